package org.lapwing.workbench.panel;

import javafx.beans.property.DoubleProperty;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory.DoubleSpinnerValueFactory;
import javafx.scene.control.Tooltip;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.lapwing.workbench.text.Formats;

/// A small number that is stepped or typed; what is typed and is no number is given up.
final class NumberSpinner extends Spinner<Double> {

    /// @param name for screen readers and the tooltip
    NumberSpinner(double least, double most, double step, DoubleProperty value, String name) {
        var factory = new DoubleSpinnerValueFactory(least, most, value.get(), step);
        factory.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable Double number) {
                return number == null ? "" : Formats.typed(number);
            }

            @Override
            public Double fromString(String text) {
                var number = Formats.parse(text);
                return number.isPresent() ? Math.clamp(number.getAsDouble(), least, most) : value.get();
            }
        });
        setValueFactory(factory);
        setEditable(true);
        getStyleClass().add("lw-small");
        setAccessibleText(name);
        setTooltip(new Tooltip(name));
        value.addListener((_, _, now) -> factory.setValue(now.doubleValue()));
        valueProperty().addListener((_, _, now) -> {
            if (now != null) {
                value.set(now);
            }
        });
        getEditor().focusedProperty().addListener((_, _, focused) -> {
            if (!focused) {
                commitValue();
            }
        });
    }
}
