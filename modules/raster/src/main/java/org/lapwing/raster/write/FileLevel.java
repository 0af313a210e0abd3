package org.lapwing.raster.write;

/// One level of a file under way: its blocks, where they stand and how long they are.
final class FileLevel {

    private final BlockGrid blocks;
    private final long[] offsets;
    private final int[] lengths;
    private int written;

    FileLevel(BlockGrid blocks) {
        this.blocks = blocks;
        this.offsets = new long[blocks.count()];
        this.lengths = new int[blocks.count()];
    }

    BlockGrid blocks() {
        return blocks;
    }

    /// Number of blocks that have a place; they get them in order.
    int written() {
        return written;
    }

    boolean isComplete() {
        return written == offsets.length;
    }

    void place(long offset, int length) {
        offsets[written] = offset;
        lengths[written] = length;
        written++;
    }

    /// Tells that everything was moved by `distance` bytes.
    void moved(long distance) {
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] += distance;
        }
    }

    long offset(int block) {
        return offsets[block];
    }

    int length(int block) {
        return lengths[block];
    }

    long[] offsets() {
        return offsets;
    }

    int[] lengths() {
        return lengths;
    }
}
