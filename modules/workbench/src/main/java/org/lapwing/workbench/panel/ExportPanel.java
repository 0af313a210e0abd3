package org.lapwing.workbench.panel;

import java.nio.file.Path;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.lapwing.prediction.UnknownClass;
import org.lapwing.workbench.state.CommandLines;
import org.lapwing.workbench.state.ExportViewModel;
import org.lapwing.workbench.state.ExportViewModel.Scope;
import org.lapwing.workbench.state.ExportViewModel.State;
import org.lapwing.workbench.state.WorkspaceViewModel;
import org.lapwing.workbench.text.Formats;
import org.lapwing.workbench.text.Messages;

/// Part, file, start and progress of a classified GeoTIFF.
@SuppressWarnings("FutureReturnValueIgnored") // failures become notices where the work is started
public final class ExportPanel extends VBox {

    private final ExportViewModel export;
    private final WorkspaceViewModel workspace;
    private final PanelActions actions;

    /// Follows the view models.
    public ExportPanel(ExportViewModel export, WorkspaceViewModel workspace, PanelActions actions) {
        super(12);
        this.export = export;
        this.workspace = workspace;
        this.actions = actions;
        getStyleClass().add("lw-panel");
        var missing = missing();
        Parts.show(missing, export.state().map(state -> state == State.NO_IMAGE || state == State.NO_MODEL));
        var present = new VBox(12, choices(), buttons(), progress(), written());
        Parts.show(present, missing.visibleProperty().map(hidden -> !hidden));
        getChildren().addAll(missing, present);
    }

    private VBox missing() {
        var image = Parts.button(Feather.IMAGE, Messages.text("command.open.image"), actions::openImage);
        image.getStyleClass().add("accent");
        Parts.show(image, export.state().map(state -> state == State.NO_IMAGE));
        var model = Parts.button(Feather.FOLDER, Messages.text("command.open.model"), actions::openModel);
        Parts.show(model, export.state().map(state -> state == State.NO_MODEL));
        var train = Parts.button(Feather.ACTIVITY, Messages.text("panel.go.train"), actions::showTrain);
        train.getStyleClass().add("accent");
        Parts.show(train, export.state().map(state -> state == State.NO_MODEL));
        var text = export.state()
                .map(state -> state == State.NO_IMAGE
                        ? Messages.text("export.missing.image")
                        : Messages.text("export.missing.model"));
        return Parts.empty(Feather.DOWNLOAD, text, image, train, model);
    }

    private VBox choices() {
        var group = new ToggleGroup();
        var image = scope(Scope.IMAGE, Messages.text("export.scope.image"));
        var view = scope(Scope.VIEW, Messages.text("export.scope.view"));
        var scopes = Parts.segments(group, image, view);
        scopes.setAccessibleText(Messages.text("export.scope"));
        var file = new Label();
        file.textProperty().bind(export.target().map(path -> path.map(ExportPanel::shortName)
                .orElse(Messages.text("export.target.none"))));
        file.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        file.setMinWidth(0);
        file.setMaxWidth(Double.MAX_VALUE);
        var folder = Parts.note(export.target()
                .map(path -> path.map(chosen -> chosen.toAbsolutePath().getParent())
                        .map(Object::toString)
                        .orElse("")));
        HBox.setHgrow(file, Priority.ALWAYS);
        var choose = new Button(Messages.text("export.choose"));
        choose.getStyleClass().add("lw-small");
        choose.setOnAction(_ -> actions.chooseTarget(
                        Messages.text("export.choose.title"),
                        export.target().get().orElse(Path.of("classified.tif")),
                        "tif")
                .ifPresent(path -> export.target().set(Optional.of(path))));
        var target = new HBox(Parts.GAP, file, choose);
        target.setAlignment(Pos.CENTER_LEFT);
        var probabilities = new CheckBox(Messages.text("export.probabilities"));
        probabilities.setWrapText(true);
        probabilities.selectedProperty().bindBidirectional(export.probabilities());
        probabilities.setTooltip(new Tooltip(Messages.text("export.probabilities.tip")));
        var unknown = new CheckBox();
        unknown.textProperty()
                .bind(export.unknownBelow()
                        .map(below -> Messages.text("export.unknown", Formats.percent(below.doubleValue(), 0))));
        unknown.setWrapText(true);
        unknown.selectedProperty().bindBidirectional(export.unknown());
        Parts.show(unknown, export.unknownBelow().map(below -> below.doubleValue() > 0));
        var box = new VBox(
                Parts.GAP,
                Parts.heading(Messages.text("export.scope")),
                scopes,
                Parts.note(export.extent()),
                Parts.heading(Messages.text("export.target")),
                target,
                folder,
                unknown,
                probabilities);
        box.disableProperty().bind(export.state().map(state -> state == State.RUNNING));
        return box;
    }

    private static String shortName(Path path) {
        return String.valueOf(path.getFileName());
    }

    private ToggleButton scope(Scope scope, String text) {
        var button = new ToggleButton(text);
        button.setSelected(export.scope().get() == scope);
        button.setOnAction(_ -> export.scope().set(scope));
        export.scope().addListener((_, _, now) -> button.setSelected(now == scope));
        return button;
    }

    private HBox buttons() {
        var start = Parts.button(Feather.DOWNLOAD, Messages.text("export.start"), export::start);
        start.setId("export-start");
        start.getStyleClass().add("accent");
        start.setMaxWidth(Double.MAX_VALUE);
        start.disableProperty().bind(export.state().map(state -> state != State.READY));
        Parts.show(start, export.state().map(state -> state != State.RUNNING));
        HBox.setHgrow(start, Priority.ALWAYS);
        var stop = Parts.button(Feather.SQUARE, Messages.text("export.cancel"), export::cancel);
        stop.setId("export-stop");
        stop.getStyleClass().add("danger");
        stop.setMaxWidth(Double.MAX_VALUE);
        Parts.show(stop, export.state().map(state -> state == State.RUNNING));
        HBox.setHgrow(stop, Priority.ALWAYS);
        var copy = Icons.button(Feather.TERMINAL, Messages.text("panel.copy.command"), this::copyCommand);
        return new HBox(Parts.GAP, start, stop, copy);
    }

    private void copyCommand() {
        var image = workspace.image().get();
        var model = export.modelFolder().or(() -> workspace.modelFolder().get());
        var target = export.target().get();
        if (image.isPresent() && model.isPresent() && target.isPresent()) {
            actions.copy(CommandLines.classify(
                    model.get(),
                    export.checkpointName(),
                    image.get().file(),
                    target.get(),
                    export.unknownClass().map(UnknownClass::below),
                    export.probabilities().get()
                            ? Optional.of(ExportViewModel.probabilitiesBeside(target.get()))
                            : Optional.empty(),
                    export.scope().get() == Scope.VIEW ? export.window() : Optional.empty()));
        }
    }

    private VBox progress() {
        var bar = new ProgressBar();
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setAccessibleText(Messages.text("export.progress"));
        var detail = Parts.note("");
        export.running().addListener((_, _, job) -> {
            bar.progressProperty().unbind();
            detail.textProperty().unbind();
            job.ifPresent(running -> {
                bar.progressProperty().bind(running.fraction());
                detail.textProperty().bind(running.detail());
            });
        });
        var box = new VBox(4, bar, detail);
        Parts.show(box, export.running().map(Optional::isPresent));
        return box;
    }

    private VBox written() {
        var file = Parts.note(
                export.written().map(path -> path.map(done -> Messages.text("export.written", shortName(done)))
                        .orElse("")));
        var show = Parts.button(Feather.FOLDER, Messages.text("export.show"), export::showWritten);
        var box = new VBox(Parts.GAP, file, show);
        box.getStyleClass().add("lw-card");
        Parts.show(box, export.written().map(Optional::isPresent));
        return box;
    }
}
