package org.lapwing.workbench.panel;

import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.Stream;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.text.Text;
import org.lapwing.workbench.state.TrainCurvesViewModel.Point;
import org.lapwing.workbench.text.Formats;
import org.lapwing.workbench.text.Messages;

/// One small curve over training steps: a name, the newest value, three grid lines, and the line itself.
final class CurveChart extends Region {

    private static final int GRID_LINES = 3;
    private static final double LEFT = 38;
    private static final double TOP = 27;
    private static final double BOTTOM = 16;
    private static final double RIGHT = 6;

    /// Where the upper end of the axis lies.
    enum Range {
        /// At 1, for shares; the lower end is 0.
        SHARE,
        /// At the largest value; the lower end is 0.
        FROM_ZERO
    }

    private final ObservableList<Point> points;
    private final Range range;
    private final DoubleFunction<String> format;
    private final Label title = new Label();
    private final Label newest = new Label();
    private final Path curve = new Path();
    private final Circle tip = new Circle(3);
    private final List<Line> lines;
    private final List<Text> ticks;
    private final Text firstStep = new Text();
    private final Text lastStep = new Text();

    CurveChart(String name, ObservableList<Point> points, Range range, DoubleFunction<String> format, String style) {
        this.points = points;
        this.range = range;
        this.format = format;
        getStyleClass().addAll("lw-curve", style);
        title.setText(name);
        title.getStyleClass().add("lw-note");
        newest.getStyleClass().add("lw-curve-value");
        curve.getStyleClass().add("lw-curve-line");
        tip.getStyleClass().add("lw-curve-tip");
        lines = Stream.generate(Line::new).limit(GRID_LINES).toList();
        ticks = Stream.generate(Text::new).limit(GRID_LINES).toList();
        lines.forEach(line -> line.getStyleClass().add("lw-curve-grid"));
        ticks.forEach(CurveChart::dress);
        dress(firstStep);
        dress(lastStep);
        getChildren().addAll(lines);
        getChildren().addAll(ticks);
        getChildren().addAll(firstStep, lastStep, curve, tip, title, newest);
        setPrefHeight(116);
        setMinHeight(116);
        points.addListener((ListChangeListener<Point>) _ -> {
            describe();
            requestLayout();
        });
        describe();
    }

    private static void dress(Text text) {
        text.getStyleClass().add("lw-curve-tick");
        text.setTextOrigin(VPos.CENTER);
    }

    private void describe() {
        newest.setText(points.isEmpty() ? "" : format.apply(points.getLast().value()));
        setAccessibleText(Messages.text("chart.accessible", title.getText(), newest.getText(), points.size()));
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth() - LEFT - RIGHT;
        double height = getHeight() - TOP - BOTTOM;
        double high = top();
        title.resizeRelocate(0, 0, getWidth() * 0.7, 18);
        double valueWidth = newest.prefWidth(-1);
        newest.resizeRelocate(getWidth() - RIGHT - valueWidth, 0, valueWidth, 18);
        for (int i = 0; i < GRID_LINES; i++) {
            double share = (double) i / (GRID_LINES - 1);
            double y = Math.round(TOP + height * (1 - share)) + 0.5;
            var line = lines.get(i);
            line.setStartX(LEFT);
            line.setEndX(LEFT + width);
            line.setStartY(y);
            line.setEndY(y);
            var tick = ticks.get(i);
            tick.setText(points.isEmpty() && range == Range.FROM_ZERO ? "" : format.apply(high * share));
            tick.setX(LEFT - 6 - tick.getLayoutBounds().getWidth());
            tick.setY(y);
        }
        long end = points.isEmpty() ? 0 : points.getLast().step();
        firstStep.setText(end == 0 ? "" : Formats.count(0));
        firstStep.setX(LEFT);
        firstStep.setY(getHeight() - BOTTOM / 2);
        lastStep.setText(end == 0 ? "" : Messages.text("chart.steps", Formats.count(end)));
        lastStep.setX(LEFT + width - lastStep.getLayoutBounds().getWidth());
        lastStep.setY(getHeight() - BOTTOM / 2);
        draw(width, height, high, Math.max(1, end));
    }

    private void draw(double width, double height, double high, long end) {
        curve.getElements().clear();
        for (var point : points) {
            double x = LEFT + width * point.step() / end;
            double y = TOP + height * (1 - Math.clamp(point.value() / high, 0, 1));
            curve.getElements().add(curve.getElements().isEmpty() ? new MoveTo(x, y) : new LineTo(x, y));
            tip.setCenterX(x);
            tip.setCenterY(y);
        }
        tip.setVisible(!points.isEmpty());
    }

    private double top() {
        if (range == Range.SHARE) {
            return 1;
        }
        double largest = points.stream().mapToDouble(Point::value).max().orElse(1);
        double magnitude = Math.pow(10, Math.floor(Math.log10(Math.max(largest, 1e-6))));
        return Math.ceil(largest / magnitude * 2) / 2 * magnitude;
    }
}
