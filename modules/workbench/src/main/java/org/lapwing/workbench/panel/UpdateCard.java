package org.lapwing.workbench.panel;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.lapwing.learning.update.UpdateResult;
import org.lapwing.workbench.state.TrainState;
import org.lapwing.workbench.state.TrainViewModel;
import org.lapwing.workbench.state.UpdateStage;
import org.lapwing.workbench.state.UpdateViewModel;
import org.lapwing.workbench.text.Formats;
import org.lapwing.workbench.text.Messages;

/// Lets the model learn from the new labels: how many there are, the button, and what the last update changed.
@SuppressWarnings("FutureReturnValueIgnored") // failures become notices where the work is started
public final class UpdateCard extends VBox {

    private final UpdateViewModel update;
    private final Label said = Parts.note("");
    private final VBox more = new VBox(2);

    /// Follows the view models.
    public UpdateCard(UpdateViewModel update, TrainViewModel train, PanelActions actions) {
        super(8);
        this.update = update;
        getStyleClass().add("lw-card");
        var waiting = new Label();
        waiting.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> switch (update.stage().get()) {
                            case NO_MODEL -> Messages.text("update.no.model");
                            case NOTHING_NEW -> Messages.text("update.nothing");
                            case READY ->
                                Messages.text("update.pending", update.pending().get());
                            case UPDATING -> Messages.text("update.running");
                        },
                        update.stage(),
                        update.pending()));
        waiting.setWrapText(true);
        var start = Parts.button(Feather.ZAP, Messages.text("update.start"), update::update);
        start.setId("update-start");
        start.getStyleClass().add("accent");
        start.setTooltip(new Tooltip(Messages.text("update.start.tip")));
        start.setMaxWidth(Double.MAX_VALUE);
        start.disableProperty().bind(update.stage().map(stage -> stage != UpdateStage.READY));
        HBox.setHgrow(start, Priority.ALWAYS);
        Parts.show(start, update.stage().map(stage -> stage != UpdateStage.UPDATING));
        var stop = Parts.button(Feather.SQUARE, Messages.text("update.stop"), update::cancel);
        stop.getStyleClass().add("danger");
        stop.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(stop, Priority.ALWAYS);
        Parts.show(stop, update.stage().map(stage -> stage == UpdateStage.UPDATING));
        var full = Parts.button(Feather.PLAY, Messages.text("update.train"), () -> {
            actions.showTrain();
            train.start();
        });
        full.setTooltip(new Tooltip(Messages.text("update.train.tip")));
        full.disableProperty().bind(train.state().map(state -> state != TrainState.READY));
        var copy = Icons.button(Feather.TERMINAL, Messages.text("panel.copy.command"), () -> update.commandLine()
                .ifPresent(actions::copy));
        getChildren().addAll(waiting, new HBox(Parts.GAP, start, stop, full, copy), said, more);
        update.last().subscribe(result -> result.ifPresentOrElse(this::show, this::clear));
    }

    private void clear() {
        said.setText("");
        more.getChildren().clear();
        visible();
    }

    private void show(UpdateResult result) {
        var report = result.report();
        said.setText(
                switch (result) {
                    case UpdateResult.Published _ -> UpdateViewModel.told(result);
                    case UpdateResult.Refused refused -> refused.sentence();
                });
        more.getChildren()
                .setAll(Parts.note(Messages.text(
                        "update.report.learnt",
                        Formats.count(report.recentPixels()),
                        report.recentWindows(),
                        Formats.count(report.replayPixels()))));
        if (Double.isFinite(report.recentBefore()) && Double.isFinite(report.recentAfter())) {
            more.getChildren()
                    .add(Parts.note(Messages.text(
                            "update.report.recent",
                            Formats.percent(report.recentBefore(), 0),
                            Formats.percent(report.recentAfter(), 0))));
        }
        if (!report.added().isEmpty()) {
            more.getChildren().add(Parts.note(Messages.text("update.report.added", String.join(", ", report.added()))));
        }
        if (report.withheld().all() > 0) {
            more.getChildren()
                    .add(Parts.note(Messages.text(
                            "update.report.withheld",
                            Formats.count(report.withheld().all()))));
        }
        visible();
    }

    private void visible() {
        for (var node : List.of(said, more)) {
            node.setVisible(!said.getText().isEmpty());
            node.setManaged(!said.getText().isEmpty());
        }
    }
}
