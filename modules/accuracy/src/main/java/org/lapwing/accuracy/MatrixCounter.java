package org.lapwing.accuracy;

/// Counts pairs of class indices into a [ConfusionMatrix]. Not safe for use by several threads: count apart, then add.
public final class MatrixCounter {

    private final int size;
    private final long[] counts;

    /// @param classes number of classes, 1 to 255
    public MatrixCounter(int classes) {
        if (classes < 1 || classes > 255) {
            throw new IllegalArgumentException("an error matrix has 1 to 255 classes, not " + classes);
        }
        size = classes;
        counts = new long[classes * classes];
    }

    /// Counts one pixel.
    public void add(int map, int reference) {
        counts[index(map, reference)]++;
    }

    /// Counts `pixels` pixels, at least 0.
    public void add(int map, int reference, long pixels) {
        if (pixels < 0) {
            throw new IllegalArgumentException("a count of " + pixels + " pixels is negative");
        }
        int index = index(map, reference);
        counts[index] = Math.addExact(counts[index], pixels);
    }

    /// The counts so far.
    public ConfusionMatrix toMatrix() {
        return new ConfusionMatrix(size, counts.clone());
    }

    private int index(int map, int reference) {
        if (map < 0 || map >= size || reference < 0 || reference >= size) {
            throw new IndexOutOfBoundsException(
                    "map class " + map + ", reference class " + reference + " of " + size + " classes");
        }
        return map * size + reference;
    }
}
