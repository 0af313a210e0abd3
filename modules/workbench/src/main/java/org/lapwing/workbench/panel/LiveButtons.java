package org.lapwing.workbench.panel;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;
import org.lapwing.workbench.state.LiveViewModel;
import org.lapwing.workbench.state.LiveViewModel.Running;
import org.lapwing.workbench.text.Messages;

/// The buttons that pause the predicting, go on with it, and update once.
@SuppressWarnings("FutureReturnValueIgnored") // failures become notices where the work is started
final class LiveButtons {

    private LiveButtons() {}

    /// Update once, which shows while paused, and pause or go on.
    static List<Node> of(LiveViewModel live) {
        var once = small("live-once");
        once.setGraphic(Icons.of(Feather.REFRESH_CW));
        once.setOnAction(_ -> live.updateOnce());
        var tip = new Tooltip();
        tip.textProperty()
                .bind(live.waiting()
                        .map(waits -> waits ? Messages.text("live.once.newer") : Messages.text("live.once")));
        once.setTooltip(tip);
        once.accessibleTextProperty().bind(tip.textProperty());
        live.waiting().addListener((_, _, _) -> mark(once, live));
        mark(once, live);
        Parts.show(once, live.running().map(running -> running != Running.LIVE));
        once.disableProperty().bind(live.running().map(running -> running == Running.ONCE));
        var pause = small("live-pause");
        pause.graphicProperty()
                .bind(live.running()
                        .map(running -> Icons.of(running == Running.PAUSED ? Feather.PLAY : Feather.PAUSE)));
        var pauseTip = new Tooltip();
        pauseTip.textProperty()
                .bind(live.running()
                        .map(running -> running == Running.PAUSED
                                ? Messages.text("live.resume")
                                : Messages.text("live.pause")));
        pause.setTooltip(pauseTip);
        pause.accessibleTextProperty().bind(pauseTip.textProperty());
        pause.setOnAction(_ -> live.pauseOrResume());
        return List.of(once, pause);
    }

    private static void mark(Button once, LiveViewModel live) {
        once.getStyleClass().remove("lw-marked");
        if (live.waiting().get()) {
            once.getStyleClass().add("lw-marked");
        }
    }

    private static Button small(String id) {
        var button = new Button();
        button.setId(id);
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.getStyleClass().addAll("flat", "button-icon", "lw-eye");
        return button;
    }
}
