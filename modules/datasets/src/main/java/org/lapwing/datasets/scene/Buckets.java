package org.lapwing.datasets.scene;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// Finds things by place: each is entered into all square cells that its box touches.
///
/// Filled by one thread; then safe for several.
final class Buckets {

    private static final int[] NONE = {};

    private final int cell;
    private final Map<Long, int[]> cells = new HashMap<>();

    /// @param cell side of a cell in metres
    Buckets(int cell) {
        this.cell = cell;
    }

    void add(int thing, float left, float top, float right, float bottom) {
        for (int row = cell(top); row <= cell(bottom); row++) {
            for (int column = cell(left); column <= cell(right); column++) {
                cells.merge(key(column, row), new int[] {thing}, Buckets::append);
            }
        }
    }

    /// The things whose box may hold a place, in the order of entry; not to be changed.
    int[] at(float x, float y) {
        var things = cells.get(key(cell(x), cell(y)));
        return things == null ? NONE : things;
    }

    /// The things whose box may touch a box, each once, in the order of entry.
    int[] within(float left, float top, float right, float bottom) {
        var found = new int[64];
        int count = 0;
        for (int row = cell(top); row <= cell(bottom); row++) {
            for (int column = cell(left); column <= cell(right); column++) {
                var things = cells.get(key(column, row));
                if (things != null) {
                    if (count + things.length > found.length) {
                        found = Arrays.copyOf(found, 2 * (count + things.length));
                    }
                    System.arraycopy(things, 0, found, count, things.length);
                    count += things.length;
                }
            }
        }
        return Arrays.stream(found, 0, count).sorted().distinct().toArray();
    }

    /// Says in which cell a place lies; equal for places that share [#at].
    long key(float x, float y) {
        return key(cell(x), cell(y));
    }

    private int cell(float metres) {
        return Math.floorDiv((int) Math.floor(metres), cell);
    }

    private static long key(int column, int row) {
        return ((long) row << 32) ^ (column & 0xFFFF_FFFFL);
    }

    private static int[] append(int[] things, int[] one) {
        var longer = Arrays.copyOf(things, things.length + 1);
        longer[things.length] = one[0];
        return longer;
    }
}
