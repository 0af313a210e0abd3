package org.lapwing.learning;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.lapwing.jobs.CancelToken;
import org.lapwing.prediction.GroundResolution;
import org.lapwing.raster.Band;
import org.lapwing.raster.BandStatistics;
import org.lapwing.raster.RasterReadException;
import org.lapwing.raster.RasterSource;

/// What makes images fit for one run: the same bands in the same order, pixels of one size, values of one scale.
///
/// A network reads bands by number and all images with one normalisation, so a difference would teach it nonsense
/// without a word.
final class ImageKind {

    private static final double RESOLUTION_TOLERANCE = 0.01;

    /// Spans of values farther apart than this factor are of different scales.
    private static final double MOST_SPAN_RATIO = 4;

    private static final double LOW_PERCENT = 2;
    private static final double HIGH_PERCENT = 98;

    private final RasterSource first;
    private final List<BandStatistics> firstStatistics;
    private final List<String> differences = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();

    private ImageKind(RasterSource first, CancelToken cancel) throws RasterReadException {
        this.first = first;
        this.firstStatistics = BandStatistics.of(first, cancel);
    }

    /// Compares every image with the first.
    ///
    /// @return whole sentences on differences that do no harm
    /// @throws TrainingDataException naming every difference that does
    static List<String> check(List<LabelledImage> images, CancelToken cancel)
            throws RasterReadException, TrainingDataException {
        if (images.size() < 2) {
            return List.of();
        }
        var kind = new ImageKind(images.getFirst().image(), cancel);
        for (var each : images.subList(1, images.size())) {
            kind.compare(each.image(), cancel);
        }
        if (!kind.differences.isEmpty()) {
            throw new TrainingDataException("The images are not of one kind: " + String.join("; ", kind.differences)
                    + ". Train on images of one kind, or bring them to one first.");
        }
        return kind.remarks;
    }

    private void compare(RasterSource other, CancelToken cancel) throws RasterReadException {
        compareResolution(other);
        if (other.bands().size() != first.bands().size()) {
            differences.add("%s has %d bands and %s %d"
                    .formatted(
                            first.name(),
                            first.bands().size(),
                            other.name(),
                            other.bands().size()));
            return;
        }
        compareNames(other);
        compareValues(other, BandStatistics.of(other, cancel));
    }

    private void compareNames(RasterSource other) {
        var mine = names(first);
        var theirs = names(other);
        if (!Band.areNames(mine) || !Band.areNames(theirs) || mine.equals(theirs)) {
            return; // bands without names are told by their number alone
        }
        boolean reordered = mine.containsAll(theirs);
        differences.add("the bands of %s are %s and those of %s are %s%s"
                .formatted(first.name(), mine, other.name(), theirs, reordered ? ", in another order" : ""));
    }

    private static List<String> names(RasterSource image) {
        return image.bands().stream()
                .map(band -> band.name().strip().toLowerCase(Locale.ROOT))
                .toList();
    }

    private void compareResolution(RasterSource other) {
        var mine = GroundResolution.metres(first.grid());
        var theirs = GroundResolution.metres(other.grid());
        if (mine.isPresent() && theirs.isPresent()) {
            double ratio = theirs.getAsDouble() / mine.getAsDouble();
            if (Math.abs(ratio - 1) > RESOLUTION_TOLERANCE) {
                differences.add(String.format(
                        Locale.ROOT,
                        "a pixel of %s is %.4g m and one of %s %.4g m",
                        first.name(),
                        mine.getAsDouble(),
                        other.name(),
                        theirs.getAsDouble()));
            }
        } else if (mine.isPresent() != theirs.isPresent()) {
            var without = mine.isPresent() ? other : first;
            remarks.add(
                    without.name() + " does not say how large its pixels are; they are taken to be as large as those"
                            + " of the other images.");
        }
    }

    private void compareValues(RasterSource other, List<BandStatistics> statistics) {
        var apart = new ArrayList<String>();
        for (int band = 0; band < statistics.size(); band++) {
            var mine = firstStatistics.get(band);
            var theirs = statistics.get(band);
            if (mine.count() > 0 && theirs.count() > 0 && areApart(mine, theirs)) {
                apart.add("band " + (band + 1) + " " + range(mine) + " and " + range(theirs));
            }
        }
        boolean oneType = types(first).equals(types(other));
        if (!apart.isEmpty()) {
            var ranges = String.join(", ", apart);
            if (oneType) {
                remarks.add("Most values of %s and %s lie far apart: %s. Check that both were recorded alike."
                        .formatted(first.name(), other.name(), ranges));
            } else {
                differences.add("%s is stored as %s and %s as %s, and most of their values lie far apart (%s)"
                        .formatted(first.name(), types(first), other.name(), types(other), ranges));
            }
        } else if (!oneType) {
            remarks.add("%s is stored as %s and %s as %s; their values are alike, so both are used."
                    .formatted(first.name(), types(first), other.name(), types(other)));
        }
    }

    private static boolean areApart(BandStatistics one, BandStatistics other) {
        double low = one.percentile(LOW_PERCENT);
        double high = one.percentile(HIGH_PERCENT);
        double otherLow = other.percentile(LOW_PERCENT);
        double otherHigh = other.percentile(HIGH_PERCENT);
        if (low > otherHigh || otherLow > high) {
            return true;
        }
        double ratio = (otherHigh - otherLow) / (high - low);
        return ratio > MOST_SPAN_RATIO || ratio < 1 / MOST_SPAN_RATIO;
    }

    private static String range(BandStatistics band) {
        return String.format(Locale.ROOT, "%.5g to %.5g", band.percentile(LOW_PERCENT), band.percentile(HIGH_PERCENT));
    }

    private static String types(RasterSource image) {
        return image.bands().stream()
                .map(band -> band.type().toString())
                .distinct()
                .collect(Collectors.joining(", "));
    }
}
