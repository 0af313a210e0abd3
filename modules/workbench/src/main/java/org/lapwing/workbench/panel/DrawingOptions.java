package org.lapwing.workbench.panel;

import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.lapwing.workbench.drawing.BrushSize;
import org.lapwing.workbench.drawing.DrawingTool;
import org.lapwing.workbench.state.DrawingViewModel;
import org.lapwing.workbench.text.Formats;
import org.lapwing.workbench.text.Messages;

/// What can be chosen for the tool in hand, and how it is used.
final class DrawingOptions extends VBox {

    DrawingOptions(DrawingViewModel drawing) {
        super(8);
        var hint = Parts.note(
                drawing.tool().map(tool -> tool.map(DrawingOptions::howTo).orElse(Messages.text("labels.how.none"))));
        hint.setId("label-hint");
        var snapping = new CheckBox(Messages.text("labels.snapping"));
        snapping.selectedProperty().bindBidirectional(drawing.snapping());
        Parts.show(snapping, drawing.tool().map(tool -> tool.filter(DrawingOptions::snaps)
                .isPresent()));
        var brush = brush(drawing.brush());
        Parts.show(brush, drawing.tool().map(tool -> tool.filter(DrawingTool::isBrush)
                .isPresent()));
        var byPixels = new CheckBox(Messages.text("labels.pixels"));
        byPixels.selectedProperty().bindBidirectional(drawing.byPixels());
        Parts.show(byPixels, drawing.tool().map(tool -> tool.filter(DrawingOptions::makesAreas)
                .isPresent()));
        var tolerance = tolerance(drawing);
        Parts.show(tolerance, drawing.tool().map(tool -> tool.filter(DrawingTool.WAND::equals)
                .isPresent()));
        getChildren().addAll(hint, brush, tolerance, snapping, byPixels);
    }

    private static boolean snaps(DrawingTool tool) {
        return switch (tool) {
            case SELECT, POLYGON, FREEHAND, RECTANGLE, POINT, SPLIT -> true;
            case BRUSH, ERASER, WAND, SUGGESTION -> false;
        };
    }

    private static boolean makesAreas(DrawingTool tool) {
        return switch (tool) {
            case POLYGON, FREEHAND, RECTANGLE, BRUSH, ERASER, WAND -> true;
            case SELECT, POINT, SUGGESTION, SPLIT -> false;
        };
    }

    private static HBox tolerance(DrawingViewModel drawing) {
        var slider = new Slider(0, 0.5, drawing.tolerance().get());
        slider.setBlockIncrement(0.02);
        slider.valueProperty().bindBidirectional(drawing.tolerance());
        slider.setAccessibleText(Messages.text("labels.tolerance"));
        HBox.setHgrow(slider, Priority.ALWAYS);
        var name = Parts.note(Messages.text("labels.tolerance"));
        name.setMinWidth(USE_PREF_SIZE);
        var value = new Label();
        value.textProperty().bind(drawing.tolerance().map(now -> Formats.percent(now.doubleValue(), 0)));
        value.getStyleClass().add("lw-number");
        var box = new HBox(Parts.GAP, name, slider, value);
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    private static HBox brush(BrushSize size) {
        var screen = new NumberSpinner(
                BrushSize.LEAST, BrushSize.MOST, 2, size.screen(), Messages.text("labels.brush.screen"));
        var metres = new NumberSpinner(
                BrushSize.LEAST, BrushSize.MOST, 1, size.metres(), Messages.text("labels.brush.metres"));
        var onScreen = Bindings.createBooleanBinding(() -> size.unit().get() == BrushSize.Unit.SCREEN, size.unit());
        Parts.show(screen, onScreen);
        Parts.show(metres, onScreen.not());
        screen.setPrefWidth(96);
        metres.setPrefWidth(96);
        var group = new ToggleGroup();
        var pixels = new ToggleButton(Messages.text("labels.brush.screen.short"));
        var ground = new ToggleButton(Messages.text("labels.brush.metres.short"));
        pixels.setOnAction(_ -> size.unit().set(BrushSize.Unit.SCREEN));
        ground.setOnAction(_ -> size.unit().set(BrushSize.Unit.METRES));
        var units = Parts.segments(group, pixels, ground);
        units.getStyleClass().add("lw-small");
        size.unit().subscribe(unit -> (unit == BrushSize.Unit.SCREEN ? pixels : ground).setSelected(true));
        var name = Parts.note(Messages.text("labels.brush.size"));
        name.setMinWidth(USE_PREF_SIZE);
        var box = new HBox(Parts.GAP, name, screen, metres, units);
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    private static String howTo(DrawingTool tool) {
        return switch (tool) {
            case SELECT -> Messages.text("labels.how.select");
            case POLYGON -> Messages.text("labels.how.polygon");
            case FREEHAND -> Messages.text("labels.how.freehand");
            case RECTANGLE -> Messages.text("labels.how.rectangle");
            case POINT -> Messages.text("labels.how.point");
            case BRUSH -> Messages.text("labels.how.brush");
            case ERASER -> Messages.text("labels.how.eraser");
            case WAND -> Messages.text("labels.how.wand");
            case SUGGESTION -> Messages.text("labels.how.suggestion");
            case SPLIT -> Messages.text("labels.how.split");
        };
    }
}
