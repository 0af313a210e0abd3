package org.lapwing.workbench;

import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import org.kordamp.ikonli.feather.Feather;
import org.lapwing.workbench.command.Command;
import org.lapwing.workbench.state.WindowViewModel;
import org.lapwing.workbench.text.Messages;

/// The commands of the Layer menu.
final class LayerCommands {

    private final List<List<Command>> sections;

    LayerCommands(WindowViewModel window, WindowActions actions) {
        ObservableValue<Boolean> hasImage = window.workspace().image().map(Optional::isPresent);
        var addRaster = new Command(
                Messages.text("command.add.raster"), Feather.FILE_PLUS, Optional.empty(), hasImage, actions::addRaster);
        var addFeatures = new Command(
                Messages.text("command.add.features"),
                Feather.EDIT_2,
                Optional.of(new KeyCodeCombination(KeyCode.V, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN)),
                new SimpleBooleanProperty(true),
                actions::addFeatures);
        var addIndex = new Command(
                Messages.text("command.add.index"),
                Feather.PLUS_SQUARE,
                Optional.of(new KeyCodeCombination(KeyCode.I, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN)),
                hasImage,
                actions::addIndex);
        var chooseReference = new Command(
                Messages.text("command.reference"),
                Feather.GLOBE,
                Optional.empty(),
                window.layers().hasAny(),
                actions::chooseReference);
        var addDates = new Command(
                Messages.text("command.add.dates"), Feather.CALENDAR, Optional.empty(), hasImage, actions::addDates);
        var addRemote = new Command(
                Messages.text("command.add.remote"), Feather.CLOUD, Optional.empty(), hasImage, actions::addRemote);
        var connect = new Command(
                Messages.text("command.connect"),
                Feather.CLOUD,
                Optional.empty(),
                Bindings.isNotEmpty(window.remotes().waiting()),
                window.remotes()::connect);
        ObservableValue<Boolean> hasDates = window.times().active().map(Optional::isPresent);
        var before = dates(
                Messages.text("command.date.before"),
                Feather.CHEVRON_LEFT,
                KeyCode.COMMA,
                hasDates,
                () -> window.times().step(-1));
        var after = dates(
                Messages.text("command.date.after"),
                Feather.CHEVRON_RIGHT,
                KeyCode.PERIOD,
                hasDates,
                () -> window.times().step(1));
        var play = dates(
                Messages.text("command.date.play"), Feather.PLAY, KeyCode.T, hasDates, window.times()::togglePlay);
        var pin = new Command(
                Messages.text("command.date.pin"), Feather.COLUMNS, Optional.empty(), hasDates, window.times()::pin);
        sections = List.of(
                List.of(addFeatures, addRaster, addIndex, addDates, addRemote, connect),
                List.of(before, after, play, pin),
                List.of(chooseReference));
    }

    private static Command dates(
            String text, Feather icon, KeyCode key, ObservableValue<Boolean> enabled, Runnable run) {
        return new Command(text, icon, Optional.of(new KeyCodeCombination(key)), enabled, run);
    }

    /// Commands by section.
    List<List<Command>> sections() {
        return sections;
    }
}
