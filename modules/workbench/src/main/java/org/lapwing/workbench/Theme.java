package org.lapwing.workbench;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.scene.Parent;
import javafx.stage.Stage;
import javafx.util.Subscription;

/// The colours of the window and the size of its text.
final class Theme {

    static final double LEAST_TEXT = 10;
    static final double USUAL_TEXT = 13;
    static final double MOST_TEXT = 22;

    private static final PseudoClass DARK = PseudoClass.getPseudoClass("dark");

    private final Parent root;
    private final ObjectProperty<ThemeChoice> choice = new SimpleObjectProperty<>(ThemeChoice.SYSTEM);
    private final Subscription system;
    private double textSize = USUAL_TEXT;

    /// Dresses everything under `root`, and follows the system while the choice says so.
    Theme(Parent root) {
        this.root = root;
        var resource = Theme.class.getResource("workbench.css");
        if (resource == null) {
            throw new IllegalStateException("workbench.css is missing beside " + Theme.class);
        }
        root.getStylesheets().add(resource.toExternalForm());
        choice.addListener(_ -> apply());
        system = Platform.getPreferences().colorSchemeProperty().subscribe(this::apply);
        apply();
        scale(USUAL_TEXT);
    }

    /// Dresses a dialog like the window it belongs to.
    static void dressAs(Stage window, Parent dialog) {
        if (window.getScene() == null) {
            return;
        }
        var root = window.getScene().getRoot();
        dialog.getStylesheets().setAll(root.getStylesheets());
        dialog.getStyleClass().addAll(root.getStyleClass());
        dialog.pseudoClassStateChanged(DARK, root.getPseudoClassStates().contains(DARK));
        dialog.setStyle(root.getStyle());
    }

    /// Follows the system no more; the system outlives the window.
    void close() {
        system.unsubscribe();
    }

    ObjectProperty<ThemeChoice> choice() {
        return choice;
    }

    /// Changes from light to dark and back, whatever the system says.
    void flip() {
        choice.set(isDark() ? ThemeChoice.LIGHT : ThemeChoice.DARK);
    }

    /// Makes all text larger (positive) or smaller by points.
    void grow(double points) {
        scale(textSize + points);
    }

    /// Sets the size of all text in points.
    void scale(double points) {
        textSize = Math.clamp(points, LEAST_TEXT, MOST_TEXT);
        root.setStyle("-fx-font-size: " + textSize + "px;");
    }

    /// Size of the text in points.
    double textSize() {
        return textSize;
    }

    private boolean isDark() {
        return switch (choice.get()) {
            case LIGHT -> false;
            case DARK -> true;
            case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
        };
    }

    private void apply() {
        Application.setUserAgentStylesheet(
                isDark() ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
        root.pseudoClassStateChanged(DARK, isDark());
    }
}
