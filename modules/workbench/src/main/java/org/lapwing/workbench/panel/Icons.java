package org.lapwing.workbench.panel;

import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Icons, and buttons that show nothing but an icon: those always have a tooltip and a name for screen readers.
public final class Icons {

    private Icons() {}

    /// An icon in the colour of the text around it.
    public static FontIcon of(Feather icon) {
        return new FontIcon(icon);
    }

    /// A flat button that shows an icon.
    ///
    /// @param text tooltip and name for screen readers
    public static Button button(Feather icon, String text, Runnable action) {
        var button = dress(new Button(), icon, text);
        button.setOnAction(_ -> action.run());
        return button;
    }

    /// A flat toggle that shows an icon.
    ///
    /// @param text tooltip and name for screen readers
    public static ToggleButton toggle(Feather icon, String text) {
        return dress(new ToggleButton(), icon, text);
    }

    private static <T extends ButtonBase> T dress(T button, Feather icon, String text) {
        button.setGraphic(of(icon));
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.setAccessibleText(text);
        button.setTooltip(new Tooltip(text));
        button.getStyleClass().addAll("button-icon", "flat");
        return button;
    }
}
