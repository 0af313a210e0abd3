package org.lapwing.workbench;

import java.util.concurrent.CompletableFuture;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Separator;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToolBar;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.lapwing.mapview.LinkedMaps;
import org.lapwing.workbench.command.CommandPalette;
import org.lapwing.workbench.panel.AccuracyPanel;
import org.lapwing.workbench.panel.ExportPanel;
import org.lapwing.workbench.panel.Icons;
import org.lapwing.workbench.panel.JobStrip;
import org.lapwing.workbench.panel.LabelPanel;
import org.lapwing.workbench.panel.LayersPanel;
import org.lapwing.workbench.panel.LegendPanel;
import org.lapwing.workbench.panel.QueuePanel;
import org.lapwing.workbench.panel.SharesPanel;
import org.lapwing.workbench.panel.StatusBar;
import org.lapwing.workbench.panel.TrainPanel;
import org.lapwing.workbench.panel.WaitingLayers;
import org.lapwing.workbench.state.TrainState;
import org.lapwing.workbench.state.WindowViewModel;
import org.lapwing.workbench.text.Messages;

/// Everything inside the window, put in its place.
final class Shell extends StackPane {

    private static final double ACTION_WIDTH = 88;

    private final TaskRail rail = new TaskRail();
    private final Theme theme;
    private final WindowActions actions;

    Shell(WindowViewModel window, LinkedMaps maps, Dialogs dialogs, Runnable quit) {
        getStyleClass().add("lw-shell");
        theme = new Theme(this);
        actions = new WindowActions(window, dialogs, rail);
        var opener = new PaletteOpener();
        var folder = new PanelFolder();
        var mapActions = new MapActions(window, maps, actions);
        var drawing = new LabelCommands(window, actions, () -> rail.show(TaskPanel.LABEL));
        var commands = new CommandSet(
                window,
                actions,
                new MapCommands(window, mapActions),
                drawing,
                maps.primary(),
                theme,
                rail,
                opener,
                folder,
                quit);
        var palette = new CommandPalette(commands.all());
        opener.palette = palette;

        rail.add(TaskPanel.LABEL, new LabelPanel(window, drawing.tools(), drawing.chosen(), drawing.files(), actions));
        rail.add(TaskPanel.QUEUE, new QueuePanel(window, actions));
        rail.add(TaskPanel.TRAIN, new TrainPanel(window.train(), window.workspace(), actions));
        rail.add(
                TaskPanel.ACCURACY, new AccuracyPanel(window.accuracy(), window.workspace(), window.export(), actions));
        rail.add(TaskPanel.EXPORT, new ExportPanel(window.export(), window.workspace(), actions));

        var left = new VBox(
                new LayersPanel(
                        window.layers(),
                        window.imagery(),
                        window.prediction(),
                        window.live(),
                        window::remove,
                        window.projectMap(),
                        actions),
                new WaitingLayers(window.remotes()),
                new LegendPanel(window.legend(), window.survey(), actions::saveLegend),
                new SharesPanel(window.shares()));
        left.getStyleClass().add("lw-left");
        var leftScroll = new ScrollPane(left);
        leftScroll.setFitToWidth(true);
        leftScroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        leftScroll.getStyleClass().add("lw-side");
        var middle = new SidePanels(leftScroll, new MapStage(window, mapActions, commands, actions), rail);
        folder.sides = middle;
        rail.onShown(middle::unfold);

        var frame = new BorderPane(middle);
        frame.setTop(new VBox(commands.menuBar(), toolBar(window, commands)));
        frame.setBottom(new VBox(new JobStrip(window.jobs()), new StatusBar(window)));
        getChildren().addAll(frame, palette);
        addEventHandler(KeyEvent.KEY_PRESSED, Shell::keepLettersInFields);
    }

    private static final class PaletteOpener implements Runnable {

        private @Nullable CommandPalette palette;

        @Override
        public void run() {
            if (palette != null) {
                palette.open();
            }
        }
    }

    private static final class PanelFolder implements Runnable {

        private @Nullable SidePanels sides;

        @Override
        public void run() {
            if (sides != null) {
                sides.fold();
            }
        }
    }

    TaskRail rail() {
        return rail;
    }

    /// Saves the legend, asking where; completed on the FX thread with whether it was saved.
    CompletableFuture<Boolean> saveLegend() {
        return actions.saveLegend();
    }

    Theme theme() {
        return theme;
    }

    private static ToolBar toolBar(WindowViewModel window, CommandSet commands) {
        var open = new MenuButton(Messages.text("toolbar.open"), Icons.of(Feather.FOLDER));
        open.getItems()
                .addAll(
                        commands.openProject.toMenuItem(),
                        commands.openImage.toMenuItem(),
                        commands.openLabels.toMenuItem());
        open.getItems().forEach(item -> item.setAccelerator(null));
        open.getStyleClass().add("flat");
        var title = new Label();
        title.textProperty().bind(window.workspace().image().map(image -> image.map(each -> each.name())
                .orElse("")));
        title.getStyleClass().add("lw-title");
        title.setMinWidth(0);
        var search = new Button(Messages.text("toolbar.search"), Icons.of(Feather.SEARCH));
        search.getStyleClass().add("lw-search");
        search.setOnAction(_ -> commands.palette.run().run());
        search.setAlignment(Pos.CENTER_LEFT);
        search.setTooltip(new Tooltip(commands.palette.title() + "  " + commands.palette.keyText()));
        var train = commands.train.toButton();
        train.getStyleClass().remove("flat");
        train.getStyleClass().addAll("accent", "button-outlined");
        var stop = commands.stop.toButton();
        stop.getStyleClass().remove("flat");
        stop.getStyleClass().add("danger");
        train.setMinWidth(ACTION_WIDTH);
        stop.setMinWidth(ACTION_WIDTH);
        stop.setText(Messages.text("toolbar.stop"));
        var busy = window.train().state().map(TrainState::isBusy);
        stop.visibleProperty().bind(busy);
        stop.managedProperty().bind(stop.visibleProperty());
        train.visibleProperty().bind(busy.map(running -> !running));
        train.managedProperty().bind(train.visibleProperty());
        var flip = commands.flipTheme.toIconButton();
        flip.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        var bar = new ToolBar(
                open, new Separator(Orientation.VERTICAL), title, spacer(), search, spacer(), train, stop, flip);
        bar.getStyleClass().add("lw-toolbar");
        return bar;
    }

    private static Region spacer() {
        var spacer = new Region();
        HBox.setHgrow(spacer, Priority.ALWAYS);
        return spacer;
    }

    /// Keys without Ctrl are shortcuts on the map, but text where text is typed.
    private static void keepLettersInFields(KeyEvent event) {
        boolean plain = !event.isShortcutDown() && !event.isAltDown() && !event.isControlDown();
        boolean typed = event.getCode().isLetterKey()
                || event.getCode().isDigitKey()
                || event.getCode().isKeypadKey()
                || event.getCode().isNavigationKey()
                || event.getCode() == KeyCode.COMMA
                || event.getCode() == KeyCode.PERIOD
                || event.getText().equals("+")
                || event.getText().equals("-")
                || event.getText().equals("=");
        if (plain && typed && event.getTarget() instanceof TextInputControl) {
            event.consume();
        }
    }
}
