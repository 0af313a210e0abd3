package org.lapwing.workbench.panel;

import java.util.List;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.lapwing.mapview.Stretch;
import org.lapwing.raster.BandStatistics;
import org.lapwing.workbench.state.BandCombination;
import org.lapwing.workbench.state.ImageryViewModel;
import org.lapwing.workbench.text.Formats;
import org.lapwing.workbench.text.Messages;

/// The histogram of a shown band with its two limits, the limits as numbers, and gamma.
final class StretchEditor extends VBox {

    private static final PseudoClass DANGER = PseudoClass.getPseudoClass("danger");
    private static final List<String> CHANNELS = List.of("red", "green", "blue");
    private static final int BARS = 96;

    /// The values between which nearly all lie; a few far off would else press the rest together.
    private static final double OUTLIERS_PERCENT = 0.2;

    private final ImageryViewModel imagery;
    private final HistogramView histogram = new HistogramView(this::moved);
    private final TextField low = new TextField();
    private final TextField high = new TextField();
    private final HBox channels;
    private int channel;
    private double from;
    private double to = 1;
    private boolean showing;

    StretchEditor(ImageryViewModel imagery) {
        super(6);
        this.imagery = imagery;
        getStyleClass().add("lw-stretch");
        channels = channels();
        Parts.show(channels, imagery.combination().map(now -> now != BandCombination.SINGLE));
        getChildren().addAll(channels, histogram, limits(), gamma());
        imagery.style().addListener(_ -> show());
        show();
    }

    private HBox channels() {
        var group = new ToggleGroup();
        var names = Map.of(
                0, Messages.text("imagery.channel.red"),
                1, Messages.text("imagery.channel.green"),
                2, Messages.text("imagery.channel.blue"));
        var buttons = new ToggleButton[CHANNELS.size()];
        for (int i = 0; i < buttons.length; i++) {
            int each = i;
            buttons[i] = new ToggleButton(names.get(i));
            buttons[i].setSelected(i == 0);
            buttons[i].setOnAction(_ -> {
                channel = each;
                show();
            });
        }
        var box = Parts.segments(group, buttons);
        box.getStyleClass().add("lw-small");
        return box;
    }

    private HBox limits() {
        var box = new HBox(4, field(low, Messages.text("imagery.low")), field(high, Messages.text("imagery.high")));
        box.setAlignment(Pos.CENTER);
        return box;
    }

    private TextField field(TextField field, String name) {
        field.getStyleClass().add("lw-small");
        field.setPrefColumnCount(6);
        field.setAccessibleText(name);
        field.setTooltip(new Tooltip(name));
        field.setOnAction(_ -> typed());
        field.focusedProperty().addListener((_, _, focused) -> {
            if (!focused) {
                typed();
            }
        });
        HBox.setHgrow(field, Priority.ALWAYS);
        return field;
    }

    private HBox gamma() {
        // the slider counts doublings, so that 1 is its middle
        var slider = new Slider(-2, 2, 0);
        slider.setBlockIncrement(0.1);
        slider.getStyleClass().add("small");
        slider.setAccessibleText(Messages.text("imagery.gamma"));
        slider.setTooltip(new Tooltip(Messages.text("imagery.gamma.tip")));
        slider.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                imagery.gamma().set(1);
            }
        });
        slider.valueProperty().addListener((_, _, now) -> {
            if (Math.abs(Math.log(imagery.gamma().get()) / Math.log(2) - now.doubleValue()) > 1e-6) {
                imagery.gamma().set(Math.pow(2, Math.abs(now.doubleValue()) < 0.04 ? 0 : now.doubleValue()));
            }
        });
        Runnable follow = () -> slider.setValue(Math.log(imagery.gamma().get()) / Math.log(2));
        imagery.gamma().addListener(_ -> follow.run());
        follow.run();
        HBox.setHgrow(slider, Priority.ALWAYS);
        var name = new Label(Messages.text("imagery.gamma"));
        var number = new Label();
        number.textProperty().bind(imagery.gamma().map(value -> Formats.decimal(value.doubleValue(), 2)));
        name.getStyleClass().add("lw-note");
        name.setMinWidth(Region.USE_PREF_SIZE);
        number.setMinWidth(Region.USE_PREF_SIZE);
        number.getStyleClass().addAll("lw-note", "lw-number");
        var box = new HBox(8, name, slider, number);
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    private int band() {
        var shown = imagery.shownBands();
        return shown.get(Math.min(channel, shown.size() - 1));
    }

    private void moved(double newLow, double newHigh) {
        imagery.fix(band(), newLow, newHigh);
    }

    private void typed() {
        var newLow = Formats.parse(low.getText());
        var newHigh = Formats.parse(high.getText());
        var now = imagery.style().get().isEmpty() ? null : imagery.limits(band());
        if (showing || now == null) {
            return;
        }
        boolean unchanged =
                low.getText().equals(Formats.typed(now.low())) && high.getText().equals(Formats.typed(now.high()));
        boolean good = unchanged
                || newLow.isPresent()
                        && newHigh.isPresent()
                        && imagery.fix(band(), newLow.getAsDouble(), newHigh.getAsDouble());
        low.pseudoClassStateChanged(DANGER, !good);
        high.pseudoClassStateChanged(DANGER, !good);
    }

    private void show() {
        if (imagery.style().get().isEmpty()) {
            return;
        }
        showing = true;
        var limits = imagery.limits(band());
        var values = imagery.statistics(band());
        if (!histogram.isDragging()) {
            fitRange(values, limits);
        }
        boolean single = imagery.combination().get() == BandCombination.SINGLE;
        histogram.setTint(single ? "one" : CHANNELS.get(channel));
        histogram.show(values.histogram(from, to, BARS), from, to, limits.low(), limits.high());
        low.setText(Formats.typed(limits.low()));
        high.setText(Formats.typed(limits.high()));
        low.pseudoClassStateChanged(DANGER, false);
        high.pseudoClassStateChanged(DANGER, false);
        showing = false;
    }

    private void fitRange(BandStatistics values, Stretch limits) {
        from = Math.min(values.percentile(OUTLIERS_PERCENT), limits.low());
        to = Math.max(values.percentile(100 - OUTLIERS_PERCENT), limits.high());
        if (!(from < to)) { // no values
            from = limits.low();
            to = limits.high();
        }
    }
}
