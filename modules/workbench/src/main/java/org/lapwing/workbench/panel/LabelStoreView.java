package org.lapwing.workbench.panel;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.lapwing.workbench.command.Command;
import org.lapwing.workbench.state.LabelsViewModel;
import org.lapwing.workbench.state.LabelsViewModel.State;
import org.lapwing.workbench.text.Messages;

/// Who labels, and where labels are kept.
final class LabelStoreView extends VBox {

    /// @param files commands for files
    LabelStoreView(LabelsViewModel labels, List<Command> files) {
        super(6);
        var author = new TextField();
        author.getStyleClass().add("lw-small");
        author.setPromptText(Messages.text("labels.author.prompt"));
        author.setAccessibleText(Messages.text("labels.author"));
        author.textProperty().bindBidirectional(labels.author());
        HBox.setHgrow(author, Priority.ALWAYS);
        var name = Parts.note(Messages.text("labels.author"));
        name.setMinWidth(USE_PREF_SIZE);
        var who = new HBox(Parts.GAP, name, author);
        who.setAlignment(Pos.CENTER_LEFT);
        var where = Parts.note(Bindings.createStringBinding(
                () -> words(labels.state().get(), labels.file().get()), labels.state(), labels.file()));
        where.setId("label-place");
        var row = new HBox(4);
        var names = List.of(
                Messages.text("labels.import.short"),
                Messages.text("labels.export.short"),
                Messages.text("labels.merge.short"));
        for (int i = 0; i < files.size(); i++) {
            var button = files.get(i).toButton();
            button.getStyleClass().remove("flat");
            button.getStyleClass().add("lw-small");
            button.setAccessibleText(files.get(i).title());
            button.setText(names.get(i));
            button.setMinWidth(USE_PREF_SIZE);
            row.getChildren().add(button);
        }
        getChildren().addAll(Parts.heading(Messages.text("labels.kept")), where, who, row);
    }

    private static String words(State state, Optional<Path> file) {
        return switch (state) {
            case NO_IMAGE -> "";
            case NONE -> Messages.text("labels.kept.none");
            case OPENING -> Messages.text("labels.kept.opening");
            case FAILED -> Messages.text("labels.kept.failed");
            case OPEN ->
                file.map(place -> Messages.text("labels.kept.in", place)).orElse("");
        };
    }
}
