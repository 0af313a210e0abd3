package org.lapwing.workbench.panel;

import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.lapwing.project.InputDecision.Answer;
import org.lapwing.workbench.state.InputGuardViewModel;
import org.lapwing.workbench.state.InputGuardViewModel.Question;
import org.lapwing.workbench.text.Messages;

/// Asks, over the map, whether a model may predict an image that is unlike those it learnt from.
///
/// Shows itself while there is such a question. Closing it leaves the question open.
public final class InputGuardCard extends MapCard {

    private static final double WIDTH = 440;
    private static final double MOST_LIST_HEIGHT = 230;

    private final InputGuardViewModel guard;
    private final Label about = Parts.note("");
    private final VBox list = new VBox(6);
    private final Button leave;
    private final Runnable back;

    /// @param back gives the focus back to the map
    public InputGuardCard(InputGuardViewModel guard, Runnable back) {
        super(Messages.text("guard.title"));
        this.guard = guard;
        this.back = back;
        setId("input-guard");
        setPrefWidth(WIDTH);
        setMaxWidth(WIDTH);
        setSpacing(10);
        var scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.prefViewportHeightProperty().bind(Bindings.min(MOST_LIST_HEIGHT, list.heightProperty()));
        scroll.setMinHeight(Region.USE_PREF_SIZE);
        scroll.getStyleClass().add("lw-guard-list");
        leave = new Button(Messages.text("guard.leave"));
        leave.setId("guard-leave");
        leave.setMnemonicParsing(true);
        leave.setOnAction(_ -> answer(Answer.LEAVE));
        var predict = new Button(Messages.text("guard.predict"));
        predict.setId("guard-predict");
        predict.setMnemonicParsing(true);
        predict.setOnAction(_ -> answer(Answer.PREDICT));
        var buttons = new HBox(8, Parts.spacer(), predict, leave);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        getChildren().addAll(about, scroll, Parts.note(Messages.text("guard.note")), buttons);
        guard.question().subscribe(this::show);
    }

    @Override
    void close() {
        guard.postpone();
        back.run();
    }

    private void answer(Answer answer) {
        guard.answer(answer);
        back.run();
    }

    private void show(Optional<Question> question) {
        setVisible(question.isPresent());
        question.ifPresent(asked -> {
            about.setText(
                    Messages.text("guard.about", asked.model(), asked.about().image()));
            list.getChildren()
                    .setAll(asked.about().differences().stream()
                            .map(InputGuardCard::row)
                            .toList());
            setAccessibleText(Messages.text("guard.title") + " " + about.getText() + " "
                    + String.join(" ", asked.about().differences()));
            leave.requestFocus();
        });
    }

    private static HBox row(String sentence) {
        var icon = Icons.of(Feather.ALERT_TRIANGLE);
        icon.getStyleClass().add("lw-guard-icon");
        var text = new Label(sentence);
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(text, Priority.ALWAYS);
        var row = new HBox(8, icon, text);
        row.setAlignment(Pos.TOP_LEFT);
        return row;
    }
}
