package org.lapwing.workbench.state;

import java.util.Optional;
import org.lapwing.labels.annotation.LabelClasses;
import org.lapwing.mapview.FeatureColors;
import org.lapwing.mapview.FeatureStyle;
import org.lapwing.mapview.MapShapes;
import org.lapwing.mapview.ShapesRaster;
import org.lapwing.raster.Grid;
import org.lapwing.workbench.text.Formats;
import org.lapwing.workbench.text.Messages;

/// Puts the annotations on the map, in the colours of their classes, above all other layers.
final class LabelLayer {

    private static final double FILL = 0.34;
    private static final double STROKE = 1.6;
    private static final double POINT = 10;

    private final LabelsViewModel labels;
    private final WorkspaceViewModel workspace;
    private final LayersViewModel layers;

    LabelLayer(LabelsViewModel labels, WorkspaceViewModel workspace, LayersViewModel layers) {
        this.labels = labels;
        this.workspace = workspace;
        this.layers = layers;
        labels.shapes().addListener((_, _, now) -> show(now));
        labels.classes().classes().addListener(_ -> layers.find(LayerItem.Role.ANNOTATIONS)
                .ifPresent(item ->
                        item.style().set(style(labels.classes().classes().get()))));
    }

    private void show(Optional<MapShapes> shapes) {
        var image = workspace.image().get();
        if (shapes.isEmpty() || image.isEmpty()) {
            layers.remove(LayerItem.Role.ANNOTATIONS);
            return;
        }
        var own = image.get().source().grid();
        var grid = own.crs().equals(shapes.get().crs())
                ? own
                : new Grid(
                        own.columns(), own.rows(), own.transform(), shapes.get().crs());
        int count = labels.snapshot().get().map(each -> each.size()).orElse(0);
        layers.put(
                        LayerItem.Role.ANNOTATIONS,
                        Messages.text("layers.annotations"),
                        new ShapesRaster(shapes.get(), grid),
                        style(labels.classes().classes().get()))
                .remark()
                .set(Messages.text("labels.layer.count", count, Formats.count(count)));
    }

    /// Classes in their colours.
    static FeatureStyle style(LabelClasses classes) {
        var colors = classes.classes().stream()
                .map(each -> new FeatureColors.Category(String.valueOf(each.code()), each.color()))
                .toList();
        return new FeatureStyle(
                new FeatureColors.Categories(AnnotationShapes.CLASS, colors, ""), "", STROKE, FILL, POINT, "");
    }
}
