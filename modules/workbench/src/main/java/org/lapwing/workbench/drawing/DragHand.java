package org.lapwing.workbench.drawing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lapwing.mapview.MapMark;
import org.lapwing.mapview.MapPoint;
import org.lapwing.mapview.MapPointer;
import org.lapwing.workbench.drawing.DrawingStroke.Effect;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/// An area drawn in one stroke: a free outline or an upright rectangle.
final class DragHand implements DrawingHand {

    /// What a stroke makes.
    enum Kind {
        /// The outline that was drawn.
        FREEHAND,
        /// The rectangle between both ends.
        RECTANGLE
    }

    private static final GeometryFactory SHAPES = new GeometryFactory();

    /// Screen units between places of a free outline.
    private static final double STEP = 3;

    /// Smaller strokes, in screen units, are clicks of an unsteady hand.
    private static final double LEAST = 4;

    private final DrawingBoard board;
    private final Kind kind;
    private final List<MapPoint> way = new ArrayList<>();
    private Effect effect = Effect.ADD;

    DragHand(DrawingBoard board, Kind kind) {
        this.board = board;
        this.kind = kind;
    }

    @Override
    public void pointer(MapPointer event) {
        switch (event.phase()) {
            case MOVED, LEFT -> {
                return;
            }
            case PRESSED -> {
                effect = event.holds(MapPointer.Key.ALT) ? Effect.SUBTRACT : Effect.ADD;
                way.clear();
                way.add(board.snapped(event.place(), event.unitsPerPixel()));
            }
            case DRAGGED -> drag(event);
            case RELEASED -> release(event);
        }
        board.sketchChanged();
    }

    private void drag(MapPointer event) {
        if (way.isEmpty()) {
            return; // given up by a key
        }
        var at = board.snapped(event.place(), event.unitsPerPixel());
        switch (kind) {
            case RECTANGLE -> {
                while (way.size() > 1) {
                    way.removeLast();
                }
                way.add(at);
            }
            case FREEHAND -> {
                if (OutlineHand.distance(way.getLast(), at) > STEP * event.unitsPerPixel()) {
                    way.add(at);
                }
            }
        }
    }

    private void release(MapPointer event) {
        if (way.isEmpty()) {
            return;
        }
        drag(event);
        var ring = ring();
        way.clear();
        var extent = new Envelope();
        ring.forEach(each -> extent.expandToInclude(each.x(), each.y()));
        if (ring.size() >= 3 && Math.min(extent.getWidth(), extent.getHeight()) > LEAST * event.unitsPerPixel()) {
            board.finish(new DrawingStroke.Area(ring, effect));
        }
    }

    private List<MapPoint> ring() {
        if (kind == Kind.FREEHAND || way.size() < 2) {
            return List.copyOf(way);
        }
        var one = way.getFirst();
        var other = way.getLast();
        return List.of(one, new MapPoint(other.x(), one.y()), other, new MapPoint(one.x(), other.y()));
    }

    @Override
    public boolean key(HandKey key) {
        if (way.isEmpty() || key != HandKey.CANCEL) {
            return false;
        }
        way.clear();
        board.sketchChanged();
        return true;
    }

    @Override
    public boolean isDrawing() {
        return !way.isEmpty();
    }

    @Override
    public List<MapMark> sketch() {
        var ring = ring();
        if (ring.size() < 2) {
            return List.of();
        }
        var places = new ArrayList<>(ring.stream().map(OutlineHand::coordinate).toList());
        Geometry shape;
        if (ring.size() > 2) {
            places.add(places.getFirst().copy());
            shape = SHAPES.createPolygon(places.toArray(Coordinate[]::new));
        } else {
            shape = SHAPES.createLineString(places.toArray(Coordinate[]::new));
        }
        return Optional.<MapMark>of(new MapMark.Shape(
                        shape,
                        board.color(),
                        effect == Effect.SUBTRACT ? MapMark.Shape.Look.CUT : MapMark.Shape.Look.SKETCH))
                .stream()
                .toList();
    }
}
