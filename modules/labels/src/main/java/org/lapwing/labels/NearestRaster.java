package org.lapwing.labels;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.geotools.api.referencing.operation.MathTransform;
import org.geotools.api.referencing.operation.TransformException;
import org.jspecify.annotations.Nullable;
import org.lapwing.jobs.CancelToken;
import org.lapwing.raster.DerivedRaster;
import org.lapwing.raster.Grid;
import org.lapwing.raster.RasterReadException;
import org.lapwing.raster.RasterSource;
import org.lapwing.raster.SourceId;
import org.lapwing.raster.Tile;
import org.lapwing.raster.Window;

/// A raster on the pixels of another grid: each pixel has the samples of the source pixel that holds its centre.
///
/// At full resolution always from full resolution, so that counts are exact; a reduced level reads the reduced level
/// of the source that fits. Closing it closes the source.
final class NearestRaster extends DerivedRaster {

    private static final long MOST_SOURCE_PIXELS = 16_000_000;

    private final Grid grid;
    private final @Nullable MathTransform toSourceCrs;

    /// @param toSourceCrs from the CRS of `grid` to the source's, empty where they are the same
    NearestRaster(RasterSource source, Grid grid, Optional<MathTransform> toSourceCrs) {
        super(source);
        this.grid = grid;
        this.toSourceCrs = toSourceCrs.orElse(null);
    }

    @Override
    public SourceId id() {
        return new SourceId(source.id().content(), source.id().version() + " nearest on " + grid);
    }

    @Override
    public Grid grid() {
        return grid;
    }

    @Override
    public Tile read(Window window, CancelToken cancel) throws RasterReadException {
        int bands = bands().size();
        var type = bands().getFirst().type();
        var samples = Tile.newSamples(type, Math.toIntExact(window.pixels() * bands));
        var invalid = new BitSet();
        invalid.set(0, (int) window.pixels());
        var inside = window.clip(grid);
        if (inside.isPresent()) {
            fill(inside.get(), window, samples, invalid, cancel);
        }
        return new Tile(window, bands(), samples, Optional.of(invalid));
    }

    /// Whether any pixel of the grid's border, diagonal or middle falls on the source.
    boolean meetsSource() throws RasterReadException {
        int steps = 64;
        for (int down = 0; down <= steps; down++) {
            for (int across = 0; across <= steps; across++) {
                var at = sourcePosition(grid.columns() * (double) across / steps, grid.rows() * (double) down / steps);
                if (at[0] >= 0
                        && at[0] < source.grid().columns()
                        && at[1] >= 0
                        && at[1] < source.grid().rows()) {
                    return true;
                }
            }
        }
        return false;
    }

    @Override
    public void close() {
        source.close();
    }

    private void fill(Window part, Window whole, Object samples, BitSet invalid, CancelToken cancel)
            throws RasterReadException {
        cancel.throwIfCancelled();
        var positions = positions(part);
        int level = part.level() == 0 ? 0 : fittingLevel(part);
        var needed = needed(positions, level);
        if (needed.isEmpty()) {
            return;
        }
        var box = needed.get();
        if (box.pixels() > MOST_SOURCE_PIXELS && part.pixels() > 1) { // finer labels: in smaller pieces
            for (var piece : halves(part)) {
                fill(piece, whole, samples, invalid, cancel);
            }
            return;
        }
        gather(part, whole, positions, source.read(box, cancel), samples, invalid);
    }

    private void gather(Window part, Window whole, double[] positions, Tile from, Object samples, BitSet invalid) {
        var box = from.window();
        double shrink = 1.0 / (1L << box.level());
        for (int row = 0; row < part.height(); row++) {
            for (int column = 0; column < part.width(); column++) {
                int at = 2 * (row * part.width() + column);
                double sourceColumn = Math.floor(positions[at] * shrink) - box.column();
                double sourceRow = Math.floor(positions[at + 1] * shrink) - box.row();
                int target = (int)
                        ((part.row() + row - whole.row()) * whole.width() + part.column() + column - whole.column());
                boolean inside = sourceColumn >= 0
                        && sourceColumn < box.width()
                        && sourceRow >= 0
                        && sourceRow < box.height(); // false for NaN
                if (!inside || !from.isValid((int) sourceColumn, (int) sourceRow)) {
                    continue;
                }
                invalid.clear(target);
                for (int band = 0; band < bands().size(); band++) {
                    from.copyRow(band, (int) sourceRow, (int) sourceColumn, 1, samples, (int)
                            (band * whole.pixels() + target));
                }
            }
        }
    }

    /// Full-resolution source positions (column, row) of the pixel centres of a window, pixel by pixel.
    private double[] positions(Window part) throws RasterReadException {
        double step = 1L << part.level();
        var positions = new double[Math.toIntExact(2 * part.pixels())];
        int at = 0;
        for (int row = 0; row < part.height(); row++) {
            for (int column = 0; column < part.width(); column++) {
                double gridColumn = (part.column() + column + 0.5) * step;
                double gridRow = (part.row() + row + 0.5) * step;
                positions[at++] = grid.transform().x(gridColumn, gridRow);
                positions[at++] = grid.transform().y(gridColumn, gridRow);
            }
        }
        toSource(positions);
        return positions;
    }

    private double[] sourcePosition(double column, double row) throws RasterReadException {
        double[] position = {grid.transform().x(column, row), grid.transform().y(column, row)};
        toSource(position);
        return position;
    }

    private void toSource(double[] positions) throws RasterReadException {
        if (toSourceCrs != null) {
            try {
                toSourceCrs.transform(positions, 0, positions, 0, positions.length / 2);
            } catch (TransformException failure) {
                throw new RasterReadException(
                        "The pixels of the image have no place in the reference system of " + source.name()
                                + "; choose labels in the image's reference system.",
                        failure);
            }
        }
        var transform = source.grid().transform();
        for (int at = 0; at < positions.length; at += 2) {
            double x = positions[at];
            double y = positions[at + 1];
            positions[at] = transform.column(x, y);
            positions[at + 1] = transform.row(x, y);
        }
    }

    private int fittingLevel(Window part) throws RasterReadException {
        double step = 1L << part.level();
        var here = sourcePosition(part.column() * step, part.row() * step);
        var next = sourcePosition((part.column() + 1) * step, (part.row() + 1) * step);
        double stride = Math.min(Math.abs(next[0] - here[0]), Math.abs(next[1] - here[1]));
        int level = stride > 1 ? Math.getExponent(stride) : 0;
        return Math.clamp(level, 0, source.levels() - 1);
    }

    private Optional<Window> needed(double[] positions, int level) {
        double left = Double.POSITIVE_INFINITY;
        double top = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        double bottom = Double.NEGATIVE_INFINITY;
        for (int at = 0; at < positions.length; at += 2) {
            if (positions[at] >= 0
                    && positions[at] < source.grid().columns()
                    && positions[at + 1] >= 0
                    && positions[at + 1] < source.grid().rows()) {
                left = Math.min(left, positions[at]);
                right = Math.max(right, positions[at]);
                top = Math.min(top, positions[at + 1]);
                bottom = Math.max(bottom, positions[at + 1]);
            }
        }
        if (left > right) {
            return Optional.empty();
        }
        long column = (long) left >> level;
        long row = (long) top >> level;
        return Optional.of(new Window(
                column,
                row,
                Math.toIntExact(((long) right >> level) - column + 1),
                Math.toIntExact(((long) bottom >> level) - row + 1),
                level));
    }

    private static List<Window> halves(Window part) {
        if (part.width() > part.height()) {
            int half = part.width() / 2;
            return List.of(
                    new Window(part.column(), part.row(), half, part.height(), part.level()),
                    new Window(part.column() + half, part.row(), part.width() - half, part.height(), part.level()));
        }
        int half = part.height() / 2;
        return List.of(
                new Window(part.column(), part.row(), part.width(), half, part.level()),
                new Window(part.column(), part.row() + half, part.width(), part.height() - half, part.level()));
    }
}
