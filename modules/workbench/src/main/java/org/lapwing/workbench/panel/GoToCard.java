package org.lapwing.workbench.panel;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.lapwing.mapview.MapPoint;
import org.lapwing.workbench.state.GoToViewModel;
import org.lapwing.workbench.text.Messages;

/// Takes a place as text and moves the map there.
public final class GoToCard extends MapCard {

    private final TextField field = new TextField();
    private final Runnable back;

    /// @param go moves the map
    /// @param back gives the focus back to the map
    public GoToCard(GoToViewModel goTo, Consumer<MapPoint> go, Runnable back) {
        super(Messages.text("goto.title"));
        this.back = back;
        setVisible(false);
        setPrefWidth(400);
        field.setId("goto-field");
        field.setPromptText(Messages.text("goto.prompt"));
        field.setAccessibleText(Messages.text("goto.title"));
        field.textProperty().bindBidirectional(goTo.typed());
        HBox.setHgrow(field, Priority.ALWAYS);
        var show = new Button(Messages.text("goto.go"));
        show.getStyleClass().add("accent");
        show.disableProperty().bind(goTo.target().map(Optional::isEmpty));
        Runnable move = () -> goTo.target().get().ifPresent(place -> {
            go.accept(place);
            close();
        });
        show.setOnAction(_ -> move.run());
        field.setOnAction(_ -> move.run());
        getChildren().addAll(new HBox(8, field, show), Parts.note(goTo.understood()));
    }

    /// Shows the card with its text selected.
    public void open() {
        setVisible(true);
        field.requestFocus();
        field.selectAll();
    }

    @Override
    void close() {
        setVisible(false);
        back.run();
    }
}
