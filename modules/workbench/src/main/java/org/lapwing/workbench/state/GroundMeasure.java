package org.lapwing.workbench.state;

import java.util.ArrayList;
import java.util.List;
import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.GeodesicMask;
import net.sf.geographiclib.PolygonArea;
import org.lapwing.mapview.MapPoint;
import org.lapwing.workbench.service.LonLatTransform;
import org.lapwing.workbench.service.LonLatTransform.LonLat;

/// Lengths and areas on the ellipsoid WGS 84, after C. F. F. Karney, Algorithms for geodesics (2013).
///
/// Edges that are straight on the map are cut into short pieces first, so that what is measured is what is drawn.
final class GroundMeasure {

    private static final int PIECES = 16;

    private final LonLatTransform toLonLat;

    /// @param toLonLat from map coordinates to degrees
    GroundMeasure(LonLatTransform toLonLat) {
        this.toLonLat = toLonLat;
    }

    /// Length of a line in metres; NaN where a part of it has no place on the earth.
    double metres(List<MapPoint> line) {
        var points = densified(line);
        double metres = 0;
        for (int index = 1; index < points.size(); index++) {
            var from = points.get(index - 1);
            var to = points.get(index);
            metres += Geodesic.WGS84.Inverse(
                            from.latitude(), from.longitude(), to.latitude(), to.longitude(), GeodesicMask.DISTANCE)
                    .s12;
        }
        return metres;
    }

    /// Length of the outline of a ring in metres.
    double outlineMetres(List<MapPoint> ring) {
        return metres(closed(ring));
    }

    /// Area inside a ring in square metres, whichever way round it goes; NaN where it has no place on the earth.
    double squareMetres(List<MapPoint> ring) {
        var area = new PolygonArea(Geodesic.WGS84, false);
        for (var point : densified(closed(ring))) {
            area.AddPoint(point.latitude(), point.longitude());
        }
        return Math.abs(area.Compute().area);
    }

    private static List<MapPoint> closed(List<MapPoint> ring) {
        var all = new ArrayList<>(ring);
        if (!ring.isEmpty()) {
            all.add(ring.getFirst());
        }
        return all;
    }

    private List<LonLat> densified(List<MapPoint> line) {
        var points = new ArrayList<LonLat>();
        for (int index = 0; index < line.size(); index++) {
            var to = line.get(index);
            if (index > 0) {
                var from = line.get(index - 1);
                for (int piece = 1; piece < PIECES; piece++) {
                    double share = (double) piece / PIECES;
                    points.add(toLonLat.at(
                            from.x() + (to.x() - from.x()) * share, from.y() + (to.y() - from.y()) * share));
                }
            }
            points.add(toLonLat.at(to.x(), to.y()));
        }
        return points;
    }
}
