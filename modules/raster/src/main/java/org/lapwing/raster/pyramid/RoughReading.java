package org.lapwing.raster.pyramid;

import java.util.BitSet;
import java.util.Optional;
import org.lapwing.jobs.CancelToken;
import org.lapwing.raster.RasterReadException;
import org.lapwing.raster.RasterSource;
import org.lapwing.raster.Tile;
import org.lapwing.raster.Window;

/// Reads a level that is not built yet by picking every n-th pixel of a finer one.
///
/// The finer level is visited cell by cell, a cell being about as large as what files decode together. Where a
/// window spans so many cells that decoding all would take seconds, only one of each group of neighbours is read, and
/// the group is shown in one flat colour: its mean, or for classes the pixel in its middle. So a whole image of any
/// size has a first, coarse picture after a bounded amount of work, and every part of it once it is looked at closer.
///
/// One object reads one window; it is not for several threads.
final class RoughReading {

    private static final int CELL_PIXELS = 512;

    /// Most cells of 512² decoded for one window: a third of a second of one core, for bytes in four bands.
    private static final int MOST_CELLS = 96;

    private final RasterSource source;
    private final Reduction reduction;
    private final int finer;
    private final int level;
    private final int step;
    private final int cellColumns;
    private final int cellRows;

    /// @param source what is read
    /// @param finer level that holds true pixels
    /// @param level level wanted, greater than `finer`
    RoughReading(RasterSource source, int finer, Reduction reduction, int level) {
        this.source = source;
        this.reduction = reduction;
        this.finer = finer;
        this.level = level;
        this.step = 1 << (level - finer);
        long together =
                Math.min(finer == 0 ? source.decodedColumns() : 1, source.grid().columns(finer));
        this.cellColumns = (int) Math.max(1, Math.max(CELL_PIXELS, together) / step);
        this.cellRows = Math.max(1, CELL_PIXELS / step);
    }

    /// The pixels of `window`, whose level is this object's.
    Tile read(Window window, CancelToken cancel) throws RasterReadException {
        var inside = window.clip(source.grid());
        if (inside.isEmpty()) {
            return Tile.empty(window, source.bands());
        }
        var picture = new Picture(window, source);
        int group = group(window);
        long wide = (long) group * cellColumns;
        long high = (long) group * cellRows;
        for (long row = inside.get().row() / high * high; row < inside.get().endRow(); row += high) {
            for (long column = inside.get().column() / wide * wide;
                    column < inside.get().endColumn();
                    column += wide) {
                cancel.throwIfCancelled();
                var area = new Window(column, row, Math.toIntExact(wide), Math.toIntExact(high), level)
                        .intersect(inside.get())
                        .orElseThrow();
                if (group == 1) {
                    pick(area, picture, cancel);
                } else {
                    var middle = middle(column, row, group);
                    var sample = new Picture(middle, source);
                    pick(middle, sample, cancel);
                    picture.fill(area, sample, reduction);
                }
            }
        }
        return picture.tile();
    }

    /// How many cells in each direction share one that is read; the same for all tiles of a level, so that they fit
    /// together.
    private int group(Window window) {
        double across = (double) window.width() / cellColumns;
        double down = (double) window.height() / cellRows;
        double weight = Math.max(1, (double) cellColumns * step / CELL_PIXELS);
        int group = 1;
        while (Math.ceil(across / group) * Math.ceil(down / group) * weight > MOST_CELLS
                && (across > group || down > group)) {
            group++;
        }
        return group;
    }

    /// The cell in the middle of a group, as far as the image goes.
    private Window middle(long column, long row, int group) {
        long columns = source.grid().columns(level);
        long rows = source.grid().rows(level);
        long left = Math.min(column + (long) (group / 2) * cellColumns, (columns - 1) / cellColumns * cellColumns);
        long top = Math.min(row + (long) (group / 2) * cellRows, (rows - 1) / cellRows * cellRows);
        return new Window(left, top, cellColumns, cellRows, level)
                .clip(source.grid())
                .orElseThrow();
    }

    /// Picks one pixel for each of an area, row by row: no more is decoded than lies on those rows.
    private void pick(Window area, Picture picture, CancelToken cancel) throws RasterReadException {
        int shift = reduction == Reduction.NEAREST ? 0 : step / 2;
        long columns = source.grid().columns(finer);
        long rows = source.grid().rows(finer);
        long first = area.column() * step;
        int width = (int) (Math.min(columns, (area.endColumn() - 1) * step + shift + 1) - first);
        for (int y = 0; y < area.height(); y++) {
            long row = Math.min(rows - 1, (area.row() + y) * step + shift);
            var line = source.read(new Window(first, row, width, 1, finer), cancel);
            for (int x = 0; x < area.width(); x++) {
                picture.put(area.column() + x, area.row() + y, line, Math.min(width - 1, x * step + shift));
            }
        }
    }

    /// Pixels of a window on their way to a tile; none is valid at first.
    private static final class Picture {

        private final Window window;
        private final RasterSource source;
        private final int bands;
        private final Object samples;
        private final BitSet invalid = new BitSet();

        Picture(Window window, RasterSource source) {
            this.window = window;
            this.source = source;
            this.bands = source.bands().size();
            int pixels = Math.toIntExact(window.pixels());
            this.samples = Tile.newSamples(source.bands().getFirst().type(), Math.multiplyExact(pixels, bands));
            invalid.set(0, pixels);
        }

        private int index(long column, long row) {
            return (int) ((row - window.row()) * window.width() + column - window.column());
        }

        void put(long column, long row, Tile line, int at) {
            if (line.isValid(at, 0)) {
                int index = index(column, row);
                invalid.clear(index);
                for (int band = 0; band < bands; band++) {
                    line.copyRow(band, 0, at, 1, samples, (int) (band * window.pixels() + index));
                }
            }
        }

        /// Gives an area the one colour of a sample.
        void fill(Window area, Picture sample, Reduction reduction) {
            var cell = sample.tile();
            var colour = reduction == Reduction.NEAREST ? middleOf(cell) : meanOf(cell);
            if (colour.isEmpty()) {
                return;
            }
            for (long row = area.row(); row < area.endRow(); row++) {
                for (long column = area.column(); column < area.endColumn(); column++) {
                    put(column, row, colour.get(), 0);
                }
            }
        }

        private static Optional<Tile> middleOf(Tile cell) {
            var window = cell.window();
            int column = cell.width() / 2;
            int row = cell.height() / 2;
            return cell.isValid(column, row)
                    ? Optional.of(
                            cell.crop(new Window(window.column() + column, window.row() + row, 1, 1, window.level())))
                    : Optional.empty();
        }

        /// Empty where less than half of the cell holds data.
        private static Optional<Tile> meanOf(Tile cell) {
            int bands = cell.bands().size();
            var sums = new double[bands];
            int count = 0;
            for (int row = 0; row < cell.height(); row++) {
                for (int column = 0; column < cell.width(); column++) {
                    if (cell.isValid(column, row)) {
                        count++;
                        for (int band = 0; band < bands; band++) {
                            sums[band] += cell.sample(band, column, row);
                        }
                    }
                }
            }
            if (2L * count < cell.window().pixels()) {
                return Optional.empty();
            }
            var type = cell.bands().getFirst().type();
            var mean = Tile.newSamples(type, bands);
            for (int band = 0; band < bands; band++) {
                Reduction.put(mean, band, sums[band] / count);
            }
            return Optional.of(new Tile(Window.of(0, 0, 1, 1), cell.bands(), mean, Optional.empty()));
        }

        Tile tile() {
            return new Tile(window, source.bands(), samples, Optional.of(invalid));
        }
    }
}
