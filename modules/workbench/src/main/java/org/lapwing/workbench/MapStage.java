package org.lapwing.workbench;

import java.io.File;
import java.util.List;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.collections.ListChangeListener;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.DragEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.lapwing.mapview.MapNotice;
import org.lapwing.mapview.MapPane;
import org.lapwing.workbench.command.Command;
import org.lapwing.workbench.panel.NoticeStack;
import org.lapwing.workbench.state.JobViewModel;
import org.lapwing.workbench.state.WindowViewModel;
import org.lapwing.workbench.text.Messages;

/// The middle of the window: the map, what floats over it, and the welcome while there is no map.
@SuppressWarnings("FutureReturnValueIgnored") // failures become notices where the work is started
final class MapStage extends StackPane {

    /// So long a view must stand still before a stretch that follows it is computed anew.
    private static final Duration VIEW_RESTS = Duration.millis(250);

    private final WindowViewModel window;

    MapStage(WindowViewModel window, MapPane map, CommandSet commands) {
        this.window = window;
        getStyleClass().add("lw-map");
        setMinSize(200, 150);
        map.setAccessibleText(Messages.text("map.accessible"));
        map.setFocusTraversable(true);
        map.visibleProperty().bind(window.workspace().image().map(Optional::isPresent));
        var zoom = zoomButtons(commands);
        zoom.visibleProperty().bind(map.visibleProperty());
        var notices = new NoticeStack(window.notices());
        StackPane.setAlignment(notices, Pos.TOP_LEFT);
        StackPane.setMargin(notices, new Insets(12, 64, 12, 12));
        getChildren().addAll(map, welcome(commands), zoom, hint(map), notices);
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
        window.layers().drawn().addListener((_, _, layers) -> map.setLayers(layers));
        map.onHover(window.cursor()::hover);
        map.onHoverEnd(window.cursor()::leave);
        map.viewportProperty().addListener(_ -> window.export().measure());
        var rest = new PauseTransition(VIEW_RESTS);
        rest.setOnFinished(_ -> window.viewMoved());
        map.viewportProperty().addListener(_ -> rest.playFromStart());
    }

    private static VBox zoomButtons(CommandSet commands) {
        var box = new VBox(
                commands.zoomIn.toIconButton(),
                commands.zoomOut.toIconButton(),
                commands.home.toIconButton(),
                commands.nativeResolution.toIconButton());
        box.getStyleClass().add("lw-zoom");
        box.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        StackPane.setAlignment(box, Pos.TOP_RIGHT);
        StackPane.setMargin(box, new Insets(12));
        return box;
    }

    /// What the map cannot show now, in one line at its lower edge.
    private static Label hint(MapPane map) {
        var hint = new Label();
        hint.textProperty().bind(map.noticesProperty().map(MapStage::sentence));
        hint.visibleProperty().bind(hint.textProperty().isNotEmpty().and(map.visibleProperty()));
        hint.getStyleClass().add("lw-hint");
        hint.setMouseTransparent(true);
        StackPane.setAlignment(hint, Pos.BOTTOM_CENTER);
        StackPane.setMargin(hint, new Insets(0, 12, 44, 12));
        return hint;
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
        Runnable refresh = () -> box.setVisible(window.workspace().image().get().isEmpty() && jobs.isEmpty());
        window.workspace().image().addListener(_ -> refresh.run());
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
