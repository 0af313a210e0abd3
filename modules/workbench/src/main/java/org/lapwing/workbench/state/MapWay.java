package org.lapwing.workbench.state;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.lapwing.mapview.MapPoint;
import org.lapwing.raster.reprojection.GroundTransform;
import org.lapwing.vector.GeometryMover;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/// The way between the map's reference system and that of the labels. For the UI thread; quick.
final class MapWay {

    /// Both are the same.
    static final MapWay SAME = new MapWay(Optional.empty(), Optional.empty());

    private final Optional<GroundTransform> toLabels;
    private final Optional<GroundTransform> toMap;

    private MapWay(Optional<GroundTransform> toLabels, Optional<GroundTransform> toMap) {
        this.toLabels = toLabels;
        this.toMap = toMap;
    }

    /// Looks the way up; about a second the first time, so it is done on a worker.
    static CompletableFuture<MapWay> between(
            String map, String labels, JobsViewModel jobs, java.util.concurrent.Executor workers) {
        return map.equals(labels) || map.isEmpty() || labels.isEmpty()
                ? CompletableFuture.completedFuture(SAME)
                : jobs.quietly(
                        workers,
                        () -> new MapWay(
                                Optional.of(GroundTransform.between(map, labels)),
                                Optional.of(GroundTransform.between(labels, map))));
    }

    /// A place of the map, for the labels.
    Coordinate toLabels(MapPoint place) {
        var xy = new double[] {place.x(), place.y()};
        toLabels.ifPresent(each -> each.transform(xy, 1));
        return new Coordinate(xy[0], xy[1]);
    }

    /// Places of the map, for the labels.
    List<Coordinate> toLabels(List<MapPoint> places) {
        return places.stream().map(this::toLabels).toList();
    }

    /// A shape of the labels, on the map; empty where it has no place there.
    Geometry toMap(Geometry geometry) {
        return toMap.map(each -> new GeometryMover(each).move(geometry)).orElse(geometry);
    }

    /// A place of the labels, on the map; empty where it has none.
    Optional<MapPoint> toMap(Coordinate place) {
        var xy = new double[] {place.x, place.y};
        toMap.ifPresent(each -> each.transform(xy, 1));
        return Double.isFinite(xy[0]) && Double.isFinite(xy[1])
                ? Optional.of(new MapPoint(xy[0], xy[1]))
                : Optional.empty();
    }

    /// How much longer a length is in the labels' units than on the map, at a place.
    double scaleAt(MapPoint place, double length) {
        if (toLabels.isEmpty()) {
            return 1;
        }
        var here = toLabels(place);
        var beside = toLabels(new MapPoint(place.x() + length, place.y()));
        var above = toLabels(new MapPoint(place.x(), place.y() + length));
        return Math.sqrt(here.distance(beside) * here.distance(above)) / length;
    }
}
