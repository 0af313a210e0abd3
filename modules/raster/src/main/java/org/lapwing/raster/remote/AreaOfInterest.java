package org.lapwing.raster.remote;

import java.io.IOException;
import org.lapwing.raster.Grid;
import org.lapwing.raster.GridToCrs;
import org.lapwing.raster.RasterReadException;
import org.lapwing.raster.reprojection.ReprojectedRaster;

/// The ground around an image for which a server is asked.
///
/// A whole world has no place in most reference systems of maps, and nobody who looks at one image wants it; so a
/// remote raster covers the image and once its size on every side.
final class AreaOfInterest {

    /// Half the side of the world in web Mercator, metres.
    private static final double HALF_WORLD = 20_037_508.342789244;

    private static final String WEB_MERCATOR = "EPSG:3857";

    private AreaOfInterest() {}

    /// The grid around an image in a reference system.
    ///
    /// @param pixelShare side of a pixel in those of the image
    /// @throws IOException where the image has no place in it
    static Grid around(Grid image, String crs, double pixelShare) throws IOException {
        var there = in(image, crs);
        double pixel =
                Math.min(there.transform().columnSize(), there.transform().rowSize()) * pixelShare;
        var bounds = Bounds.of(there);
        double left = bounds.left - bounds.width();
        double top = bounds.top + bounds.height();
        long columns = Math.max(1, (long) Math.ceil(3 * bounds.width() / pixel));
        long rows = Math.max(1, (long) Math.ceil(3 * bounds.height() / pixel));
        return new Grid(columns, rows, new GridToCrs(left, pixel, 0, top, 0, -pixel), crs);
    }

    /// Part of the tiling of the world.
    ///
    /// @param grid its pixels at the finest zoom
    /// @param coarsest the zoom of its coarsest level
    /// @param column tile column at the coarsest zoom at which the grid begins
    /// @param row tile row there, from the north
    record Tiling(Grid grid, int coarsest, long column, long row) {}

    /// The tiles around an image: two by two of them at the coarsest zoom at most.
    ///
    /// @param finest zoom of level 0
    /// @param side pixels of a tile
    /// @throws IOException where the image has no place in web Mercator
    static Tiling tiles(Grid image, int finest, int side) throws IOException {
        var bounds = Bounds.of(in(image, WEB_MERCATOR));
        double left = Math.max(-HALF_WORLD, bounds.left - bounds.width());
        double right = Math.min(HALF_WORLD, bounds.right + bounds.width());
        double bottom = Math.max(-HALF_WORLD, bounds.bottom - bounds.height());
        double top = Math.min(HALF_WORLD, bounds.top + bounds.height());
        if (!(left < right) || !(bottom < top)) {
            throw new RasterReadException("The image lies outside the world that map tiles show (85 degrees north to"
                    + " 85 degrees south).");
        }
        double extent = Math.max(right - left, top - bottom);
        int coarsest = Math.clamp((int) Math.floor(Math.log(2 * HALF_WORLD / extent) / Math.log(2)), 0, finest);
        double tile = Math.scalb(2 * HALF_WORLD, -coarsest);
        long last = (1L << coarsest) - 1;
        long firstColumn = Math.clamp((long) Math.floor((left + HALF_WORLD) / tile), 0, last);
        long lastColumn = Math.clamp((long) Math.ceil((right + HALF_WORLD) / tile) - 1, firstColumn, last);
        long firstRow = Math.clamp((long) Math.floor((HALF_WORLD - top) / tile), 0, last);
        long lastRow = Math.clamp((long) Math.ceil((HALF_WORLD - bottom) / tile) - 1, firstRow, last);
        double pixel = Math.scalb(2 * HALF_WORLD / side, -finest);
        long scale = (long) side << (finest - coarsest);
        var grid = new Grid(
                (lastColumn - firstColumn + 1) * scale,
                (lastRow - firstRow + 1) * scale,
                new GridToCrs(-HALF_WORLD + firstColumn * tile, pixel, 0, HALF_WORLD - firstRow * tile, 0, -pixel),
                WEB_MERCATOR);
        return new Tiling(grid, coarsest, firstColumn, firstRow);
    }

    private static Grid in(Grid image, String crs) throws IOException {
        if (!image.isGeoreferenced()) {
            throw new RasterReadException("The image has no map coordinates, so nobody can say what lies around it."
                    + " Give it a world file, or georeference it first.");
        }
        return image.crs().equals(crs) ? image : ReprojectedRaster.gridOf(image, crs);
    }

    private record Bounds(double left, double bottom, double right, double top) {

        static Bounds of(Grid grid) {
            double left = Double.POSITIVE_INFINITY;
            double right = Double.NEGATIVE_INFINITY;
            double bottom = Double.POSITIVE_INFINITY;
            double top = Double.NEGATIVE_INFINITY;
            for (long column : new long[] {0, grid.columns()}) {
                for (long row : new long[] {0, grid.rows()}) {
                    double x = grid.transform().x(column, row);
                    double y = grid.transform().y(column, row);
                    left = Math.min(left, x);
                    right = Math.max(right, x);
                    bottom = Math.min(bottom, y);
                    top = Math.max(top, y);
                }
            }
            return new Bounds(left, bottom, right, top);
        }

        double width() {
            return right - left;
        }

        double height() {
            return top - bottom;
        }
    }
}
