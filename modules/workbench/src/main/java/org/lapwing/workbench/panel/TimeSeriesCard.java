package org.lapwing.workbench.panel;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.css.PseudoClass;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.lapwing.workbench.state.LayerItem;
import org.lapwing.workbench.state.TimeLayerViewModel;
import org.lapwing.workbench.state.TimeSeriesViewModel;
import org.lapwing.workbench.state.TimeSeriesViewModel.Measure;
import org.lapwing.workbench.text.Messages;

/// The values of a time layer at the inspected points over time: which band or index, the plot, and a copy as text.
public final class TimeSeriesCard extends MapCard {

    private static final PseudoClass DANGER = PseudoClass.getPseudoClass("danger");
    private static final double WIDTH = 400;

    private final TimeSeriesViewModel series;
    private final TimeSeriesPlot plot;
    private final Label layer = new Label();
    private final ComboBox<Measure> measure = new ComboBox<>();
    private final InvalidationListener moved = _ -> redraw();
    private Optional<TimeLayerViewModel> followed = Optional.empty();
    private boolean closed;

    /// @param active the layer that is plotted
    /// @param actions for the clipboard
    public TimeSeriesCard(
            TimeSeriesViewModel series,
            javafx.beans.value.ObservableValue<Optional<LayerItem>> active,
            PanelActions actions) {
        super(Messages.text("series.title"));
        this.series = series;
        plot = new TimeSeriesPlot(this::choose);
        setId("time-series");
        setPrefWidth(WIDTH);
        addAction(Icons.button(Feather.COPY, Messages.text("series.copy"), () -> actions.copy(series.csv())));
        layer.getStyleClass().add("lw-note");
        layer.setMinWidth(0);
        measure();
        HBox.setHgrow(measure, Priority.ALWAYS);
        var head = new HBox(8, measure);
        var problem = Parts.note(series.problem());
        problem.getStyleClass().add("lw-problem");
        getChildren().addAll(layer, head, plot, problem);
        active.addListener((_, _, now) -> follow(now));
        series.lines().addListener((_, before, now) -> {
            closed = closed && !now.isEmpty() && before.size() == now.size();
            redraw();
        });
        series.cursor().addListener(_ -> redraw());
        follow(active.getValue());
    }

    @Override
    void close() {
        closed = true;
        redraw();
    }

    private void choose(LocalDate day) {
        series.show(day);
    }

    private void follow(Optional<LayerItem> now) {
        followed.ifPresent(time -> time.position().removeListener(moved));
        followed = now.flatMap(LayerItem::time);
        followed.ifPresent(time -> time.position().addListener(moved));
        layer.setText(followed.map(TimeLayerViewModel::name).orElse(""));
        redraw();
    }

    private void redraw() {
        var lines = new ArrayList<>(series.lines().get());
        boolean shown = followed.isPresent()
                && !closed
                && (!lines.isEmpty() || !series.problem().get().isEmpty());
        setVisible(shown);
        setManaged(shown);
        if (shown) {
            series.cursor().get().ifPresent(lines::addFirst);
            plot.show(
                    lines,
                    followed.map(TimeLayerViewModel::dates).orElseThrow(),
                    followed.map(TimeLayerViewModel::date));
        }
    }

    private void measure() {
        measure.setId("series-measure");
        measure.setEditable(true);
        measure.setMaxWidth(Double.MAX_VALUE);
        measure.getStyleClass().add("lw-small");
        measure.setAccessibleText(Messages.text("series.measure"));
        measure.setConverter(new Typed());
        measure.setCellFactory(_ -> new MeasureCell());
        series.measures().subscribe(all -> {
            measure.getItems().setAll(all);
            name(series.measure().get());
        });
        series.measure().subscribe(this::name);
        series.problem()
                .subscribe(text -> measure.pseudoClassStateChanged(
                        DANGER, !text.isEmpty() && series.lines().get().isEmpty()));
        series.problem().addListener(_ -> redraw());
        measure.valueProperty().addListener((_, _, now) -> {
            if (now != null) {
                series.measure().set(now.expression());
            }
        });
    }

    private void name(String expression) {
        measure.setValue(named(expression));
    }

    /// What is offered under this expression or name, else the expression itself.
    private Measure named(String text) {
        return series.measures().get().stream()
                .filter(each -> each.expression().equals(text) || each.name().equalsIgnoreCase(text.strip()))
                .findFirst()
                .orElse(new Measure(text, text));
    }

    private final class Typed extends StringConverter<Measure> {

        @Override
        public String toString(@Nullable Measure chosen) {
            return chosen == null ? "" : chosen.name();
        }

        @Override
        public Measure fromString(String text) {
            return named(text);
        }
    }

    private static final class MeasureCell extends ListCell<Measure> {

        @Override
        protected void updateItem(@Nullable Measure item, boolean empty) {
            super.updateItem(item, empty);
            setText(
                    item == null || empty
                            ? ""
                            : item.name().equals(item.expression())
                                    ? item.name()
                                    : Messages.text("series.measure.item", item.name(), item.expression()));
        }
    }
}
