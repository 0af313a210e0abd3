package org.lapwing.workbench.panel;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.lapwing.workbench.text.Messages;

/// A card that floats over the map: a title, a button that closes it, and what it is about. Escape closes it, too.
abstract class MapCard extends VBox {

    private final Label title = new Label();
    private final HBox head;

    /// @param name what stands at its head and what a screen reader says
    MapCard(String name) {
        getStyleClass().add("lw-map-card");
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        setAccessibleText(name);
        title.setText(name);
        title.getStyleClass().add("lw-heading");
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        head = new HBox(4, title, Icons.button(Feather.X, Messages.text("card.close", name), this::close));
        head.setAlignment(Pos.CENTER_LEFT);
        getChildren().add(head);
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                close();
                event.consume();
            }
        });
    }

    /// Closes the card.
    abstract void close();

    /// Puts a button before the one that closes.
    final void addAction(Button button) {
        head.getChildren().add(head.getChildren().size() - 1, button);
    }
}
