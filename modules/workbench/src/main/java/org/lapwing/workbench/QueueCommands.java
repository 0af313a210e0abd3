package org.lapwing.workbench;

import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyCombination.Modifier;
import org.kordamp.ikonli.feather.Feather;
import org.lapwing.workbench.command.Command;
import org.lapwing.workbench.state.QueueStage;
import org.lapwing.workbench.state.UpdateStage;
import org.lapwing.workbench.state.WindowViewModel;
import org.lapwing.workbench.text.Messages;

/// The commands of the menu Queue: asking for patches and walking through them.
@SuppressWarnings("FutureReturnValueIgnored") // failures become notices where the work is started
final class QueueCommands {

    private final List<List<Command>> sections;

    QueueCommands(WindowViewModel window, WindowActions actions, TaskRail rail) {
        var queue = window.queue();
        var ready = queue.stage().map(stage -> stage == QueueStage.READY);
        var hasPatches = queue.state().map(state -> !state.entries().isEmpty());
        var inHand = queue.walking();
        var ask = command(
                Messages.text("command.queue.ask"),
                Feather.HELP_CIRCLE,
                ready,
                () -> {
                    rail.show(TaskPanel.QUEUE);
                    queue.ask();
                },
                KeyCode.J,
                KeyCombination.SHORTCUT_DOWN);
        var again = new Command(
                Messages.text("command.queue.again"),
                Feather.REFRESH_CW,
                Optional.empty(),
                queue.stale(),
                queue::rankAnew);
        var copy = new Command(
                Messages.text("command.queue.copy"),
                Feather.TERMINAL,
                Optional.empty(),
                window.workspace().image().map(Optional::isPresent),
                () -> queue.commandLine().ifPresent(actions::copy));
        var update = window.update();
        var start = command(
                Messages.text("command.update"),
                Feather.ZAP,
                update.stage().map(stage -> stage == UpdateStage.READY),
                () -> {
                    rail.show(TaskPanel.QUEUE);
                    update.update();
                },
                KeyCode.F6);
        var stop = command(
                Messages.text("command.update.stop"),
                Feather.SQUARE,
                update.stage().map(stage -> stage == UpdateStage.UPDATING),
                update::cancel,
                KeyCode.F6,
                KeyCombination.SHIFT_DOWN);
        var copyUpdate = new Command(
                Messages.text("command.update.copy"),
                Feather.TERMINAL,
                Optional.empty(),
                window.live().prediction().map(Optional::isPresent),
                () -> update.commandLine().ifPresent(actions::copy));
        var rounds = window.rounds();
        var compare = new Command(
                Messages.text("command.rounds.compare"),
                Feather.COLUMNS,
                Optional.empty(),
                rounds.rounds().map(each -> each.rounds().size() > 1),
                () -> {
                    rail.show(TaskPanel.QUEUE);
                    var all = rounds.rounds().get().rounds();
                    rounds.compare(all.get(all.size() - 2), all.getLast());
                });
        var changes = new Command(
                Messages.text("command.rounds.changes"),
                Feather.MAP,
                Optional.empty(),
                rounds.comparison().map(Optional::isPresent),
                rounds::showChanges);
        sections = List.of(
                List.of(start, stop, copyUpdate),
                List.of(compare, changes),
                List.of(ask, again, copy),
                List.of(
                        command(
                                Messages.text("command.queue.next"),
                                Feather.CHEVRON_RIGHT,
                                inHand,
                                queue::next,
                                KeyCode.RIGHT),
                        command(
                                Messages.text("command.queue.previous"),
                                Feather.CHEVRON_LEFT,
                                inHand,
                                queue::previous,
                                KeyCode.LEFT),
                        command(
                                Messages.text("command.queue.open"),
                                Feather.CHEVRONS_RIGHT,
                                hasPatches,
                                queue::nextOpen,
                                KeyCode.RIGHT,
                                KeyCombination.SHORTCUT_DOWN)),
                List.of(
                        command(
                                Messages.text("command.queue.accept"),
                                Feather.CHECK,
                                inHand,
                                queue::accept,
                                KeyCode.ENTER),
                        command(
                                Messages.text("command.queue.skip"),
                                Feather.SKIP_FORWARD,
                                inHand,
                                queue::skip,
                                KeyCode.K),
                        command(Messages.text("command.queue.defer"), Feather.CLOCK, inHand, queue::defer, KeyCode.J),
                        command(Messages.text("command.queue.flag"), Feather.FLAG, inHand, queue::flag, KeyCode.X),
                        new Command(
                                Messages.text("command.queue.away"),
                                Feather.EYE_OFF,
                                Optional.empty(),
                                inHand,
                                queue::putAway)));
    }

    /// The commands, in sections of a menu.
    List<List<Command>> sections() {
        return sections;
    }

    private static Command command(
            String text,
            Feather icon,
            ObservableValue<Boolean> enabled,
            Runnable run,
            KeyCode key,
            Modifier... modifiers) {
        return new Command(text, icon, Optional.of(new KeyCodeCombination(key, modifiers)), enabled, run);
    }
}
