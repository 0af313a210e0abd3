package org.lapwing.workbench.panel;

import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.Property;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;
import javafx.scene.control.TitledPane;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelWriter;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.lapwing.mapview.ColorMap;
import org.lapwing.project.ImageryLook.Stretching;
import org.lapwing.workbench.state.BandCombination;
import org.lapwing.workbench.state.ImageryViewModel;
import org.lapwing.workbench.text.Messages;

/// Band combination, colours and stretch of one raster.
final class ImageryControls extends VBox {

    private static final double NUMBER_WIDTH = 76;

    private final ImageryViewModel imagery;

    ImageryControls(ImageryViewModel imagery) {
        super(6);
        this.imagery = imagery;
        var single = imagery.combination().map(now -> now == BandCombination.SINGLE);
        var three = new HBox(
                4,
                band(imagery.red(), Messages.text("imagery.red"), "lw-band-red"),
                band(imagery.green(), Messages.text("imagery.green"), "lw-band-green"),
                band(imagery.blue(), Messages.text("imagery.blue"), "lw-band-blue"));
        var only = band(imagery.single(), Messages.text("imagery.single"));
        Parts.show(only, imagery.bands().map(bands -> bands.size() > 1));
        var colors = colors(imagery.colors());
        colors.setPrefWidth(90);
        HBox.setHgrow(colors, Priority.ALWAYS);
        var one = new HBox(4, only, colors);
        Parts.show(one, single);
        Parts.show(three, single.map(is -> !is));
        var combination = combination();
        Parts.show(combination, imagery.combinations().map(all -> all.size() > 1));
        var fold = new TitledPane(Messages.text("imagery.histogram"), new StretchEditor(imagery));
        fold.setExpanded(false);
        fold.setAnimated(false);
        fold.getStyleClass().addAll("lw-fold", "lw-small");
        getChildren().addAll(combination, three, one, stretch(), fold);
    }

    private ComboBox<BandCombination> combination() {
        var box = small(new ComboBox<BandCombination>(), Messages.text("imagery.combination"));
        box.setConverter(shown(ImageryControls::nameOf));
        choices(box, imagery.combinations(), imagery.combination()::get);
        box.setValue(imagery.combination().get());
        imagery.combination().addListener((_, _, now) -> box.setValue(now));
        box.valueProperty().addListener((_, _, now) -> {
            if (now != null) {
                imagery.combination().set(now);
            }
        });
        return box;
    }

    private static <T> void choices(
            ComboBox<T> box, ObservableValue<java.util.List<T>> choices, java.util.function.Supplier<T> chosen) {
        box.getItems().setAll(choices.getValue());
        choices.addListener((_, _, now) -> {
            box.getItems().setAll(now);
            box.setValue(chosen.get());
        });
    }

    private static String nameOf(BandCombination combination) {
        return switch (combination) {
            case NATURAL -> Messages.text("imagery.combination.natural");
            case INFRARED -> Messages.text("imagery.combination.infrared");
            case SHORT_WAVE -> Messages.text("imagery.combination.shortwave");
            case OWN -> Messages.text("imagery.combination.own");
            case SINGLE -> Messages.text("imagery.combination.single");
        };
    }

    private BandPicker band(IntegerProperty band, String name, String... styles) {
        var picker = small(new BandPicker(imagery, band), name);
        picker.setTooltip(new Tooltip(Messages.text("imagery.band.tip", name)));
        picker.getStyleClass().addAll(styles);
        picker.setPrefWidth(60);
        HBox.setHgrow(picker, Priority.ALWAYS);
        return picker;
    }

    /// A choice of colour maps, each with a strip of its colours.
    static ComboBox<ColorMap> colors(Property<ColorMap> chosen) {
        var box = small(new ComboBox<ColorMap>(), Messages.text("imagery.colors"));
        box.getItems().setAll(ColorMap.values());
        box.setConverter(shown(ImageryControls::nameOf));
        box.setCellFactory(_ -> new ColorCell());
        box.setButtonCell(new ColorCell());
        box.valueProperty().bindBidirectional(chosen);
        return box;
    }

    private static String nameOf(ColorMap map) {
        return switch (map) {
            case GREY -> Messages.text("imagery.colors.grey");
            case VIRIDIS -> Messages.text("imagery.colors.viridis");
            case CIVIDIS -> Messages.text("imagery.colors.cividis");
            case MAGMA -> Messages.text("imagery.colors.magma");
            case BROWN_GREEN -> Messages.text("imagery.colors.brown.green");
        };
    }

    private HBox stretch() {
        var box = small(new ComboBox<Stretching>(), Messages.text("imagery.stretch"));
        box.getItems().setAll(Stretching.values());
        box.setConverter(shown(mode -> switch (mode) {
            case PERCENT -> Messages.text("imagery.stretch.percent");
            case RANGE -> Messages.text("imagery.stretch.range");
            case DEVIATION -> Messages.text("imagery.stretch.deviation");
            case VIEW -> Messages.text("imagery.stretch.view");
            case FIXED -> Messages.text("imagery.stretch.fixed");
            case STORED -> Messages.text("imagery.stretch.none");
        }));
        box.valueProperty().bindBidirectional(imagery.stretching());
        box.setPrefWidth(100);
        HBox.setHgrow(box, Priority.ALWAYS);
        var clip = new NumberSpinner(0, 25, 0.5, imagery.clipPercent(), Messages.text("imagery.clip"));
        var deviations = new NumberSpinner(0.5, 6, 0.5, imagery.deviations(), Messages.text("imagery.deviations"));
        for (Region number : new Region[] {clip, deviations}) {
            number.setPrefWidth(NUMBER_WIDTH);
            number.setMinWidth(NUMBER_WIDTH);
        }
        Parts.show(clip, imagery.stretching().map(how -> how == Stretching.PERCENT || how == Stretching.VIEW));
        Parts.show(deviations, imagery.stretching().map(how -> how == Stretching.DEVIATION));
        return new HBox(4, box, clip, deviations);
    }

    /// The same control, small, with a name for screen readers and a tooltip.
    static <T, C extends ComboBox<T>> C small(C box, String name) {
        box.getStyleClass().add("lw-small");
        box.setMaxWidth(Double.MAX_VALUE);
        box.setAccessibleText(name);
        box.setTooltip(new Tooltip(name));
        return box;
    }

    static <T> StringConverter<T> shown(Function<T, String> text) {
        return new StringConverter<>() {
            @Override
            public String toString(@Nullable T value) {
                return value == null ? "" : text.apply(value);
            }

            @Override
            public T fromString(String typed) {
                throw new UnsupportedOperationException("this choice is not typed: " + typed);
            }
        };
    }

    /// A strip of the colours and their name.
    private static final class ColorCell extends ListCell<ColorMap> {

        private static final int WIDTH = 32;
        private static final int HEIGHT = 10;

        @Override
        protected void updateItem(@Nullable ColorMap map, boolean empty) {
            super.updateItem(map, empty);
            setText(map == null || empty ? "" : nameOf(map));
            setGraphic(map == null || empty ? null : strip(map));
        }

        private static Node strip(ColorMap map) {
            var image = new WritableImage(WIDTH, HEIGHT);
            PixelWriter pixels = image.getPixelWriter();
            for (int x = 0; x < WIDTH; x++) {
                for (int y = 0; y < HEIGHT; y++) {
                    pixels.setArgb(x, y, map.argb((double) x / (WIDTH - 1)));
                }
            }
            var view = new ImageView(image);
            view.visibleProperty().bind(Bindings.isNotNull(view.imageProperty()));
            return view;
        }
    }
}
