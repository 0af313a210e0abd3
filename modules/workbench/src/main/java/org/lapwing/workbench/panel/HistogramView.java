package org.lapwing.workbench.panel;

import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;
import org.lapwing.workbench.text.Formats;
import org.lapwing.workbench.text.Messages;

/// How values spread, with two limits that are dragged or moved by the arrow keys.
///
/// Bars grow with the square root of their share, so that rare values are seen beside common ones.
final class HistogramView extends Region {

    /// Takes moved limits.
    interface Moved {
        /// @param low below `high`
        void to(double low, double high);
    }

    private static final double HEIGHT = 86;
    private static final double FOOT = 26;
    private static final double SIDE = 7;
    private static final int KEY_STEPS = 200;

    private final Moved moved;
    private final Polygon bars = new Polygon();
    private final Rectangle below = new Rectangle();
    private final Rectangle above = new Rectangle();
    private final Text first = new Text();
    private final Text last = new Text();
    private final Limit low = new Limit(Messages.text("imagery.low"));
    private final Limit high = new Limit(Messages.text("imagery.high"));
    private double[] shares = new double[0];
    private double from;
    private double to = 1;
    private boolean dragging;

    HistogramView(Moved moved) {
        this.moved = moved;
        getStyleClass().add("lw-histogram");
        bars.getStyleClass().add("lw-histogram-bars");
        for (var cut : List.of(below, above)) {
            cut.getStyleClass().add("lw-histogram-cut");
            cut.setMouseTransparent(true);
        }
        for (var tick : List.of(first, last)) {
            tick.getStyleClass().add("lw-curve-tick");
            tick.setTextOrigin(VPos.CENTER);
        }
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        bars.setManaged(false);
        getChildren().addAll(bars, below, above, first, last, low, high);
        setAccessibleRole(AccessibleRole.PARENT);
    }

    /// Shows a spread of values.
    ///
    /// @param newShares share of the values in each of equal steps from `newFrom` to `newTo`
    void show(double[] newShares, double newFrom, double newTo, double newLow, double newHigh) {
        shares = newShares.clone();
        from = newFrom;
        to = newTo;
        low.set(newLow);
        high.set(newHigh);
        requestLayout();
    }

    /// Whether a limit is being dragged, so that the range of the picture should stay.
    boolean isDragging() {
        return dragging;
    }

    /// Colours the bars as the channel they belong to: `red`, `green`, `blue` or `one`.
    void setTint(String channel) {
        for (var each : List.of("red", "green", "blue")) {
            pseudoClassStateChanged(PseudoClass.getPseudoClass(each), each.equals(channel));
        }
    }

    @Override
    protected void layoutChildren() {
        double bottom = getHeight() - FOOT;
        double wide = getWidth() - 2 * SIDE;
        double most = 0;
        for (double share : shares) {
            most = Math.max(most, share);
        }
        var points = new ArrayList<Double>();
        points.addAll(List.of(SIDE, bottom));
        for (int i = 0; i < shares.length && most > 0; i++) {
            double y = bottom - (bottom - 4) * Math.sqrt(shares[i] / most);
            points.addAll(List.of(SIDE + wide * i / shares.length, y, SIDE + wide * (i + 1) / shares.length, y));
        }
        points.addAll(List.of(SIDE + wide, bottom));
        bars.getPoints().setAll(points);
        double lowX = x(low.value);
        double highX = x(high.value);
        place(below, SIDE, lowX, bottom);
        place(above, highX, SIDE + wide, bottom);
        low.place(lowX, bottom);
        high.place(highX, bottom);
        first.setText(Formats.value(from));
        last.setText(Formats.value(to));
        first.setX(SIDE);
        last.setX(SIDE + wide - last.getLayoutBounds().getWidth());
        first.setY(getHeight() - 7);
        last.setY(getHeight() - 7);
    }

    private static void place(Rectangle cut, double left, double right, double bottom) {
        cut.setX(left);
        cut.setWidth(Math.max(0, right - left));
        cut.setHeight(bottom);
    }

    private double x(double value) {
        return SIDE + (getWidth() - 2 * SIDE) * Math.clamp((value - from) / (to - from), 0, 1);
    }

    private double valueAt(double x) {
        return from + (to - from) * Math.clamp((x - SIDE) / Math.max(1, getWidth() - 2 * SIDE), 0, 1);
    }

    private void move(Limit limit, double value) {
        double least = (to - from) / KEY_STEPS;
        if (limit == low) {
            moved.to(Math.min(value, high.value - least), high.value);
        } else {
            moved.to(low.value, Math.max(value, low.value + least));
        }
    }

    /// A line over the bars with a grip below it.
    private final class Limit extends Region {

        private static final double GRIP = 12;

        private final String name;
        private final Region line = new Region();
        private final Region grip = new Region();
        private double value;

        Limit(String name) {
            this.name = name;
            getStyleClass().add("lw-limit");
            line.getStyleClass().add("lw-limit-line");
            grip.getStyleClass().add("lw-limit-grip");
            getChildren().addAll(line, grip);
            line.setManaged(false);
            grip.setManaged(false);
            setManaged(false);
            setCursor(Cursor.H_RESIZE);
            setFocusTraversable(true);
            setAccessibleRole(AccessibleRole.SLIDER);
            setOnMousePressed(event -> {
                requestFocus();
                dragging = true;
                event.consume();
            });
            setOnMouseDragged(event -> {
                move(this, valueAt(getLayoutX() + event.getX()));
                event.consume();
            });
            setOnMouseReleased(event -> {
                dragging = false;
                moved.to(low.value, high.value);
                event.consume();
            });
            setOnKeyPressed(this::key);
        }

        private void key(KeyEvent event) {
            int direction = event.getCode() == KeyCode.LEFT ? -1 : event.getCode() == KeyCode.RIGHT ? 1 : 0;
            if (direction != 0) {
                int steps = event.isShiftDown() ? 10 : 1;
                move(this, value + direction * steps * (to - from) / KEY_STEPS);
                event.consume();
            }
        }

        void set(double newValue) {
            value = newValue;
            setAccessibleText(Messages.text("imagery.limit.accessible", name, Formats.value(value)));
        }

        void place(double x, double bottom) {
            resizeRelocate(Math.round(x) - GRIP / 2, 0, GRIP, bottom + GRIP);
            line.resizeRelocate(GRIP / 2 - 0.5, 0, 1, bottom);
            grip.resizeRelocate(1, bottom, GRIP - 2, GRIP - 2);
        }
    }
}
