package org.lapwing.workbench.drawing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lapwing.mapview.MapMark;
import org.lapwing.mapview.MapPoint;
import org.lapwing.mapview.MapPointer;
import org.lapwing.workbench.drawing.DrawingStroke.Choice;

/// Chooses annotations by clicks, and drags vertices of those that are chosen. Pressing on a border makes a vertex;
/// Alt, or Backspace over a vertex, takes it away.
final class SelectHand implements DrawingHand {

    /// Screen units by which a click may miss.
    private static final double REACH = 7;

    private final DrawingBoard board;
    private Optional<DrawingBoard.Vertex> under = Optional.empty();
    private Optional<MapPoint> grabbed = Optional.empty();
    private Optional<MapPoint> target = Optional.empty();

    SelectHand(DrawingBoard board) {
        this.board = board;
    }

    @Override
    public void pointer(MapPointer event) {
        double reach = REACH * event.unitsPerPixel();
        switch (event.phase()) {
            case MOVED -> under = board.vertexAt(event.place(), reach);
            case PRESSED -> press(event, reach);
            case DRAGGED -> {
                if (grabbed.isPresent()) {
                    target = Optional.of(board.snapped(event.place(), event.unitsPerPixel()));
                }
            }
            case RELEASED -> release();
            case LEFT -> under = Optional.empty();
        }
        board.sketchChanged();
    }

    private void press(MapPointer event, double reach) {
        under = board.vertexAt(event.place(), reach);
        if (under.isEmpty() || event.holds(MapPointer.Key.SHIFT)) {
            board.finish(new DrawingStroke.Pick(
                    event.place(), reach, event.holds(MapPointer.Key.SHIFT) ? Choice.TOGGLE : Choice.ONLY));
            return;
        }
        if (event.holds(MapPointer.Key.ALT)) {
            remove();
            return;
        }
        grabbed = under.map(DrawingBoard.Vertex::place);
    }

    private void release() {
        if (grabbed.isPresent() && target.isPresent() && !grabbed.equals(target)) {
            board.finish(new DrawingStroke.VertexMove(grabbed.get(), target.get()));
        }
        stop();
    }

    private void stop() {
        grabbed = Optional.empty();
        target = Optional.empty();
        under = Optional.empty();
    }

    private void remove() {
        under.filter(each -> each.kind() == DrawingBoard.Vertex.Kind.CORNER)
                .ifPresent(each -> board.finish(new DrawingStroke.VertexRemove(each.place())));
        under = Optional.empty();
    }

    @Override
    public boolean key(HandKey key) {
        return switch (key) {
            case CANCEL -> {
                boolean dragging = grabbed.isPresent();
                stop();
                board.sketchChanged();
                yield dragging;
            }
            case BACK -> {
                boolean over = under.isPresent();
                remove();
                yield over;
            }
            case ACCEPT -> false;
        };
    }

    @Override
    public boolean isDrawing() {
        return grabbed.isPresent();
    }

    @Override
    public List<MapMark> sketch() {
        var marks = new ArrayList<MapMark>(board.corners());
        if (grabbed.isPresent() && target.isPresent()) {
            marks.addAll(board.preview(grabbed.get(), target.get()));
            marks.add(new MapMark.Handle(target.get(), MapMark.Handle.Sign.CHOSEN_VERTEX));
        } else {
            under.ifPresent(each -> marks.add(new MapMark.Handle(
                    each.place(),
                    each.kind() == DrawingBoard.Vertex.Kind.CORNER
                            ? MapMark.Handle.Sign.CHOSEN_VERTEX
                            : MapMark.Handle.Sign.MIDDLE)));
        }
        return marks;
    }
}
