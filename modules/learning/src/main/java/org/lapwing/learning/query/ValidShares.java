package org.lapwing.learning.query;

import java.util.ArrayList;
import java.util.List;
import org.lapwing.jobs.CancelToken;
import org.lapwing.raster.RasterReadException;
import org.lapwing.raster.RasterSource;
import org.lapwing.raster.SampleType;
import org.lapwing.raster.Tile;
import org.lapwing.raster.Window;

/// Which patches of an image hold enough data. A pixel counts as data where the image says so and, of numbers
/// with a fraction, where every band is finite: as the network sees it.
final class ValidShares {

    private static final long MOST_PIXELS = 1 << 20;

    private final RasterSource image;
    private final double least;
    private final CancelToken cancel;

    /// @param least share of a patch's pixels that must hold data
    ValidShares(RasterSource image, double least, CancelToken cancel) {
        this.image = image;
        this.least = least;
        this.cancel = cancel;
    }

    /// Those of a row of patches that hold enough data. Neighbours are read in one piece.
    ///
    /// @param line patches of one row, from left to right
    List<Window> enough(List<Window> line) throws RasterReadException {
        if (least == 0) {
            return line;
        }
        var kept = new ArrayList<Window>();
        for (int from = 0; from < line.size(); ) {
            int to = from + 1;
            while (to < line.size() && hull(line.get(from), line.get(to)).pixels() <= MOST_PIXELS) {
                to++;
            }
            var tile = image.read(hull(line.get(from), line.get(to - 1)), cancel);
            for (var window : line.subList(from, to)) {
                if (valid(tile, window) >= least * window.pixels()) {
                    kept.add(window);
                }
            }
            from = to;
        }
        return kept;
    }

    private static Window hull(Window first, Window last) {
        return Window.of(
                first.column(), first.row(), Math.toIntExact(last.endColumn() - first.column()), first.height());
    }

    private static long valid(Tile tile, Window window) {
        boolean fractions = tile.type() == SampleType.FLOAT32 || tile.type() == SampleType.FLOAT64;
        if (tile.isAllValid() && !fractions) {
            return window.pixels();
        }
        int left = (int) (window.column() - tile.window().column());
        int top = (int) (window.row() - tile.window().row());
        var part = fractions ? tile.crop(window) : tile;
        var values = fractions ? new float[tile.bands().size()][(int) window.pixels()] : new float[0][];
        for (int band = 0; band < values.length; band++) {
            part.copyValues(band, values[band], 0);
        }
        long count = 0;
        for (int row = 0; row < window.height(); row++) {
            for (int column = 0; column < window.width(); column++) {
                if (tile.isValid(left + column, top + row) && finite(values, row * window.width() + column)) {
                    count++;
                }
            }
        }
        return count;
    }

    private static boolean finite(float[][] values, int pixel) {
        for (var band : values) {
            if (!Float.isFinite(band[pixel])) {
                return false;
            }
        }
        return true;
    }
}
