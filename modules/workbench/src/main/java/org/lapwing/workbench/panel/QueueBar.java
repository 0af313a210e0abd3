package org.lapwing.workbench.panel;

import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.lapwing.learning.query.QueueState.Flag;
import org.lapwing.workbench.service.ModelService.Prediction;
import org.lapwing.workbench.state.LiveViewModel;
import org.lapwing.workbench.state.QueueViewModel;
import org.lapwing.workbench.text.Messages;

/// The patch in hand, over the map: which it is, why it was chosen, and every way out of it.
@SuppressWarnings("FutureReturnValueIgnored") // failures become notices where the work is started
public final class QueueBar extends VBox {

    private static final double WIDTH = 430;

    private final QueueViewModel queue;
    private final LiveViewModel live;
    private final Label title = new Label();
    private final Label reason = Parts.note("");
    private final ToggleButton flag = Icons.toggle(Feather.FLAG, Messages.text("queue.flag.tip"));
    private final FlowPane ways;

    /// Follows the view models.
    public QueueBar(QueueViewModel queue, LiveViewModel live) {
        super(6);
        this.queue = queue;
        this.live = live;
        setId("queue-bar");
        getStyleClass().addAll("lw-map-card", "lw-queue-bar");
        setMaxSize(WIDTH, Region.USE_PREF_SIZE);
        setPrefWidth(WIDTH);
        title.getStyleClass().add("lw-heading");
        title.setMaxWidth(Double.MAX_VALUE);
        title.setAlignment(Pos.CENTER);
        HBox.setHgrow(title, Priority.ALWAYS);
        var head = new HBox(
                4,
                Icons.button(Feather.CHEVRON_LEFT, Messages.text("queue.previous.tip"), queue::previous),
                title,
                Icons.button(Feather.CHEVRON_RIGHT, Messages.text("queue.next.tip"), queue::next),
                Icons.button(Feather.X, Messages.text("queue.away.tip"), queue::putAway));
        head.setAlignment(Pos.CENTER_LEFT);
        var accept =
                way(Feather.CHECK, Messages.text("queue.accept"), Messages.text("queue.accept.tip"), queue::accept);
        accept.setId("queue-accept");
        accept.getStyleClass().add("accent");
        accept.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> queue.accepting().get() || live.prediction().get().isEmpty(),
                        queue.accepting(),
                        live.prediction()));
        flag.setOnAction(_ -> queue.flag());
        ways = new FlowPane(
                6,
                6,
                accept,
                way(
                        Feather.CHEVRONS_RIGHT,
                        Messages.text("queue.open"),
                        Messages.text("queue.open.tip"),
                        queue::nextOpen),
                way(Feather.SKIP_FORWARD, Messages.text("queue.skip"), Messages.text("queue.skip.tip"), queue::skip),
                way(Feather.CLOCK, Messages.text("queue.defer"), Messages.text("queue.defer.tip"), queue::defer),
                flag);
        ways.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(head, reason, ways);
        Parts.show(this, queue.walking());
        queue.state().addListener(_ -> refresh());
        queue.result().addListener(_ -> refresh());
        refresh();
    }

    private void refresh() {
        var state = queue.state().get();
        var current = queue.current();
        int all = state.entries().size();
        ways.setDisable(current.isEmpty());
        if (current.isEmpty()) {
            title.setText(Messages.text("queue.over.title"));
            reason.setText(Messages.text("queue.over.detail"));
            return;
        }
        var entry = state.entries().get(state.current());
        title.setText(Messages.text("queue.patch", state.current() + 1, all, QueueTexts.name(entry.status())));
        reason.setText(QueueTexts.reason(
                current.get().reason(), live.prediction().get().map(Prediction::legend)));
        flag.setSelected(entry.flag() == Flag.RAISED);
    }

    private static Button way(Feather icon, String text, String tip, Runnable run) {
        var button = Parts.button(icon, text, run);
        button.setMnemonicParsing(false);
        button.getStyleClass().add("lw-small");
        button.setTooltip(new Tooltip(tip));
        button.setFocusTraversable(false); // the keys of the map stay with the map
        return button;
    }

    /// The sentence about the patch under the cursor; empty while there is none.
    public static String hovered(QueueViewModel queue, LiveViewModel live) {
        var index = queue.marks().hovered().get();
        var result = queue.result().get();
        if (index.isEmpty()
                || result.isEmpty()
                || index.getAsInt() == queue.state().get().current()) {
            return "";
        }
        var candidate = result.get().candidates().get(index.getAsInt());
        return Messages.text(
                "queue.hover",
                index.getAsInt() + 1,
                QueueTexts.reason(candidate.reason(), live.prediction().get().map(Prediction::legend)));
    }
}
