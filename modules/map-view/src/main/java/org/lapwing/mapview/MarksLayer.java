package org.lapwing.mapview;

import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Polyline;
import javafx.scene.shape.Shape;

/// Draws marks where a view shows their places. For the FX thread.
final class MarksLayer {

    private static final double PIN_SIDE = 20;
    private static final double CORNER = 3;
    private static final double LABEL_GAP = 10;

    private final PatchOutlines patches = new PatchOutlines();
    private final Pane few = new Pane();
    private final Pane node = new Pane(patches.node(), few);
    private List<MapMark> marks = List.of();

    MarksLayer() {
        node.setManaged(false);
        node.setMouseTransparent(true);
    }

    Node node() {
        return node;
    }

    void show(List<MapMark> next, Viewport view) {
        patches.show(next.stream()
                .filter(MapMark.Patch.class::isInstance)
                .map(MapMark.Patch.class::cast)
                .toList());
        marks = next.stream().filter(mark -> !(mark instanceof MapMark.Patch)).toList();
        follow(view);
    }

    /// Puts the marks where they are in a view; but for patches there are few, so they are made anew.
    void follow(Viewport view) {
        patches.follow(view);
        if (marks.isEmpty() && few.getChildren().isEmpty()) {
            return;
        }
        few.getChildren().clear();
        for (var mark : marks) {
            switch (mark) {
                case MapMark.Pin pin -> few.getChildren().add(pin(pin, view));
                case MapMark.Trace trace -> addTrace(trace, view);
                case MapMark.Patch _ -> throw new IllegalStateException("patches have their own nodes");
                case MapMark.Shape shape -> few.getChildren().addAll(MarkShapes.shape(shape, view));
                case MapMark.Handle handle -> few.getChildren().addAll(MarkShapes.handle(handle, view));
                case MapMark.Disc disc -> few.getChildren().addAll(MarkShapes.disc(disc, view));
                case MapMark.Stroke stroke -> few.getChildren().addAll(MarkShapes.stroke(stroke, view));
            }
        }
    }

    private static Node pin(MapMark.Pin pin, Viewport view) {
        var label = new Label(pin.label());
        label.getStyleClass().add("map-pin");
        label.setStyle("-fx-background-color: white, " + pin.color() + ";");
        label.resizeRelocate(
                Math.rint(view.screenX(pin.place().x()) - PIN_SIDE / 2),
                Math.rint(view.screenY(pin.place().y()) - PIN_SIDE / 2),
                PIN_SIDE,
                PIN_SIDE);
        label.setManaged(false);
        return label;
    }

    private void addTrace(MapMark.Trace trace, Viewport view) {
        if (trace.points().isEmpty()) {
            return;
        }
        few.getChildren().addAll(line(trace, view, "map-trace-halo"), line(trace, view, "map-trace"));
        double x = 0;
        double y = 0;
        for (var point : trace.points()) {
            x = view.screenX(point.x());
            y = view.screenY(point.y());
            var corner = new Circle(x, y, CORNER);
            corner.getStyleClass().add("map-trace-corner");
            few.getChildren().add(corner);
        }
        if (!trace.label().isEmpty()) {
            var label = new Label(trace.label());
            label.getStyleClass().add("map-trace-label");
            label.relocate(Math.rint(x + LABEL_GAP), Math.rint(y + LABEL_GAP));
            few.getChildren().add(label);
        }
    }

    private static Shape line(MapMark.Trace trace, Viewport view, String style) {
        var at = trace.points().stream()
                .flatMap(point -> Stream.of(view.screenX(point.x()), view.screenY(point.y())))
                .toList();
        Shape shape =
                switch (trace.kind()) {
                    case LINE -> {
                        var line = new Polyline();
                        line.getPoints().setAll(at);
                        yield line;
                    }
                    case RING -> {
                        var ring = new Polygon();
                        ring.getPoints().setAll(at);
                        ring.getStyleClass().add("map-trace-ring");
                        yield ring;
                    }
                };
        shape.getStyleClass().add(style);
        return shape;
    }
}
