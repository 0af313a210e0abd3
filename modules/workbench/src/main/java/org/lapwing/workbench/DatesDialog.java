package org.lapwing.workbench;

import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.lapwing.workbench.panel.Icons;
import org.lapwing.workbench.service.DatedBands;
import org.lapwing.workbench.state.DatesDraft;
import org.lapwing.workbench.text.Messages;

/// Asks of which date each file is, or each part of a file, and says at once what is wrong.
final class DatesDialog extends Dialog<List<DatedBands>> {

    private static final PseudoClass DANGER = PseudoClass.getPseudoClass("danger");
    private static final double WIDTH = 620;
    private static final double LIST_HEIGHT = 300;

    private final DatesDraft draft;
    private final GridPane list = new GridPane(10, 6);

    DatesDialog(DatesDraft draft) {
        this.draft = draft;
        var agree = new ButtonType(Messages.text("dates.add"), ButtonBar.ButtonData.OK_DONE);
        getDialogPane().getButtonTypes().addAll(agree, ButtonType.CANCEL);
        var add = getDialogPane().lookupButton(agree);
        setTitle(Messages.text("dates.title"));
        setHeaderText(Messages.text("dates.header"));
        var verdict = new Label();
        verdict.setId("dates-verdict");
        verdict.textProperty().bind(draft.verdict());
        verdict.setWrapText(true);
        verdict.setMinHeight(Region.USE_PREF_SIZE);
        verdict.getStyleClass().add("lw-note");
        columns();
        var scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        scroll.setPrefViewportHeight(LIST_HEIGHT);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("lw-bare-scroll");
        getDialogPane().setContent(new VBox(10, form(), scroll, verdict));
        getDialogPane().setPrefWidth(WIDTH);
        setResizable(true);
        draft.rows().addListener((ListChangeListener<DatesDraft.Row>) _ -> fill());
        draft.verdict().subscribe(_ -> add.setDisable(draft.dates().isEmpty()));
        fill();
        setResultConverter(button -> button == agree ? draft.dates().orElse(null) : null);
    }

    private GridPane form() {
        var form = new GridPane(10, 8);
        var name = new TextField();
        name.setId("dates-name");
        name.textProperty().bindBidirectional(draft.name());
        FormRows.add(form, Messages.text("dates.name"), name);
        if (draft.isOneFile()) {
            var per = new ComboBox<Integer>();
            per.setId("dates-bands");
            per.getItems().setAll(draft.possibleBandsPerDate());
            per.setValue(draft.bandsPerDate().get());
            per.valueProperty().addListener((_, _, now) -> draft.bandsPerDate().set(now));
            FormRows.add(form, Messages.text("dates.per.date"), per);
        }
        return form;
    }

    private void columns() {
        var file = new ColumnConstraints();
        file.setHgrow(Priority.ALWAYS);
        file.setMinWidth(120);
        var date = new ColumnConstraints(120);
        var note = new ColumnConstraints(190);
        list.getColumnConstraints().addAll(file, date, note);
        list.setId("dates-list");
    }

    private void fill() {
        list.getChildren().clear();
        for (int index = 0; index < draft.rows().size(); index++) {
            var row = draft.rows().get(index);
            var label = new Label(row.label());
            label.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
            label.setTooltip(new Tooltip(row.file().toString()));
            var note = new Label();
            note.setMinWidth(0);
            note.textProperty().bind(row.problem().map(problem -> problem.isEmpty() ? origin(row.origin()) : problem));
            note.getStyleClass().add("lw-note");
            note.setWrapText(true);
            var out = Icons.button(Feather.X, Messages.text("dates.leave.out", row.label()), () -> draft.leaveOut(row));
            list.addRow(index, label, date(row, note), beside(out, note));
        }
    }

    private static HBox beside(Node out, Node note) {
        var box = new HBox(4, out, note);
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    private static Node date(DatesDraft.Row row, Label note) {
        var field = new TextField();
        field.textProperty().bindBidirectional(row.text());
        field.setPromptText(Messages.text("dates.prompt"));
        field.setAccessibleText(Messages.text("dates.field", row.label()));
        row.problem().subscribe(problem -> {
            boolean bad = !problem.isEmpty();
            field.pseudoClassStateChanged(DANGER, bad);
            note.getStyleClass().remove("lw-problem");
            if (bad) {
                note.getStyleClass().add("lw-problem");
            }
        });
        return field;
    }

    private static String origin(DatesDraft.Origin origin) {
        return switch (origin) {
            case NAME -> Messages.text("dates.origin.name");
            case FILE -> Messages.text("dates.origin.file");
            case NONE -> "";
        };
    }
}
