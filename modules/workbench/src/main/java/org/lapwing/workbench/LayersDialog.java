package org.lapwing.workbench;

import java.nio.file.Path;
import java.util.List;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import org.lapwing.workbench.text.Messages;

/// Asks which of several layers of a file to open.
final class LayersDialog extends Dialog<List<String>> {

    private static final double MOST_HEIGHT = 320;
    private static final double WIDTH = 380;

    LayersDialog(Path file, List<String> names) {
        var open = new ButtonType(Messages.text("features.layers.open"), ButtonBar.ButtonData.OK_DONE);
        getDialogPane().getButtonTypes().addAll(open, ButtonType.CANCEL);
        setTitle(Messages.text("features.layers.title"));
        setHeaderText(Messages.text("features.layers.header", String.valueOf(file.getFileName()), names.size()));
        var boxes = names.stream().map(CheckBox::new).toList();
        boxes.forEach(box -> box.setMnemonicParsing(false));
        boxes.getFirst().setSelected(true);
        var list = new VBox(8);
        list.getChildren().addAll(boxes);
        var scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        scroll.setMaxHeight(MOST_HEIGHT);
        scroll.setPrefWidth(WIDTH);
        getDialogPane().setContent(scroll);
        var none = Bindings.createBooleanBinding(
                () -> boxes.stream().noneMatch(CheckBox::isSelected),
                boxes.stream().map(CheckBox::selectedProperty).toArray(Observable[]::new));
        getDialogPane().lookupButton(open).disableProperty().bind(none);
        setResultConverter(button -> button == open
                ? boxes.stream()
                        .filter(CheckBox::isSelected)
                        .map(CheckBox::getText)
                        .toList()
                : List.of());
        setOnShown(_ -> boxes.getFirst().requestFocus());
    }
}
