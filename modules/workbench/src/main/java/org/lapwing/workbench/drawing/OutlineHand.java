package org.lapwing.workbench.drawing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lapwing.mapview.MapMark;
import org.lapwing.mapview.MapPoint;
import org.lapwing.mapview.MapPointer;
import org.lapwing.workbench.drawing.DrawingStroke.Effect;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;

/// Corners by clicks, or a line drawn while dragging; a double click, a click on the first corner, or Enter ends it.
final class OutlineHand implements DrawingHand {

    /// What the corners make.
    enum Kind {
        /// An area.
        RING,
        /// A line that cuts.
        LINE
    }

    private static final GeometryFactory SHAPES = new GeometryFactory();

    /// Screen units between places that dragging adds.
    private static final double DRAG_STEP = 4;

    /// Screen units within which the first corner closes the ring.
    private static final double CLOSING = 8;

    private final DrawingBoard board;
    private final Kind kind;
    private final List<MapPoint> corners = new ArrayList<>();
    private Optional<MapPoint> pointer = Optional.empty();
    private boolean onSnap;
    private Effect effect = Effect.ADD;

    OutlineHand(DrawingBoard board, Kind kind) {
        this.board = board;
        this.kind = kind;
    }

    @Override
    public void pointer(MapPointer event) {
        double reach = event.unitsPerPixel();
        var at = board.snapped(event.place(), reach);
        switch (event.phase()) {
            case MOVED -> show(at, event);
            case PRESSED -> press(at, event);
            case DRAGGED -> {
                show(at, event);
                if (distance(corners.getLast(), event.place()) > DRAG_STEP * reach) {
                    corners.add(at);
                }
            }
            case RELEASED -> {
                return;
            }
            case LEFT -> pointer = Optional.empty();
        }
        board.sketchChanged();
    }

    private void press(MapPoint at, MapPointer event) {
        show(at, event);
        if (corners.isEmpty()) {
            effect = event.holds(MapPointer.Key.ALT) ? Effect.SUBTRACT : Effect.ADD;
        }
        boolean again = !corners.isEmpty() && distance(corners.getLast(), at) < event.unitsPerPixel();
        boolean closes = kind == Kind.RING
                && corners.size() >= 3
                && distance(corners.getFirst(), event.place()) < CLOSING * event.unitsPerPixel();
        if (closes || event.clicks() > 1 && isEnough()) {
            if (!again && !closes) {
                corners.add(at);
            }
            finish();
        } else if (!again) {
            corners.add(at);
        }
    }

    private void show(MapPoint at, MapPointer event) {
        pointer = Optional.of(at);
        onSnap = !at.equals(event.place());
    }

    @Override
    public boolean key(HandKey key) {
        if (corners.isEmpty()) {
            return false;
        }
        switch (key) {
            case CANCEL -> corners.clear();
            case BACK -> corners.removeLast();
            case ACCEPT -> {
                if (!isEnough()) {
                    return false;
                }
                finish();
            }
        }
        board.sketchChanged();
        return true;
    }

    private boolean isEnough() {
        return corners.size() >= (kind == Kind.RING ? 3 : 2);
    }

    private void finish() {
        var drawn = List.copyOf(corners);
        corners.clear();
        board.finish(
                switch (kind) {
                    case RING -> new DrawingStroke.Area(drawn, effect);
                    case LINE -> new DrawingStroke.Cut(drawn);
                });
    }

    @Override
    public boolean isDrawing() {
        return !corners.isEmpty();
    }

    @Override
    public List<MapMark> sketch() {
        var marks = new ArrayList<MapMark>();
        var all = new ArrayList<>(corners);
        if (!corners.isEmpty()) {
            pointer.ifPresent(all::add);
        }
        if (all.size() > 1) {
            marks.add(shape(all));
        }
        corners.forEach(corner -> marks.add(new MapMark.Handle(corner, MapMark.Handle.Sign.VERTEX)));
        if (onSnap) {
            pointer.ifPresent(at -> marks.add(new MapMark.Handle(at, MapMark.Handle.Sign.SNAP)));
        }
        return marks;
    }

    private MapMark shape(List<MapPoint> all) {
        boolean ring = kind == Kind.RING && all.size() > 2;
        var line = new ArrayList<>(all.stream().map(OutlineHand::coordinate).toList());
        if (ring) {
            line.add(line.getFirst().copy());
        }
        var places = line.toArray(Coordinate[]::new);
        return new MapMark.Shape(
                ring ? SHAPES.createPolygon(places) : SHAPES.createLineString(places),
                board.color(),
                effect == Effect.SUBTRACT || kind == Kind.LINE ? MapMark.Shape.Look.CUT : MapMark.Shape.Look.SKETCH);
    }

    static Coordinate coordinate(MapPoint point) {
        return new Coordinate(point.x(), point.y());
    }

    static double distance(MapPoint one, MapPoint other) {
        return Math.hypot(one.x() - other.x(), one.y() - other.y());
    }
}
