package org.lapwing.workbench.panel;

import java.util.List;
import java.util.stream.IntStream;
import javafx.beans.property.IntegerProperty;
import javafx.css.PseudoClass;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.lapwing.raster.Band;
import org.lapwing.raster.BandLookup;
import org.lapwing.workbench.state.ImageryViewModel;
import org.lapwing.workbench.text.Formats;
import org.lapwing.workbench.text.Messages;

/// Chooses a band from the list, or by typing its number, name or wavelength.
///
/// What is typed counts on Enter or when the focus leaves; a text that means no band is marked, and given up then.
final class BandPicker extends ComboBox<Integer> {

    private static final PseudoClass DANGER = PseudoClass.getPseudoClass("danger");

    private final ImageryViewModel imagery;
    private final IntegerProperty band;

    BandPicker(ImageryViewModel imagery, IntegerProperty band) {
        this.imagery = imagery;
        this.band = band;
        setEditable(true);
        setConverter(new Typed());
        setCellFactory(_ -> new BandCell());
        fill(imagery.bands().get());
        imagery.bands().addListener((_, _, now) -> fill(now));
        band.addListener((_, _, now) -> setValue(now.intValue()));
        valueProperty().addListener((_, _, now) -> {
            if (now != null && now < imagery.bands().get().size()) {
                band.set(now);
            }
        });
        getEditor().textProperty().addListener((_, _, text) -> mark(text));
        getEditor().focusedProperty().addListener((_, _, focused) -> {
            if (focused) {
                getEditor().selectAll();
            }
        });
        focusedProperty().addListener((_, _, focused) -> {
            if (!focused) {
                getEditor().setText(text(band.get()));
            }
        });
    }

    private void fill(List<Band> bands) {
        getItems().setAll(IntStream.range(0, bands.size()).boxed().toList());
        setValue(band.get());
        getEditor().setText(text(band.get()));
    }

    private void mark(String text) {
        boolean means = text.equals(text(band.get())) || imagery.find(text).isPresent();
        pseudoClassStateChanged(DANGER, !means);
    }

    /// Short enough for a third of the panel: the wavelength where there is one, else the name.
    private String text(int index) {
        var bands = imagery.bands().get();
        if (index < 0 || index >= bands.size()) {
            return "";
        }
        var nanometres = BandLookup.nanometres(bands).get(index);
        return nanometres.isPresent()
                ? Messages.text("imagery.band.wavelength", Formats.decimal(nanometres.getAsDouble(), 0))
                : bands.get(index).name();
    }

    private final class Typed extends StringConverter<Integer> {

        @Override
        public String toString(@Nullable Integer index) {
            return index == null ? "" : text(index);
        }

        @Override
        public Integer fromString(String typed) {
            return typed.equals(text(band.get()))
                    ? band.get()
                    : imagery.find(typed).orElse(band.get());
        }
    }

    private final class BandCell extends ListCell<Integer> {

        @Override
        protected void updateItem(@Nullable Integer index, boolean empty) {
            super.updateItem(index, empty);
            var bands = imagery.bands().get();
            setText(index == null || empty || index >= bands.size() ? "" : choice(bands, index));
        }

        /// Number and name, and the wavelength where the name does not hold it already.
        private static String choice(List<Band> bands, int index) {
            var name = bands.get(index).name();
            var nanometres = BandLookup.nanometres(bands).get(index);
            return nanometres.isPresent() && BandLookup.wavelength(name).isEmpty()
                    ? Messages.text(
                            "imagery.band.choice.wavelength",
                            index + 1,
                            name,
                            Formats.decimal(nanometres.getAsDouble(), 0))
                    : Messages.text("imagery.band.choice", index + 1, name);
        }
    }
}
