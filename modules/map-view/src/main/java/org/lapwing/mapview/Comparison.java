package org.lapwing.mapview;

import java.util.List;
import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Rectangle;
import javafx.util.Duration;
import org.lapwing.raster.TileLoader;

/// A second picture of a view with other layers, laid over it and seen through a shape: right of a line, in a circle,
/// or all of it in turns. For the FX thread.
final class Comparison extends Pane implements AutoCloseable {

    private static final double RADIUS = 96;
    private static final double HANDLE = 14;
    private static final double STEP = 0.02;
    private static final Duration TURN = Duration.millis(700);

    private final ObjectProperty<CompareMode> mode = new SimpleObjectProperty<>(this, "mode", CompareMode.NONE);
    private final DoubleProperty share = new SimpleDoubleProperty(this, "share", 0.5);
    private final MapPane over;
    private final MapPane other;
    private final Rectangle right = new Rectangle();
    private final Circle lens = new Circle(RADIUS);
    private final Circle ring = new Circle(RADIUS);
    private final Region handle = new Region();
    private final Timeline turns = new Timeline();
    private Optional<Point2D> cursor = Optional.empty();

    /// @param over the view that is compared; both show the same place
    Comparison(TileLoader tiles, PaintThread thread, MapPane over) {
        this.over = over;
        other = new MapPane(tiles, thread, MapPane.Dress.BARE);
        other.getStyleClass().add("map-beneath");
        ring.getStyleClass().add("map-lens");
        ring.setMouseTransparent(true);
        handle.getStyleClass().add("map-swipe");
        handle.setCursor(Cursor.H_RESIZE);
        handle.setFocusTraversable(true);
        handle.setAccessibleRole(AccessibleRole.SLIDER);
        handle.setAccessibleText(Messages.text("map.swipe.accessible"));
        handle.addEventHandler(MouseEvent.MOUSE_DRAGGED, event -> {
            share.set(Math.clamp(sceneToLocal(event.getSceneX(), 0).getX() / Math.max(1, getWidth()), 0, 1));
            event.consume();
        });
        handle.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            handle.requestFocus();
            event.consume();
        });
        handle.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        getChildren().addAll(other, ring, handle);
        setPickOnBounds(false);
        turns.getKeyFrames().add(new KeyFrame(TURN, _ -> other.setVisible(!other.isVisible())));
        turns.setCycleCount(Animation.INDEFINITE);
        mode.addListener(_ -> change());
        share.addListener(_ -> requestLayout());
        over.viewportProperty().addListener(_ -> follow());
        over.addEventFilter(MouseEvent.MOUSE_MOVED, this::look);
        over.addEventFilter(MouseEvent.MOUSE_DRAGGED, this::look);
        over.addEventFilter(MouseEvent.MOUSE_EXITED, _ -> {
            cursor = Optional.empty();
            requestLayout();
        });
        change();
    }

    ObjectProperty<CompareMode> modeProperty() {
        return mode;
    }

    /// Where the line of the swipe is, 0 (left edge) to 1.
    DoubleProperty shareProperty() {
        return share;
    }

    /// What lies beneath, bottom first; read only while something is compared.
    void setLayers(List<Layer> layers) {
        other.setLayers(layers);
    }

    MapPane other() {
        return other;
    }

    @Override
    public void close() {
        turns.stop();
        other.close();
    }

    @Override
    protected void layoutChildren() {
        other.resizeRelocate(0, 0, getWidth(), getHeight());
        double line = Math.rint(getWidth() * share.get());
        right.setX(line);
        right.setWidth(Math.max(0, getWidth() - line));
        right.setHeight(getHeight());
        handle.resizeRelocate(line - HANDLE / 2, 0, HANDLE, getHeight());
        double x = cursor.map(Point2D::getX).orElse(getWidth() / 2);
        double y = cursor.map(Point2D::getY).orElse(getHeight() / 2);
        lens.setCenterX(x);
        lens.setCenterY(y);
        ring.setCenterX(x);
        ring.setCenterY(y);
        if (mode.get() == CompareMode.SPYGLASS) {
            other.setVisible(cursor.isPresent());
            ring.setVisible(cursor.isPresent());
        }
        follow();
    }

    private void change() {
        var now = mode.get();
        turns.stop();
        setVisible(now != CompareMode.NONE);
        handle.setVisible(now == CompareMode.SWIPE);
        ring.setVisible(now == CompareMode.SPYGLASS);
        other.setVisible(true);
        switch (now) {
            case NONE -> {}
            case SWIPE -> other.setClip(right);
            case SPYGLASS -> other.setClip(lens);
            case FLICKER -> {
                other.setClip(null);
                turns.playFromStart();
            }
        }
        requestLayout();
    }

    private void look(MouseEvent event) {
        cursor = Optional.of(new Point2D(event.getX(), event.getY()));
        if (mode.get() == CompareMode.SPYGLASS) {
            requestLayout();
        }
    }

    private void follow() {
        if (mode.get() != CompareMode.NONE && other.isSized()) {
            other.setViewport(over.viewport());
        }
    }

    private void key(KeyEvent event) {
        switch (event.getCode()) {
            case LEFT, KP_LEFT -> share.set(Math.max(0, share.get() - STEP));
            case RIGHT, KP_RIGHT -> share.set(Math.min(1, share.get() + STEP));
            case HOME -> share.set(0.5);
            default -> {
                return;
            }
        }
        event.consume();
    }
}
