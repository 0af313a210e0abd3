package org.lapwing.workbench.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.lapwing.labels.annotation.Annotation;
import org.lapwing.labels.annotation.EditRefusedException;
import org.lapwing.labels.annotation.LabelEdit;
import org.lapwing.labels.annotation.LabelSnapshot;
import org.lapwing.labels.geometry.GeometryCheck;
import org.lapwing.labels.geometry.InvalidGeometryException;
import org.lapwing.mapview.MapPoint;
import org.lapwing.workbench.drawing.DrawingStroke;
import org.lapwing.workbench.drawing.DrawingStroke.Effect;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/// Makes edits of strokes. For any thread: it looks at one snapshot only.
final class StrokeEdits {

    /// An edit, and what is chosen after it.
    record Made(Optional<LabelEdit> edit, Set<UUID> chosen) {

        /// Nothing to do.
        static final Made NOTHING = new Made(Optional.empty(), Set.of());
    }

    private static final GeometryFactory SHAPES = new GeometryFactory();

    /// Sides of a quarter of a circle.
    private static final int ROUNDNESS = 8;

    private final LabelSnapshot snapshot;
    private final MapWay way;
    private final int code;
    private final String author;
    private final Instant time;
    private final Set<UUID> chosen;

    /// @param way from the map to the labels
    /// @param code class of what is drawn
    /// @param chosen what strokes that take away are limited to; everything where none is chosen
    StrokeEdits(LabelSnapshot snapshot, MapWay way, int code, String author, Instant time, Set<UUID> chosen) {
        this.snapshot = snapshot;
        this.way = way;
        this.code = code;
        this.author = author;
        this.time = time;
        this.chosen = Set.copyOf(chosen);
    }

    /// The edit that a stroke means.
    ///
    /// @throws EditRefusedException where it makes no shape; names the place
    Made of(DrawingStroke stroke) throws EditRefusedException {
        return switch (stroke) {
            case DrawingStroke.Area area -> apply(polygon(area.ring()), area.effect());
            case DrawingStroke.Passage passage -> apply(passage(passage), passage.effect());
            case DrawingStroke.Spot spot -> add(SHAPES.createPoint(way.toLabels(spot.place())));
            case DrawingStroke.Cut _, DrawingStroke.Seed _, DrawingStroke.Pick _ -> Made.NOTHING;
        };
    }

    private Made apply(Geometry area, Effect effect) throws EditRefusedException {
        return switch (effect) {
            case ADD -> add(area);
            case SUBTRACT -> subtract(area);
        };
    }

    private Made add(Geometry shape) {
        var added = Annotation.drawn(UUID.randomUUID(), code, shape, author, time);
        return new Made(Optional.of(new LabelEdit.Add(added)), Set.of(added.id()));
    }

    private Made subtract(Geometry area) {
        var edits = new ArrayList<LabelEdit>();
        for (var each : snapshot.within(area.getEnvelopeInternal())) {
            boolean meant = chosen.isEmpty() || chosen.contains(each.id());
            if (meant && each.geometry().intersects(area)) {
                var left = each.geometry().difference(area);
                edits.add(
                        left.isEmpty()
                                ? new LabelEdit.Remove(each.id())
                                : new LabelEdit.Replace(each.withGeometry(left)));
            }
        }
        return edits.isEmpty() ? Made.NOTHING : new Made(Optional.of(LabelEdit.of(edits)), chosen);
    }

    private Geometry polygon(List<MapPoint> ring) throws EditRefusedException {
        var places = new ArrayList<>(way.toLabels(ring));
        places.add(places.getFirst().copy());
        try {
            return GeometryCheck.of(SHAPES.createPolygon(places.toArray(Coordinate[]::new)))
                    .geometry();
        } catch (InvalidGeometryException refused) {
            throw new EditRefusedException(String.valueOf(refused.getMessage()), refused.place());
        }
    }

    private Geometry passage(DrawingStroke.Passage passage) {
        var places = way.toLabels(passage.way());
        double radius = passage.radius() * way.scaleAt(passage.way().getFirst(), passage.radius());
        Geometry middle = places.size() == 1
                ? SHAPES.createPoint(places.getFirst())
                : SHAPES.createLineString(places.toArray(Coordinate[]::new));
        return middle.buffer(radius, ROUNDNESS);
    }
}
