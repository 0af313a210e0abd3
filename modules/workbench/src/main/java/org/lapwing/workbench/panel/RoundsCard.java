package org.lapwing.workbench.panel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.lapwing.project.Round;
import org.lapwing.project.RoundComparison;
import org.lapwing.workbench.state.RoundsViewModel;
import org.lapwing.workbench.text.Formats;
import org.lapwing.workbench.text.Messages;

/// The rounds of the project: a list, and two of them side by side.
@SuppressWarnings("FutureReturnValueIgnored") // failures become notices where the work is started
public final class RoundsCard extends VBox {

    private static final double ROW = 40;
    private static final int MOST_ROWS = 6;

    private final RoundsViewModel rounds;
    private final PanelActions actions;
    private final ListView<Round> list = new ListView<>();
    private final GridPane table = new GridPane(Parts.GAP, 4);

    /// Follows the view model.
    public RoundsCard(RoundsViewModel rounds, PanelActions actions) {
        super(8);
        this.rounds = rounds;
        this.actions = actions;
        var empty = Parts.note(Messages.text("rounds.empty"));
        Parts.show(empty, rounds.rounds().map(each -> each.rounds().isEmpty()));
        list.setId("rounds-list");
        list.getStyleClass().add("lw-queue-list");
        list.setFixedCellSize(ROW);
        list.setAccessibleText(Messages.text("rounds.accessible"));
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        list.setCellFactory(_ -> new Cell());
        Parts.show(list, rounds.rounds().map(each -> !each.rounds().isEmpty()));
        var reopen = Parts.button(Feather.EYE, Messages.text("rounds.reopen"), () -> one(rounds::reopen));
        reopen.setTooltip(new Tooltip(Messages.text("rounds.reopen.tip")));
        var back = Parts.button(Feather.ROTATE_CCW, Messages.text("rounds.back"), () -> one(rounds::rollBack));
        back.setTooltip(new Tooltip(Messages.text("rounds.back.tip")));
        var compare = Parts.button(Feather.COLUMNS, Messages.text("rounds.compare"), this::compare);
        compare.setId("rounds-compare");
        compare.setTooltip(new Tooltip(Messages.text("rounds.compare.tip")));
        var buttons = new FlowPane(6, 6, compare, reopen, back);
        buttons.getChildren().forEach(button -> button.getStyleClass().add("lw-small"));
        Parts.show(buttons, rounds.rounds().map(each -> !each.rounds().isEmpty()));
        Runnable enable = () -> {
            int chosen = list.getSelectionModel().getSelectedIndices().size();
            reopen.setDisable(chosen != 1);
            back.setDisable(
                    chosen != 1 || one().number() == rounds.rounds().get().current());
            compare.setDisable(chosen != 2 && list.getItems().size() < 2 || chosen > 2);
        };
        list.getSelectionModel().getSelectedIndices().addListener((ListChangeListener<Integer>) _ -> enable.run());
        rounds.rounds().subscribe(now -> {
            list.getItems().setAll(now.rounds().reversed());
            list.setPrefHeight(Math.min(now.rounds().size(), MOST_ROWS) * ROW + 2);
            list.setMinHeight(list.getPrefHeight());
            enable.run();
        });
        getChildren().addAll(empty, list, buttons, comparison());
    }

    private Round one() {
        return list.getSelectionModel().getSelectedItem();
    }

    private void one(Consumer<Round> action) {
        if (one() != null) {
            action.accept(one());
        }
    }

    /// The two chosen rounds, or the one chosen and the one before; the last two where none is.
    private void compare() {
        var chosen = List.copyOf(list.getSelectionModel().getSelectedItems());
        var all = rounds.rounds().get().rounds();
        if (chosen.size() == 2) {
            rounds.compare(chosen.get(0), chosen.get(1));
        } else if (all.size() >= 2) {
            int later = chosen.isEmpty()
                    ? all.size() - 1
                    : Math.max(1, chosen.getFirst().number() - 1);
            rounds.compare(all.get(later - 1), all.get(later));
        }
    }

    private VBox comparison() {
        var title = Parts.heading("");
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        var close = Icons.button(Feather.X, Messages.text("rounds.compare.close"), rounds::closeComparison);
        var copy = Icons.button(Feather.TERMINAL, Messages.text("panel.copy.command"), () -> rounds.commandLine()
                .ifPresent(actions::copy));
        var head = new HBox(4, title, copy, close);
        head.setAlignment(Pos.CENTER_LEFT);
        var names = new ColumnConstraints();
        names.setHgrow(Priority.ALWAYS);
        names.setMinWidth(90);
        var values = new ColumnConstraints();
        values.setHalignment(HPos.RIGHT);
        table.getColumnConstraints().setAll(names, values, values);
        table.setId("rounds-table");
        var map = Parts.button(Feather.MAP, Messages.text("rounds.changes"), rounds::showChanges);
        map.setId("rounds-changes");
        map.setTooltip(new Tooltip(Messages.text("rounds.changes.tip")));
        map.getStyleClass().add("lw-small");
        var box = new VBox(8, head, table, Parts.note(Messages.text("rounds.metrics.note")), map);
        box.getStyleClass().add("lw-card");
        Parts.show(box, rounds.comparison().map(each -> each.isPresent()));
        rounds.comparison()
                .subscribe(now -> now.ifPresent(each -> {
                    title.setText(Messages.text(
                            "rounds.compare.title",
                            each.one().number(),
                            each.other().number()));
                    fill(each);
                }));
        return box;
    }

    private void fill(RoundComparison comparison) {
        table.getChildren().clear();
        int row = 0;
        for (var metric : comparison.metrics()) {
            table.addRow(
                    row++,
                    name(RoundTexts.metric(metric.name())),
                    value(shown(metric.name(), metric.one())),
                    value(shown(metric.name(), metric.other())));
        }
        for (var difference : comparison.differences()) {
            table.addRow(
                    row++,
                    name(RoundTexts.field(difference.what())),
                    value(difference.one()),
                    value(difference.other()));
        }
    }

    private static String shown(String metric, OptionalDouble value) {
        return value.isPresent() ? RoundTexts.value(metric, value.getAsDouble()) : Messages.text("format.none");
    }

    private static Label name(String text) {
        var label = Parts.note(text);
        label.setTooltip(new Tooltip(text));
        return label;
    }

    private static Label value(String text) {
        var label = new Label(text.isEmpty() ? Messages.text("format.none") : text);
        label.setTooltip(new Tooltip(label.getText()));
        label.setMaxWidth(92);
        return label;
    }

    private final class Cell extends ListCell<Round> {

        private final Label title = new Label();
        private final Label detail = Parts.note("");
        private final Label badge = new Label(Messages.text("rounds.current"));
        private final HBox row;

        Cell() {
            setPrefWidth(0);
            badge.getStyleClass().add("lw-badge");
            badge.setMinWidth(Region.USE_PREF_SIZE);
            detail.setWrapText(false);
            var texts = new VBox(title, detail);
            texts.setMinWidth(0);
            texts.setAlignment(Pos.CENTER_LEFT);
            HBox.setHgrow(texts, Priority.ALWAYS);
            row = new HBox(8, texts, badge);
            row.setAlignment(Pos.CENTER_LEFT);
        }

        @Override
        protected void updateItem(@Nullable Round round, boolean empty) {
            super.updateItem(round, empty);
            if (empty || round == null) {
                setGraphic(null);
                setTooltip(null);
                return;
            }
            title.setText(RoundTexts.title(round));
            detail.setText(RoundTexts.summary(round));
            badge.setVisible(round.number() == rounds.rounds().get().current());
            badge.setManaged(badge.isVisible());
            setGraphic(row);
            setTooltip(new Tooltip(tip(round)));
            setAccessibleText(
                    title.getText() + ". " + detail.getText() + (badge.isVisible() ? ". " + badge.getText() : ""));
        }

        private static String tip(Round round) {
            var lines = new ArrayList<String>();
            lines.add(Messages.text("rounds.tip.title", RoundTexts.title(round), RoundTexts.when(round.time())));
            if (!round.remark().isEmpty()) {
                lines.add(round.remark());
            }
            lines.add(Messages.text(
                    "rounds.tip.model", round.model().checkpoint(), Formats.count(round.labelRevision())));
            for (Map.Entry<String, String> each : round.query().entrySet()) {
                lines.add(RoundTexts.field("query." + each.getKey()) + ": " + each.getValue());
            }
            for (Map.Entry<String, Double> each : round.metrics().entrySet()) {
                lines.add(RoundTexts.metric(each.getKey()) + ": " + RoundTexts.value(each.getKey(), each.getValue()));
            }
            return String.join("\n", lines);
        }
    }
}
