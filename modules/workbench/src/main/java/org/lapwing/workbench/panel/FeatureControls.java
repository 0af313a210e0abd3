package org.lapwing.workbench.panel;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.ColorPicker;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TitledPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import org.lapwing.mapview.FeatureStyle;
import org.lapwing.project.FeatureLook;
import org.lapwing.project.FeatureLook.Coloring;
import org.lapwing.project.FeatureLook.Cut;
import org.lapwing.vector.Shape;
import org.lapwing.workbench.state.FeatureLayerViewModel;
import org.lapwing.workbench.text.Messages;

/// Colours and sizes of one layer of features, and its legend.
final class FeatureControls extends VBox {

    private static final double NUMBER_WIDTH = 76;
    private static final double LEGEND_HEIGHT = 190;
    private static final int LINE_HEIGHT = 26;

    private final FeatureLayerViewModel drawing;
    private final VBox lines = new VBox(2);
    private final ScrollPane legend = new ScrollPane(lines);

    FeatureControls(FeatureLayerViewModel drawing) {
        super(6);
        this.drawing = drawing;
        var classes = drawing.coloring().map(how -> how == Coloring.CLASSES);
        var cut = new HBox(4, cut(), number(FeatureLook.LEAST_CLASSES, FeatureLook.MOST_CLASSES, 1));
        Parts.show(cut, classes);
        var colors = ImageryControls.colors(drawing.colorMap());
        Parts.show(colors, classes);
        var field = field();
        Parts.show(field, drawing.coloring().map(how -> how != Coloring.SINGLE));
        legend.setFitToWidth(true);
        legend.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        legend.getStyleClass().add("lw-feature-legend");
        drawing.legend().subscribe(this::list);
        getChildren().addAll(coloring(), field, cut, colors, legend, sizes());
    }

    private ComboBox<Coloring> coloring() {
        var box = ImageryControls.small(new ComboBox<Coloring>(), Messages.text("features.coloring"));
        box.setId("feature-coloring");
        box.getItems().add(Coloring.SINGLE);
        if (!drawing.features().fields().isEmpty()) {
            box.getItems().add(Coloring.CATEGORIES);
        }
        if (drawing.hasNumbers()) {
            box.getItems().add(Coloring.CLASSES);
        }
        box.setConverter(ImageryControls.shown(how -> switch (how) {
            case SINGLE -> Messages.text("features.coloring.single");
            case CATEGORIES -> Messages.text("features.coloring.categories");
            case CLASSES -> Messages.text("features.coloring.classes");
        }));
        box.valueProperty().bindBidirectional(drawing.coloring());
        return box;
    }

    private ComboBox<String> field() {
        var box = ImageryControls.small(new ComboBox<String>(), Messages.text("features.field"));
        box.setId("feature-field");
        Runnable refresh = () -> {
            var now = drawing.field().get();
            box.getItems().setAll(drawing.choices());
            box.setValue(now);
        };
        refresh.run();
        drawing.coloring().addListener(_ -> refresh.run());
        drawing.field().addListener((_, _, now) -> box.setValue(now));
        box.valueProperty().addListener((_, _, now) -> {
            if (now != null && box.getItems().contains(now)) {
                drawing.field().set(now);
            }
        });
        return box;
    }

    private ComboBox<Cut> cut() {
        var box = ImageryControls.small(new ComboBox<Cut>(), Messages.text("features.cut"));
        box.getItems().setAll(Cut.values());
        box.setConverter(ImageryControls.shown(how -> switch (how) {
            case EQUAL_INTERVALS -> Messages.text("features.cut.equal");
            case QUANTILES -> Messages.text("features.cut.quantiles");
        }));
        box.valueProperty().bindBidirectional(drawing.cut());
        HBox.setHgrow(box, Priority.ALWAYS);
        return box;
    }

    private NumberSpinner number(double least, double most, double step) {
        var spinner = new NumberSpinner(least, most, step, drawing.classes(), Messages.text("features.classes"));
        spinner.setPrefWidth(NUMBER_WIDTH);
        spinner.setMinWidth(NUMBER_WIDTH);
        return spinner;
    }

    private TitledPane sizes() {
        var shape = drawing.features().shape();
        var form = Parts.form();
        Parts.row(
                form,
                Messages.text("features.stroke"),
                new NumberSpinner(
                        0, FeatureStyle.MOST_STROKE, 0.5, drawing.strokeWidth(), Messages.text("features.stroke")));
        if (shape != Shape.LINE && shape != Shape.POINT) {
            Parts.row(
                    form,
                    Messages.text("features.fill"),
                    new NumberSpinner(0, 1, 0.05, drawing.fillOpacity(), Messages.text("features.fill")));
        }
        if (shape != Shape.LINE && shape != Shape.POLYGON) {
            Parts.row(
                    form,
                    Messages.text("features.point"),
                    new NumberSpinner(
                            1, FeatureStyle.MOST_POINT, 1, drawing.pointSize(), Messages.text("features.point")));
        }
        if (shape != Shape.LINE) {
            Parts.row(form, Messages.text("features.outline"), outline());
        }
        var fold = new TitledPane(Messages.text("features.sizes"), form);
        fold.setExpanded(false);
        fold.setAnimated(false);
        fold.getStyleClass().addAll("lw-fold", "lw-small");
        return fold;
    }

    /// The colour of outlines: that of the feature, dark or light.
    private ComboBox<String> outline() {
        var box = ImageryControls.small(new ComboBox<String>(), Messages.text("features.outline"));
        box.getItems().setAll(List.of("", "#202020", "#FFFFFF"));
        box.setConverter(ImageryControls.shown(color -> switch (color) {
            case "" -> Messages.text("features.outline.own");
            case "#202020" -> Messages.text("features.outline.dark");
            case "#FFFFFF" -> Messages.text("features.outline.light");
            default -> color;
        }));
        box.valueProperty().bindBidirectional(drawing.outline());
        return box;
    }

    private void list(List<FeatureLayerViewModel.LegendLine> now) {
        lines.getChildren().clear();
        for (int i = 0; i < now.size(); i++) {
            lines.getChildren().add(line(i, now.get(i)));
        }
        boolean tall = now.size() * LINE_HEIGHT > LEGEND_HEIGHT;
        legend.setPrefHeight(tall ? LEGEND_HEIGHT : Region.USE_COMPUTED_SIZE);
        legend.setMinHeight(tall ? LEGEND_HEIGHT : Region.USE_PREF_SIZE);
    }

    private HBox line(int index, FeatureLayerViewModel.LegendLine shown) {
        var name = shown.text().isEmpty() ? Messages.text("features.all") : shown.text();
        var picker = new ColorPicker(Color.web(shown.color()));
        picker.getStyleClass().addAll("button", "lw-swatch");
        picker.setAccessibleText(Messages.text("legend.color.accessible", name, shown.color()));
        picker.setTooltip(new Tooltip(Messages.text("legend.color")));
        picker.setOnAction(_ -> drawing.recolor(index, PredictionControls.hex(picker.getValue())));
        var label = new Label(name);
        label.setTextOverrun(OverrunStyle.ELLIPSIS);
        label.setMinWidth(0);
        label.setTooltip(new Tooltip(name));
        var row = new HBox(6, picker, label);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("lw-legend-row");
        return row;
    }
}
