package org.lapwing.accuracy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The error matrix: how often the map says class *i* where the reference says class *j*. Immutable.
///
/// Rows are the map, columns the reference, both in class indices. Counts are exact.
public final class ConfusionMatrix {

    private final int size;
    private final long[] counts;

    ConfusionMatrix(int size, long[] counts) {
        this.size = size;
        this.counts = counts;
    }

    /// A matrix from its rows.
    ///
    /// @param rows as many rows as columns; counts at least 0
    public static ConfusionMatrix of(List<List<Long>> rows) {
        int size = rows.size();
        var counter = new MatrixCounter(size);
        for (int map = 0; map < size; map++) {
            var row = rows.get(map);
            if (row.size() != size) {
                throw new IllegalArgumentException(
                        "row " + map + " of the error matrix has " + row.size() + " columns, not " + size);
            }
            for (int reference = 0; reference < size; reference++) {
                counter.add(map, reference, row.get(reference));
            }
        }
        return counter.toMatrix();
    }

    /// Number of classes.
    public int size() {
        return size;
    }

    /// Pixels that the map calls `map` and the reference `reference`.
    public long count(int map, int reference) {
        return counts[index(map, reference)];
    }

    /// Pixels that the map calls `map`.
    public long mapTotal(int map) {
        long total = 0;
        for (int reference = 0; reference < size; reference++) {
            total = Math.addExact(total, count(map, reference));
        }
        return total;
    }

    /// Pixels that the reference calls `reference`.
    public long referenceTotal(int reference) {
        long total = 0;
        for (int map = 0; map < size; map++) {
            total = Math.addExact(total, count(map, reference));
        }
        return total;
    }

    /// Pixels on which map and reference agree.
    public long agreeing() {
        long total = 0;
        for (int each = 0; each < size; each++) {
            total = Math.addExact(total, count(each, each));
        }
        return total;
    }

    /// All pixels compared.
    public long total() {
        long total = 0;
        for (long each : counts) {
            total = Math.addExact(total, each);
        }
        return total;
    }

    /// The matrix of coarser or reordered classes; measures must be computed from it anew, never averaged.
    ///
    /// @param newIndex the new class index of each class, such as 0, 1, 1, 0
    public ConfusionMatrix regrouped(List<Integer> newIndex) {
        if (newIndex.size() != size) {
            throw new IllegalArgumentException(newIndex.size() + " new indices for " + size + " classes");
        }
        var counter = new MatrixCounter(
                newIndex.stream().mapToInt(each -> each + 1).max().orElse(0));
        for (int map = 0; map < size; map++) {
            for (int reference = 0; reference < size; reference++) {
                counter.add(newIndex.get(map), newIndex.get(reference), count(map, reference));
            }
        }
        return counter.toMatrix();
    }

    /// The counts, row by row.
    public List<List<Long>> rows() {
        var rows = new ArrayList<List<Long>>();
        for (int map = 0; map < size; map++) {
            var row = new ArrayList<Long>();
            for (int reference = 0; reference < size; reference++) {
                row.add(count(map, reference));
            }
            rows.add(List.copyOf(row));
        }
        return List.copyOf(rows);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ConfusionMatrix matrix && Arrays.equals(counts, matrix.counts);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(counts);
    }

    @Override
    public String toString() {
        return "ConfusionMatrix" + rows();
    }

    private int index(int map, int reference) {
        if (map < 0 || map >= size || reference < 0 || reference >= size) {
            throw new IndexOutOfBoundsException(
                    "map class " + map + ", reference class " + reference + " of " + size + " classes");
        }
        return map * size + reference;
    }
}
