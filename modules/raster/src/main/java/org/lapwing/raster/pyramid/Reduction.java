package org.lapwing.raster.pyramid;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.lapwing.raster.Band;
import org.lapwing.raster.Tile;
import org.lapwing.raster.Window;

/// How four pixels become one.
public enum Reduction {
    /// The mean of the valid ones; for imagery.
    AVERAGE,
    /// The upper left one; for classes, whose codes must not be mixed.
    NEAREST;

    /// The way that cannot invent classes: [#NEAREST] for palettes and for single bands of integers, which may
    /// be codes.
    public static Reduction suiting(List<Band> bands) {
        boolean palette = bands.stream().anyMatch(band -> band.colorTable().isPresent());
        boolean codes = bands.size() == 1 && !bands.getFirst().type().isFloatingPoint();
        return palette || codes ? NEAREST : AVERAGE;
    }

    /// Halves a tile.
    ///
    /// @param finer starts at an even column and row of its level
    /// @param window half its size, rounded up, on the next level
    Tile halve(Tile finer, Window window) {
        int width = window.width();
        int height = window.height();
        int pixels = width * height;
        var samples = Tile.newSamples(finer.type(), pixels * finer.bands().size());
        var invalid = new BitSet(pixels);
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                if (!anyValid(finer, 2 * column, 2 * row)) {
                    invalid.set(row * width + column);
                }
            }
        }
        for (int band = 0; band < finer.bands().size(); band++) {
            for (int row = 0; row < height; row++) {
                for (int column = 0; column < width; column++) {
                    double value = this == NEAREST
                            ? finer.sample(band, 2 * column, 2 * row)
                            : mean(finer, band, 2 * column, 2 * row);
                    put(samples, (band * height + row) * width + column, value);
                }
            }
        }
        return new Tile(window, finer.bands(), samples, Optional.of(invalid));
    }

    private boolean anyValid(Tile finer, int column, int row) {
        if (this == NEAREST || finer.isValid(column, row)) {
            return finer.isValid(column, row);
        }
        boolean right = column + 1 < finer.width();
        boolean below = row + 1 < finer.height();
        return (right && finer.isValid(column + 1, row))
                || (below && finer.isValid(column, row + 1))
                || (right && below && finer.isValid(column + 1, row + 1));
    }

    private static double mean(Tile finer, int band, int column, int row) {
        double sum = 0;
        int count = 0;
        int right = Math.min(column + 1, finer.width() - 1);
        int bottom = Math.min(row + 1, finer.height() - 1);
        for (int y = row; y <= bottom; y++) {
            for (int x = column; x <= right; x++) {
                if (finer.isValid(x, y)) {
                    sum += finer.sample(band, x, y);
                    count++;
                }
            }
        }
        return count == 0 ? 0 : sum / count;
    }

    static void put(Object samples, int index, double value) {
        switch (samples) {
            case byte[] bytes -> bytes[index] = (byte) Math.round(value);
            case short[] shorts -> shorts[index] = (short) Math.round(value);
            case int[] ints -> ints[index] = (int) Math.round(value);
            case float[] floats -> floats[index] = (float) value;
            case double[] doubles -> doubles[index] = value;
            default -> throw new IllegalStateException("no samples of " + samples.getClass());
        }
    }
}
