package org.lapwing.raster.write;

import java.util.OptionalDouble;
import org.lapwing.raster.Tile;

/// Lays the pixels of tiles out as raw blocks: bands of a pixel side by side, the rest of edge blocks padded.
final class RawBlocks {

    private final BlockFormat format;
    private final OptionalDouble noData;

    RawBlocks(BlockFormat format, OptionalDouble noData) {
        this.format = format;
        this.noData = noData;
    }

    /// The raw block whose upper left pixel is (`left`, `top`) of the tile.
    ///
    /// @param width columns to take, at most the side of a block; the last one is repeated to fill the block
    /// @param height rows to take, likewise
    byte[] of(Tile tile, int left, int top, int width, int height) {
        var raw = new byte[format.rawBytes()];
        for (int band = 0; band < format.bands(); band++) {
            copyBand(tile, band, left, top, width, height, raw);
        }
        if (!tile.isAllValid()) {
            fillInvalid(tile, left, top, width, height, raw);
        }
        pad(format, raw, width, height);
        return raw;
    }

    /// Repeats the last pixel of each row and then the last row, which compresses to almost nothing.
    static void pad(BlockFormat format, byte[] raw, int width, int height) {
        int pixel = format.pixelBytes();
        int row = format.rowBytes();
        if (width < format.tileSize()) {
            for (int y = 0; y < height; y++) {
                int end = y * row + width * pixel;
                for (int i = end; i < (y + 1) * row; i++) {
                    raw[i] = raw[i - pixel];
                }
            }
        }
        for (int y = height; y < format.tileSize(); y++) {
            System.arraycopy(raw, (height - 1) * row, raw, y * row, row);
        }
    }

    private void copyBand(Tile tile, int band, int left, int top, int width, int height, byte[] raw) {
        int bands = format.bands();
        int size = format.type().bytes();
        var line = Tile.newSamples(format.type(), width);
        for (int y = 0; y < height; y++) {
            tile.copyRow(band, top + y, left, width, line, 0);
            int at = y * format.rowBytes() + band * size;
            int step = bands * size;
            switch (line) {
                case byte[] values -> {
                    for (int x = 0; x < width; x++) {
                        raw[at + x * step] = values[x];
                    }
                }
                case short[] values -> {
                    for (int x = 0; x < width; x++) {
                        RawSamples.Views.SHORT.set(raw, at + x * step, values[x]);
                    }
                }
                case int[] values -> {
                    for (int x = 0; x < width; x++) {
                        RawSamples.Views.INT.set(raw, at + x * step, values[x]);
                    }
                }
                case float[] values -> {
                    for (int x = 0; x < width; x++) {
                        RawSamples.Views.FLOAT.set(raw, at + x * step, values[x]);
                    }
                }
                case double[] values -> {
                    for (int x = 0; x < width; x++) {
                        RawSamples.Views.DOUBLE.set(raw, at + x * step, values[x]);
                    }
                }
                default -> throw new IllegalStateException("no samples of " + line.getClass());
            }
        }
    }

    private void fillInvalid(Tile tile, int left, int top, int width, int height, byte[] raw) {
        byte[] pixel = null;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                if (!tile.isValid(left + x, top + y)) {
                    if (pixel == null) {
                        pixel = emptyPixel(tile);
                    }
                    System.arraycopy(pixel, 0, raw, y * format.rowBytes() + x * pixel.length, pixel.length);
                }
            }
        }
    }

    private byte[] emptyPixel(Tile tile) {
        if (noData.isEmpty()) {
            throw new IllegalArgumentException(
                    tile.window() + " has pixels without data; give the bands a no-data value that stands for them");
        }
        var sample = RawSamples.bytes(format.type(), noData.getAsDouble());
        var pixel = new byte[format.pixelBytes()];
        for (int at = 0; at < pixel.length; at += sample.length) {
            System.arraycopy(sample, 0, pixel, at, sample.length);
        }
        return pixel;
    }
}
