package org.lapwing.workbench.panel;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.lapwing.workbench.state.ImageryViewModel;
import org.lapwing.workbench.state.LayerItem;
import org.lapwing.workbench.state.LayersViewModel;
import org.lapwing.workbench.state.LiveViewModel;
import org.lapwing.workbench.state.PredictionViewModel;
import org.lapwing.workbench.state.ProjectMapViewModel;
import org.lapwing.workbench.state.ProjectMapViewModel.MissingLayer;
import org.lapwing.workbench.text.Messages;

/// The layers, top first: order by dragging or with Alt and the arrow keys.
@SuppressWarnings("FutureReturnValueIgnored") // what still cannot be opened stays listed
public final class LayersPanel extends VBox {

    private final LayersViewModel layers;
    private final ImageryViewModel imagery;
    private final PredictionViewModel prediction;
    private final LiveViewModel live;
    private final Consumer<LayerItem> remove;
    private final ProjectMapViewModel project;
    private final PanelActions actions;
    private final Map<LayerItem, LayerCard> cards = new HashMap<>();
    private final VBox list = new VBox(6);

    /// Follows the view models.
    ///
    /// @param remove takes an added layer away
    /// @param project knows the layers that could not be opened
    public LayersPanel(
            LayersViewModel layers,
            ImageryViewModel imagery,
            PredictionViewModel prediction,
            LiveViewModel live,
            Consumer<LayerItem> remove,
            ProjectMapViewModel project,
            PanelActions actions) {
        this.layers = layers;
        this.imagery = imagery;
        this.prediction = prediction;
        this.live = live;
        this.remove = remove;
        this.project = project;
        this.actions = actions;
        getStyleClass().add("lw-section");
        setAccessibleText(Messages.text("layers.title"));
        getChildren().addAll(Parts.heading(Messages.text("layers.title")), list);
        layers.items().addListener((ListChangeListener<LayerItem>) change -> {
            boolean structural = false;
            while (change.next()) {
                structural |= change.wasAdded() || change.wasRemoved() || change.wasPermutated();
            }
            if (structural) {
                rebuild();
            }
        });
        project.missing().addListener((ListChangeListener<MissingLayer>) _ -> rebuild());
        rebuild();
    }

    private void rebuild() {
        if (layers.items().isEmpty() && project.missing().isEmpty()) {
            list.getChildren().setAll(Parts.note(Messages.text("layers.empty")));
            return;
        }
        list.getChildren()
                .setAll(layers.items().stream()
                        .map(item -> cards.computeIfAbsent(item, this::card))
                        .toList());
        cards.keySet().retainAll(layers.items());
        project.missing().forEach(lost -> list.getChildren().add(missing(lost)));
    }

    /// A layer of the project whose file cannot be read.
    private VBox missing(MissingLayer lost) {
        var name = lost.layer().name();
        var title = new Label(name);
        title.getStyleClass().add("lw-role");
        title.setMinWidth(0);
        title.setTooltip(new Tooltip(name));
        HBox.setHgrow(title, Priority.ALWAYS);
        title.setMaxWidth(Double.MAX_VALUE);
        var badge = new Label(Messages.text("layers.missing"));
        badge.getStyleClass().add("lw-badge");
        badge.setMinWidth(Region.USE_PREF_SIZE);
        var head = new HBox(
                6,
                title,
                badge,
                Icons.button(
                        Feather.REFRESH_CW, Messages.text("layers.missing.retry", name), () -> project.retry(lost)),
                Icons.button(Feather.X, Messages.text("layers.missing.forget", name), () -> project.forget(lost)));
        head.setAlignment(Pos.CENTER_LEFT);
        var card = new VBox(4, head, Parts.note(lost.reason()));
        card.getStyleClass().add("lw-card");
        return card;
    }

    private LayerCard card(LayerItem item) {
        var card = new LayerCard(item, imagery, prediction, live, actions, () -> remove.accept(item));
        card.setOnDragDetected(event -> {
            var board = card.startDragAndDrop(TransferMode.MOVE);
            var content = new ClipboardContent();
            content.putString(item.id());
            board.setContent(content);
            board.setDragView(card.snapshot(null, null));
            event.consume();
        });
        card.setOnDragOver(event -> {
            if (event.getGestureSource() instanceof LayerCard other && other != card) {
                event.acceptTransferModes(TransferMode.MOVE);
                event.consume();
            }
        });
        card.setOnDragDropped(event -> drop(event, item));
        card.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.DELETE && event.getTarget() == card && item.role() == LayerItem.Role.ADDED) {
                remove.accept(item);
                event.consume();
                return;
            }
            int step = event.getCode() == KeyCode.UP ? -1 : event.getCode() == KeyCode.DOWN ? 1 : 0;
            if (event.isAltDown() && step != 0) {
                layers.move(item, layers.items().indexOf(item) + step);
                list.getChildren().stream()
                        .filter(node -> node instanceof LayerCard moved && moved.item() == item)
                        .findFirst()
                        .ifPresent(node -> node.requestFocus());
                event.consume();
            }
        });
        return card;
    }

    private void drop(DragEvent event, LayerItem target) {
        if (event.getGestureSource() instanceof LayerCard source) {
            layers.move(source.item(), layers.items().indexOf(target));
            event.setDropCompleted(true);
            event.consume();
        }
    }
}
