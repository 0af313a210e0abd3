package org.lapwing.workbench;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import javafx.animation.PauseTransition;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.DragEvent;
import javafx.scene.input.InputEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.lapwing.mapview.CompareMode;
import org.lapwing.mapview.LinkedMaps;
import org.lapwing.mapview.MapNotice;
import org.lapwing.mapview.MapPane;
import org.lapwing.mapview.MapPoint;
import org.lapwing.workbench.command.Command;
import org.lapwing.workbench.panel.InputGuardCard;
import org.lapwing.workbench.panel.InspectCard;
import org.lapwing.workbench.panel.MapToolbox;
import org.lapwing.workbench.panel.NoticeStack;
import org.lapwing.workbench.panel.PanelActions;
import org.lapwing.workbench.panel.QueueBar;
import org.lapwing.workbench.panel.TimeSeriesCard;
import org.lapwing.workbench.panel.ViewHeader;
import org.lapwing.workbench.state.JobViewModel;
import org.lapwing.workbench.state.LayerItem;
import org.lapwing.workbench.state.LiveViewModel;
import org.lapwing.workbench.state.MapTool;
import org.lapwing.workbench.state.MeasureViewModel;
import org.lapwing.workbench.state.WindowViewModel;
import org.lapwing.workbench.text.Messages;

/// The middle of the window: the map, what floats over it, and the welcome while there is no map.
@SuppressWarnings("FutureReturnValueIgnored") // failures become notices where the work is started
final class MapStage extends StackPane {

    /// So long a view must stand still before a stretch that follows it is computed anew.
    private static final Duration VIEW_RESTS = Duration.millis(250);

    /// Height that the headers of several views take at the upper edge.
    private static final double VIEW_HEADER = 34;

    /// How much of the view a patch of the queue takes; the rest is what lies around it.
    private static final double PATCH_SHARE = 0.55;

    private static final double PATCH_HINT_WIDTH = 320;

    private final WindowViewModel window;
    private final List<ViewHeader> headers = new ArrayList<>();

    MapStage(WindowViewModel window, MapActions around, CommandSet commands, PanelActions actions) {
        this.window = window;
        var maps = around.maps();
        var map = maps.primary();
        getStyleClass().add("lw-map");
        setMinSize(200, 150);
        map.setAccessibleText(Messages.text("map.accessible"));
        map.setFocusTraversable(true);
        maps.visibleProperty().bind(window.layers().hasAny());
        var zoom = zoomButtons(commands);
        zoom.visibleProperty().bind(maps.visibleProperty());
        var notices = new NoticeStack(window.notices());
        StackPane.setAlignment(notices, Pos.TOP_LEFT);
        StackPane.setMargin(notices, new Insets(12, 64, 12, 12));
        var inspect = new InspectCard(window.map().inspect(), window.map().place(), actions);
        StackPane.setAlignment(inspect, Pos.BOTTOM_LEFT);
        StackPane.setMargin(inspect, new Insets(12, 12, 64, 12));
        inspect.within(heightProperty().subtract(140));
        var series = new TimeSeriesCard(window.series(), window.times().active(), actions);
        StackPane.setAlignment(series, Pos.BOTTOM_RIGHT);
        StackPane.setMargin(series, new Insets(12, 12, 64, 12));
        StackPane.setAlignment(around.goToCard(), Pos.TOP_CENTER);
        StackPane.setMargin(around.goToCard(), new Insets(12));
        StackPane.setAlignment(around.bookmarksCard(), Pos.TOP_RIGHT);
        StackPane.setMargin(around.bookmarksCard(), new Insets(12, 64, 12, 12));
        var guard = new InputGuardCard(window.live().guard(), map::requestFocus);
        StackPane.setMargin(guard, new Insets(12));
        var patch = new QueueBar(window.queue(), window.live());
        StackPane.setAlignment(patch, Pos.BOTTOM_CENTER);
        StackPane.setMargin(patch, new Insets(12, 12, 48, 12));
        var tools = tools(commands.around);
        tools.visibleProperty().bind(maps.visibleProperty());
        getChildren()
                .addAll(
                        maps,
                        welcome(commands),
                        column(zoom, tools),
                        above(patch, hint(map, maps)),
                        attribution(),
                        patch,
                        patchHint(maps),
                        toolHint(),
                        inspect,
                        series,
                        around.bookmarksCard(),
                        around.goToCard(),
                        notices,
                        guard);
        setOnDragOver(this::dragOver);
        setOnDragExited(_ -> getStyleClass().remove("lw-map-drop"));
        setOnDragDropped(this::drop);
        addEventFilter(ScrollEvent.SCROLL, event -> {
            if (event.isShiftDown() && !event.isShortcutDown()) {
                // systems turn the wheel sideways while Shift is held
                double turn = event.getDeltaY() == 0 ? event.getDeltaX() : event.getDeltaY();
                window.layers().fadePrediction(Math.signum(turn));
                event.consume();
            }
        });
        link(maps);
        walk(maps);
        maps.onPicture(() -> pictureOf(maps));
        window.live().running().addListener((_, _, now) -> {
            if (now == LiveViewModel.Running.ONCE) {
                maps.settled().thenRun(window.live()::updated);
            }
        });
        maps.onHover(hover -> {
            window.cursor().hover(hover);
            window.series().hover(new MapPoint(hover.mapX(), hover.mapY()));
        });
        maps.onHoverEnd(() -> {
            window.cursor().leave();
            window.series().leave();
        });
        addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, event -> {
            if (maps.isVisible()) {
                askedForMenu(event, around);
            }
        });
        addEventHandler(MouseEvent.MOUSE_PRESSED, _ -> around.hideMenu());
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        var drawingKeys = new DrawingKeys(window);
        addEventFilter(KeyEvent.KEY_PRESSED, drawingKeys::filter);
        sceneProperty().subscribe(scene -> {
            if (scene != null) {
                scene.addEventFilter(KeyEvent.KEY_PRESSED, drawingKeys::filterPressed);
            }
        });
        map.viewportProperty().addListener(_ -> window.export().measure());
        var rest = new PauseTransition(VIEW_RESTS);
        rest.setOnFinished(_ -> window.viewMoved());
        map.viewportProperty().addListener(_ -> rest.playFromStart());
    }

    /// Tells cards and shares what the views show now; a prediction may be hidden in the first of them.
    private void pictureOf(LinkedMaps maps) {
        window.layers()
                .tell(maps.views().stream()
                        .flatMap(view -> view.noticesProperty().get().stream())
                        .toList());
        window.shares()
                .follow(maps.views().stream()
                        .flatMap(view -> view.shares(LayerItem.Role.PREDICTION.name()).stream())
                        .findFirst());
    }

    /// The map goes to the patches of the queue, and its keys lead through them.
    private void walk(LinkedMaps maps) {
        var queue = window.queue();
        queue.marks().showWith((outline, next) -> {
            maps.navigation().showGround(outline, PATCH_SHARE);
            maps.settled().thenRun(() -> maps.navigation().lookAhead(next, PATCH_SHARE));
        });
        maps.onHover(hover -> queue.marks().hover(new MapPoint(hover.mapX(), hover.mapY())));
        maps.onHoverEnd(queue.marks()::leave);
        maps.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            boolean plain = !event.isShiftDown()
                    && !event.isShortcutDown()
                    && !event.isControlDown()
                    && !event.isAltDown()
                    && !event.isMetaDown();
            if (!plain || !queue.walking().get()) {
                return;
            }
            switch (event.getCode()) {
                case RIGHT, KP_RIGHT -> queue.next();
                case LEFT, KP_LEFT -> queue.previous();
                default -> {
                    return;
                }
            }
            event.consume();
        });
        addEventFilter(InputEvent.ANY, _ -> queue.touch());
    }

    /// A label that makes room for a card at the lower edge.
    private static Label above(Region card, Label label) {
        label.translateYProperty()
                .bind(Bindings.when(card.visibleProperty())
                        .then(card.heightProperty().add(12).negate())
                        .otherwise(0));
        return label;
    }

    /// Why the patch under the cursor was chosen, beside the cursor.
    private Label patchHint(LinkedMaps maps) {
        var hint = new Label();
        hint.getStyleClass().add("lw-hint");
        hint.setId("patch-hint");
        hint.setMouseTransparent(true);
        hint.setManaged(false);
        hint.setWrapText(true);
        hint.setVisible(false);
        window.queue().marks().hovered().addListener(_ -> {
            hint.setText(QueueBar.hovered(window.queue(), window.live()));
            hint.setVisible(!hint.getText().isEmpty());
        });
        maps.addEventFilter(MouseEvent.MOUSE_MOVED, event -> {
            if (hint.isVisible()) {
                double width = Math.min(PATCH_HINT_WIDTH, hint.prefWidth(-1));
                double height = hint.prefHeight(width);
                double x = Math.clamp(event.getX() + 16, 8, Math.max(8, getWidth() - width - 8));
                double y = event.getY() + 20 + height > getHeight() ? event.getY() - height - 12 : event.getY() + 20;
                hint.resizeRelocate(Math.rint(x), Math.rint(y), width, height);
            }
        });
        return hint;
    }

    private static VBox zoomButtons(CommandSet commands) {
        var box = new VBox(
                commands.zoomIn.toIconButton(),
                commands.zoomOut.toIconButton(),
                commands.home.toIconButton(),
                commands.nativeResolution.toIconButton());
        box.getStyleClass().add("lw-zoom");
        box.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        return box;
    }

    private static VBox column(Region... boxes) {
        var column = new VBox(10, boxes);
        column.setPickOnBounds(false);
        column.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        StackPane.setAlignment(column, Pos.TOP_RIGHT);
        StackPane.setMargin(column, new Insets(12));
        return column;
    }

    private MapToolbox tools(MapCommands around) {
        var state = window.map();
        return new MapToolbox()
                .with(around.inspect, state.tool().map(tool -> tool == MapTool.INSPECT))
                .with(around.distance, state.tool().map(tool -> tool == MapTool.DISTANCE))
                .with(around.area, state.tool().map(tool -> tool == MapTool.AREA))
                .with(around.swipe, state.views().compare().map(mode -> mode == CompareMode.SWIPE))
                .with(around.spyglass, state.views().compare().map(mode -> mode == CompareMode.SPYGLASS));
    }

    /// What the present tool waits for, or has found out, at the upper edge of the map.
    private Label toolHint() {
        var hint = new Label();
        var state = window.map();
        hint.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> switch (state.tool().get()) {
                            case PAN -> "";
                            case INSPECT -> state.inspect().points().isEmpty() ? Messages.text("inspect.hint") : "";
                            case DISTANCE -> found(state.measure(), Messages.text("measure.hint.distance"));
                            case AREA -> found(state.measure(), Messages.text("measure.hint.area"));
                        },
                        state.tool(),
                        state.measure().result(),
                        state.inspect().points()));
        hint.visibleProperty().bind(hint.textProperty().isNotEmpty());
        hint.getStyleClass().add("lw-hint");
        hint.setId("tool-hint");
        hint.setMouseTransparent(true);
        StackPane.setAlignment(hint, Pos.TOP_CENTER);
        StackPane.setMargin(hint, new Insets(12, 64, 12, 12));
        hint.translateYProperty().bind(state.views().count().map(views -> views.intValue() > 1 ? VIEW_HEADER : 0));
        return hint;
    }

    private static String found(MeasureViewModel measure, String waiting) {
        var result = measure.result().get();
        return result.isEmpty() ? waiting : result;
    }

    /// The map shows what the view models say.
    private void link(LinkedMaps maps) {
        var state = window.map();
        state.views().shown().subscribe(layers -> {
            maps.setViews(layers);
            if (layers.size() != headers.size()) {
                headers.clear();
                for (int view = 0; layers.size() > 1 && view < layers.size(); view++) {
                    headers.add(new ViewHeader(state.views(), view));
                }
                maps.setHeaders(headers);
            }
            headers.forEach(ViewHeader::refresh);
        });
        state.views().beneath().subscribe(maps::setBeneath);
        maps.compareProperty().bindBidirectional(state.views().compare());
        state.marks().subscribe(maps::setMarks);
        var drawing = window.drawing();
        drawing.sketch().subscribe(maps::setSketch);
        drawing.tool().subscribe(tool -> {
            if (tool.isPresent()) {
                maps.setHand(drawing::pointer);
                maps.primary().requestFocus();
            } else {
                maps.removeHand();
            }
        });
        state.tool().subscribe(tool -> {
            if (tool == MapTool.PAN) {
                maps.removeTool();
            } else {
                maps.setTool(state::click);
            }
        });
    }

    private static void askedForMenu(ContextMenuEvent event, MapActions around) {
        around.maps().views().stream()
                .filter(view ->
                        view.localToScreen(view.getLayoutBounds()).contains(event.getScreenX(), event.getScreenY()))
                .findFirst()
                .ifPresent(view -> {
                    var at = view.screenToLocal(event.getScreenX(), event.getScreenY());
                    around.showMenu(
                            event.getScreenX(),
                            event.getScreenY(),
                            new MapPoint(
                                    view.viewport().mapX(at.getX()),
                                    view.viewport().mapY(at.getY())));
                    event.consume();
                });
    }

    private void key(KeyEvent event) {
        var state = window.map();
        boolean measuring =
                state.tool().get() == MapTool.DISTANCE || state.tool().get() == MapTool.AREA;
        switch (event.getCode()) {
            case ESCAPE -> {
                if (state.tool().get() == MapTool.PAN
                        && state.marks().get().isEmpty()
                        && state.views().compare().get() == CompareMode.NONE) {
                    return;
                }
                state.tool().set(MapTool.PAN);
                state.clear();
                state.views().compare().set(CompareMode.NONE);
            }
            case BACK_SPACE, DELETE -> {
                if (!measuring) {
                    return;
                }
                state.measure().undo();
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    /// What the map cannot show now, in one line at its lower edge.
    private static Label hint(MapPane map, LinkedMaps maps) {
        var hint = new Label();
        hint.textProperty().bind(map.noticesProperty().map(MapStage::sentence));
        hint.visibleProperty().bind(hint.textProperty().isNotEmpty().and(maps.visibleProperty()));
        hint.getStyleClass().add("lw-hint");
        hint.setMouseTransparent(true);
        StackPane.setAlignment(hint, Pos.BOTTOM_CENTER);
        StackPane.setMargin(hint, new Insets(0, 12, 44, 12));
        return hint;
    }

    /// Who has to be named for what the map shows, at the lower right corner.
    private Label attribution() {
        var credit = new Label();
        credit.setId("attribution");
        credit.textProperty().bind(window.remotes().attribution());
        credit.visibleProperty().bind(credit.textProperty().isNotEmpty());
        credit.getStyleClass().add("lw-attribution");
        credit.setMouseTransparent(true);
        StackPane.setAlignment(credit, Pos.BOTTOM_RIGHT);
        return credit;
    }

    private static String sentence(List<MapNotice> notices) {
        return notices.isEmpty() ? "" : notices.getFirst().text();
    }

    private VBox welcome(CommandSet commands) {
        var stream = MapStage.class.getResourceAsStream("icons/lapwing-256.png");
        var bird = new ImageView();
        if (stream != null) {
            bird.setImage(new Image(stream, 112, 112, true, true));
        }
        var title = new Label(Messages.text("welcome.title"));
        title.getStyleClass().add("lw-welcome-title");
        var text = new Label(Messages.text("welcome.text"));
        text.setWrapText(true);
        text.getStyleClass().add("lw-empty-text");
        var buttons = new HBox(10, primary(commands.openImage), plain(commands.openProject));
        buttons.setAlignment(Pos.CENTER);
        var drop = new Label(Messages.text("welcome.drop"));
        drop.getStyleClass().add("lw-note");
        var box = new VBox(14, bird, title, text, buttons, drop);
        box.setAlignment(Pos.CENTER);
        box.getStyleClass().add("lw-welcome");
        box.setMaxWidth(460);
        var jobs = window.jobs().running();
        Runnable refresh = () -> box.setVisible(window.layers().drawn().get().isEmpty() && jobs.isEmpty());
        window.layers().drawn().addListener(_ -> refresh.run());
        jobs.addListener((ListChangeListener<JobViewModel>) _ -> refresh.run());
        refresh.run();
        return box;
    }

    private static Button primary(Command command) {
        var button = plain(command);
        button.getStyleClass().add("accent");
        return button;
    }

    private static Button plain(Command command) {
        var button = command.toButton();
        button.getStyleClass().remove("flat");
        return button;
    }

    private void dragOver(DragEvent event) {
        if (event.getDragboard().hasFiles()) {
            event.acceptTransferModes(TransferMode.COPY);
            if (!getStyleClass().contains("lw-map-drop")) {
                getStyleClass().add("lw-map-drop");
            }
            event.consume();
        }
    }

    private void drop(DragEvent event) {
        var files = event.getDragboard().getFiles();
        if (files != null && !files.isEmpty()) {
            window.workspace().openAny(files.stream().map(File::toPath).toList());
            event.setDropCompleted(true);
            event.consume();
        }
    }
}
