package org.lapwing.raster.time;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.lapwing.raster.Grid;
import org.lapwing.raster.reprojection.ReprojectedRaster;

/// The one grid on which rasters of several dates are seen.
///
/// That of the finest of them, in the reference system of the first, made larger by whole pixels until all lie on it.
/// Rasters on one and the same grid keep it.
final class CommonGrid {

    private static final double MOST_PIXELS_A_SIDE = 1 << 30;

    /// Less of a pixel than this beyond the edge does not count.
    private static final double SLACK = 1e-3;

    private CommonGrid() {}

    /// @param rasters not empty
    /// @throws IOException where one has no map coordinates though others have, where one shares no ground with the
    ///     first, or where the whole would be too large; names it
    static Grid of(List<DatedRaster> rasters) throws IOException {
        var first = rasters.getFirst();
        var own = first.source().grid();
        if (rasters.stream().allMatch(each -> each.source().grid().equals(own))) {
            return own;
        }
        var grids = new ArrayList<Grid>();
        for (var each : rasters) {
            grids.add(in(own, each, first));
        }
        var finest = own;
        for (var grid : grids) {
            if (grid.transform().pixelArea() < finest.transform().pixelArea() * 0.999) {
                finest = grid;
            }
        }
        for (int i = 1; i < grids.size(); i++) {
            if (!meet(own, grids.get(i))) {
                throw new IOException(rasters.get(i).label() + " shares no ground with " + first.label()
                        + ". Leave one of the two out.");
            }
        }
        return around(finest, grids);
    }

    private static Grid in(Grid own, DatedRaster each, DatedRaster first) throws IOException {
        var grid = each.source().grid();
        if (grid.isGeoreferenced() != own.isGeoreferenced()) {
            var lost = own.isGeoreferenced() ? each : first;
            throw new IOException(lost.label() + " has no map coordinates, but others have. Give it a world file, or"
                    + " georeference it first.");
        }
        if (!own.isGeoreferenced()) {
            throw new IOException(each.label() + " is " + grid.columns() + " x " + grid.rows() + " pixels, "
                    + first.label() + " " + own.columns() + " x " + own.rows()
                    + ", and neither has map coordinates that would say how they lie. Georeference them first.");
        }
        return grid.crs().equals(own.crs()) ? grid : ReprojectedRaster.gridOf(grid, own.crs());
    }

    private static boolean meet(Grid one, Grid other) {
        var place = Bounds.of(other, one);
        return place.left < one.columns() && place.right > 0 && place.top < one.rows() && place.bottom > 0;
    }

    private static Grid around(Grid finest, List<Grid> grids) throws IOException {
        double left = 0;
        double top = 0;
        double right = finest.columns();
        double bottom = finest.rows();
        for (var grid : grids) {
            var place = Bounds.of(grid, finest);
            left = Math.min(left, Math.floor(place.left + SLACK));
            top = Math.min(top, Math.floor(place.top + SLACK));
            right = Math.max(right, Math.ceil(place.right - SLACK));
            bottom = Math.max(bottom, Math.ceil(place.bottom - SLACK));
        }
        if (right - left > MOST_PIXELS_A_SIDE || bottom - top > MOST_PIXELS_A_SIDE) {
            throw new IOException("Together the rasters would be " + (long) (right - left) + " x "
                    + (long) (bottom - top) + " pixels, more than can be shown. Choose rasters of one ground.");
        }
        return new Grid(
                (long) (right - left), (long) (bottom - top), finest.transform().shifted(left, top), finest.crs());
    }

    /// Where a grid lies in the pixels of another of the same reference system.
    private record Bounds(double left, double top, double right, double bottom) {

        static Bounds of(Grid grid, Grid in) {
            double left = Double.POSITIVE_INFINITY;
            double top = Double.POSITIVE_INFINITY;
            double right = Double.NEGATIVE_INFINITY;
            double bottom = Double.NEGATIVE_INFINITY;
            for (long column : new long[] {0, grid.columns()}) {
                for (long row : new long[] {0, grid.rows()}) {
                    double x = grid.transform().x(column, row);
                    double y = grid.transform().y(column, row);
                    left = Math.min(left, in.transform().column(x, y));
                    right = Math.max(right, in.transform().column(x, y));
                    top = Math.min(top, in.transform().row(x, y));
                    bottom = Math.max(bottom, in.transform().row(x, y));
                }
            }
            return new Bounds(left, top, right, bottom);
        }
    }
}
