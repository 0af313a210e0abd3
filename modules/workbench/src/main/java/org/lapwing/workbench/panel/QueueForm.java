package org.lapwing.workbench.panel;

import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.lapwing.learning.query.PatchSize;
import org.lapwing.learning.query.QueryStrategy;
import org.lapwing.learning.query.Reduction;
import org.lapwing.workbench.state.LayerItem;
import org.lapwing.workbench.state.QueueAreas;
import org.lapwing.workbench.state.QueueSettingsViewModel;
import org.lapwing.workbench.state.QueueSettingsViewModel.Place;
import org.lapwing.workbench.state.QueueSettingsViewModel.SideUnit;
import org.lapwing.workbench.text.Messages;

/// What the next query asks for, as a form.
final class QueueForm extends VBox {

    private static final int MOST_PATCHES = 10_000;

    private final QueueSettingsViewModel settings;
    private final QueueAreas areas;

    /// Follows the view models.
    QueueForm(QueueSettingsViewModel settings, QueueAreas areas) {
        super(8);
        this.settings = settings;
        this.areas = areas;
        var form = Parts.form();
        var strategy = new ComboBox<QueryStrategy>();
        strategy.getItems().setAll(QueryStrategy.values());
        strategy.setConverter(ImageryControls.shown(QueueTexts::name));
        strategy.valueProperty().bindBidirectional(settings.strategy());
        Parts.row(form, Messages.text("queue.strategy"), strategy);
        Parts.row(form, Messages.text("queue.batch"), Parts.spinner(1, MOST_PATCHES, settings.batch()));
        Parts.row(form, Messages.text("queue.side"), side());
        var explained = Parts.note(settings.strategy().map(QueueTexts::explained));
        getChildren()
                .addAll(
                        form,
                        explained,
                        fold(Messages.text("queue.more.where"), where()),
                        fold(Messages.text("queue.more.how"), how()),
                        fold(Messages.text("queue.more.budget"), budget()));
    }

    private HBox side() {
        var side = new NumberSpinner(
                1, PatchSize.MOST_PIXELS, 16, settings.side(), Messages.text("queue.side.accessible"));
        side.setPrefWidth(84);
        side.setMinWidth(76);
        var group = new ToggleGroup();
        var kinds = Parts.segments(
                group,
                unit(SideUnit.PIXELS, Messages.text("queue.side.pixels")),
                unit(SideUnit.METRES, Messages.text("queue.side.metres")));
        HBox.setHgrow(kinds, Priority.ALWAYS);
        var box = new HBox(Parts.GAP, side, kinds);
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    private ToggleButton unit(SideUnit unit, String text) {
        var button = new ToggleButton(text);
        button.setSelected(settings.unit().get() == unit);
        button.setOnAction(_ -> settings.unit().set(unit));
        settings.unit().addListener((_, _, now) -> button.setSelected(now == unit));
        return button;
    }

    private GridPane where() {
        var form = Parts.form();
        Parts.row(
                form,
                Messages.text("queue.area"),
                place(settings.area(), settings.areaLayer(), Messages.text("queue.area.any")));
        Parts.row(
                form,
                Messages.text("queue.exclusion"),
                place(settings.exclusion(), settings.exclusionLayer(), Messages.text("queue.exclusion.any")));
        var take = Parts.button(Feather.HEXAGON, Messages.text("queue.area.take"), areas::takeOutline);
        take.getStyleClass().add("lw-small");
        take.setTooltip(new Tooltip(Messages.text("queue.area.take.tip")));
        var outline = new VBox(
                4,
                take,
                Parts.note(areas.outline()
                        .map(taken -> taken.isPresent()
                                ? Messages.text("queue.area.outline.taken")
                                : Messages.text("queue.area.outline.missing"))));
        Parts.show(
                outline,
                Bindings.createBooleanBinding(
                        () -> settings.area().get() == Place.OUTLINE
                                || settings.exclusion().get() == Place.OUTLINE,
                        settings.area(),
                        settings.exclusion()));
        form.add(outline, 1, form.getRowCount());
        Parts.row(
                form,
                Messages.text("queue.valid"),
                new NumberSpinner(0, 100, 5, settings.validPercent(), Messages.text("queue.valid.accessible")));
        Parts.row(
                form,
                Messages.text("queue.distance"),
                new NumberSpinner(0, 1e6, 10, settings.distance(), Messages.text("queue.distance.accessible")));
        return form;
    }

    private VBox place(ObjectProperty<Place> chosen, ObjectProperty<String> layer, String any) {
        var places = new ComboBox<Place>();
        places.getItems().setAll(Place.values());
        places.setConverter(ImageryControls.shown(place -> switch (place) {
            case ANY -> any;
            case VIEW -> Messages.text("queue.area.view");
            case OUTLINE -> Messages.text("queue.area.outline");
            case LAYER -> Messages.text("queue.area.layer");
        }));
        places.valueProperty().bindBidirectional(chosen);
        places.setMaxWidth(Double.MAX_VALUE);
        var layers = new ComboBox<LayerItem>();
        layers.setConverter(ImageryControls.shown(item -> item.name().get()));
        layers.setPromptText(Messages.text("queue.area.layer.prompt"));
        layers.setAccessibleText(Messages.text("queue.area.layer.prompt"));
        layers.setMaxWidth(Double.MAX_VALUE);
        layers.setOnShowing(_ -> layers.getItems().setAll(areas.layers()));
        layers.valueProperty().addListener((_, _, now) -> layer.set(now == null ? "" : now.id()));
        Parts.show(layers, chosen.map(place -> place == Place.LAYER));
        return new VBox(4, places, layers);
    }

    private GridPane how() {
        var form = Parts.form();
        var reduction = new ComboBox<Reduction>();
        reduction.getItems().setAll(Reduction.INNER_MEAN, Reduction.MEAN, Reduction.MAX, Reduction.SHARE_ABOVE);
        reduction.setConverter(ImageryControls.shown(QueueTexts::name));
        reduction.valueProperty().bindBidirectional(settings.reduction());
        reduction.setTooltip(new Tooltip(Messages.text("queue.reduction.tip")));
        reduction.disableProperty().bind(settings.strategy().map(strategy -> !strategy.isReduced()));
        Parts.row(form, Messages.text("queue.reduction"), reduction);
        var diversity = Parts.spinner(1, 1000, settings.diversity());
        diversity.setTooltip(new Tooltip(Messages.text("queue.diversity.tip")));
        diversity.disableProperty().bind(settings.strategy().map(strategy -> strategy == QueryStrategy.RANDOM));
        Parts.row(form, Messages.text("queue.diversity"), diversity);
        var controls = Parts.spinner(0, MOST_PATCHES, settings.controls());
        controls.setTooltip(new Tooltip(Messages.text("queue.controls.tip")));
        controls.disableProperty().bind(settings.strategy().map(strategy -> strategy == QueryStrategy.RANDOM));
        Parts.row(form, Messages.text("queue.controls"), controls);
        Parts.row(form, Messages.text("train.seed"), seed());
        return form;
    }

    private TextField seed() {
        var seed = new TextField(String.valueOf(settings.seed().get()));
        settings.seed().addListener((_, _, now) -> {
            if (!seed.isFocused()) {
                seed.setText(String.valueOf(now));
            }
        });
        seed.textProperty().addListener((_, before, text) -> {
            if (text.matches("-?\\d{1,18}")) {
                settings.seed().set(Long.parseLong(text));
            } else if (!text.isEmpty() && !text.equals("-")) {
                seed.setText(before);
            }
        });
        return seed;
    }

    private GridPane budget() {
        var form = Parts.form();
        var patches = Parts.spinner(0, MOST_PATCHES, settings.budget());
        patches.setTooltip(new Tooltip(Messages.text("queue.budget.tip")));
        Parts.row(form, Messages.text("queue.budget"), patches);
        Parts.row(
                form,
                Messages.text("queue.price"),
                new NumberSpinner(0, 1e6, 5, settings.hourlyCost(), Messages.text("queue.price.accessible")));
        return form;
    }

    private static TitledPane fold(String title, GridPane content) {
        var fold = new TitledPane(title, content);
        fold.setExpanded(false);
        fold.setAnimated(false);
        fold.getStyleClass().add("lw-fold");
        return fold;
    }
}
