package org.lapwing.mapview;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Point2D;
import javafx.scene.input.MouseEvent;

/// Tells listeners what is under the cursor, when it moves and when the map changes beneath it. For the FX thread.
final class HoverTracker {

    private final MapPane map;
    private final HoverProbe probe;
    private final List<Consumer<Hover>> listeners = new ArrayList<>();
    private final List<Runnable> endListeners = new ArrayList<>();
    private Optional<Point2D> cursor = Optional.empty();
    private Optional<Hover> told = Optional.empty();

    HoverTracker(MapPane map, HoverProbe probe) {
        this.map = map;
        this.probe = probe;
        map.addEventFilter(MouseEvent.MOUSE_MOVED, this::moved);
        map.addEventFilter(MouseEvent.MOUSE_DRAGGED, this::moved);
        map.addEventFilter(MouseEvent.MOUSE_EXITED, _ -> left());
    }

    void onHover(Consumer<Hover> listener) {
        listeners.add(listener);
    }

    void onEnd(Runnable listener) {
        endListeners.add(listener);
    }

    /// Looks again at the same place.
    void refresh() {
        if (cursor.isEmpty() || map.layers().isEmpty() || listeners.isEmpty()) {
            return;
        }
        var view = map.viewport();
        double x = view.mapX(cursor.get().getX());
        double y = view.mapY(cursor.get().getY());
        var hover = Optional.of(probe.probe(map.layers(), x, y));
        if (!hover.equals(told)) {
            told = hover;
            listeners.forEach(listener -> listener.accept(hover.get()));
        }
    }

    private void moved(MouseEvent event) {
        cursor = Optional.of(new Point2D(event.getX(), event.getY()));
        refresh();
    }

    private void left() {
        cursor = Optional.empty();
        told = Optional.empty();
        endListeners.forEach(Runnable::run);
    }
}
