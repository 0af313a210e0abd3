package org.lapwing.workbench.panel;

import atlantafx.base.controls.ProgressSliderSkin;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.lapwing.workbench.state.ImageryViewModel;
import org.lapwing.workbench.state.LayerItem;
import org.lapwing.workbench.state.LiveViewModel;
import org.lapwing.workbench.state.PredictionViewModel;
import org.lapwing.workbench.text.Formats;
import org.lapwing.workbench.text.Messages;

/// One layer: shown or not, how opaque, and what its kind can choose.
final class LayerCard extends VBox {

    private final LayerItem item;

    LayerCard(
            LayerItem item,
            ImageryViewModel imagery,
            PredictionViewModel prediction,
            LiveViewModel live,
            PanelActions actions,
            Runnable remove) {
        this.item = item;
        getStyleClass().add("lw-card");
        setFocusTraversable(true);
        setAccessibleText(Messages.text("layers.card.accessible", item.name().get()));
        getChildren().addAll(head(remove), opacity());
        switch (item.role()) {
            case IMAGERY -> getChildren().add(new ImageryControls(imagery));
            case PREDICTION -> getChildren().add(new PredictionControls(prediction, live, actions));
            case LABELS, ANNOTATIONS -> {}
            case ADDED -> {
                item.time().ifPresent(time -> getChildren().add(new DateControls(time)));
                item.look().ifPresent(look -> getChildren().add(new ImageryControls(look)));
                item.drawing().ifPresent(drawing -> getChildren().add(new FeatureControls(drawing)));
            }
        }
    }

    LayerItem item() {
        return item;
    }

    private HBox head(Runnable remove) {
        var grip = Icons.of(Feather.MENU);
        grip.getStyleClass().add("lw-grip");
        Tooltip.install(grip, new Tooltip(Messages.text("layers.grip")));
        var eye = Icons.toggle(
                Feather.EYE, Messages.text("layers.visible", item.name().get()));
        eye.getStyleClass().add("lw-eye");
        eye.selectedProperty().bindBidirectional(item.visible());
        eye.graphicProperty().bind(item.visible().map(on -> Icons.of(on ? Feather.EYE : Feather.EYE_OFF)));
        var role = new Label(roleName());
        role.getStyleClass().add("lw-role");
        var name = new Label();
        name.textProperty()
                .bind(Bindings.when(item.remark().isEmpty()).then(item.name()).otherwise(item.remark()));
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        name.getStyleClass().add("lw-note");
        name.setMinWidth(0);
        var state = new Label();
        state.textProperty().bind(item.state());
        state.getStyleClass().add("lw-badge");
        state.setMinWidth(0);
        Parts.hideWhenBlank(state, item.state());
        var title = new HBox(6, role, state);
        title.setAlignment(Pos.CENTER_LEFT);
        var texts = new VBox(title, name);
        texts.setMinWidth(0);
        HBox.setHgrow(texts, Priority.ALWAYS);
        var head = new HBox(6, grip, texts, eye);
        head.setAlignment(Pos.CENTER_LEFT);
        if (item.role() == LayerItem.Role.ADDED) {
            head.getChildren()
                    .add(Icons.button(
                            Feather.X,
                            Messages.text("layers.remove", item.name().get()),
                            remove));
        }
        return head;
    }

    private String roleName() {
        return switch (item.role()) {
            case IMAGERY -> Messages.text("layers.imagery");
            case LABELS -> Messages.text("layers.labels");
            case PREDICTION -> Messages.text("layers.prediction");
            case ANNOTATIONS -> Messages.text("layers.annotations");
            case ADDED -> item.name().get();
        };
    }

    private HBox opacity() {
        var slider = new Slider(0, 1, 1);
        slider.setBlockIncrement(0.05);
        slider.setSkin(new ProgressSliderSkin(slider));
        slider.valueProperty().bindBidirectional(item.opacity());
        slider.setAccessibleText(Messages.text("layers.opacity", roleName()));
        slider.setTooltip(new Tooltip(Messages.text("layers.opacity", roleName())));
        slider.getStyleClass().add("small");
        HBox.setHgrow(slider, Priority.ALWAYS);
        var share = new Label();
        share.textProperty().bind(item.opacity().map(value -> Formats.percent(value.doubleValue(), 0)));
        share.getStyleClass().addAll("lw-note", "lw-number");
        var box = new HBox(8, slider, share);
        box.setAlignment(Pos.CENTER_LEFT);
        box.disableProperty().bind(item.visible().not());
        return box;
    }
}
