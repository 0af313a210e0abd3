package org.lapwing.workbench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.lapwing.mapview.MapPane;
import org.lapwing.workbench.command.Command;
import org.lapwing.workbench.state.AccuracyViewModel;
import org.lapwing.workbench.state.ExportViewModel;
import org.lapwing.workbench.state.LayerItem;
import org.lapwing.workbench.state.TrainState;
import org.lapwing.workbench.state.WindowViewModel;
import org.lapwing.workbench.text.Messages;

/// The commands of the window, menu by menu.
@SuppressWarnings("FutureReturnValueIgnored") // failures become notices where the work is started
final class CommandSet {

    private static final ObservableValue<Boolean> ALWAYS = new SimpleBooleanProperty(true);

    private record Group(String title, List<List<Command>> sections) {}

    private final List<Group> groups = new ArrayList<>();
    final Command openProject;
    final Command openImage;
    final Command openLabels;
    final Command zoomIn;
    final Command zoomOut;
    final MapCommands around;
    final Command home;
    final Command nativeResolution;
    final Command flipTheme;
    final Command train;
    final Command stop;
    final Command palette;

    CommandSet(
            WindowViewModel window,
            WindowActions actions,
            MapCommands around,
            LabelCommands drawing,
            MapPane map,
            Theme theme,
            TaskRail rail,
            Runnable showPalette,
            Runnable foldPanels,
            Runnable quit) {
        this.around = around;
        var hasImage = window.workspace().image().map(Optional::isPresent);
        var hasMap = window.layers().hasAny();
        var hasPrediction = window.live().prediction().map(Optional::isPresent);
        var trainState = window.train().state();

        openProject = command(
                Messages.text("command.open.project"), Feather.FOLDER, keys(KeyCode.O), ALWAYS, actions::openProject);
        openImage = command(
                Messages.text("command.open.image"), Feather.IMAGE, keys(KeyCode.I), ALWAYS, actions::openImage);
        openLabels = command(
                Messages.text("command.open.labels"), Feather.LAYERS, keys(KeyCode.L), hasImage, actions::openLabels);
        var openLegend =
                command(Messages.text("command.open.legend"), Feather.LIST, null, hasImage, actions::openLegend);
        var openModel = command(
                Messages.text("command.open.model"), Feather.BOX, keys(KeyCode.M), hasImage, actions::openModel);
        var saveProject = command(
                Messages.text("command.save.project"), Feather.SAVE, keys(KeyCode.S), hasMap, actions::saveProject);
        var saveLegend = command(
                Messages.text("command.save.legend"),
                Feather.SAVE,
                null,
                window.legend().legend().map(Optional::isPresent),
                actions::saveLegend);
        var showExport = command(
                Messages.text("command.export"),
                Feather.DOWNLOAD,
                keys(KeyCode.E),
                ALWAYS,
                () -> rail.show(TaskPanel.EXPORT));
        var exit = command(Messages.text("command.quit"), Feather.LOG_OUT, keys(KeyCode.Q), ALWAYS, quit);
        groups.add(new Group(
                Messages.text("menu.file"),
                List.of(
                        List.of(openProject, openImage, openLabels, openLegend, openModel),
                        List.of(saveProject, saveLegend, showExport),
                        List.of(exit))));

        var undo = command(
                Messages.text("command.undo"),
                Feather.CORNER_UP_LEFT,
                keys(KeyCode.Z),
                window.undo().undoable(),
                window.undo()::undo);
        var redo = command(
                Messages.text("command.redo"),
                Feather.CORNER_UP_RIGHT,
                keys(KeyCode.Y),
                window.undo().redoable(),
                window.undo()::redo);
        palette = command(Messages.text("command.palette"), Feather.SEARCH, keys(KeyCode.K), ALWAYS, showPalette);
        groups.add(new Group(Messages.text("menu.edit"), List.of(List.of(undo, redo), List.of(palette))));

        home = command(Messages.text("command.home"), Feather.MAXIMIZE, bare(KeyCode.HOME), hasMap, map::home);
        nativeResolution = command(
                Messages.text("command.native"), Feather.GRID, bare(KeyCode.DIGIT1), hasMap, map::nativeResolution);
        zoomIn = command(Messages.text("command.zoom.in"), Feather.PLUS, bare(KeyCode.PLUS), hasMap, map::zoomIn);
        zoomOut = command(Messages.text("command.zoom.out"), Feather.MINUS, bare(KeyCode.MINUS), hasMap, map::zoomOut);
        var togglePrediction = command(
                Messages.text("command.toggle.prediction"),
                Feather.EYE,
                bare(KeyCode.S),
                hasPrediction,
                () -> window.layers().toggle(LayerItem.Role.PREDICTION));
        var toggleLabels = command(
                Messages.text("command.toggle.labels"),
                Feather.EYE,
                bare(KeyCode.G),
                window.workspace().labels().map(Optional::isPresent),
                () -> window.layers().toggle(LayerItem.Role.LABELS));
        var toggleImage = command(
                Messages.text("command.toggle.image"), Feather.EYE, bare(KeyCode.I), hasImage, () -> window.layers()
                        .toggle(LayerItem.Role.IMAGERY));
        var scores = new PredictionCommands(window, actions, hasPrediction);
        var retry =
                command(Messages.text("command.retry"), Feather.REFRESH_CW, bare(KeyCode.F5), hasMap, map::retryFailed);
        flipTheme = command(Messages.text("command.theme"), Feather.MOON, keys(KeyCode.T), ALWAYS, theme::flip);
        var panels = command(Messages.text("command.panels"), Feather.SIDEBAR, bare(KeyCode.F7), ALWAYS, foldPanels);
        var system = command(Messages.text("command.theme.system"), Feather.MONITOR, null, ALWAYS, () -> theme.choice()
                .set(ThemeChoice.SYSTEM));
        var larger = command(
                Messages.text("command.text.larger"), Feather.TYPE, keys(KeyCode.PLUS), ALWAYS, () -> theme.grow(1));
        var smaller = command(
                Messages.text("command.text.smaller"), Feather.TYPE, keys(KeyCode.MINUS), ALWAYS, () -> theme.grow(-1));
        var usual = command(
                Messages.text("command.text.usual"),
                Feather.TYPE,
                keys(KeyCode.DIGIT0),
                ALWAYS,
                () -> theme.scale(Theme.USUAL_TEXT));
        groups.add(new Group(
                Messages.text("menu.view"),
                List.of(
                        List.of(home, nativeResolution, zoomIn, zoomOut),
                        List.of(togglePrediction, toggleLabels, toggleImage, retry),
                        List.of(panels),
                        List.of(flipTheme, system, larger, smaller, usual))));

        groups.add(new Group(Messages.text("menu.layer"), new LayerCommands(window, actions).sections()));
        groups.add(new Group(Messages.text("menu.map"), around.sections()));
        groups.add(new Group(Messages.text("menu.label"), drawing.sections()));
        groups.add(new Group(Messages.text("menu.prediction"), scores.sections()));
        groups.add(new Group(Messages.text("menu.queue"), new QueueCommands(window, actions, rail).sections()));

        train = command(
                Messages.text("command.train"),
                Feather.PLAY,
                bare(KeyCode.F9),
                trainState.map(state -> state == TrainState.READY),
                () -> {
                    rail.show(TaskPanel.TRAIN);
                    window.train().start();
                });
        stop = command(
                Messages.text("command.stop"),
                Feather.SQUARE,
                new KeyCodeCombination(KeyCode.F9, KeyCombination.SHIFT_DOWN),
                trainState.map(TrainState::isBusy),
                window.train()::stop);
        var assess = command(
                Messages.text("command.accuracy"),
                Feather.TARGET,
                bare(KeyCode.F10),
                window.accuracy().state().map(state -> state == AccuracyViewModel.State.READY),
                () -> {
                    rail.show(TaskPanel.ACCURACY);
                    window.accuracy().start();
                });
        var startExport = command(
                Messages.text("command.export.start"),
                Feather.DOWNLOAD,
                null,
                window.export().state().map(state -> state == ExportViewModel.State.READY),
                () -> {
                    rail.show(TaskPanel.EXPORT);
                    window.export().start();
                });
        groups.add(new Group(
                Messages.text("menu.model"), List.of(List.of(train, stop), List.of(openModel, assess, startExport))));

        var keyList = command(Messages.text("command.keys"), Feather.COMMAND, bare(KeyCode.F1), ALWAYS, actions::keys);
        var about = command(Messages.text("command.about"), Feather.INFO, null, ALWAYS, actions::about);
        groups.add(new Group(Messages.text("menu.help"), List.of(List.of(keyList, about))));
    }

    /// Every command once, in the order of the menus.
    List<Command> all() {
        return groups.stream()
                .flatMap(group -> group.sections().stream())
                .flatMap(List::stream)
                .distinct()
                .toList();
    }

    /// The menus.
    MenuBar menuBar() {
        var bar = new MenuBar();
        for (var group : groups) {
            var menu = new Menu(group.title());
            menu.setMnemonicParsing(true);
            for (var section : group.sections()) {
                if (!menu.getItems().isEmpty()) {
                    menu.getItems().add(new SeparatorMenuItem());
                }
                section.forEach(command -> menu.getItems().add(command.toMenuItem()));
            }
            bar.getMenus().add(menu);
        }
        bar.setUseSystemMenuBar(true);
        return bar;
    }

    private static Command command(
            String text, Feather icon, @Nullable KeyCombination keys, ObservableValue<Boolean> enabled, Runnable run) {
        return new Command(text, icon, Optional.ofNullable(keys), enabled, run);
    }

    private static KeyCombination keys(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN);
    }

    private static KeyCombination bare(KeyCode code) {
        return new KeyCodeCombination(code);
    }
}
