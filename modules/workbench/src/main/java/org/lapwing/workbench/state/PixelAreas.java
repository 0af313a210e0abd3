package org.lapwing.workbench.state;

import java.util.BitSet;
import org.lapwing.labels.geometry.Burner;
import org.lapwing.labels.geometry.PixelRegion;
import org.lapwing.raster.Grid;
import org.lapwing.raster.Window;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/// Areas along the borders of an image's pixels: a pixel belongs to one when its centre does.
///
/// @param grid of the image, in the reference system of the areas
record PixelAreas(Grid grid) {

    private static final long MOST_PIXELS = 16L << 20;
    private static final GeometryFactory SHAPES = new GeometryFactory();

    /// The pixels of an area; empty where it holds the centre of none, the area itself where it holds too many.
    Geometry along(Geometry area) {
        var bounds = area.getEnvelopeInternal();
        double left = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        double top = Double.POSITIVE_INFINITY;
        double bottom = Double.NEGATIVE_INFINITY;
        for (double x : new double[] {bounds.getMinX(), bounds.getMaxX()}) {
            for (double y : new double[] {bounds.getMinY(), bounds.getMaxY()}) {
                left = Math.min(left, grid.transform().column(x, y));
                right = Math.max(right, grid.transform().column(x, y));
                top = Math.min(top, grid.transform().row(x, y));
                bottom = Math.max(bottom, grid.transform().row(x, y));
            }
        }
        double width = Math.ceil(right) - Math.floor(left);
        double height = Math.ceil(bottom) - Math.floor(top);
        if (!(width * height <= MOST_PIXELS)) {
            return area;
        }
        var window = Window.of(
                        (long) Math.floor(left), (long) Math.floor(top), Math.max(1, (int) width), Math.max(1, (int)
                                height))
                .clip(grid);
        if (window.isEmpty()) {
            return SHAPES.createPolygon();
        }
        var burnt = new byte[(int) window.get().pixels()];
        new Burner(window.get(), grid.transform(), burnt).burn(area, (byte) 1);
        var held = new BitSet();
        for (int i = 0; i < burnt.length; i++) {
            held.set(i, burnt[i] != 0);
        }
        return PixelRegion.of(window.get(), held).outline(grid.transform());
    }
}
