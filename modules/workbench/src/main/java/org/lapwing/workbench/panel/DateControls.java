package org.lapwing.workbench.panel;

import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;
import org.lapwing.workbench.state.TimeLayerViewModel;
import org.lapwing.workbench.text.Messages;

/// The dates of a layer: a slider, steps, and one date after the other by itself.
final class DateControls extends VBox {

    /// So long a date stays while dates are played.
    private static final Duration PACE = Duration.millis(800);

    DateControls(TimeLayerViewModel time) {
        super(2);
        int last = time.dates().size() - 1;
        var place = new Label();
        place.textProperty()
                .bind(time.position().map(index -> Messages.text("dates.place", index.intValue() + 1, last + 1)));
        place.getStyleClass().add("lw-note");
        var before = Icons.button(Feather.CHEVRON_LEFT, Messages.text("dates.before"), () -> time.step(-1));
        before.disableProperty().bind(time.position().isEqualTo(0));
        var after = Icons.button(Feather.CHEVRON_RIGHT, Messages.text("dates.after"), () -> time.step(1));
        after.disableProperty().bind(time.position().isEqualTo(last));
        var row = new HBox(2, place, Parts.spacer(), before, play(time), after);
        row.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(row, slider(time, last));
    }

    private static ToggleButton play(TimeLayerViewModel time) {
        var play = Icons.toggle(Feather.PLAY, Messages.text("dates.play"));
        play.selectedProperty().bindBidirectional(time.playing());
        play.graphicProperty().bind(time.playing().map(on -> Icons.of(on ? Feather.PAUSE : Feather.PLAY)));
        play.getStyleClass().add("lw-eye");
        var clock = new Timeline(new KeyFrame(PACE, _ -> time.next()));
        clock.setCycleCount(Timeline.INDEFINITE);
        time.playing().addListener((_, _, on) -> {
            if (on) {
                clock.play();
            } else {
                clock.stop();
            }
        });
        return play;
    }

    private static Slider slider(TimeLayerViewModel time, int last) {
        var slider = new Slider(0, last, time.position().get());
        slider.setBlockIncrement(1);
        slider.setMajorTickUnit(Math.max(1, last));
        slider.setMinorTickCount(Math.clamp(last - 1, 0, 30));
        slider.setShowTickMarks(last <= 31);
        slider.getStyleClass().addAll("small", "lw-dates");
        var name = Messages.text("dates.slider", time.name());
        slider.setAccessibleText(name);
        slider.setTooltip(new Tooltip(name));
        time.position().addListener((_, _, now) -> slider.setValue(now.intValue()));
        slider.valueProperty().addListener((_, _, now) -> {
            int nearest = (int) Math.rint(now.doubleValue());
            if (nearest != time.position().get()) {
                time.step(nearest - time.position().get());
            }
        });
        slider.valueChangingProperty().addListener((_, _, dragged) -> {
            if (!dragged) {
                slider.setValue(time.position().get());
            }
        });
        return slider;
    }
}
