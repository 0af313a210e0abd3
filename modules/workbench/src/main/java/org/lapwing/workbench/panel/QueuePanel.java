package org.lapwing.workbench.panel;

import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.lapwing.learning.query.QueryStrategy;
import org.lapwing.learning.query.QueueState.Status;
import org.lapwing.learning.query.StoppingAdvice;
import org.lapwing.workbench.state.QueueStage;
import org.lapwing.workbench.state.QueueViewModel;
import org.lapwing.workbench.state.RoundsViewModel;
import org.lapwing.workbench.state.WindowViewModel;
import org.lapwing.workbench.text.Formats;
import org.lapwing.workbench.text.Messages;

/// What the model asks to have labelled: settings, the patches with their states, time and cost.
@SuppressWarnings("FutureReturnValueIgnored") // failures become notices where the work is started
public final class QueuePanel extends VBox {

    private final QueueViewModel queue;
    private final PanelActions actions;

    /// Follows the view models.
    public QueuePanel(WindowViewModel window, PanelActions actions) {
        super(12);
        this.queue = window.queue();
        this.actions = actions;
        var live = window.live();
        getStyleClass().add("lw-panel");
        var missing = missing();
        Parts.show(missing, queue.stage().map(stage -> stage == QueueStage.NO_IMAGE || stage == QueueStage.NO_MODEL));
        var asked = new VBox(8, stale(), heading(), new QueueList(queue, live), spent(), stopping(window.rounds()));
        Parts.show(asked, hasQueue());
        var ask = new VBox(10, ask(), buttons());
        Parts.show(ask, missing.visibleProperty().map(hidden -> !hidden));
        var update = new UpdateCard(window.update(), window.train(), actions);
        Parts.show(update, window.live().prediction().map(Optional::isPresent));
        var rounds = new TitledPane(Messages.text("rounds.title"), new RoundsCard(window.rounds(), actions));
        rounds.setAnimated(false);
        rounds.getStyleClass().add("lw-fold");
        Parts.show(rounds, update.visibleProperty());
        getChildren().addAll(missing, update, asked, ask, rounds);
    }

    private ObservableValue<Boolean> hasQueue() {
        return queue.result()
                .map(result ->
                        result.filter(each -> !each.candidates().isEmpty()).isPresent());
    }

    private VBox missing() {
        var image = Parts.button(Feather.IMAGE, Messages.text("command.open.image"), actions::openImage);
        image.getStyleClass().add("accent");
        Parts.show(image, queue.stage().map(stage -> stage == QueueStage.NO_IMAGE));
        var train = Parts.button(Feather.ACTIVITY, Messages.text("panel.go.train"), actions::showTrain);
        train.getStyleClass().add("accent");
        Parts.show(train, queue.stage().map(stage -> stage == QueueStage.NO_MODEL));
        var lot = Parts.button(Feather.SHUFFLE, Messages.text("queue.by.lot"), () -> queue.settings()
                .strategy()
                .set(QueryStrategy.RANDOM));
        Parts.show(lot, queue.stage().map(stage -> stage == QueueStage.NO_MODEL));
        return Parts.empty(
                Feather.HELP_CIRCLE,
                queue.stage().map(stage -> switch (stage) {
                    case NO_IMAGE -> Messages.text("queue.missing.image");
                    case NO_MODEL -> Messages.text("queue.missing.model");
                    case READY, ASKING -> "";
                }),
                image,
                train,
                lot);
    }

    private VBox stale() {
        var again = Parts.button(Feather.REFRESH_CW, Messages.text("queue.again"), queue::rankAnew);
        again.getStyleClass().add("lw-small");
        again.setId("queue-again");
        again.disableProperty().bind(queue.stage().map(stage -> stage == QueueStage.ASKING));
        var box = new VBox(6, Parts.note(Messages.text("queue.stale")), again);
        box.getStyleClass().add("lw-card");
        Parts.show(box, queue.stale());
        return box;
    }

    private HBox heading() {
        var heading = Parts.heading("");
        heading.textProperty()
                .bind(queue.state()
                        .map(state -> Messages.text(
                                "queue.heading",
                                state.count(Status.LABELLED),
                                state.entries().size())));
        heading.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(heading, Priority.ALWAYS);
        var strategy = new Label();
        strategy.getStyleClass().add("lw-note");
        strategy.textProperty().bind(queue.result().map(result -> result.map(
                        each -> QueueTexts.name(each.settings().strategy()))
                .orElse("")));
        return new HBox(8, heading, strategy);
    }

    /// Why one may stop labelling.
    private VBox stopping(RoundsViewModel rounds) {
        var advice = Bindings.createObjectBinding(
                () -> StoppingAdvice.of(rounds.measured(), queue.state().get()), rounds.rounds(), queue.state());
        var box = new VBox(4, Parts.heading(Messages.text("queue.stopping")), Parts.note(advice.map(each -> each.map(
                        QueueTexts::said)
                .orElse(""))));
        box.setId("queue-stopping");
        box.getStyleClass().add("lw-card");
        Parts.show(box, advice.map(Optional::isPresent));
        return box;
    }

    /// Time a patch, time and money so far, what the budget still allows.
    private Label spent() {
        var note = Parts.note(queue.state().map(state -> {
            var each = state.secondsPerLabelled();
            var time = each.isPresent()
                    ? Messages.text(
                            "queue.spent", Formats.duration(each.getAsDouble()), Formats.duration(state.seconds()))
                    : Messages.text("queue.spent.nothing");
            var cost = state.budget().pricePerHour() > 0 && state.seconds() > 0
                    ? " " + Messages.text("queue.cost", Formats.decimal(state.cost(), 2))
                    : "";
            var left = state.patchesLeft();
            var budget = left.isEmpty()
                    ? ""
                    : " "
                            + (each.isPresent()
                                    ? Messages.text(
                                            "queue.budget.left",
                                            left.getAsInt(),
                                            Formats.duration(left.getAsInt() * each.getAsDouble()))
                                    : Messages.text("queue.budget.left.patches", left.getAsInt()));
            return time + cost + budget;
        }));
        note.setId("queue-spent");
        return note;
    }

    private TitledPane ask() {
        var fold = new TitledPane(Messages.text("queue.ask.title"), new QueueForm(queue.settings(), queue.areas()));
        fold.setAnimated(false);
        fold.getStyleClass().add("lw-fold");
        fold.setExpanded(queue.result().get().isEmpty());
        queue.result().addListener((_, before, now) -> {
            if (before.isPresent() != now.isPresent()) {
                fold.setExpanded(now.isEmpty());
            }
        });
        fold.disableProperty().bind(queue.stage().map(stage -> stage == QueueStage.ASKING));
        return fold;
    }

    private HBox buttons() {
        var asking = queue.stage().map(stage -> stage == QueueStage.ASKING);
        var ask = Parts.button(Feather.HELP_CIRCLE, Messages.text("queue.ask"), queue::ask);
        ask.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> queue.result().get().isPresent()
                                ? Messages.text("queue.ask.next")
                                : Messages.text("queue.ask"),
                        queue.result()));
        queue.state()
                .subscribe(
                        state -> { // the next press is here once nothing waits any more
                            ask.getStyleClass().remove("accent");
                            if (state.entries().stream()
                                    .noneMatch(entry -> entry.status().isOpen())) {
                                ask.getStyleClass().add("accent");
                            }
                        });
        ask.setId("queue-ask");
        ask.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(ask, Priority.ALWAYS);
        Parts.show(ask, asking.map(busy -> !busy));
        var stop = Parts.button(Feather.SQUARE, Messages.text("queue.stop"), queue::cancel);
        stop.getStyleClass().add("danger");
        stop.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(stop, Priority.ALWAYS);
        Parts.show(stop, asking);
        var copy = Icons.button(Feather.TERMINAL, Messages.text("panel.copy.command"), () -> queue.commandLine()
                .ifPresent(actions::copy));
        return new HBox(Parts.GAP, ask, stop, copy);
    }
}
