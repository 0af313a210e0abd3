package org.lapwing.labels;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lapwing.raster.Window;

/// Counts the values that a legend does not name, and for comparison the pixels that have a class. Bounded: after
/// [LabelSurvey#MOST_VALUES] values, others only count.
/// Safe for use by several threads.
final class UnmatchedTally {

    private static final class Count {
        private final long column;
        private final long row;
        private long pixels;

        private Count(long column, long row) {
            this.column = column;
            this.row = row;
        }
    }

    private final PixelClassifier classifier;
    private final Map<Double, Count> counts = new HashMap<>();
    private long pixels;
    private long matched;

    UnmatchedTally(PixelClassifier classifier) {
        this.classifier = classifier;
    }

    /// @param value as the classifier sees it; it also explains it
    synchronized void add(double value, Window window, int column, int row) {
        pixels++;
        var count = counts.get(value);
        if (count == null) {
            if (counts.size() >= LabelSurvey.MOST_VALUES) {
                return;
            }
            count = new Count(window.column() + column, window.row() + row);
            counts.put(value, count);
        }
        count.pixels++;
    }

    synchronized void addMatched(long labelled) {
        matched += labelled;
    }

    /// Pixels that have a class.
    synchronized long matched() {
        return matched;
    }

    synchronized long pixels() {
        return pixels;
    }

    synchronized List<UnmatchedValue> values() {
        var values = new ArrayList<UnmatchedValue>();
        counts.forEach((value, count) -> values.add(new UnmatchedValue(
                classifier.describe(value), count.pixels, count.column, count.row, classifier.hint(value))));
        values.sort(Comparator.comparingLong(UnmatchedValue::pixels).reversed().thenComparing(UnmatchedValue::value));
        return List.copyOf(values);
    }
}
