package org.lapwing.workbench.drawing;

import java.util.List;
import java.util.Optional;
import org.lapwing.mapview.MapMark;
import org.lapwing.mapview.MapPoint;
import org.lapwing.mapview.MapPointer;
import org.lapwing.workbench.drawing.DrawingStroke.Effect;

/// One click, one stroke: a point, or a place from which a region grows.
final class ClickHand implements DrawingHand {

    /// What a click makes.
    enum Kind {
        /// A point.
        SPOT,
        /// A place from which a region grows.
        SEED
    }

    private final DrawingBoard board;
    private final Kind kind;
    private Optional<MapPoint> snap = Optional.empty();

    ClickHand(DrawingBoard board, Kind kind) {
        this.board = board;
        this.kind = kind;
    }

    @Override
    public void pointer(MapPointer event) {
        var at = kind == Kind.SPOT ? board.snapped(event.place(), event.unitsPerPixel()) : event.place();
        snap = event.phase() == MapPointer.Phase.LEFT || at.equals(event.place()) ? Optional.empty() : Optional.of(at);
        if (event.phase() == MapPointer.Phase.PRESSED) {
            board.finish(
                    switch (kind) {
                        case SPOT -> new DrawingStroke.Spot(at);
                        case SEED ->
                            new DrawingStroke.Seed(
                                    at,
                                    event.unitsPerPixel(),
                                    event.holds(MapPointer.Key.ALT) ? Effect.SUBTRACT : Effect.ADD);
                    });
        }
        board.sketchChanged();
    }

    @Override
    public boolean key(HandKey key) {
        return false;
    }

    @Override
    public boolean isDrawing() {
        return false;
    }

    @Override
    public List<MapMark> sketch() {
        return snap.<MapMark>map(at -> new MapMark.Handle(at, MapMark.Handle.Sign.SNAP)).stream()
                .toList();
    }
}
