package org.lapwing.workbench.panel;

import java.util.List;
import java.util.OptionalDouble;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.lapwing.labels.annotation.Annotation;
import org.lapwing.labels.annotation.LabelClass;
import org.lapwing.workbench.command.Command;
import org.lapwing.workbench.state.DrawingViewModel;
import org.lapwing.workbench.state.LabelClassesViewModel;
import org.lapwing.workbench.state.SelectionViewModel;
import org.lapwing.workbench.text.Formats;
import org.lapwing.workbench.text.Messages;

/// What is chosen: its class, who drew it when, how sure, and a comment.
final class SelectionCard extends VBox {

    private final SelectionViewModel selection;
    private final LabelClassesViewModel classes;
    private final Label title = Parts.heading("");
    private final Label origin = Parts.note("");
    private final ComboBox<LabelClass> kind = new ComboBox<>();
    private final CheckBox sure = new CheckBox(Messages.text("labels.confidence"));
    private final Slider confidence = new Slider(0, 1, 1);
    private final Label share = new Label();
    private final TextField comment = new TextField();
    private boolean filling;

    /// @param commands for what is chosen; the last one deletes
    SelectionCard(
            SelectionViewModel selection,
            LabelClassesViewModel classes,
            DrawingViewModel drawing,
            List<Command> commands) {
        super(8);
        this.selection = selection;
        this.classes = classes;
        getStyleClass().add("lw-card");
        Parts.show(this, selection.chosen().map(each -> !each.isEmpty()));
        var header = new HBox(title, Parts.spacer());
        commands.forEach(each -> header.getChildren().add(each.toIconButton()));
        header.getStyleClass().add("lw-section-header");
        header.setAlignment(Pos.CENTER_LEFT);
        kind.setConverter(ImageryControls.shown(LabelClass::name));
        kind.setMaxWidth(Double.MAX_VALUE);
        kind.setAccessibleText(Messages.text("labels.class"));
        kind.setOnAction(_ -> {
            if (!filling && kind.getValue() != null) {
                selection.giveClass(kind.getValue().code());
            }
        });
        sure.setOnAction(_ -> giveConfidence());
        confidence.setBlockIncrement(0.05);
        confidence.setAccessibleText(Messages.text("labels.confidence"));
        confidence.disableProperty().bind(sure.selectedProperty().not());
        confidence.valueChangingProperty().addListener((_, _, changing) -> {
            if (!changing) {
                giveConfidence();
            }
        });
        confidence.valueProperty().addListener((_, _, now) -> {
            share.setText(sure.isSelected() ? Formats.percent(now.doubleValue(), 0) : "");
            if (!filling && !confidence.isValueChanging()) {
                giveConfidence();
            }
        });
        share.getStyleClass().add("lw-number");
        HBox.setHgrow(confidence, Priority.ALWAYS);
        var sureness = new HBox(8, sure, confidence, share);
        sureness.setAlignment(Pos.CENTER_LEFT);
        comment.setPromptText(Messages.text("labels.comment"));
        comment.setAccessibleText(Messages.text("labels.comment"));
        comment.setOnAction(_ -> selection.comment(comment.getText()));
        comment.focusedProperty().addListener((_, _, focused) -> {
            if (!focused && !filling) {
                selection.comment(comment.getText());
            }
        });
        var metres = new NumberSpinner(0.1, 10_000, 1, drawing.bufferMetres(), Messages.text("labels.buffer"));
        metres.setPrefWidth(90);
        var byName = Parts.note(Messages.text("labels.buffer"));
        byName.setMinWidth(USE_PREF_SIZE);
        var by = new HBox(8, byName, metres);
        by.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(header, origin, kind, sureness, comment, by);
        selection.chosen().subscribe(this::fill);
    }

    private void giveConfidence() {
        if (!filling) {
            selection.giveConfidence(
                    sure.isSelected()
                            ? OptionalDouble.of(Math.rint(confidence.getValue() * 100) / 100)
                            : OptionalDouble.empty());
        }
    }

    private void fill(List<Annotation> chosen) {
        if (chosen.isEmpty()) {
            return;
        }
        filling = true;
        var first = chosen.getFirst();
        title.setText(Messages.text("labels.chosen", chosen.size()));
        origin.setText(
                chosen.size() > 1
                        ? ""
                        : Messages.text(
                                "labels.origin",
                                first.author(),
                                Formats.time(first.time()),
                                first.source().text(),
                                first.round()));
        origin.setManaged(!origin.getText().isEmpty());
        kind.getItems().setAll(classes.classes().get().classes());
        kind.setValue(
                chosen.stream().allMatch(each -> each.classCode() == first.classCode())
                        ? classes.classes().get().find(first.classCode()).orElse(null)
                        : null);
        sure.setSelected(first.confidence().isPresent());
        confidence.setValue(first.confidence().orElse(1));
        share.setText(
                first.confidence().isPresent()
                        ? Formats.percent(first.confidence().getAsDouble(), 0)
                        : "");
        if (!comment.isFocused()) {
            comment.setText(first.comment());
        }
        filling = false;
    }
}
