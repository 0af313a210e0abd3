package org.lapwing.workbench.command;

import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCombination;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// One thing the window can do.
///
/// @param text what a menu says, with an underscore before its mnemonic
/// @param icon shown in menus and on buttons
/// @param keys its shortcut, where it has one
/// @param enabled whether it can be done now
/// @param run does it
public record Command(
        String text, Feather icon, Optional<KeyCombination> keys, ObservableValue<Boolean> enabled, Runnable run) {

    /// The text without the mark of the mnemonic.
    public String title() {
        return text.replaceFirst("_", "");
    }

    /// The shortcut as the system writes it; empty where there is none.
    public String keyText() {
        return keys.map(KeyCombination::getDisplayText).orElse("");
    }

    /// Does it if it can be done now.
    public void runIfEnabled() {
        if (Boolean.TRUE.equals(enabled.getValue())) {
            run.run();
        }
    }

    /// A menu item that does it. Shortcuts are handled by the scene, see [CommandKeys], except those that a menu owns.
    public MenuItem toMenuItem() {
        var item = new MenuItem(text, new FontIcon(icon));
        item.setMnemonicParsing(true);
        keys.ifPresent(item::setAccelerator);
        item.disableProperty().bind(enabled.map(can -> !can));
        item.setOnAction(_ -> run.run());
        return item;
    }

    /// A button with text and icon that does it.
    public Button toButton() {
        var button = new Button(title(), new FontIcon(icon));
        button.disableProperty().bind(enabled.map(can -> !can));
        button.setTooltip(new Tooltip(keyText().isEmpty() ? title() : title() + "  " + keyText()));
        button.setOnAction(_ -> run.run());
        button.getStyleClass().add("flat");
        return button;
    }

    /// A button with nothing but the icon that does it.
    public Button toIconButton() {
        var button = toButton();
        button.setText("");
        button.setAccessibleText(title());
        button.getStyleClass().add("button-icon");
        return button;
    }
}
