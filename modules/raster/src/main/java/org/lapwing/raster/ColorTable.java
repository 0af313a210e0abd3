package org.lapwing.raster;

import java.util.Arrays;

/// The colour of each sample value of a palette image. Immutable.
public final class ColorTable {

    private final int[] argb;

    /// Copies `argb`, the colour of value 0, 1, 2 … as 0xAARRGGBB, not premultiplied.
    public ColorTable(int[] argb) {
        this.argb = argb.clone();
    }

    /// Number of entries; values at or above it have no colour.
    public int size() {
        return argb.length;
    }

    /// The colour of a value as 0xAARRGGBB; transparent black outside the table.
    public int argb(int value) {
        return value >= 0 && value < argb.length ? argb[value] : 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ColorTable table && Arrays.equals(argb, table.argb);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(argb);
    }

    @Override
    public String toString() {
        return "ColorTable[" + argb.length + " entries]";
    }
}
