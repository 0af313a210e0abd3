package org.lapwing.workbench;

import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// The rows of a form in a dialog: a label with a mnemonic before the control that it names.
final class FormRows {

    private FormRows() {}

    /// Adds a row below the others.
    ///
    /// @param text of the label, `_` before the letter that goes to the control
    static void add(GridPane form, String text, Region control) {
        var label = new Label(text);
        label.setMnemonicParsing(true);
        label.setLabelFor(control);
        label.setMinWidth(Region.USE_PREF_SIZE);
        control.setAccessibleText(text.replace("_", ""));
        GridPane.setHgrow(control, Priority.ALWAYS);
        form.addRow(form.getRowCount(), label, control);
    }
}
