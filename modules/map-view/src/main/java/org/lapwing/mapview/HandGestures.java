package org.lapwing.mapview;

import java.util.EnumSet;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Cursor;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/// Gives the main button and the moves of the pointer to a drawing tool. Space held down leaves dragging to the map,
/// and so does the middle button; a press with Shift may become a zoom box, so it is given when it came up unmoved.
/// For the FX thread.
final class HandGestures {

    private final MapPane map;
    private Optional<Consumer<MapPointer>> hand = Optional.empty();
    private Optional<MapPoint> onScreen = Optional.empty();
    private boolean space;
    private boolean working;

    HandGestures(MapPane map) {
        this.map = map;
        map.addEventHandler(MouseEvent.MOUSE_MOVED, event -> moved(event, MapPointer.Phase.MOVED));
        map.addEventHandler(MouseEvent.MOUSE_EXITED, this::left);
        map.addEventHandler(KeyEvent.KEY_RELEASED, event -> {
            if (event.getCode() == KeyCode.SPACE) {
                hold(false);
            }
        });
        map.focusedProperty().addListener(_ -> hold(false));
        map.viewportProperty().addListener(_ -> again());
    }

    /// Who takes the pointer; nobody where empty.
    void give(Optional<Consumer<MapPointer>> next) {
        if (next.isEmpty()) {
            tell(MapPointer.Phase.LEFT, 0, EnumSet.noneOf(MapPointer.Key.class));
        }
        hand = next;
        working = false;
        space = false;
        again();
    }

    /// The cursor that says what the pointer does now, if a tool has it.
    Optional<Cursor> cursor() {
        return hand.isEmpty() ? Optional.empty() : Optional.of(space ? Cursor.OPEN_HAND : Cursor.CROSSHAIR);
    }

    /// Whether a key press is for the tool.
    boolean key(KeyEvent event) {
        if (hand.isPresent() && event.getCode() == KeyCode.SPACE) {
            hold(true);
            return true;
        }
        return false;
    }

    /// Whether a press is for the tool.
    boolean press(MouseEvent event) {
        if (hand.isEmpty() || space || event.getButton() != MouseButton.PRIMARY || event.isShiftDown()) {
            return false;
        }
        working = true;
        moved(event, MapPointer.Phase.PRESSED);
        return true;
    }

    /// Whether a drag is for the tool.
    boolean drag(MouseEvent event) {
        if (working) {
            moved(event, MapPointer.Phase.DRAGGED);
        }
        return working;
    }

    /// Whether a release is for the tool.
    boolean release(MouseEvent event) {
        if (!working || event.getButton() != MouseButton.PRIMARY) {
            return false;
        }
        working = false;
        moved(event, MapPointer.Phase.RELEASED);
        return true;
    }

    /// Whether a click is for the tool.
    boolean click(MouseEvent event) {
        if (hand.isEmpty() || space || event.getButton() != MouseButton.PRIMARY) {
            return false;
        }
        if (event.isShiftDown() && event.isStillSincePress()) {
            moved(event, MapPointer.Phase.PRESSED);
            moved(event, MapPointer.Phase.RELEASED);
        }
        return true;
    }

    private void hold(boolean down) {
        if (space != down) {
            space = down;
            map.restCursor();
        }
    }

    private void left(MouseEvent event) {
        if (!working) {
            onScreen = Optional.empty();
            tell(MapPointer.Phase.LEFT, 0, held(event));
        }
    }

    private void moved(MouseEvent event, MapPointer.Phase phase) {
        onScreen = Optional.of(new MapPoint(event.getX(), event.getY()));
        tell(phase, phase == MapPointer.Phase.MOVED ? 0 : event.getClickCount(), held(event));
    }

    /// The map moved beneath the pointer.
    private void again() {
        if (!working && onScreen.isPresent()) {
            tell(MapPointer.Phase.MOVED, 0, EnumSet.noneOf(MapPointer.Key.class));
        }
    }

    private void tell(MapPointer.Phase phase, int clicks, EnumSet<MapPointer.Key> held) {
        var view = map.viewport();
        var at = onScreen.orElse(new MapPoint(0, 0));
        hand.ifPresent(tool -> tool.accept(new MapPointer(
                phase, new MapPoint(view.mapX(at.x()), view.mapY(at.y())), view.unitsPerPixel(), clicks, held)));
    }

    private static EnumSet<MapPointer.Key> held(MouseEvent event) {
        var held = EnumSet.noneOf(MapPointer.Key.class);
        if (event.isShiftDown()) {
            held.add(MapPointer.Key.SHIFT);
        }
        if (event.isAltDown()) {
            held.add(MapPointer.Key.ALT);
        }
        if (event.isShortcutDown()) {
            held.add(MapPointer.Key.CONTROL);
        }
        return held;
    }
}
