package org.lapwing.workbench.panel;

import java.util.Optional;
import java.util.stream.IntStream;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.lapwing.labels.Legend;
import org.lapwing.learning.query.QueueState.Flag;
import org.lapwing.learning.query.QueueState.Status;
import org.lapwing.workbench.service.ModelService.Prediction;
import org.lapwing.workbench.state.LiveViewModel;
import org.lapwing.workbench.state.QueueViewModel;
import org.lapwing.workbench.text.Formats;
import org.lapwing.workbench.text.Messages;

/// The patches in order with what became of each; choosing one goes there.
final class QueueList extends ListView<Integer> {

    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
    private static final double ROW = 28;
    private static final int MOST_ROWS = 9;

    private final QueueViewModel queue;
    private final LiveViewModel live;

    /// Follows the view models.
    QueueList(QueueViewModel queue, LiveViewModel live) {
        this.queue = queue;
        this.live = live;
        setId("queue-list");
        getStyleClass().add("lw-queue-list");
        setFixedCellSize(ROW);
        setAccessibleText(Messages.text("queue.list.accessible"));
        setCellFactory(_ -> new Cell());
        getSelectionModel().selectedItemProperty().addListener((_, _, chosen) -> {
            if (chosen != null && isFocused() && chosen != queue.state().get().current()) {
                queue.go(chosen);
            }
        });
        setOnMouseClicked(_ -> {
            var chosen = getSelectionModel().getSelectedItem();
            if (chosen != null
                    && (chosen != queue.state().get().current()
                            || !queue.walking().get())) {
                queue.go(chosen);
            }
        });
        queue.state().addListener(_ -> rebuild());
        live.prediction().addListener(_ -> refresh());
        rebuild();
    }

    private void rebuild() {
        var state = queue.state().get();
        int count = state.entries().size();
        if (getItems().size() != count) {
            getItems().setAll(IntStream.range(0, count).boxed().toList());
            setPrefHeight(Math.min(count, MOST_ROWS) * ROW + 2);
            setMinHeight(getPrefHeight());
        }
        refresh();
        if (!state.isOver()) {
            getSelectionModel().select(state.current());
            scrollTo(Math.max(0, state.current() - 2));
        } else {
            getSelectionModel().clearSelection();
        }
    }

    private Optional<Legend> legend() {
        return live.prediction().get().map(Prediction::legend);
    }

    private static Feather icon(Status status) {
        return switch (status) {
            case WAITING -> Feather.CIRCLE;
            case DEFERRED -> Feather.CLOCK;
            case LABELLED -> Feather.CHECK_CIRCLE;
            case SKIPPED -> Feather.MINUS_CIRCLE;
        };
    }

    private final class Cell extends ListCell<Integer> {

        private final FontIcon status = Icons.of(Feather.CIRCLE);
        private final Label number = new Label();
        private final Label reason = new Label();
        private final FontIcon flag = Icons.of(Feather.FLAG);
        private final Label seconds = new Label();
        private final HBox row = new HBox(8, status, number, reason, flag, seconds);

        Cell() {
            row.setAlignment(Pos.CENTER_LEFT);
            setPrefWidth(0); // as wide as the list
            number.getStyleClass().add("lw-queue-number");
            seconds.getStyleClass().add("lw-note");
            seconds.setMinWidth(Region.USE_PREF_SIZE);
            reason.setMinWidth(0);
            reason.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(reason, Priority.ALWAYS);
        }

        private static void show(Node node, boolean shown) {
            node.setVisible(shown);
            node.setManaged(shown);
        }

        @Override
        protected void updateItem(@Nullable Integer index, boolean empty) {
            super.updateItem(index, empty);
            var result = queue.result().get();
            var state = queue.state().get();
            if (empty
                    || index == null
                    || result.isEmpty()
                    || index >= state.entries().size()) {
                setGraphic(null);
                setTooltip(null);
                pseudoClassStateChanged(CURRENT, false);
                return;
            }
            var entry = state.entries().get(index);
            var why = result.get().candidates().get(index).reason();
            status.setIconCode(icon(entry.status()));
            number.setText(String.valueOf(index + 1));
            reason.setText(QueueTexts.shortReason(why, legend()));
            show(flag, entry.flag() == Flag.RAISED);
            seconds.setText(Formats.duration(entry.seconds()));
            show(seconds, entry.seconds() >= 0.5);
            setGraphic(row);
            setTooltip(new Tooltip(QueueTexts.reason(why, legend())));
            setAccessibleText(Messages.text(
                    "queue.row.accessible",
                    index + 1,
                    QueueTexts.name(entry.status()),
                    QueueTexts.reason(why, legend())));
            pseudoClassStateChanged(CURRENT, index == state.current());
        }
    }
}
