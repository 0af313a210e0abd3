package org.lapwing.prediction;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.lapwing.model.BandNormalization;
import org.lapwing.model.ModelCard;
import org.lapwing.model.TrainedValues;
import org.lapwing.prediction.InputDifference.Kind;
import org.lapwing.raster.BandStatistics;

/// Compares where the values of each band lie with where they lay in training. Decision 52 argues the limits.
final class ValueComparison {

    /// So many standard deviations of the training the mean of a band may be off.
    static final double MEAN_TOLERANCE = 1.25;

    /// So many times the standard deviation of a band may be that of the training, or the training's that of the band.
    static final double DEVIATION_TOLERANCE = 2.5;

    /// So large a share of a band's values may lie outside the range in which nearly all of those of the training lie.
    /// A normal band whose mean is off by as much as is tolerated has 14 % there.
    static final double OUTSIDE_TOLERANCE = 0.15;

    /// Means that are so many times as large or small, with deviations to match, are thought to be of another unit.
    private static final double OTHER_UNIT = 20;

    private static final int BANDS_LISTED = 6;

    private ValueComparison() {}

    /// A difference for each band that is off, the first six of them, and how many more there are.
    ///
    /// @param numbers the image band of each channel
    static List<InputDifference> of(ModelCard card, List<BandStatistics> statistics, int[] numbers) {
        var sentences = new ArrayList<String>();
        int otherUnit = 0;
        for (int channel = 0; channel < numbers.length; channel++) {
            var trained = card.bands().get(channel);
            var present = statistics.get(numbers[channel]);
            if (present.count() > 0 && differs(card, channel, present)) {
                sentences.add(sentence(card, channel, present));
                otherUnit += isOtherUnit(trained, present) ? 1 : 0;
            }
        }
        var differences = new ArrayList<InputDifference>();
        if (otherUnit > 0 && otherUnit == numbers.length) {
            differences.add(new InputDifference(
                    Kind.VALUES,
                    "The values look as if they were in another unit or scaling than those that the model learnt"
                            + " from."));
        }
        sentences.stream()
                .limit(BANDS_LISTED)
                .forEach(sentence -> differences.add(new InputDifference(Kind.VALUES, sentence)));
        if (sentences.size() > BANDS_LISTED) {
            differences.add(new InputDifference(
                    Kind.VALUES, (sentences.size() - BANDS_LISTED) + " more bands differ in like manner."));
        }
        return differences;
    }

    private static boolean differs(ModelCard card, int channel, BandStatistics present) {
        var trained = card.bands().get(channel);
        if (Math.abs(present.mean() - trained.mean()) > MEAN_TOLERANCE * trained.deviation()) {
            return true;
        }
        double ratio = present.deviation() / trained.deviation();
        if (!isConstant(card, channel) && (ratio > DEVIATION_TOLERANCE || ratio < 1 / DEVIATION_TOLERANCE)) {
            return true;
        }
        return outside(card, channel, present) > OUTSIDE_TOLERANCE;
    }

    /// Whether a band held one value only in training, so that its deviation says nothing.
    private static boolean isConstant(ModelCard card, int channel) {
        return !card.values().isEmpty()
                && card.values().get(channel).least()
                        == card.values().get(channel).most();
    }

    /// The share of a band's values that lie where hardly any did in training; 0 where the card does not tell.
    private static double outside(ModelCard card, int channel, BandStatistics present) {
        if (card.values().isEmpty()) {
            return 0;
        }
        var values = card.values().get(channel);
        return 1 - present.shareWithin(values.low(), values.high());
    }

    private static boolean isOtherUnit(BandNormalization trained, BandStatistics present) {
        double means = Math.abs(present.mean() / trained.mean());
        double deviations = present.deviation() / trained.deviation();
        return means > OTHER_UNIT && deviations > OTHER_UNIT || means < 1 / OTHER_UNIT && deviations < 1 / OTHER_UNIT;
    }

    private static String sentence(ModelCard card, int channel, BandStatistics present) {
        var trained = card.bands().get(channel);
        var text = new StringBuilder(String.format(
                Locale.ROOT,
                "Band %s has a mean of %s where the model learnt from %s, and a standard deviation of %s where it learnt"
                        + " from %s",
                trained.band(),
                InputComparison.number(present.mean()),
                InputComparison.number(trained.mean()),
                InputComparison.number(present.deviation()),
                InputComparison.number(trained.deviation())));
        double outside = outside(card, channel, present);
        if (outside > 2 * (1 - TrainedValues.USUAL_SHARE)) {
            var values = card.values().get(channel);
            text.append(String.format(
                    Locale.ROOT,
                    "; %.0f %% of its values lie outside %s to %s, in training 2 %%",
                    100 * outside,
                    InputComparison.number(values.low()),
                    InputComparison.number(values.high())));
        }
        return text.append('.').toString();
    }
}
