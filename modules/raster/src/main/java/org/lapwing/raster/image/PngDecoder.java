package org.lapwing.raster.image;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Optional;
import java.util.zip.InflaterInputStream;
import org.lapwing.jobs.CancelToken;
import org.lapwing.raster.Tile;
import org.lapwing.raster.Window;

/// Decodes PNG pixels: inflate, undo the row filters, spread interlaced passes.
///
/// Pixels with opacity 0, in an alpha band, as a transparent palette entry or as the transparent colour, hold no data.
final class PngDecoder implements PictureDecoder {

    /// First column, first row, column step, row step of Adam7's passes.
    private static final int[][] PASSES = {
        {0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}
    };

    private static final int[][] ONE_PASS = {{0, 0, 1, 1}};

    private final PngHeader header;

    private PngDecoder(PngHeader header) {
        this.header = header;
    }

    static PngDecoder of(PngHeader header) {
        return new PngDecoder(header);
    }

    @Override
    public Tile decode(Path file, Window whole, CancelToken cancel) throws IOException {
        var bands = header.bands();
        int pixels = Math.toIntExact(whole.pixels());
        var samples = Tile.newSamples(bands.getFirst().type(), Math.multiplyExact(pixels, bands.size()));
        try (var data = new InflaterInputStream(new PngData(file, header.firstData()))) {
            for (var pass : header.interlaced() ? PASSES : ONE_PASS) {
                pass(data, pass, samples, cancel);
            }
        } catch (EOFException failure) {
            throw new IOException("its pixels end early", failure);
        }
        return new Tile(whole, bands, samples, Optional.of(invalid(samples, pixels)));
    }

    private void pass(InputStream data, int[] pass, Object samples, CancelToken cancel) throws IOException {
        int columns = (header.columns() - pass[0] + pass[2] - 1) / pass[2];
        int rows = (header.rows() - pass[1] + pass[3] - 1) / pass[3];
        if (columns <= 0 || rows <= 0) {
            return;
        }
        int pixelBits = header.bits() * header.samples();
        int rowBytes = Math.toIntExact(((long) columns * pixelBits + 7) / 8);
        int pixelBytes = Math.max(1, pixelBits / 8);
        var above = new byte[rowBytes];
        var line = new byte[rowBytes];
        for (int row = 0; row < rows; row++) {
            cancel.throwIfCancelled();
            int filter = data.read();
            if (data.readNBytes(line, 0, rowBytes) < rowBytes) {
                throw new EOFException("row " + row);
            }
            unfilter(filter, line, above, pixelBytes);
            spread(line, columns, pass, pass[1] + row * pass[3], samples);
            var swap = above;
            above = line;
            line = swap;
        }
    }

    private static void unfilter(int filter, byte[] line, byte[] above, int step) throws IOException {
        switch (filter) {
            case 0 -> {
                // stored as it is
            }
            case 1 -> {
                for (int i = step; i < line.length; i++) {
                    line[i] += line[i - step];
                }
            }
            case 2 -> {
                for (int i = 0; i < line.length; i++) {
                    line[i] += above[i];
                }
            }
            case 3 -> {
                for (int i = 0; i < line.length; i++) {
                    int left = i < step ? 0 : line[i - step] & 0xFF;
                    line[i] += (byte) ((left + (above[i] & 0xFF)) / 2);
                }
            }
            case 4 -> {
                for (int i = 0; i < line.length; i++) {
                    int left = i < step ? 0 : line[i - step] & 0xFF;
                    int corner = i < step ? 0 : above[i - step] & 0xFF;
                    line[i] += (byte) paeth(left, above[i] & 0xFF, corner);
                }
            }
            default -> throw new IOException("a row has filter " + filter + ", which does not exist");
        }
    }

    private static int paeth(int left, int above, int corner) {
        int guess = left + above - corner;
        int toLeft = Math.abs(guess - left);
        int toAbove = Math.abs(guess - above);
        int toCorner = Math.abs(guess - corner);
        return toLeft <= toAbove && toLeft <= toCorner ? left : toAbove <= toCorner ? above : corner;
    }

    private void spread(byte[] line, int columns, int[] pass, int row, Object samples) {
        int bands = header.samples();
        int bits = header.bits();
        int plane = header.columns() * header.rows();
        int at = row * header.columns() + pass[0];
        for (int column = 0; column < columns; column++, at += pass[2]) {
            for (int band = 0; band < bands; band++) {
                int index = column * bands + band;
                if (samples instanceof short[] shorts) {
                    shorts[band * plane + at] = (short) ((line[2 * index] & 0xFF) << 8 | line[2 * index + 1] & 0xFF);
                } else {
                    ((byte[]) samples)[band * plane + at] = bits == 8
                            ? line[index]
                            : (byte) (line[index * bits / 8] >> (8 - bits - index * bits % 8) & (1 << bits) - 1);
                }
            }
        }
    }

    private BitSet invalid(Object samples, int pixels) {
        var invalid = new BitSet();
        var transparent = header.transparentColor();
        int bands = header.samples();
        for (int i = 0; i < pixels; i++) {
            boolean clear;
            if (header.hasAlpha()) {
                clear = sample(samples, (bands - 1) * pixels + i) == 0;
            } else if (transparent.length > 0) {
                clear = true;
                for (int band = 0; band < bands && clear; band++) {
                    clear = sample(samples, band * pixels + i) == transparent[band];
                }
            } else {
                clear = header.isTransparentEntry(sample(samples, i));
            }
            if (clear) {
                invalid.set(i);
            }
        }
        return invalid;
    }

    private static int sample(Object samples, int index) {
        return samples instanceof short[] shorts ? shorts[index] & 0xFFFF : ((byte[]) samples)[index] & 0xFF;
    }
}
