package org.lapwing.workbench.panel;

import javafx.beans.property.IntegerProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The pieces that all panels are built of, so that they look alike.
final class Parts {

    static final double GAP = 8;

    private Parts() {}

    /// The small heading of a section.
    static Label heading(String text) {
        var label = new Label(text);
        label.getStyleClass().add("lw-heading");
        return label;
    }

    /// A quiet line of text that wraps.
    static Label note(String text) {
        var label = new Label(text);
        label.getStyleClass().add("lw-note");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    /// A quiet line of text that follows a value and wraps.
    static Label note(ObservableValue<String> text) {
        var label = note("");
        label.textProperty().bind(text);
        hideWhenBlank(label, text);
        return label;
    }

    /// Takes a node out of the layout while a text is empty.
    static void hideWhenBlank(Node node, ObservableValue<String> text) {
        show(node, text.map(value -> !value.isBlank()));
    }

    /// Takes a node out of the layout unless a condition holds.
    static void show(Node node, ObservableValue<Boolean> condition) {
        node.visibleProperty().bind(condition);
        node.managedProperty().bind(node.visibleProperty());
    }

    /// What a panel shows while something is missing: an icon, a sentence, and what to press next.
    static VBox empty(Feather icon, ObservableValue<String> text, Button... next) {
        var picture = Icons.of(icon);
        picture.getStyleClass().add("lw-empty-icon");
        var label = new Label();
        label.textProperty().bind(text);
        label.setWrapText(true);
        label.getStyleClass().add("lw-empty-text");
        label.setMinHeight(Region.USE_PREF_SIZE);
        var box = new VBox(12, picture, label);
        box.getChildren().addAll(next);
        box.setAlignment(Pos.CENTER);
        box.getStyleClass().add("lw-empty");
        return box;
    }

    /// A button with a text and an icon.
    static Button button(Feather icon, String text, Runnable action) {
        var button = new Button(text, Icons.of(icon));
        button.setMnemonicParsing(true);
        button.setOnAction(_ -> action.run());
        return button;
    }

    /// Choices side by side as one control.
    static HBox segments(ToggleGroup group, ToggleButton... choices) {
        for (int i = 0; i < choices.length; i++) {
            choices[i].setToggleGroup(group);
            choices[i].setMaxWidth(Double.MAX_VALUE);
            choices[i].setMinWidth(Region.USE_PREF_SIZE);
            choices[i]
                    .getStyleClass()
                    .add(i == 0 ? "left-pill" : i == choices.length - 1 ? "right-pill" : "center-pill");
            HBox.setHgrow(choices[i], Priority.ALWAYS);
        }
        // one choice is always made
        group.selectedToggleProperty().addListener((_, before, now) -> {
            if (now == null && before != null) {
                before.setSelected(true);
            }
        });
        var box = new HBox(choices);
        box.getStyleClass().add("lw-segments");
        return box;
    }

    /// A form of two columns: names left, controls right.
    static GridPane form() {
        var form = new GridPane(GAP, GAP);
        form.getStyleClass().add("lw-form");
        var names = new ColumnConstraints();
        names.setMinWidth(Region.USE_PREF_SIZE);
        var controls = new ColumnConstraints();
        controls.setHgrow(Priority.ALWAYS);
        controls.setFillWidth(true);
        form.getColumnConstraints().addAll(names, controls);
        return form;
    }

    /// Adds a named control to a form.
    static void row(GridPane form, String name, Region control) {
        var label = new Label(name);
        label.setMnemonicParsing(true);
        label.setLabelFor(control);
        control.setMaxWidth(Double.MAX_VALUE);
        if (control.getAccessibleText() == null) {
            control.setAccessibleText(name.replace("_", ""));
        }
        form.addRow(form.getRowCount(), label, control);
    }

    /// A whole number that is stepped or typed.
    static Spinner<Integer> spinner(int least, int most, IntegerProperty value) {
        var spinner = new Spinner<Integer>(least, most, value.get());
        spinner.setEditable(true);
        spinner.setPrefWidth(84);
        spinner.setMinWidth(76);
        value.addListener((_, _, now) -> spinner.getValueFactory().setValue(now.intValue()));
        spinner.valueProperty().addListener((_, _, now) -> value.set(now));
        return spinner;
    }

    /// A stretchable gap.
    static Region spacer() {
        var spacer = new Region();
        HBox.setHgrow(spacer, Priority.ALWAYS);
        return spacer;
    }
}
