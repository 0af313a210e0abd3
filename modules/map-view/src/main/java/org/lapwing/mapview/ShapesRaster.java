package org.lapwing.mapview;

import java.io.IOException;
import java.util.List;
import org.lapwing.jobs.CancelToken;
import org.lapwing.raster.Band;
import org.lapwing.raster.Grid;
import org.lapwing.raster.SourceId;
import org.lapwing.raster.Tile;
import org.lapwing.raster.Window;

/// One state of shapes that change, as a layer of a map. The next state is another one of these; where it
/// [says][MapShapes#changedSince] what differs, only that is drawn anew. Needs no closing.
public final class ShapesRaster implements ShapeSource {

    private static final FeatureStyle PLAIN = FeatureStyle.of("#4E79A7");

    private final MapShapes shapes;
    private final Grid grid;

    /// @param grid where the layer lies, in the reference system of the shapes; shapes may leave it
    public ShapesRaster(MapShapes shapes, Grid grid) {
        this.shapes = shapes;
        this.grid = grid;
    }

    @Override
    public MapShapes shapes() {
        return shapes;
    }

    /// The same shapes in another reference system. Not for the FX thread.
    ///
    /// @throws IOException where there is no way there
    public ShapesRaster in(String crs) throws IOException {
        var there = shapes.in(crs);
        return new ShapesRaster(there, FeatureRaster.nominal(there.bounds(), crs));
    }

    @Override
    public SourceId id() {
        return shapes.id();
    }

    @Override
    public String name() {
        return shapes.name();
    }

    @Override
    public Grid grid() {
        return grid;
    }

    @Override
    public int levels() {
        return 1;
    }

    @Override
    public List<Band> bands() {
        return FeatureRaster.COLOR;
    }

    @Override
    public Tile read(Window window, CancelToken cancel) {
        if (window.level() != 0) {
            throw new IllegalArgumentException(window + " is on a level that shapes do not have");
        }
        return FeatureArtist.draw(shapes, PLAIN, window, Extent.of(grid, window), 1, cancel);
    }

    @Override
    public void close() {
        // shapes are only memory
    }
}
