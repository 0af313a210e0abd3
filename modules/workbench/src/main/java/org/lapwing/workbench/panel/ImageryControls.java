package org.lapwing.workbench.panel;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import javafx.beans.property.IntegerProperty;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.lapwing.workbench.state.ImageryViewModel;
import org.lapwing.workbench.state.ImageryViewModel.StretchMode;
import org.lapwing.workbench.text.Messages;

/// Band combination and stretch of the image.
final class ImageryControls extends VBox {

    ImageryControls(ImageryViewModel imagery) {
        super(6);
        var bands = new HBox(
                4,
                band(imagery, imagery.red(), Messages.text("imagery.red"), "lw-band-red"),
                band(imagery, imagery.green(), Messages.text("imagery.green"), "lw-band-green"),
                band(imagery, imagery.blue(), Messages.text("imagery.blue"), "lw-band-blue"));
        getChildren().addAll(bands, stretch(imagery));
    }

    private static ComboBox<Integer> band(ImageryViewModel imagery, IntegerProperty band, String name, String style) {
        var box = new ComboBox<Integer>();
        box.setConverter(shown(index -> {
            List<String> names = imagery.bandNames().get();
            return index < names.size() ? names.get(index) : "";
        }));
        box.getStyleClass().addAll("lw-small", style);
        box.setAccessibleText(name);
        box.setTooltip(new Tooltip(name));
        box.setMaxWidth(Double.MAX_VALUE);
        box.setPrefWidth(60);
        HBox.setHgrow(box, Priority.ALWAYS);
        Runnable fill = () -> {
            box.getItems()
                    .setAll(IntStream.range(0, imagery.bandNames().get().size())
                            .boxed()
                            .toList());
            box.setValue(band.get());
        };
        fill.run();
        imagery.bandNames().addListener(_ -> fill.run());
        band.addListener((_, _, now) -> box.setValue(now.intValue()));
        box.valueProperty().addListener((_, _, now) -> {
            if (now != null) {
                band.set(now);
            }
        });
        return box;
    }

    private static ComboBox<StretchMode> stretch(ImageryViewModel imagery) {
        var box = new ComboBox<StretchMode>();
        box.getItems().setAll(StretchMode.values());
        box.setConverter(shown(mode -> switch (mode) {
            case PERCENT -> Messages.text("imagery.stretch.percent");
            case RANGE -> Messages.text("imagery.stretch.range");
            case DEVIATION -> Messages.text("imagery.stretch.deviation");
            case NONE -> Messages.text("imagery.stretch.none");
        }));
        box.getStyleClass().add("lw-small");
        box.setMaxWidth(Double.MAX_VALUE);
        box.setAccessibleText(Messages.text("imagery.stretch"));
        box.setTooltip(new Tooltip(Messages.text("imagery.stretch")));
        box.valueProperty().bindBidirectional(imagery.stretch());
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
}
