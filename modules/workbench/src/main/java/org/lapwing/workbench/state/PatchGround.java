package org.lapwing.workbench.state;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.lapwing.mapview.MapPoint;
import org.lapwing.raster.Grid;
import org.lapwing.raster.Window;
import org.lapwing.raster.reprojection.GroundTransform;

/// The outlines of windows of an image as another reference system has them.
final class PatchGround {

    /// Points along each side where the reference system is another, in which straight lines are bent.
    private static final int POINTS_PER_SIDE = 6;

    private PatchGround() {}

    /// Corners in the image's own reference system, clockwise from the upper left.
    static List<MapPoint> corners(Grid grid, Window window) {
        return along(grid, window, 1);
    }

    /// Outlines in another reference system; an empty one where a place has no coordinates there. May take a second the
    /// first time, so not for the FX thread.
    ///
    /// @param crs `EPSG:n` or WKT
    static List<List<MapPoint>> moved(Grid grid, List<Window> windows, String crs) throws IOException {
        var way = GroundTransform.between(grid.crs(), crs);
        var outlines = new ArrayList<List<MapPoint>>();
        for (var window : windows) {
            var points = along(grid, window, POINTS_PER_SIDE);
            var xy = new double[2 * points.size()];
            for (int i = 0; i < points.size(); i++) {
                xy[2 * i] = points.get(i).x();
                xy[2 * i + 1] = points.get(i).y();
            }
            way.transform(xy, points.size());
            var outline = new ArrayList<MapPoint>();
            for (int i = 0; i < points.size(); i++) {
                if (Double.isFinite(xy[2 * i]) && Double.isFinite(xy[2 * i + 1])) {
                    outline.add(new MapPoint(xy[2 * i], xy[2 * i + 1]));
                }
            }
            outlines.add(outline.size() == points.size() ? List.copyOf(outline) : List.of());
        }
        return List.copyOf(outlines);
    }

    /// Whether a place lies inside an outline.
    static boolean contains(List<MapPoint> outline, MapPoint place) {
        boolean inside = false;
        for (int i = 0, j = outline.size() - 1; i < outline.size(); j = i++) {
            var a = outline.get(i);
            var b = outline.get(j);
            if ((a.y() > place.y()) != (b.y() > place.y())
                    && place.x() < (b.x() - a.x()) * (place.y() - a.y()) / (b.y() - a.y()) + a.x()) {
                inside = !inside;
            }
        }
        return inside;
    }

    private static List<MapPoint> along(Grid grid, Window window, int perSide) {
        double[][] corners = {
            {window.column(), window.row()},
            {window.endColumn(), window.row()},
            {window.endColumn(), window.endRow()},
            {window.column(), window.endRow()}
        };
        var points = new ArrayList<MapPoint>();
        var transform = grid.transform();
        for (int side = 0; side < corners.length; side++) {
            var from = corners[side];
            var to = corners[(side + 1) % corners.length];
            for (int step = 0; step < perSide; step++) {
                double share = (double) step / perSide;
                double column = from[0] + share * (to[0] - from[0]);
                double row = from[1] + share * (to[1] - from[1]);
                points.add(new MapPoint(transform.x(column, row), transform.y(column, row)));
            }
        }
        return List.copyOf(points);
    }
}
