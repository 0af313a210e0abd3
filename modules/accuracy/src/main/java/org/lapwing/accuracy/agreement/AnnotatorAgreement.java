package org.lapwing.accuracy.agreement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToLongFunction;
import org.lapwing.accuracy.ConfusionMatrix;
import org.lapwing.accuracy.MatrixCounter;
import org.lapwing.accuracy.estimate.Confidence;
import org.lapwing.accuracy.estimate.IntervalEstimate;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.Progress;
import org.lapwing.jobs.ProgressListener;
import org.lapwing.labels.Legend;
import org.lapwing.labels.MisalignedRasterException;
import org.lapwing.raster.RasterReadException;
import org.lapwing.raster.RasterSource;
import org.lapwing.raster.Tile;
import org.lapwing.raster.Window;

/// How far two annotators agree on patches that both labelled, with intervals, and where they do not. Immutable.
///
/// Pixels of one patch are no independent observations, so intervals count patches: the variance of a share is that of
/// a ratio over patches (W. G. Cochran, Sampling Techniques, 3rd ed. 1977, eq. 6.13), it gives the number of
/// independent pixels that would vary as much, and Wilson's interval is taken for that number (C. Franco et al. 2019,
/// J. Surv. Stat. Methodol. 7:334–364).
public final class AnnotatorAgreement {

    private static final int FEW_PATCHES = 10;

    private final List<PatchAgreement> patches;
    private final ConfusionMatrix matrix;
    private final Confidence confidence;

    private AnnotatorAgreement(List<PatchAgreement> patches, ConfusionMatrix matrix, Confidence confidence) {
        this.patches = patches;
        this.matrix = matrix;
        this.confidence = confidence;
    }

    /// Compares the labels of two annotators patch by patch; patches without a pixel that both labelled are left out.
    ///
    /// @param first class indices, invalid where nothing is labelled
    /// @param second class indices of the same legend on the same pixels
    /// @param classes number of classes of the legend
    /// @param windows patches at full resolution, without overlap
    /// @throws MisalignedRasterException where the two do not lie on the same pixels
    public static AnnotatorAgreement compare(
            RasterSource first,
            RasterSource second,
            int classes,
            List<Window> windows,
            Confidence confidence,
            CancelToken cancel,
            ProgressListener listener)
            throws RasterReadException {
        if (!first.grid().equals(second.grid())) {
            throw new MisalignedRasterException(first.name() + " and " + second.name()
                    + " do not lie on the same pixels. Burn both onto the pixels of one image.");
        }
        var patches = new ArrayList<PatchAgreement>();
        long done = 0;
        long start = System.nanoTime();
        for (var window : windows) {
            var patch = patch(window, first.read(window, cancel), second.read(window, cancel), classes);
            if (patch.matrix().total() > 0) {
                patches.add(patch);
            }
            listener.report(new Progress("compare", ++done, windows.size(), System.nanoTime() - start));
        }
        return of(patches, classes, confidence);
    }

    /// The agreement over patches that were counted before.
    public static AnnotatorAgreement of(List<PatchAgreement> patches, int classes, Confidence confidence) {
        var counter = new MatrixCounter(classes);
        for (var each : patches) {
            for (int one = 0; one < classes; one++) {
                for (int other = 0; other < classes; other++) {
                    counter.add(one, other, each.matrix().count(one, other));
                }
            }
        }
        return new AnnotatorAgreement(List.copyOf(patches), counter.toMatrix(), confidence);
    }

    /// All patches, as they were given.
    public List<PatchAgreement> patches() {
        return patches;
    }

    /// Pixels of all patches that both labelled; rows are the first annotator's classes.
    public ConfusionMatrix matrix() {
        return matrix;
    }

    /// Share of the pixels that both labelled to which both gave the same class.
    public IntervalEstimate overall() {
        return ratio(each -> each.matrix().agreeing(), each -> each.matrix().total());
    }

    /// Specific agreement on a class: of the pixels that either gave the class, twice those that both did over the sum
    /// of both (D. V. Cicchetti and A. R. Feinstein 1990, J. Clin. Epidemiol. 43:551–558).
    ///
    /// @param index class index
    public IntervalEstimate ofClass(int index) {
        return ratio(
                each -> 2 * each.matrix().count(index, index),
                each -> each.matrix().mapTotal(index) + each.matrix().referenceTotal(index));
    }

    /// Cohen's kappa (1960, Educ. Psychol. Meas. 20:37–46): agreement beyond what the shares of the classes alone would
    /// give. Says how far two people agree, and nothing of how right a map is.
    ///
    /// @return empty where nothing was compared, or both gave one class throughout
    public OptionalDouble kappa() {
        double total = matrix.total();
        double byChance = 0;
        for (int index = 0; index < matrix.size(); index++) {
            byChance += matrix.mapTotal(index) / total * (matrix.referenceTotal(index) / total);
        }
        return total == 0 || byChance == 1
                ? OptionalDouble.empty()
                : OptionalDouble.of((matrix.agreeing() / total - byChance) / (1 - byChance));
    }

    /// The patches that somebody has to decide about, those with the most differing pixels first.
    public List<PatchAgreement> toAdjudicate() {
        return patches.stream()
                .filter(each -> each.differing() > 0)
                .sorted(Comparator.comparingLong(PatchAgreement::differing).reversed())
                .toList();
    }

    private IntervalEstimate ratio(ToLongFunction<PatchAgreement> part, ToLongFunction<PatchAgreement> whole) {
        long sum = patches.stream().mapToLong(part).sum();
        long of = patches.stream().mapToLong(whole).sum();
        long used = patches.stream().filter(each -> whole.applyAsLong(each) > 0).count();
        if (of == 0) {
            return IntervalEstimate.undefined("no pixel of it was labelled by both");
        }
        double share = (double) sum / of;
        if (used < 2) {
            return new IntervalEstimate(
                    OptionalDouble.of(share),
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    IntervalEstimate.Interval.WILSON,
                    "one patch does not tell how agreement varies between patches",
                    "");
        }
        double squares = 0;
        for (var each : patches) {
            double residual = part.applyAsLong(each) - share * whole.applyAsLong(each);
            squares += residual * residual;
        }
        double variance = used / (used - 1.0) * squares / ((double) of * of);
        // where all patches agree alike the variance is 0, and each patch counts as one observation
        double units = variance > 0 ? Math.min(of, share * (1 - share) / variance) : used;
        return new IntervalEstimate(
                OptionalDouble.of(share),
                OptionalDouble.of(Math.sqrt(variance)),
                OptionalDouble.of(confidence.wilson(share, units, -1)),
                OptionalDouble.of(confidence.wilson(share, units, 1)),
                IntervalEstimate.Interval.WILSON,
                "",
                used < FEW_PATCHES ? "Only " + used + " patches hold it, so the interval is a rough one." : "");
    }

    private static PatchAgreement patch(Window window, Tile first, Tile second, int classes) {
        var counter = new MatrixCounter(classes);
        long onlyFirst = 0;
        long onlySecond = 0;
        for (int row = 0; row < window.height(); row++) {
            for (int column = 0; column < window.width(); column++) {
                boolean one = isLabelled(first, column, row);
                boolean other = isLabelled(second, column, row);
                if (one && other) {
                    counter.add((int) first.sample(0, column, row), (int) second.sample(0, column, row));
                }
                onlyFirst += one && !other ? 1 : 0;
                onlySecond += other && !one ? 1 : 0;
            }
        }
        return new PatchAgreement(window, counter.toMatrix(), onlyFirst, onlySecond);
    }

    private static boolean isLabelled(Tile tile, int column, int row) {
        return tile.isValid(column, row) && tile.sample(0, column, row) != Legend.UNLABELLED;
    }
}
