package org.lapwing.labels.annotation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.lapwing.jobs.CancelToken;
import org.lapwing.labels.Legend;
import org.lapwing.labels.geometry.Burner;
import org.lapwing.raster.Band;
import org.lapwing.raster.Grid;
import org.lapwing.raster.GridToCrs;
import org.lapwing.raster.RasterSource;
import org.lapwing.raster.SampleType;
import org.lapwing.raster.SourceId;
import org.lapwing.raster.Tile;
import org.lapwing.raster.TileKey;
import org.lapwing.raster.Window;
import org.locationtech.jts.geom.Envelope;

/// Annotations as a raster: one UINT8 band of class *indices* of a legend, [Legend#UNLABELLED] (also marked invalid)
/// where nobody labelled anything or what was labelled is no class of the legend.
///
/// Burnt when a window is read: nothing is rasterised before. A pixel has the class of the highest annotation that
/// holds its centre. Safe for use by several threads; closing it does nothing.
public final class AnnotationRaster implements RasterSource {

    private static final List<Band> BANDS = List.of(
            new Band("class index", SampleType.UINT8, OptionalDouble.of(Legend.UNLABELLED), 1, 0, Optional.empty()));

    private final SourceId id;
    private final LabelSnapshot placed;
    private final Legend legend;
    private final Grid grid;

    private AnnotationRaster(SourceId id, LabelSnapshot placed, Legend legend, Grid grid) {
        this.id = id;
        this.placed = placed;
        this.legend = legend;
        this.grid = grid;
    }

    /// The annotations of a snapshot over the pixels of a grid.
    ///
    /// Where the grid is in another reference system than the annotations, their vertices are moved first,
    /// which takes about a second for a million: not for the FX thread then.
    ///
    /// @param legend which classes are burnt: see [LabelClasses#legend] and [LabelClasses#coarseLegend]
    /// @param grid any size and place; mostly that of an image
    /// @throws IOException where no way between the two reference systems is known, or only one of the two has one
    public static AnnotationRaster of(LabelSnapshot snapshot, Legend legend, Grid grid) throws IOException {
        var version = Long.toHexString(snapshot.fingerprint())
                + Integer.toHexString(legend.hashCode())
                + Integer.toHexString(grid.hashCode());
        var id = new SourceId("labels of revision " + snapshot.revision(), version);
        return new AnnotationRaster(id, SnapshotMover.move(snapshot, grid.crs()), legend, grid);
    }

    @Override
    public SourceId id() {
        return id;
    }

    @Override
    public Grid grid() {
        return grid;
    }

    @Override
    public int levels() {
        return grid.levelsDownTo(TileKey.TILE_SIZE);
    }

    @Override
    public List<Band> bands() {
        return BANDS;
    }

    /// The legend whose indices are read.
    public Legend legend() {
        return legend;
    }

    /// Revision of the annotations.
    public long revision() {
        return placed.revision();
    }

    /// Rectangles of pixels outside of which nothing is labelled by annotations that changed after a revision, one for
    /// each of them that is of a class of the legend; reads no pixel.
    ///
    /// @param after 0 for all annotations
    public List<Window> windows(long after) {
        var windows = new ArrayList<Window>();
        for (var each : placed.annotations()) {
            if (each.revision() > after && isBurnt(each)) {
                pixels(each.geometry().getEnvelopeInternal()).clip(grid).ifPresent(windows::add);
            }
        }
        return List.copyOf(windows);
    }

    private boolean isBurnt(Annotation annotation) {
        int index = legend.indexOfCode(annotation.classCode());
        return index != Legend.UNKNOWN_CODE && index != Legend.UNLABELLED;
    }

    /// The pixels that a rectangle on the ground touches; at most one pixel beyond the grid.
    private Window pixels(Envelope ground) {
        double left = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        double top = Double.POSITIVE_INFINITY;
        double bottom = Double.NEGATIVE_INFINITY;
        for (double x : new double[] {ground.getMinX(), ground.getMaxX()}) {
            for (double y : new double[] {ground.getMinY(), ground.getMaxY()}) {
                double column = grid.transform().column(x, y);
                double row = grid.transform().row(x, y);
                left = Math.min(left, column);
                right = Math.max(right, column);
                top = Math.min(top, row);
                bottom = Math.max(bottom, row);
            }
        }
        long firstColumn = Math.clamp((long) Math.floor(left), -1, grid.columns());
        long firstRow = Math.clamp((long) Math.floor(top), -1, grid.rows());
        // a point lies on one pixel
        long endColumn = Math.clamp((long) Math.floor(right) + 1, firstColumn + 1, grid.columns() + 1);
        long endRow = Math.clamp((long) Math.floor(bottom) + 1, firstRow + 1, grid.rows() + 1);
        return Window.of(firstColumn, firstRow, (int) (endColumn - firstColumn), (int) (endRow - firstRow));
    }

    @Override
    public Tile read(Window window, CancelToken cancel) {
        if (window.level() >= levels()) {
            throw new IllegalArgumentException("level " + window.level() + " of a raster with " + levels());
        }
        var inside = window.clip(grid);
        if (inside.isEmpty()) {
            return Tile.empty(window, BANDS);
        }
        var indices = new byte[Math.toIntExact(window.pixels())];
        Arrays.fill(indices, (byte) Legend.UNLABELLED);
        double factor = 1L << window.level();
        var toCrs = grid.transform().scaled(factor, factor);
        var burner = new Burner(window, toCrs, indices);
        for (var each : placed.within(ground(inside.get(), toCrs))) {
            cancel.throwIfCancelled();
            int index = legend.indexOfCode(each.classCode());
            burner.burn(each.geometry(), (byte) (index == Legend.UNKNOWN_CODE ? Legend.UNLABELLED : index));
        }
        return tile(window, inside.get(), indices);
    }

    @Override
    public void close() {
        // nothing is held
    }

    private static Tile tile(Window window, Window inside, byte[] indices) {
        var unlabelled = new BitSet();
        for (int row = 0; row < window.height(); row++) {
            for (int column = 0; column < window.width(); column++) {
                int at = row * window.width() + column;
                boolean beyond = window.row() + row < inside.row()
                        || window.row() + row >= inside.endRow()
                        || window.column() + column < inside.column()
                        || window.column() + column >= inside.endColumn();
                if (beyond) {
                    indices[at] = (byte) Legend.UNLABELLED;
                }
                if (indices[at] == (byte) Legend.UNLABELLED) {
                    unlabelled.set(at);
                }
            }
        }
        return new Tile(window, BANDS, indices, Optional.of(unlabelled));
    }

    private static Envelope ground(Window window, GridToCrs toCrs) {
        var ground = new Envelope();
        for (long column : new long[] {window.column(), window.endColumn()}) {
            for (long row : new long[] {window.row(), window.endRow()}) {
                ground.expandToInclude(toCrs.x(column, row), toCrs.y(column, row));
            }
        }
        return ground;
    }
}
