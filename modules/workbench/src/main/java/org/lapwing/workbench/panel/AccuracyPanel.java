package org.lapwing.workbench.panel;

import java.nio.file.Path;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.lapwing.workbench.state.AccuracyViewModel;
import org.lapwing.workbench.state.AccuracyViewModel.ReferenceKind;
import org.lapwing.workbench.state.AccuracyViewModel.State;
import org.lapwing.workbench.state.CommandLines;
import org.lapwing.workbench.state.ExportViewModel;
import org.lapwing.workbench.state.WorkspaceViewModel;
import org.lapwing.workbench.text.Messages;

/// Reference, start, and the report: numbers, matrix, classes.
@SuppressWarnings("FutureReturnValueIgnored") // failures become notices where the work is started
public final class AccuracyPanel extends VBox {

    private final AccuracyViewModel accuracy;
    private final WorkspaceViewModel workspace;
    private final ExportViewModel export;
    private final PanelActions actions;

    /// Follows the view models.
    public AccuracyPanel(
            AccuracyViewModel accuracy, WorkspaceViewModel workspace, ExportViewModel export, PanelActions actions) {
        super(12);
        this.accuracy = accuracy;
        this.workspace = workspace;
        this.export = export;
        this.actions = actions;
        getStyleClass().add("lw-panel");
        var missing = missing();
        Parts.show(missing, accuracy.state().map(state -> state == State.NO_IMAGE || state == State.NO_MODEL));
        var present = new VBox(12, reference(), buttons(), report());
        Parts.show(present, missing.visibleProperty().map(hidden -> !hidden));
        getChildren().addAll(missing, present);
    }

    private VBox missing() {
        var image = Parts.button(Feather.IMAGE, Messages.text("command.open.image"), actions::openImage);
        image.getStyleClass().add("accent");
        Parts.show(image, accuracy.state().map(state -> state == State.NO_IMAGE));
        var train = Parts.button(Feather.ACTIVITY, Messages.text("panel.go.train"), actions::showTrain);
        train.getStyleClass().add("accent");
        Parts.show(train, accuracy.state().map(state -> state == State.NO_MODEL));
        var text = accuracy.state()
                .map(state -> state == State.NO_IMAGE
                        ? Messages.text("accuracy.missing.image")
                        : Messages.text("accuracy.missing.model"));
        return Parts.empty(Feather.TARGET, text, image, train);
    }

    private VBox reference() {
        var group = new ToggleGroup();
        var kinds = Parts.segments(
                group,
                kind(ReferenceKind.TEST_BLOCKS, Messages.text("accuracy.reference.blocks")),
                kind(ReferenceKind.FILE, Messages.text("accuracy.reference.file")));
        var explained = Parts.note(accuracy.kind().map(kind -> switch (kind) {
            case TEST_BLOCKS -> Messages.text("accuracy.reference.blocks.note");
            case FILE -> Messages.text("accuracy.reference.file.note");
        }));
        var name = new Label();
        name.textProperty().bind(accuracy.file().map(path -> path.map(Path::getFileName)
                .map(Object::toString)
                .orElse(Messages.text("accuracy.file.none"))));
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        name.setMinWidth(0);
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        var choose = new Button(Messages.text("export.choose"));
        choose.getStyleClass().add("lw-small");
        choose.setOnAction(_ -> actions.chooseRaster(Messages.text("accuracy.file.title"))
                .ifPresent(path -> accuracy.file().set(Optional.of(path))));
        var file = new HBox(Parts.GAP, name, choose);
        file.setAlignment(Pos.CENTER_LEFT);
        Parts.show(file, accuracy.kind().map(kind -> kind == ReferenceKind.FILE));
        var box = new VBox(Parts.GAP, Parts.heading(Messages.text("accuracy.reference")), kinds, explained, file);
        box.disableProperty().bind(accuracy.state().map(state -> state == State.RUNNING));
        return box;
    }

    private ToggleButton kind(ReferenceKind kind, String text) {
        var button = new ToggleButton(text);
        button.setSelected(accuracy.kind().get() == kind);
        button.setOnAction(_ -> accuracy.kind().set(kind));
        accuracy.kind().addListener((_, _, now) -> button.setSelected(now == kind));
        return button;
    }

    private HBox buttons() {
        var start = Parts.button(Feather.TARGET, Messages.text("accuracy.start"), accuracy::start);
        start.setId("accuracy-start");
        start.getStyleClass().add("accent");
        start.setMaxWidth(Double.MAX_VALUE);
        start.disableProperty().bind(accuracy.state().map(state -> state != State.READY));
        Parts.show(start, accuracy.state().map(state -> state != State.RUNNING));
        HBox.setHgrow(start, Priority.ALWAYS);
        var stop = Parts.button(Feather.SQUARE, Messages.text("accuracy.stop"), accuracy::cancel);
        stop.getStyleClass().add("danger");
        stop.setMaxWidth(Double.MAX_VALUE);
        Parts.show(stop, accuracy.state().map(state -> state == State.RUNNING));
        HBox.setHgrow(stop, Priority.ALWAYS);
        var copy = Icons.button(Feather.TERMINAL, Messages.text("panel.copy.command"), this::copyCommand);
        return new HBox(Parts.GAP, start, stop, copy);
    }

    /// The command compares a written map, so it names the Export panel's file.
    private void copyCommand() {
        var map = export.target().get();
        var reference = accuracy.kind().get() == ReferenceKind.FILE
                ? accuracy.file().get()
                : workspace.labels().get().map(labels -> labels.file());
        if (map.isPresent() && reference.isPresent()) {
            actions.copy(CommandLines.assess(
                    map.get(),
                    reference.get(),
                    workspace.legendFile().get(),
                    accuracy.kind().get() == ReferenceKind.TEST_BLOCKS ? export.modelFolder() : Optional.empty(),
                    map.get().resolveSibling("accuracy.html")));
        }
    }

    private VBox report() {
        var numbers = new ReportView();
        accuracy.report().addListener((_, _, report) -> report.ifPresent(numbers::show));
        accuracy.report().get().ifPresent(numbers::show);
        var html = Parts.button(Feather.FILE_TEXT, Messages.text("accuracy.save.html"), () -> actions.chooseTarget(
                        Messages.text("accuracy.save.title"), suggestion("html"), "html")
                .ifPresent(accuracy::saveHtml));
        var json = Parts.button(Feather.CODE, Messages.text("accuracy.save.json"), () -> actions.chooseTarget(
                        Messages.text("accuracy.save.title"), suggestion("json"), "json")
                .ifPresent(accuracy::saveJson));
        var saves = new FlowPane(Parts.GAP, Parts.GAP, html, json);
        var box = new VBox(12, numbers, saves);
        Parts.show(box, accuracy.report().map(Optional::isPresent));
        return box;
    }

    private Path suggestion(String extension) {
        return export.target()
                .get()
                .map(path -> path.resolveSibling("accuracy." + extension))
                .orElse(Path.of("accuracy." + extension));
    }
}
