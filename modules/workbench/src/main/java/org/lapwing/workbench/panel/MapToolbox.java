package org.lapwing.workbench.panel;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.lapwing.workbench.command.Command;

/// A column of small buttons over the map.
public final class MapToolbox extends VBox {

    /// An empty column.
    public MapToolbox() {
        getStyleClass().add("lw-zoom");
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    }

    /// Adds a button that does something once.
    public MapToolbox with(Command command) {
        getChildren().add(command.toIconButton());
        return this;
    }

    /// Adds a button that stays pressed while something is on.
    ///
    /// @param command turns it on and off
    /// @param on whether it is on
    public MapToolbox with(Command command, ObservableValue<Boolean> on) {
        var button = new ToggleButton("", Icons.of(command.icon()));
        button.getStyleClass().addAll("button-icon", "flat");
        button.setAccessibleText(command.title());
        button.setTooltip(new Tooltip(
                command.keyText().isEmpty() ? command.title() : command.title() + "  " + command.keyText()));
        button.disableProperty().bind(command.enabled().map(can -> !can));
        button.setSelected(on.getValue());
        on.subscribe(now -> button.setSelected(now));
        button.setOnAction(_ -> {
            command.runIfEnabled();
            button.setSelected(on.getValue());
        });
        getChildren().add(button);
        return this;
    }
}
