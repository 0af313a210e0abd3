package org.lapwing.workbench;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import org.kordamp.ikonli.feather.Feather;
import org.lapwing.mapview.ScoreMode;
import org.lapwing.workbench.command.Command;
import org.lapwing.workbench.panel.ScoreModes;
import org.lapwing.workbench.state.LiveViewModel;
import org.lapwing.workbench.state.PredictionViewModel;
import org.lapwing.workbench.state.WindowViewModel;
import org.lapwing.workbench.text.Messages;

/// The commands about what the prediction shows, and when.
@SuppressWarnings("FutureReturnValueIgnored") // failures become notices where the work is started
final class PredictionCommands {

    private final PredictionViewModel prediction;
    private final ObservableValue<Boolean> hasPrediction;
    private final List<List<Command>> sections;

    PredictionCommands(WindowViewModel window, WindowActions actions, ObservableValue<Boolean> hasPrediction) {
        prediction = window.prediction();
        this.hasPrediction = hasPrediction;
        var next = new Command(
                Messages.text("command.mode.next"),
                Feather.DROPLET,
                Optional.of(new KeyCodeCombination(KeyCode.M)),
                hasPrediction,
                prediction::nextMode);
        var compare = new Command(
                Messages.text("command.compare"),
                Feather.COLUMNS,
                Optional.empty(),
                hasPrediction,
                actions::compareModels);
        var live = window.live();
        var pause = new Command(
                Messages.text("command.live.pause"),
                Feather.PAUSE,
                Optional.of(new KeyCodeCombination(KeyCode.F8)),
                hasPrediction,
                live::pauseOrResume);
        var once = new Command(
                Messages.text("command.live.once"),
                Feather.REFRESH_CW,
                Optional.of(new KeyCodeCombination(KeyCode.F8, KeyCombination.SHIFT_DOWN)),
                Bindings.createBooleanBinding(
                        () -> hasPrediction.getValue() && live.running().get() == LiveViewModel.Running.PAUSED,
                        hasPrediction,
                        live.running()),
                live::updateOnce);
        var guard = new Command(
                Messages.text("command.guard"),
                Feather.ALERT_TRIANGLE,
                Optional.empty(),
                live.guard().last().map(Optional::isPresent),
                live.guard()::askAgain);
        var keep = new Command(
                Messages.text("command.storage"),
                Feather.HARD_DRIVE,
                Optional.empty(),
                new SimpleBooleanProperty(true),
                actions::keepPredictions);
        var quick = new Command(
                Messages.text("command.live.int8"),
                Feather.ZAP,
                Optional.empty(),
                new SimpleBooleanProperty(live.hasInt8()),
                live::switchPrecision);
        sections = List.of(
                List.of(pause, once, quick, next),
                Arrays.stream(ScoreMode.values()).map(this::show).toList(),
                List.of(compare, guard, keep));
    }

    /// The commands, in sections of a menu.
    List<List<Command>> sections() {
        return sections;
    }

    private Command show(ScoreMode mode) {
        var possible = Bindings.createBooleanBinding(
                () -> hasPrediction.getValue() && prediction.isPossible(mode), hasPrediction, prediction.comparable());
        return new Command(
                Messages.text("command.mode", ScoreModes.name(mode)),
                Feather.DROPLET,
                Optional.<KeyCombination>empty(),
                possible,
                () -> prediction.mode().set(mode));
    }
}
