package org.lapwing.accuracy;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.lapwing.labels.Legend;

/// All numbers of one assessment; JSON, panel and HTML page render it.
///
/// @param overall share of compared pixels on which map and reference agree
/// @param classes one entry a class, in the order of the legend
/// @param colors `#RRGGBB` of each class
/// @param meanIou mean of the defined IoUs, see [MatrixMeasures#meanIou]
/// @param matrix rows map, columns reference
/// @param referenceUnlabelled pixels without a class in the reference; not judged
/// @param mapMissing pixels with a class in the reference but none in the map; not in the matrix
/// @param mapUnknown pixels with a class in the reference of which the map says that it does not know; not in the
///     matrix
/// @param remarks whole sentences a reader must know, such as values the legend does not name
/// @param provenance where the numbers come from
public record AccuracyReport(
        Estimate overall,
        List<ClassAccuracy> classes,
        List<String> colors,
        OptionalDouble meanIou,
        ConfusionMatrix matrix,
        long referenceUnlabelled,
        long mapMissing,
        long mapUnknown,
        List<String> remarks,
        Provenance provenance) {

    /// Checks that lists and matrix speak of the same classes.
    public AccuracyReport {
        classes = List.copyOf(classes);
        colors = List.copyOf(colors);
        remarks = List.copyOf(remarks);
        if (classes.size() != matrix.size() || colors.size() != matrix.size()) {
            throw new IllegalArgumentException(classes.size() + " classes and " + colors.size() + " colours for a "
                    + matrix.size() + "-class error matrix");
        }
    }

    /// Computes all measures of a comparison.
    public static AccuracyReport of(Legend legend, Comparison comparison, List<String> remarks, Provenance provenance) {
        var matrix = comparison.matrix();
        var classes = new ArrayList<ClassAccuracy>();
        var colors = new ArrayList<String>();
        for (int index = 0; index < legend.size(); index++) {
            var each = legend.classes().get(index);
            classes.add(ClassAccuracy.of(matrix, index, each.code(), each.name()));
            colors.add(each.color());
        }
        return new AccuracyReport(
                MatrixMeasures.overall(matrix),
                classes,
                colors,
                MatrixMeasures.meanIou(matrix),
                matrix,
                comparison.referenceUnlabelled(),
                comparison.mapMissing(),
                comparison.mapUnknown(),
                remarks,
                provenance);
    }

    /// The same numbers with more remarks.
    public AccuracyReport withRemarks(List<String> more) {
        var all = new ArrayList<>(remarks);
        all.addAll(more);
        return new AccuracyReport(
                overall,
                classes,
                colors,
                meanIou,
                matrix,
                referenceUnlabelled,
                mapMissing,
                mapUnknown,
                all,
                provenance);
    }

    /// Share of the pixels with a reference class to which the map gives a class, in [0, 1]; empty where there is none.
    public OptionalDouble coverage() {
        long wanted = pixels() + mapMissing + mapUnknown;
        return wanted == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) pixels() / wanted);
    }

    /// All pixels compared.
    public long pixels() {
        return matrix.total();
    }
}
