package org.lapwing.workbench.panel;

import atlantafx.base.controls.ProgressSliderSkin;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.ColorPicker;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.lapwing.labels.LegendClass;
import org.lapwing.mapview.ScoreMode;
import org.lapwing.mapview.ScoreRamp;
import org.lapwing.workbench.state.LiveViewModel;
import org.lapwing.workbench.state.PredictionViewModel;
import org.lapwing.workbench.text.Formats;
import org.lapwing.workbench.text.Messages;

/// What the prediction shows: the mode and what the mode needs.
final class PredictionControls extends VBox {

    private static final double STEP = 0.05;

    private final PredictionViewModel prediction;
    private final PanelActions actions;

    PredictionControls(PredictionViewModel prediction, LiveViewModel live, PanelActions actions) {
        super(6);
        this.prediction = prediction;
        this.actions = actions;
        getStyleClass().add("lw-prediction");
        var modes = modes();
        HBox.setHgrow(modes, Priority.ALWAYS);
        var first = new HBox(2, modes);
        first.getChildren().addAll(LiveButtons.of(live));
        first.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(first, classChoice(), second(), earlier(), ramp(), unknown());
    }

    private ObservableValue<Boolean> in(ScoreMode wanted) {
        return prediction.mode().map(mode -> mode == wanted);
    }

    private ComboBox<ScoreMode> modes() {
        var box = new ComboBox<ScoreMode>();
        box.setId("prediction-mode");
        box.getItems().setAll(ScoreMode.values());
        box.setConverter(ImageryControls.shown(ScoreModes::name));
        box.setCellFactory(_ -> new ListCell<>() {
            @Override
            protected void updateItem(@Nullable ScoreMode mode, boolean empty) {
                super.updateItem(mode, empty);
                setText(empty || mode == null ? "" : ScoreModes.name(mode));
                setTooltip(empty || mode == null ? null : new Tooltip(ScoreModes.explanation(mode)));
            }
        });
        box.setVisibleRowCount(ScoreMode.values().length);
        box.getStyleClass().add("lw-small");
        box.setMaxWidth(Double.MAX_VALUE);
        box.setAccessibleText(Messages.text("prediction.mode"));
        var tip = new Tooltip();
        tip.textProperty().bind(prediction.mode().map(ScoreModes::explanation));
        box.setTooltip(tip);
        box.valueProperty().bindBidirectional(prediction.mode());
        return box;
    }

    private ComboBox<LegendClass> classChoice() {
        var box = new ComboBox<LegendClass>();
        box.setId("prediction-class");
        box.setConverter(ImageryControls.shown(LegendClass::name));
        box.setCellFactory(_ -> new ClassCell());
        box.setButtonCell(new ClassCell());
        box.getStyleClass().add("lw-small");
        box.setMaxWidth(Double.MAX_VALUE);
        box.setAccessibleText(Messages.text("prediction.class"));
        Runnable fill = () -> {
            var wanted = prediction.chosenCode().get();
            var classes = prediction.classes().get();
            box.getItems().setAll(classes);
            classes.stream()
                    .filter(each -> wanted.isPresent() && wanted.get() == each.code())
                    .findFirst()
                    .or(() -> classes.stream().findFirst())
                    .ifPresent(box::setValue);
        };
        fill.run();
        prediction.classes().addListener(_ -> fill.run());
        box.setOnAction(_ -> {
            var chosen = box.getValue();
            if (chosen != null) {
                prediction.chosenCode().set(Optional.of(chosen.code()));
            }
        });
        Parts.show(box, in(ScoreMode.PROBABILITY));
        return box;
    }

    private VBox second() {
        var name = Parts.note(prediction.comparable().map(all -> all.second()
                .map(model -> Messages.text(
                        "prediction.second", String.valueOf(model.modelFolder().getFileName()), model.epoch()))
                .orElse(Messages.text("prediction.second.none"))));
        var choose = Parts.button(Feather.BOX, Messages.text("prediction.second.choose"), actions::compareModels);
        choose.getStyleClass().add("lw-small");
        var box = new VBox(4, name, choose);
        Parts.show(box, in(ScoreMode.DISAGREEMENT));
        return box;
    }

    private Label earlier() {
        var note = Parts.note("");
        note.textProperty().bind(prediction.comparable().map(all -> all.earlier()
                .map(before -> Messages.text("prediction.earlier", before.epoch()))
                .orElse(Messages.text("prediction.earlier.none"))));
        Parts.show(note, in(ScoreMode.CHANGED));
        return note;
    }

    private VBox ramp() {
        var bar = new Region();
        bar.getStyleClass().add("lw-ramp");
        bar.setStyle("-fx-background-color: linear-gradient(to right, " + String.join(", ", ScoreRamp.stops()) + ")");
        var dark = new Label();
        dark.textProperty().bind(prediction.mode().map(ScoreModes::darkEnd));
        var light = new Label();
        light.textProperty().bind(prediction.mode().map(ScoreModes::lightEnd));
        dark.getStyleClass().add("lw-note");
        light.getStyleClass().add("lw-note");
        var box = new VBox(2, bar, new HBox(dark, Parts.spacer(), light));
        Parts.show(
                box,
                Bindings.createBooleanBinding(
                        () -> prediction.mode().get().isMeasure()
                                && prediction.isPossible(prediction.mode().get()),
                        prediction.mode(),
                        prediction.comparable()));
        return box;
    }

    private HBox unknown() {
        var name = new Label(Messages.text("prediction.unknown"));
        name.getStyleClass().add("lw-note");
        name.setTextOverrun(OverrunStyle.CLIP);
        name.setMinWidth(Region.USE_PREF_SIZE);
        var slider = new Slider(0, 0.95, 0);
        slider.setId("prediction-unknown");
        slider.setBlockIncrement(STEP);
        slider.setSkin(new ProgressSliderSkin(slider));
        slider.getStyleClass().add("small");
        slider.setAccessibleText(Messages.text("prediction.unknown.accessible"));
        slider.setTooltip(new Tooltip(Messages.text("prediction.unknown.tip")));
        slider.setValue(prediction.unknownBelow().get());
        slider.valueProperty()
                .addListener((_, _, now) -> prediction.unknownBelow().set(Math.round(now.doubleValue() / STEP) * STEP));
        prediction.unknownBelow().addListener((_, _, now) -> {
            if (Math.abs(slider.getValue() - now.doubleValue()) > STEP / 2) {
                slider.setValue(now.doubleValue());
            }
        });
        HBox.setHgrow(slider, Priority.ALWAYS);
        var share = new Label();
        share.textProperty()
                .bind(prediction
                        .unknownBelow()
                        .map(below -> below.doubleValue() > 0
                                ? Formats.percent(below.doubleValue(), 0)
                                : Messages.text("prediction.unknown.off")));
        share.getStyleClass().addAll("lw-note", "lw-number");
        var box = new HBox(8, name, slider, share, unknownColor());
        box.setAlignment(Pos.CENTER_LEFT);
        Parts.show(box, prediction.mode().map(mode -> !mode.isMeasure()));
        return box;
    }

    private ColorPicker unknownColor() {
        var picker = new ColorPicker(Color.web(prediction.unknownColor().get()));
        picker.getStyleClass().addAll("button", "lw-swatch");
        picker.setAccessibleText(Messages.text("prediction.unknown.color"));
        picker.setTooltip(new Tooltip(Messages.text("prediction.unknown.color")));
        picker.setOnAction(_ -> prediction.unknownColor().set(hex(picker.getValue())));
        prediction.unknownColor().addListener((_, _, now) -> picker.setValue(Color.web(now)));
        Parts.show(picker, prediction.unknownBelow().map(below -> below.doubleValue() > 0));
        return picker;
    }

    /// A colour as `#RRGGBB`.
    static String hex(Color color) {
        return String.format(
                Locale.ROOT,
                "#%02X%02X%02X",
                Math.round(color.getRed() * 255),
                Math.round(color.getGreen() * 255),
                Math.round(color.getBlue() * 255));
    }

    /// A class with its colour.
    private static final class ClassCell extends ListCell<LegendClass> {
        @Override
        protected void updateItem(@Nullable LegendClass shown, boolean empty) {
            super.updateItem(shown, empty);
            setText(empty || shown == null ? "" : shown.name());
            setGraphic(empty || shown == null ? null : ReportView.swatch(shown.color()));
        }
    }
}
