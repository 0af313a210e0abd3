package org.lapwing.workbench.panel;

import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.lapwing.learning.PatchSampling;
import org.lapwing.workbench.service.ModelService.Network;
import org.lapwing.workbench.state.TrainCurvesViewModel.ClassScore;
import org.lapwing.workbench.state.TrainSettingsViewModel;
import org.lapwing.workbench.state.TrainSettingsViewModel.LengthKind;
import org.lapwing.workbench.state.TrainState;
import org.lapwing.workbench.state.TrainViewModel;
import org.lapwing.workbench.state.WorkspaceViewModel;
import org.lapwing.workbench.text.Formats;
import org.lapwing.workbench.text.Messages;

/// Settings, start and stop of a training run, and how it goes.
@SuppressWarnings("FutureReturnValueIgnored") // failures become notices where the work is started
public final class TrainPanel extends VBox {

    private static final PseudoClass DANGER = PseudoClass.getPseudoClass("danger");

    private final TrainViewModel train;
    private final WorkspaceViewModel workspace;
    private final PanelActions actions;

    /// Follows the view models.
    public TrainPanel(TrainViewModel train, WorkspaceViewModel workspace, PanelActions actions) {
        super(12);
        this.train = train;
        this.workspace = workspace;
        this.actions = actions;
        getStyleClass().add("lw-panel");
        var missing = missing();
        Parts.show(missing, train.state().map(state -> state == TrainState.NO_IMAGE || state == TrainState.NO_LABELS));
        var present = new VBox(12, settings(), buttons(), status(), progress());
        Parts.show(present, missing.visibleProperty().map(hidden -> !hidden));
        getChildren().addAll(missing, present);
    }

    private VBox missing() {
        var image = Parts.button(Feather.IMAGE, Messages.text("command.open.image"), actions::openImage);
        image.getStyleClass().add("accent");
        Parts.show(image, train.state().map(state -> state == TrainState.NO_IMAGE));
        var labels = Parts.button(Feather.LAYERS, Messages.text("command.open.labels"), actions::openLabels);
        labels.getStyleClass().add("accent");
        Parts.show(labels, train.state().map(state -> state == TrainState.NO_LABELS));
        return Parts.empty(Feather.ACTIVITY, train.status(), image, labels);
    }

    private VBox settings() {
        var form = Parts.form();
        var settings = train.settings();
        var network = new ComboBox<Network>();
        network.getItems().setAll(settings.networks());
        network.setConverter(ImageryControls.shown(Network::name));
        network.valueProperty().bindBidirectional(settings.network());
        network.setMaxWidth(Double.MAX_VALUE);
        Parts.row(form, Messages.text("train.network"), network);
        var sentence = Parts.note(settings.network().map(chosen -> NetworkWords.sentence(chosen.name())));
        Parts.row(form, Messages.text("train.length"), length(settings));
        var advanced = new TitledPane(Messages.text("train.advanced"), advanced(settings));
        advanced.setExpanded(false);
        advanced.setAnimated(false);
        advanced.getStyleClass().addAll("lw-fold");
        var box = new VBox(8, form, sentence, advanced);
        box.disableProperty().bind(train.state().map(TrainState::isBusy));
        return box;
    }

    private static HBox length(TrainSettingsViewModel settings) {
        var minutes = Parts.spinner(1, 100_000, settings.minutes());
        var epochs = Parts.spinner(1, 100_000, settings.epochs());
        Parts.show(minutes, settings.lengthKind().map(kind -> kind == LengthKind.MINUTES));
        Parts.show(epochs, settings.lengthKind().map(kind -> kind == LengthKind.EPOCHS));
        minutes.setAccessibleText(Messages.text("train.minutes"));
        epochs.setAccessibleText(Messages.text("train.epochs"));
        var group = new ToggleGroup();
        var inMinutes = new ToggleButton(Messages.text("train.minutes"));
        var inEpochs = new ToggleButton(Messages.text("train.epochs"));
        inMinutes.setSelected(settings.lengthKind().get() == LengthKind.MINUTES);
        inEpochs.setSelected(settings.lengthKind().get() == LengthKind.EPOCHS);
        inMinutes.setOnAction(_ -> settings.lengthKind().set(LengthKind.MINUTES));
        inEpochs.setOnAction(_ -> settings.lengthKind().set(LengthKind.EPOCHS));
        var kinds = Parts.segments(group, inMinutes, inEpochs);
        HBox.setHgrow(kinds, Priority.ALWAYS);
        var box = new HBox(Parts.GAP, minutes, epochs, kinds);
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    private VBox advanced(TrainSettingsViewModel settings) {
        var form = Parts.form();
        Parts.row(form, Messages.text("train.patch"), Parts.spinner(16, 4096, settings.patch()));
        Parts.row(form, Messages.text("train.batch"), Parts.spinner(1, 4096, settings.batch()));
        Parts.row(form, Messages.text("train.patches"), Parts.spinner(1, 1_000_000, settings.patchesPerEpoch()));
        Parts.row(form, Messages.text("train.rate"), number(settings));
        var sampling = new ComboBox<PatchSampling>();
        sampling.getItems()
                .setAll(
                        PatchSampling.BALANCED,
                        PatchSampling.UNIFORM,
                        PatchSampling.MINORITY,
                        PatchSampling.RATIO,
                        PatchSampling.HARD);
        sampling.setConverter(ImageryControls.shown(TrainPanel::words));
        sampling.valueProperty().bindBidirectional(settings.sampling());
        sampling.setTooltip(new Tooltip(Messages.text("train.sampling.hint")));
        sampling.setMaxWidth(Double.MAX_VALUE);
        Parts.row(form, Messages.text("train.sampling"), sampling);
        var patience = Parts.spinner(0, 100_000, settings.patience());
        patience.getValueFactory().setConverter(new PatienceText());
        patience.setTooltip(new Tooltip(Messages.text("train.patience.hint")));
        Parts.row(form, Messages.text("train.patience"), patience);
        var seed = new TextField(String.valueOf(settings.seed().get()));
        seed.textProperty().addListener((_, before, text) -> {
            if (text.matches("-?\\d{1,18}")) {
                settings.seed().set(Long.parseLong(text));
            } else if (!text.isEmpty() && !text.equals("-")) {
                seed.setText(before);
            }
        });
        Parts.row(form, Messages.text("train.seed"), seed);
        var folder = Parts.note(
                workspace.modelFolder().map(path -> path.map(Object::toString).orElse("")));
        var view = new CheckBox(Messages.text("train.view"));
        view.selectedProperty().bindBidirectional(settings.onlyView());
        var resume = new CheckBox(Messages.text("train.resume"));
        resume.selectedProperty().bindBidirectional(settings.resume());
        var change = Parts.button(Feather.FOLDER, Messages.text("train.folder.change"), actions::openModel);
        change.getStyleClass().add("lw-small");
        return new VBox(
                Parts.GAP,
                form,
                Parts.heading(Messages.text("train.method")),
                new TrainMethodControls(settings.method()),
                view,
                resume,
                Parts.heading(Messages.text("train.folder")),
                folder,
                change);
    }

    private static String words(PatchSampling sampling) {
        return switch (sampling) {
            case UNIFORM -> Messages.text("train.sampling.uniform");
            case MINORITY -> Messages.text("train.sampling.minority");
            case BALANCED -> Messages.text("train.sampling.balanced");
            case RATIO -> Messages.text("train.sampling.ratio");
            case HARD -> Messages.text("train.sampling.hard");
        };
    }

    private static TextField number(TrainSettingsViewModel settings) {
        var field = new TextField(String.valueOf(settings.learningRate().get()));
        field.textProperty().addListener((_, _, text) -> {
            boolean good = text.strip().matches("0?\\.\\d+([eE]-?\\d{1,2})?|\\d{1,3}([eE]-\\d{1,2})");
            field.pseudoClassStateChanged(DANGER, !good);
            if (good) {
                settings.learningRate().set(Double.parseDouble(text.strip()));
            }
        });
        return field;
    }

    private HBox buttons() {
        var start = Parts.button(Feather.PLAY, Messages.text("train.start"), train::start);
        start.getStyleClass().add("accent");
        start.setId("train-start");
        start.setMaxWidth(Double.MAX_VALUE);
        Parts.show(start, train.state().map(state -> !state.isBusy()));
        HBox.setHgrow(start, Priority.ALWAYS);
        var stop = Parts.button(Feather.SQUARE, Messages.text("train.stop"), train::stop);
        stop.getStyleClass().add("danger");
        stop.setId("train-stop");
        stop.setMaxWidth(Double.MAX_VALUE);
        Parts.show(stop, train.state().map(TrainState::isBusy));
        stop.disableProperty().bind(train.state().map(state -> state == TrainState.STOPPING));
        HBox.setHgrow(stop, Priority.ALWAYS);
        var copy = Icons.button(Feather.TERMINAL, Messages.text("panel.copy.command"), () -> train.commandLine()
                .ifPresent(actions::copy));
        return new HBox(Parts.GAP, start, stop, copy);
    }

    private Label status() {
        return Parts.note(train.status());
    }

    private VBox progress() {
        var curves = train.curves();
        var score = new CurveChart(
                Messages.text("train.curve.iou"),
                curves.meanIou(),
                CurveChart.Range.SHARE,
                value -> Formats.percent(value, 0),
                "lw-curve-score");
        var loss = new CurveChart(
                Messages.text("train.curve.loss"),
                curves.loss(),
                CurveChart.Range.FROM_ZERO,
                value -> Formats.decimal(value, 2),
                "lw-curve-loss");
        var best = new Label();
        best.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> curves.bestEpoch().get() == 0
                                ? Messages.text("train.best.none")
                                : Messages.text(
                                        "train.best",
                                        Formats.percent(curves.bestMeanIou().get(), 1),
                                        curves.bestEpoch().get()),
                        curves.bestEpoch(),
                        curves.bestMeanIou()));
        best.getStyleClass().add("lw-best");
        var table = new VBox(4);
        curves.classes().addListener((ListChangeListener<ClassScore>) _ -> table.getChildren()
                .setAll(curves.classes().stream().map(TrainPanel::classRow).toList()));
        var perClass = Parts.heading(Messages.text("train.classes"));
        Parts.show(perClass, Bindings.isNotEmpty(curves.classes()));
        var box = new VBox(10, best, score, loss, perClass, table);
        Parts.show(box, Bindings.isNotEmpty(curves.loss()));
        return box;
    }

    private static HBox classRow(ClassScore score) {
        var name = new Label(score.shown().name());
        name.setMinWidth(0);
        var bar = new ShareBar(score.iou(), score.shown().color());
        HBox.setHgrow(bar, Priority.ALWAYS);
        var value = new Label(Formats.percent(score.iou(), 1));
        value.getStyleClass().add("lw-number");
        var row = new HBox(8, name, bar, value);
        name.setPrefWidth(128);
        name.setMinWidth(96);
        row.setAlignment(Pos.CENTER_LEFT);
        row.setAccessibleText(
                Messages.text("train.class.accessible", score.shown().name(), Formats.percent(score.iou(), 1)));
        Tooltip.install(row, new Tooltip(row.getAccessibleText()));
        return row;
    }
}
