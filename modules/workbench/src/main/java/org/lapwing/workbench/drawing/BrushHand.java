package org.lapwing.workbench.drawing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lapwing.mapview.MapMark;
import org.lapwing.mapview.MapPoint;
import org.lapwing.mapview.MapPointer;
import org.lapwing.workbench.drawing.DrawingStroke.Effect;

/// A round brush that adds or takes away; its size is shown around the pointer.
final class BrushHand implements DrawingHand {

    /// Share of the radius between places of a passage: the edge stays round to a fiftieth of it.
    private static final double STEP_SHARE = 0.15;

    private final DrawingBoard board;
    private final BrushSize size;
    private final Effect usual;
    private final List<MapPoint> way = new ArrayList<>();
    private Optional<MapPointer> last = Optional.empty();
    private Effect effect;
    private double radius;

    /// @param usual what the brush does while Alt is not held
    BrushHand(DrawingBoard board, BrushSize size, Effect usual) {
        this.board = board;
        this.size = size;
        this.usual = usual;
        effect = usual;
    }

    @Override
    public void pointer(MapPointer event) {
        last = event.phase() == MapPointer.Phase.LEFT ? Optional.empty() : Optional.of(event);
        switch (event.phase()) {
            case MOVED, LEFT -> effect = effect(event);
            case PRESSED -> {
                effect = effect(event);
                radius = size.radius(event.unitsPerPixel()); // zooming meanwhile does not change a stroke
                way.clear();
                way.add(event.place());
            }
            case DRAGGED -> {
                if (!way.isEmpty() && OutlineHand.distance(way.getLast(), event.place()) > STEP_SHARE * radius) {
                    way.add(event.place());
                }
            }
            case RELEASED -> {
                if (!way.isEmpty()) {
                    if (!way.getLast().equals(event.place())) {
                        way.add(event.place());
                    }
                    var passage = new DrawingStroke.Passage(way, radius, effect);
                    way.clear();
                    board.finish(passage);
                }
            }
        }
        board.sketchChanged();
    }

    private Effect effect(MapPointer event) {
        boolean other = event.holds(MapPointer.Key.ALT);
        return (usual == Effect.ADD) == other ? Effect.SUBTRACT : Effect.ADD;
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
        var marks = new ArrayList<MapMark>();
        var color = effect == Effect.ADD ? board.color() : "#FFFFFF";
        if (!way.isEmpty()) {
            marks.add(new MapMark.Stroke(way, radius, color));
        }
        last.ifPresent(at -> marks.add(
                new MapMark.Disc(at.place(), way.isEmpty() ? size.radius(at.unitsPerPixel()) : radius, color)));
        return marks;
    }
}
