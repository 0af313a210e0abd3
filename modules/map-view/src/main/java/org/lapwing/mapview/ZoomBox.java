package org.lapwing.mapview;

import javafx.beans.property.BooleanProperty;
import javafx.scene.Cursor;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.shape.Rectangle;

/// A box drawn with the mouse, with Shift held or while armed; letting go shows what is inside. Escape gives it up.
/// For the FX thread.
final class ZoomBox {

    /// Smaller boxes are clicks of an unsteady hand.
    private static final double LEAST_SIDE = 6;

    private final MapPane map;
    private final BooleanProperty armed;
    private final Rectangle frame = new Rectangle();
    private double startX;
    private double startY;
    private boolean drawing;

    /// @param armed whether the next drag draws a box without Shift; shared by the views that move together
    ZoomBox(MapPane map, BooleanProperty armed) {
        this.map = map;
        this.armed = armed;
        frame.getStyleClass().add("map-zoom-box");
        frame.setManaged(false);
        frame.setMouseTransparent(true);
        frame.setVisible(false);
        map.addOverlay(frame);
        map.addEventFilter(MouseEvent.MOUSE_PRESSED, this::press);
        map.addEventFilter(MouseEvent.MOUSE_DRAGGED, this::drag);
        map.addEventFilter(MouseEvent.MOUSE_RELEASED, this::release);
        map.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        armed.addListener((_, _, now) -> {
            if (now) {
                map.setCursor(Cursor.CROSSHAIR);
            } else {
                map.restCursor();
            }
        });
    }

    private void press(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY && (armed.get() || event.isShiftDown())) {
            map.requestFocus();
            drawing = true;
            startX = event.getX();
            startY = event.getY();
            draw(event);
            event.consume();
        }
    }

    private void drag(MouseEvent event) {
        if (drawing) {
            draw(event);
            frame.setVisible(true);
            event.consume();
        }
    }

    private void release(MouseEvent event) {
        if (!drawing) {
            return;
        }
        draw(event);
        boolean clicked = frame.getWidth() < LEAST_SIDE || frame.getHeight() < LEAST_SIDE;
        var view = map.viewport();
        if (!clicked) {
            double scale = Math.max(frame.getWidth() / view.width(), frame.getHeight() / view.height());
            map.setViewport(view.centeredAt(
                            view.mapX(frame.getX() + frame.getWidth() / 2),
                            view.mapY(frame.getY() + frame.getHeight() / 2))
                    .withScale(view.unitsPerPixel() * scale));
        }
        if (!clicked || !armed.get()) {
            stop();
            if (!clicked) {
                event.consume();
            }
        } else {
            drawing = false;
            frame.setVisible(false);
        }
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && (drawing || armed.get())) {
            stop();
            event.consume();
        }
    }

    private void stop() {
        drawing = false;
        armed.set(false);
        frame.setVisible(false);
        map.restCursor();
    }

    private void draw(MouseEvent event) {
        double x = Math.clamp(event.getX(), 0, map.getWidth());
        double y = Math.clamp(event.getY(), 0, map.getHeight());
        frame.setX(Math.min(startX, x));
        frame.setY(Math.min(startY, y));
        frame.setWidth(Math.abs(x - startX));
        frame.setHeight(Math.abs(y - startY));
    }
}
