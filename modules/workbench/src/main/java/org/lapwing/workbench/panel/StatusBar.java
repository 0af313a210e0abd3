package org.lapwing.workbench.panel;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;
import org.lapwing.labels.LegendClass;
import org.lapwing.workbench.state.CursorReadout;
import org.lapwing.workbench.state.WindowViewModel;
import org.lapwing.workbench.text.Formats;
import org.lapwing.workbench.text.Messages;

/// The lowest line: what is under the cursor at the left; unread messages and the device at the right.
public final class StatusBar extends HBox {

    private final ReadoutLine readout = new ReadoutLine();

    /// Follows the view models.
    public StatusBar(WindowViewModel window) {
        super(12);
        getStyleClass().add("lw-status");
        setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(readout, Priority.ALWAYS);
        var device = new Label();
        device.setGraphic(Icons.of(Feather.CPU));
        device.textProperty().bind(window.device().map(found -> found.map(each -> each.name())
                .orElse(Messages.text("device.asking"))));
        var why = new Tooltip();
        why.textProperty().bind(window.device().map(found -> found.map(each -> each.reason())
                .orElse(Messages.text("device.asking"))));
        device.setTooltip(why);
        device.accessibleHelpProperty().bind(why.textProperty());
        device.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(readout, messages(window), new MemoryLabel(), device);
        window.cursor().readout().addListener((_, _, now) -> show(now));
        show(window.cursor().readout().get());
    }

    private static Button messages(WindowViewModel window) {
        var unread = window.notices().unread();
        var button = Icons.button(Feather.BELL, Messages.text("notices.dismiss.all"), window.notices()::dismissAll);
        button.setContentDisplay(ContentDisplay.LEFT);
        button.textProperty()
                .bind(Bindings.createStringBinding(() -> Messages.text("notices.count", unread.size()), unread));
        button.getStyleClass().add("lw-small");
        button.setMinWidth(USE_PREF_SIZE);
        Parts.show(button, Bindings.isNotEmpty(unread));
        return button;
    }

    private void show(CursorReadout now) {
        List<Node> pieces = new ArrayList<>();
        List<Node> firstToGo = new ArrayList<>();
        pieces.add(now.place().isEmpty() ? quiet(Messages.text("cursor.none")) : number(now.place()));
        if (!now.lonLat().isEmpty()) {
            pieces.add(number(now.lonLat()));
            firstToGo.add(pieces.getLast());
        }
        if (!now.bands().isEmpty()) {
            pieces.add(named(Messages.text("cursor.bands"), number(now.bands())));
        }
        var bands = pieces.getLast();
        for (var value : now.added()) {
            pieces.add(number(value));
            firstToGo.add(pieces.getLast());
        }
        now.truth().ifPresent(truth -> pieces.add(named(Messages.text("cursor.truth"), chip(truth, truth.name()))));
        for (var guess : now.predicted()) {
            var chip = chip(
                    guess.shown(),
                    Messages.text("cursor.guess", guess.shown().name(), Formats.percent(guess.probability(), 0)));
            boolean likeliest = guess.equals(now.predicted().getFirst());
            pieces.add(likeliest ? named(Messages.text("cursor.predicted"), chip) : chip);
            if (!likeliest) {
                firstToGo.add(Math.min(1, firstToGo.size()), chip);
            }
        }
        if (!now.remark().isEmpty()) {
            pieces.add(quiet(now.remark()));
            firstToGo.add(pieces.getLast());
        }
        if (!now.bands().isEmpty()) {
            firstToGo.add(bands);
        }
        readout.show(pieces, firstToGo);
    }

    private static HBox named(String name, Node value) {
        var box = new HBox(6, quiet(name), value);
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    private static Label quiet(String text) {
        var label = new Label(text);
        label.getStyleClass().add("lw-note");
        return label;
    }

    private static Label number(String text) {
        var label = new Label(text);
        label.getStyleClass().add("lw-digits");
        return label;
    }

    private static Label chip(LegendClass shown, String text) {
        return new Label(text, ReportView.swatch(shown.color()));
    }
}
