package org.lapwing.mapview;

import javafx.scene.Cursor;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;

/// Mouse, wheel and keys move the view. For the FX thread.
///
/// A tool that wants a gesture for itself consumes the event in a filter; a drawing tool is given the pointer by
/// [HandGestures] and leaves dragging to the map while the space bar is held.
final class MapGestures {

    private static final double NOTCH = 40;
    private static final double FACTOR_PER_NOTCH = Math.pow(2, 0.25);
    private static final double NUDGE = 80;

    /// Screen units by which a click may miss a line or a point.
    private static final double REACH = 5;

    private final MapPane map;
    private final KineticPan glide;
    private final HandGestures hand;
    private double lastX;
    private double lastY;
    private boolean dragging;

    MapGestures(MapPane map) {
        this.map = map;
        this.glide = new KineticPan(map);
        this.hand = new HandGestures(map);
        map.addEventHandler(ScrollEvent.SCROLL, this::scroll);
        map.addEventHandler(ZoomEvent.ZOOM, this::pinch);
        map.addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        map.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        map.addEventHandler(MouseEvent.MOUSE_RELEASED, this::release);
        map.addEventHandler(MouseEvent.MOUSE_CLICKED, this::click);
        map.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    /// What a drawing tool gets.
    HandGestures hand() {
        return hand;
    }

    private void scroll(ScrollEvent event) {
        if (event.getDeltaY() == 0 || event.isShiftDown() || event.isControlDown()) {
            return;
        }
        glide.stop(System.nanoTime());
        double factor = Math.pow(FACTOR_PER_NOTCH, event.getDeltaY() / NOTCH);
        map.setViewport(map.viewport().zoomAt(event.getX(), event.getY(), factor));
        event.consume();
    }

    private void pinch(ZoomEvent event) {
        if (event.getZoomFactor() > 0) {
            map.setViewport(map.viewport().zoomAt(event.getX(), event.getY(), event.getZoomFactor()));
            event.consume();
        }
    }

    private void press(MouseEvent event) {
        map.requestFocus();
        glide.stop(System.nanoTime());
        if (hand.press(event)) {
            return;
        }
        lastX = event.getX();
        lastY = event.getY();
        dragging = event.getButton() == MouseButton.PRIMARY || event.getButton() == MouseButton.MIDDLE;
    }

    private void drag(MouseEvent event) {
        if (hand.drag(event)) {
            event.consume();
            return;
        }
        if (!dragging) {
            return;
        }
        double right = event.getX() - lastX;
        double down = event.getY() - lastY;
        lastX = event.getX();
        lastY = event.getY();
        map.setCursor(Cursor.CLOSED_HAND);
        glide.dragged(right, down, System.nanoTime());
        map.setViewport(map.viewport().pan(right, down));
        event.consume();
    }

    private void release(MouseEvent event) {
        if (!hand.release(event) && dragging) {
            dragging = false;
            map.restCursor();
            glide.release(System.nanoTime());
        }
    }

    private void click(MouseEvent event) {
        if (hand.click(event)) {
            event.consume();
            return;
        }
        if (event.getButton() == MouseButton.PRIMARY
                && event.isStillSincePress()
                && map.tool().isPresent()) {
            var kind = event.isShiftDown()
                    ? MapClick.Kind.EXTENDING
                    : event.getClickCount() > 1 ? MapClick.Kind.DOUBLE : MapClick.Kind.SINGLE;
            useTool(event.getX(), event.getY(), kind);
            event.consume();
            return;
        }
        if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2 && event.isStillSincePress()) {
            map.setViewport(map.viewport().zoomAt(event.getX(), event.getY(), 2));
            event.consume();
        }
    }

    private void key(KeyEvent event) {
        if (event.isControlDown() || event.isAltDown() || event.isMetaDown()) {
            return;
        }
        glide.stop(System.nanoTime());
        if (hand.key(event)) {
            event.consume();
            return;
        }
        switch (event.getCode()) {
            case LEFT, KP_LEFT -> map.setViewport(map.viewport().pan(NUDGE, 0));
            case RIGHT, KP_RIGHT -> map.setViewport(map.viewport().pan(-NUDGE, 0));
            case UP, KP_UP -> map.setViewport(map.viewport().pan(0, NUDGE));
            case DOWN, KP_DOWN -> map.setViewport(map.viewport().pan(0, -NUDGE));
            case PLUS, ADD, EQUALS -> map.zoomIn();
            case MINUS, SUBTRACT -> map.zoomOut();
            case HOME -> map.home();
            case ENTER -> {
                if (map.tool().isEmpty()) {
                    return;
                }
                useTool(
                        map.getWidth() / 2,
                        map.getHeight() / 2,
                        event.isShiftDown() ? MapClick.Kind.EXTENDING : MapClick.Kind.SINGLE);
            }
            case DIGIT1, NUMPAD1 -> map.nativeResolution();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void useTool(double screenX, double screenY, MapClick.Kind kind) {
        var view = map.viewport();
        var click =
                new MapClick(new MapPoint(view.mapX(screenX), view.mapY(screenY)), kind, REACH * view.unitsPerPixel());
        map.tool().ifPresent(tool -> tool.accept(click));
    }
}
