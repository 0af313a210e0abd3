package org.lapwing.workbench;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.lapwing.raster.reprojection.ReferenceSystems.ReferenceSystem;
import org.lapwing.workbench.text.FailureText;
import org.lapwing.workbench.text.Messages;

/// Asks for the reference system of the map, found by code or name.
@SuppressWarnings("FutureReturnValueIgnored") // the outcome is shown in the dialog
final class ReferenceDialog extends Dialog<Optional<String>> {

    private static final Duration TYPING_RESTS = Duration.millis(250);

    private final Function<String, CompletableFuture<List<ReferenceSystem>>> find;
    private final TextField search = new TextField();
    private final ListView<ReferenceSystem> found = new ListView<>();
    private final Label verdict = new Label();
    private final Node use;

    /// @param current what the map is drawn in now
    /// @param find looks reference systems up by code or name, in the background
    ReferenceDialog(String current, Function<String, CompletableFuture<List<ReferenceSystem>>> find) {
        this.find = find;
        var agree = new ButtonType(Messages.text("reference.use"), ButtonBar.ButtonData.OK_DONE);
        var own = new ButtonType(Messages.text("reference.own"), ButtonBar.ButtonData.LEFT);
        getDialogPane().getButtonTypes().addAll(agree, own, ButtonType.CANCEL);
        use = getDialogPane().lookupButton(agree);
        setTitle(Messages.text("reference.title"));
        search.setId("reference-search");
        search.setPromptText(Messages.text("reference.prompt"));
        search.setAccessibleText(Messages.text("reference.prompt"));
        found.setId("reference-found");
        found.setPrefSize(440, 220);
        found.setPlaceholder(new Label(Messages.text("reference.none")));
        found.setAccessibleText(Messages.text("reference.list"));
        found.setCellFactory(_ -> new SystemCell());
        verdict.getStyleClass().add("lw-note");
        verdict.setWrapText(true);
        verdict.setText(
                Messages.text("reference.now", current.length() > 60 ? Messages.text("reference.nameless") : current));
        getDialogPane().setContent(new VBox(8, search, found, verdict));
        use.setDisable(true);
        found.getSelectionModel().selectedItemProperty().addListener((_, _, now) -> use.setDisable(now == null));
        var rest = new PauseTransition(TYPING_RESTS);
        rest.setOnFinished(_ -> look());
        search.textProperty().addListener(_ -> rest.playFromStart());
        search.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.DOWN) {
                found.requestFocus();
                found.getSelectionModel().selectFirst();
                event.consume();
            }
        });
        setResultConverter(button -> {
            var chosen = found.getSelectionModel().getSelectedItem();
            return button == own
                    ? Optional.empty()
                    : button == agree && chosen != null ? Optional.of(chosen.code()) : null;
        });
        setOnShown(_ -> search.requestFocus());
    }

    private void look() {
        var text = search.getText();
        verdict.setText(Messages.text("reference.looking"));
        find.apply(text).whenComplete((systems, failure) -> {
            if (!text.equals(search.getText())) {
                return; // more was typed meanwhile
            }
            if (failure != null) {
                verdict.setText(FailureText.of(failure));
                return;
            }
            found.getItems().setAll(systems);
            found.getSelectionModel().selectFirst();
            verdict.setText(Messages.text("reference.count", systems.size()));
        });
    }

    private static final class SystemCell extends ListCell<ReferenceSystem> {

        @Override
        protected void updateItem(@Nullable ReferenceSystem system, boolean empty) {
            super.updateItem(system, empty);
            setText(system == null || empty ? "" : Messages.text("reference.item", system.code(), system.name()));
        }
    }
}
