package org.lapwing.raster.geotiff;

import java.util.BitSet;
import java.util.Optional;
import org.lapwing.jobs.CancelToken;
import org.lapwing.raster.RasterReadException;
import org.lapwing.raster.Tile;
import org.lapwing.raster.Window;

/// Reads levels whose stored size is a pixel smaller than the grid's, as writers that round down leave them.
final class EdgePixels {

    private EdgePixels() {}

    /// Like [TiffImage#read], repeating the last column and row where the grid has one more.
    static void read(
            TiffImage image,
            Window part,
            Object target,
            int bands,
            int width,
            int height,
            int left,
            int top,
            CancelToken cancel)
            throws RasterReadException {
        int columns = image.layout().columns();
        int rows = image.layout().rows();
        long column = Math.min(part.column(), columns - 1);
        long row = Math.min(part.row(), rows - 1);
        int storedWidth = (int) (Math.min(part.endColumn(), columns) - column);
        int storedHeight = (int) (Math.min(part.endRow(), rows) - row);
        image.read(new Window(column, row, storedWidth, storedHeight, 0), target, width, height, left, top, cancel);
        if (storedWidth == part.width() && storedHeight == part.height()) {
            return;
        }
        for (int band = 0; band < bands; band++) {
            for (int y = 0; y < part.height(); y++) {
                int to = (band * height + top + y) * width + left;
                if (y >= storedHeight) {
                    System.arraycopy(target, to - width, target, to, storedWidth);
                }
                for (int x = storedWidth; x < part.width(); x++) {
                    System.arraycopy(target, to + x - 1, target, to + x, 1);
                }
            }
        }
    }

    /// A tile of half the size: the upper-left of each four pixels.
    static Tile everySecond(Tile finer, Window window) {
        int pixels = Math.toIntExact(window.pixels());
        int bands = finer.bands().size();
        var samples = Tile.newSamples(finer.type(), pixels * bands);
        var line = Tile.newSamples(finer.type(), finer.width());
        var invalid = new BitSet(pixels);
        for (int row = 0; row < window.height(); row++) {
            for (int band = 0; band < bands; band++) {
                finer.copyRow(band, 2 * row, 0, finer.width(), line, 0);
                int to = (band * window.height() + row) * window.width();
                for (int column = 0; column < window.width(); column++) {
                    System.arraycopy(line, 2 * column, samples, to + column, 1);
                }
            }
            for (int column = 0; column < window.width(); column++) {
                if (!finer.isValid(2 * column, 2 * row)) {
                    invalid.set(row * window.width() + column);
                }
            }
        }
        return new Tile(window, finer.bands(), samples, Optional.of(invalid));
    }
}
