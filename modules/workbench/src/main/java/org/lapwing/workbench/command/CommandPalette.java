package org.lapwing.workbench.command;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javafx.collections.FXCollections;
import javafx.collections.transformation.FilteredList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.lapwing.workbench.text.Messages;

/// Everything a menu has, found by typing; lies over the window while open.
public final class CommandPalette extends StackPane {

    private final TextField typed = new TextField();
    private final FilteredList<Command> found;
    private final ListView<Command> list = new ListView<>();
    private @Nullable Node before;

    /// A closed list.
    public CommandPalette(List<Command> commands) {
        found = new FilteredList<>(FXCollections.observableArrayList(commands));
        getStyleClass().add("lw-palette-veil");
        setVisible(false);
        typed.setPromptText(Messages.text("palette.prompt"));
        typed.setAccessibleText(Messages.text("palette.prompt"));
        typed.getStyleClass().add("lw-palette-field");
        list.setItems(found);
        list.setCellFactory(_ -> new Row());
        list.setFocusTraversable(false);
        list.setPrefHeight(340);
        list.setPlaceholder(new Label(Messages.text("palette.none")));
        list.getStyleClass().add("lw-palette-list");
        var card = new VBox(typed, list);
        card.getStyleClass().add("lw-palette");
        card.setMaxSize(520, Region.USE_PREF_SIZE);
        StackPane.setAlignment(card, Pos.TOP_CENTER);
        getChildren().add(card);
        typed.textProperty().addListener((_, _, text) -> {
            found.setPredicate(command -> matches(command, text));
            list.getSelectionModel().selectFirst();
        });
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        setOnMousePressed(event -> {
            if (event.getTarget() == this) {
                close();
            }
        });
        list.setOnMouseClicked(_ -> runSelected());
    }

    /// Opens the list with an empty field.
    public void open() {
        before = getScene().getFocusOwner();
        typed.clear();
        found.setPredicate(_ -> true);
        setVisible(true);
        list.getSelectionModel().selectFirst();
        list.scrollTo(0);
        typed.requestFocus();
    }

    /// Closes the list and gives the focus back.
    public void close() {
        setVisible(false);
        if (before != null) {
            before.requestFocus();
        }
    }

    private void pressed(KeyEvent event) {
        var selection = list.getSelectionModel();
        switch (event.getCode()) {
            case ESCAPE -> close();
            case ENTER -> runSelected();
            case DOWN -> selection.selectNext();
            case UP -> selection.selectPrevious();
            default -> {
                return;
            }
        }
        if (event.getCode() != KeyCode.ENTER) {
            list.scrollTo(Math.max(0, selection.getSelectedIndex() - 4));
        }
        event.consume();
    }

    private void runSelected() {
        var command = list.getSelectionModel().getSelectedItem();
        if (command != null) {
            close();
            command.runIfEnabled();
        }
    }

    /// Whether every typed word begins somewhere in the title.
    static boolean matches(Command command, String text) {
        var title = command.title().toLowerCase(Locale.getDefault());
        return Arrays.stream(text.strip().toLowerCase(Locale.getDefault()).split("\\s+"))
                .allMatch(title::contains);
    }

    private static final class Row extends ListCell<Command> {

        @Override
        protected void updateItem(@Nullable Command command, boolean empty) {
            super.updateItem(command, empty);
            if (command == null || empty) {
                setGraphic(null);
                return;
            }
            var title = new Label(command.title());
            HBox.setHgrow(title, Priority.ALWAYS);
            title.setMaxWidth(Double.MAX_VALUE);
            var keys = new Label(command.keyText());
            keys.getStyleClass().add("lw-keys");
            keys.setVisible(!command.keyText().isEmpty());
            var row = new HBox(10, new FontIcon(command.icon()), title, keys);
            row.setAlignment(Pos.CENTER_LEFT);
            row.setDisable(!Boolean.TRUE.equals(command.enabled().getValue()));
            setGraphic(row);
            setAccessibleText(command.title() + " " + command.keyText());
        }
    }
}
