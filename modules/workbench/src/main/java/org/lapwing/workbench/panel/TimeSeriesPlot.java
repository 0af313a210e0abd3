package org.lapwing.workbench.panel;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polyline;
import javafx.scene.text.Text;
import org.lapwing.workbench.state.TimeSeriesViewModel;
import org.lapwing.workbench.text.Formats;
import org.lapwing.workbench.text.Messages;

/// Values over time as lines, each in the colour of its pin, broken where there is no data; a mark stands at the date
/// that the map shows. A click shows the nearest date.
final class TimeSeriesPlot extends Region {

    private static final double LEFT = 44;
    private static final double RIGHT = 12;
    private static final double TOP = 8;
    private static final double BOTTOM = 20;
    private static final double DOT = 2.5;
    private static final double TICK_WIDTH = 64;
    private static final long DAYS_OF_TWO_YEARS = 730;

    private List<TimeSeriesViewModel.Line> lines = List.of();
    private List<LocalDate> dates = List.of();
    private Optional<LocalDate> shown = Optional.empty();

    /// @param choose takes the day that was clicked
    TimeSeriesPlot(Consumer<LocalDate> choose) {
        setMinHeight(150);
        setPrefHeight(150);
        getStyleClass().add("lw-profile");
        addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (!dates.isEmpty()) {
                double share = Math.clamp((event.getX() - LEFT) / Math.max(1, width()), 0, 1);
                choose.accept(LocalDate.ofEpochDay(Math.round(first() + share * (last() - first()))));
            }
        });
    }

    /// Draws these lines.
    ///
    /// @param all the dates of the layer
    /// @param now the date that the map shows
    void show(List<TimeSeriesViewModel.Line> next, List<LocalDate> all, Optional<LocalDate> now) {
        lines = List.copyOf(next);
        dates = List.copyOf(all);
        shown = now;
        setAccessibleText(Messages.text("series.accessible", lines.size(), dates.size()));
        requestLayout();
    }

    private double width() {
        return getWidth() - LEFT - RIGHT;
    }

    private long first() {
        return dates.getFirst().toEpochDay();
    }

    private long last() {
        return dates.getLast().toEpochDay();
    }

    @Override
    protected void layoutChildren() {
        getChildren().clear();
        if (dates.isEmpty()) {
            return;
        }
        var all = lines.stream()
                .flatMap(line -> line.series().values().stream())
                .filter(Double::isFinite)
                .mapToDouble(Double::doubleValue)
                .summaryStatistics();
        double low = all.getCount() == 0 ? 0 : all.getMin();
        double high = all.getCount() == 0 ? 1 : all.getMax();
        double spare = high > low ? (high - low) * 0.06 : Math.max(1e-6, Math.abs(high) * 0.1);
        low -= spare;
        high += spare;
        double height = getHeight() - TOP - BOTTOM;
        if (all.getCount() > 0) {
            valueAxis(low, high, height);
        }
        dateAxis();
        shown.ifPresent(date -> {
            var mark = new Line(x(date), TOP, x(date), TOP + height);
            mark.getStyleClass().add("lw-series-now");
            getChildren().add(mark);
        });
        for (var line : lines) {
            draw(line, low, high, height);
        }
    }

    private void valueAxis(double low, double high, double height) {
        for (double share : new double[] {0, 0.5, 1}) {
            double y = Math.rint(TOP + height * (1 - share)) + 0.5;
            var line = new Line(LEFT, y, LEFT + width(), y);
            line.getStyleClass().add("lw-curve-grid");
            var tick = text(shortened(low + (high - low) * share, high - low), y);
            tick.setX(LEFT - 6 - tick.getLayoutBounds().getWidth());
            getChildren().addAll(line, tick);
        }
    }

    /// As many decimals as tell the ends of the axis apart.
    private static String shortened(double value, double range) {
        int decimals = (int) Math.clamp(2 - Math.floor(Math.log10(range)), 0, 6);
        return Formats.decimal(value, range >= 100 ? 0 : decimals);
    }

    private void dateAxis() {
        int most = Math.max(2, (int) (width() / TICK_WIDTH));
        var named = new ArrayList<LocalDate>();
        int count = Math.min(most, dates.size());
        for (int i = 0; i < count; i++) {
            named.add(dates.get((int) Math.round((double) i * (dates.size() - 1) / Math.max(1, count - 1))));
        }
        boolean years = last() - first() > DAYS_OF_TWO_YEARS;
        var form = DateTimeFormatter.ofPattern(
                years ? Messages.text("series.month.year") : Messages.text("series.day.month"), Locale.getDefault());
        double free = 0;
        for (var date : named) {
            var name = text(form.format(date), getHeight() - BOTTOM / 2 + 2);
            double wide = name.getLayoutBounds().getWidth();
            double left = Math.clamp(x(date) - wide / 2, 0, Math.max(0, getWidth() - wide));
            if (left >= free) {
                name.setX(left);
                getChildren().add(name);
                free = left + wide + 10;
            }
        }
    }

    private void draw(TimeSeriesViewModel.Line line, double low, double high, double height) {
        var values = line.series().values();
        var parts = new ArrayList<Polyline>();
        var dots = new ArrayList<Node>();
        boolean gap = true;
        for (int index = 0; index < values.size(); index++) {
            double value = values.get(index);
            if (!Double.isFinite(value)) {
                gap = true;
                continue;
            }
            if (gap) {
                var part = new Polyline();
                part.getStyleClass().add("lw-profile-line");
                part.setStyle("-fx-stroke: " + line.color() + ";");
                if (line.label().isEmpty()) {
                    part.getStrokeDashArray().addAll(4.0, 4.0);
                }
                parts.add(part);
                gap = false;
            }
            double x = x(line.series().dates().get(index));
            double y = TOP + height * (1 - (value - low) / (high - low));
            parts.getLast().getPoints().addAll(x, y);
            if (!line.label().isEmpty()) {
                var dot = new Circle(x, y, DOT);
                dot.setStyle("-fx-fill: " + line.color() + ";");
                dots.add(dot);
            }
        }
        getChildren().addAll(Stream.concat(parts.stream(), dots.stream()).toList());
    }

    private double x(LocalDate date) {
        return last() == first()
                ? LEFT + width() / 2
                : LEFT + width() * (date.toEpochDay() - first()) / (last() - first());
    }

    private static Text text(String words, double y) {
        var text = new Text(words);
        text.getStyleClass().add("lw-curve-tick");
        text.setTextOrigin(VPos.CENTER);
        text.setY(y);
        return text;
    }
}
