package org.lapwing.workbench.panel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.lapwing.labels.LabelSurvey;
import org.lapwing.labels.Legend;
import org.lapwing.labels.UnmatchedValue;
import org.lapwing.workbench.state.LabelSurveyViewModel;
import org.lapwing.workbench.state.LegendViewModel;
import org.lapwing.workbench.text.Formats;
import org.lapwing.workbench.text.Messages;

/// The classes: names, colours, order, merges, ignored values; and the values that no class takes.
public final class LegendPanel extends VBox {

    private static final int UNMATCHED_SHOWN = 5;

    private final LegendViewModel legend;
    private final LabelSurveyViewModel survey;
    private final VBox rows = new VBox(2);
    private final VBox unmatched = new VBox(4);
    private final TextField ignored = new TextField();

    /// @param save writes the legend, asking where if need be
    public LegendPanel(LegendViewModel legend, LabelSurveyViewModel survey, Runnable save) {
        this.legend = legend;
        this.survey = survey;
        getStyleClass().add("lw-section");
        setAccessibleText(Messages.text("legend.title"));
        var ignoredName = Parts.note(Messages.text("legend.ignored"));
        ignoredName.setMinWidth(USE_PREF_SIZE);
        var ignoredRow = new HBox(8, ignoredName, ignored);
        ignoredRow.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(ignored, Priority.ALWAYS);
        Parts.show(ignoredRow, legend.legend().map(Optional::isPresent));
        ignored.getStyleClass().add("lw-small");
        ignored.setAccessibleText(Messages.text("legend.ignored.accessible"));
        ignored.setTooltip(new Tooltip(Messages.text("legend.ignored.accessible")));
        ignored.setOnAction(_ -> legend.setIgnored(ignored.getText()));
        ignored.focusedProperty().addListener((_, _, focused) -> {
            if (!focused) {
                legend.setIgnored(ignored.getText());
            }
        });
        var problem = Parts.note(legend.problem());
        problem.getStyleClass().add("lw-problem");
        getChildren().addAll(header(save), rows, problem, unmatched, ignoredRow);
        legend.legend().addListener(_ -> rebuild());
        survey.survey().addListener(_ -> rebuild());
        rebuild();
    }

    private HBox header(Runnable save) {
        var undo = Icons.button(Feather.CORNER_UP_LEFT, Messages.text("legend.undo"), legend::undo);
        undo.disableProperty().bind(legend.undoable().not());
        var redo = Icons.button(Feather.CORNER_UP_RIGHT, Messages.text("legend.redo"), legend::redo);
        redo.disableProperty().bind(legend.redoable().not());
        var add = Icons.button(Feather.PLUS, Messages.text("legend.add"), legend::addNext);
        var write = Icons.button(Feather.SAVE, Messages.text("legend.save"), save);
        write.disableProperty()
                .bind(Bindings.createBooleanBinding(() -> legend.legend().get().isEmpty(), legend.legend()));
        var header = new HBox(Parts.heading(Messages.text("legend.title")), Parts.spacer(), undo, redo, add, write);
        header.setAlignment(Pos.CENTER_LEFT);
        header.getStyleClass().add("lw-section-header");
        return header;
    }

    private void rebuild() {
        var now = legend.legend().get();
        if (now.isEmpty()) {
            rows.getChildren().setAll(Parts.note(Messages.text("legend.empty")));
            unmatched.getChildren().clear();
            return;
        }
        var focused = focusedRow();
        var counts = survey.survey()
                .get()
                .filter(each -> each.pixelsPerClass().size() == now.get().size());
        List<Node> fresh = new ArrayList<>();
        for (int index = 0; index < now.get().size(); index++) {
            fresh.add(new LegendRow(legend, index, now.get().classes().get(index), share(counts, index)));
        }
        rows.getChildren().setAll(fresh);
        if (focused >= 0 && focused < fresh.size()) {
            fresh.get(focused).requestFocus();
        }
        ignored.setText(codes(now.get()));
        unmatched
                .getChildren()
                .setAll(survey.unmatched().stream()
                        .limit(UNMATCHED_SHOWN)
                        .map(this::stranger)
                        .toList());
        if (!survey.unmatched().isEmpty()) {
            unmatched.getChildren().addFirst(Parts.note(Messages.text("legend.unmatched")));
        }
    }

    private int focusedRow() {
        var rowsNow = rows.getChildren();
        for (int index = 0; index < rowsNow.size(); index++) {
            if (rowsNow.get(index) instanceof LegendRow row && row.isFocusWithin()) {
                return index;
            }
        }
        return -1;
    }

    private static double share(Optional<LabelSurvey> counts, int index) {
        return counts.filter(each -> each.labelled() > 0)
                .map(each -> (double) each.pixelsPerClass().get(index) / each.labelled())
                .orElse(Double.NaN);
    }

    private static String codes(Legend legend) {
        return legend.ignore().stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private HBox stranger(UnmatchedValue value) {
        var text = Parts.note(
                Messages.text("legend.unmatched.value", value.value(), Formats.metric((double) value.pixels())));
        text.setTooltip(new Tooltip(value.hint()));
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMaxWidth(Double.MAX_VALUE);
        var box = new HBox(4, text);
        box.setAlignment(Pos.CENTER_LEFT);
        if (value.value().startsWith("#")) {
            box.getChildren().add(small(Messages.text("legend.ignore"), () -> legend.ignoreColor(value.value())));
        } else if (value.value().matches("\\d{1,3}") && Integer.parseInt(value.value()) <= 255) {
            int code = Integer.parseInt(value.value());
            box.getChildren()
                    .addAll(
                            small(Messages.text("legend.add.value"), () -> legend.add(code)),
                            small(Messages.text("legend.ignore"), () -> legend.ignoreCode(code)));
        }
        return box;
    }

    private static Button small(String text, Runnable action) {
        var button = new Button(text);
        button.getStyleClass().addAll("lw-small", "flat", "accent");
        button.setOnAction(_ -> action.run());
        return button;
    }
}
