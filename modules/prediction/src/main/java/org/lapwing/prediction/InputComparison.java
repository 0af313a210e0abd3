package org.lapwing.prediction;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.lapwing.jobs.CancelToken;
import org.lapwing.model.ModelCard;
import org.lapwing.prediction.InputDifference.Kind;
import org.lapwing.raster.Band;
import org.lapwing.raster.BandStatistics;
import org.lapwing.raster.ContentHash;
import org.lapwing.raster.RasterSource;

/// Compares an image with what a model's card says of the imagery that it learnt from, before anything is predicted.
///
/// A model answers whatever it is fed, and its answer looks like a map. See decision 52 for the limits.
public final class InputComparison {

    /// Ground resolutions may differ by this share.
    static final double RESOLUTION_TOLERANCE = 0.10;

    private InputComparison() {}

    /// The differences, empty where the image is like those the model learnt from.
    ///
    /// @param statistics where the values of each band of the image lie, in the order of its bands
    /// @throws ImageMismatchException where the image cannot be fed to the model at all
    public static List<InputDifference> of(ModelCard card, RasterSource image, List<BandStatistics> statistics)
            throws ImageMismatchException {
        var numbers = InputMatch.bandNumbers(card, image);
        var differences = new ArrayList<InputDifference>();
        compareNames(card, image, differences);
        compareResolution(card, image, differences);
        compareTypes(card, image, numbers, differences);
        differences.addAll(ValueComparison.of(card, statistics, numbers));
        return List.copyOf(differences);
    }

    /// The differences of an image in a file.
    ///
    /// What its values say does not count where the model learnt from that very file, perhaps from a part of it.
    /// Reads the file where there is a doubt.
    ///
    /// @param file where the image is
    /// @throws ImageMismatchException where the image cannot be fed to the model at all
    /// @throws IOException if the file cannot be read
    public static List<InputDifference> of(
            ModelCard card, RasterSource image, List<BandStatistics> statistics, Path file, CancelToken cancel)
            throws IOException {
        var differences = of(card, image, statistics);
        var learnt = card.provenance().data().values();
        if (differences.stream().noneMatch(each -> each.kind() == Kind.VALUES)
                || !learnt.contains(ContentHash.of(file, cancel))) {
            return differences;
        }
        return differences.stream().filter(each -> each.kind() != Kind.VALUES).toList();
    }

    private static void compareNames(ModelCard card, RasterSource image, List<InputDifference> differences) {
        var wanted = card.bands().stream().map(channel -> channel.band()).toList();
        var present = image.bands().stream().map(Band::name).toList();
        if (Band.areNames(wanted) == Band.areNames(present) || wanted.equals(present)) {
            return; // matched by name, or neither names its bands
        }
        differences.add(new InputDifference(
                Kind.BANDS,
                Band.areNames(wanted)
                        ? "The model learnt from bands called " + listed(wanted)
                                + "; the bands of the image are called " + listed(present)
                                + ", so they are taken in that order."
                        : "The model learnt from bands without names; those of the image, " + listed(present)
                                + ", are taken in that order."));
    }

    private static void compareResolution(ModelCard card, RasterSource image, List<InputDifference> differences) {
        double trained = card.groundResolutionMetres();
        if (trained <= 0) {
            return;
        }
        var actual = GroundResolution.metres(image.grid());
        if (actual.isEmpty()) {
            differences.add(new InputDifference(
                    Kind.RESOLUTION,
                    String.format(
                            Locale.ROOT,
                            "The model learnt from pixels of %s m; the image does not say how large its pixels are.",
                            number(trained))));
            return;
        }
        double ratio = actual.getAsDouble() / trained;
        if (Math.abs(ratio - 1) > RESOLUTION_TOLERANCE) {
            differences.add(new InputDifference(
                    Kind.RESOLUTION,
                    String.format(
                            Locale.ROOT,
                            "The model learnt from pixels of %s m; those of the image are %s m, so that things look"
                                    + " %s times as %s as it knows them.",
                            number(trained),
                            number(actual.getAsDouble()),
                            number(ratio > 1 ? ratio : 1 / ratio),
                            ratio > 1 ? "small" : "large")));
        }
    }

    private static void compareTypes(
            ModelCard card, RasterSource image, int[] numbers, List<InputDifference> differences) {
        for (int channel = 0; channel < card.values().size(); channel++) {
            var trained = card.values().get(channel).type();
            var present = image.bands().get(numbers[channel]).type();
            if (trained != present) {
                differences.add(new InputDifference(
                        Kind.SAMPLE_TYPE,
                        "The model learnt from " + trained + " samples; the image holds " + present + "."));
                return; // all bands of a raster have one type
            }
        }
    }

    private static String listed(List<String> names) {
        return names.size() <= 8
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, 6)) + " and " + (names.size() - 6) + " more";
    }

    /// Three digits, and no more than are needed.
    static String number(double value) {
        var text = String.format(Locale.ROOT, "%.3g", value);
        if (text.contains("e")) {
            double rounded = Double.parseDouble(text);
            return Math.abs(rounded) >= 1000 && Math.abs(rounded) < 1e9
                    ? String.format(Locale.ROOT, "%.0f", rounded)
                    : text;
        }
        return text.contains(".") ? text.replaceFirst("\\.?0+$", "") : text;
    }
}
