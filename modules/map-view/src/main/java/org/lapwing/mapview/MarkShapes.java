package org.lapwing.mapview;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.paint.Color;
import javafx.scene.paint.CycleMethod;
import javafx.scene.paint.LinearGradient;
import javafx.scene.paint.Stop;
import javafx.scene.shape.Circle;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.FillRule;
import javafx.scene.shape.Line;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.scene.shape.Polyline;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/// The nodes of shapes and signs of drawing tools in one view. For the FX thread.
final class MarkShapes {

    /// Vertices nearer than this on the screen are left out.
    private static final double NEAR = 0.7;

    private static final double POINT_RADIUS = 5;
    private static final double HATCH = 7;

    private MarkShapes() {}

    static List<Node> shape(MapMark.Shape mark, Viewport view) {
        var nodes = new ArrayList<Node>();
        addShape(mark, mark.geometry(), view, nodes);
        return nodes;
    }

    private static void addShape(MapMark.Shape mark, Geometry geometry, Viewport view, List<Node> nodes) {
        if (geometry instanceof Point point && !point.isEmpty()) {
            var dot = new Circle(view.screenX(point.getX()), view.screenY(point.getY()), POINT_RADIUS);
            dot.setFill(Color.web(mark.color()));
            dot.getStyleClass().add("map-shape-point");
            nodes.add(dot);
            return;
        }
        var path = new Path();
        path.setFillRule(FillRule.EVEN_ODD);
        trace(geometry, view, path.getElements());
        if (path.getElements().isEmpty()) {
            return;
        }
        if (mark.look() == MapMark.Shape.Look.LOCKED) {
            path.setFill(hatch(Color.web(mark.color(), 0.8)));
        } else {
            double fill =
                    switch (mark.look()) {
                        case SKETCH, PROPOSED -> 0.34;
                        case CUT -> 0.15;
                        case CHOSEN, LOCKED -> 0;
                    };
            path.setFill(geometry.getDimension() == 2 && fill > 0 ? Color.web(mark.color(), fill) : null);
        }
        path.setStroke(mark.look() == MapMark.Shape.Look.CHOSEN ? Color.WHITE : Color.web(mark.color()));
        path.getStyleClass().addAll("map-shape", look(mark.look()));
        var halo = new Path();
        halo.getElements().addAll(path.getElements());
        halo.setFill(null);
        halo.getStyleClass().addAll("map-shape-halo", look(mark.look()));
        nodes.add(halo);
        nodes.add(path);
    }

    private static String look(MapMark.Shape.Look look) {
        return switch (look) {
            case SKETCH -> "map-shape-sketch";
            case CUT -> "map-shape-cut";
            case CHOSEN -> "map-shape-chosen";
            case PROPOSED -> "map-shape-proposed";
            case LOCKED -> "map-shape-locked";
        };
    }

    private static LinearGradient hatch(Color color) {
        return new LinearGradient(
                0,
                0,
                HATCH,
                HATCH,
                false,
                CycleMethod.REPEAT,
                new Stop(0, color),
                new Stop(0.24, color),
                new Stop(0.24, Color.TRANSPARENT),
                new Stop(1, Color.TRANSPARENT));
    }

    private static void trace(Geometry geometry, Viewport view, List<PathElement> path) {
        switch (geometry) {
            case Polygon polygon -> {
                if (!polygon.isEmpty()) {
                    trace(polygon.getExteriorRing().getCoordinateSequence(), view, path);
                    path.add(new ClosePath());
                    for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
                        trace(polygon.getInteriorRingN(hole).getCoordinateSequence(), view, path);
                        path.add(new ClosePath());
                    }
                }
            }
            case LineString line -> trace(line.getCoordinateSequence(), view, path);
            case Point _ -> {
                // has a node of its own
            }
            default -> {
                for (int part = 0; part < geometry.getNumGeometries(); part++) {
                    trace(geometry.getGeometryN(part), view, path);
                }
            }
        }
    }

    private static void trace(CoordinateSequence points, Viewport view, List<PathElement> path) {
        double lastX = Double.NaN;
        double lastY = Double.NaN;
        for (int i = 0; i < points.size(); i++) {
            double x = view.screenX(points.getX(i));
            double y = view.screenY(points.getY(i));
            if (i == 0) {
                path.add(new MoveTo(x, y));
            } else if (Math.abs(x - lastX) < NEAR && Math.abs(y - lastY) < NEAR && i < points.size() - 1) {
                continue;
            } else {
                path.add(new LineTo(x, y));
            }
            lastX = x;
            lastY = y;
        }
    }

    static List<Node> handle(MapMark.Handle handle, Viewport view) {
        double x = view.screenX(handle.place().x());
        double y = view.screenY(handle.place().y());
        return switch (handle.sign()) {
            case VERTEX -> List.of(square(x, y, 8, "map-vertex"));
            case CHOSEN_VERTEX -> List.of(square(x, y, 10, "map-vertex-chosen"));
            case MIDDLE -> List.of(dot(x, y, 3.2, "map-middle"));
            case SNAP -> List.of(dot(x, y, 7, "map-snap-halo"), dot(x, y, 7, "map-snap"));
            case PROBLEM ->
                List.of(
                        dot(x, y, 13, "map-problem"),
                        cross(x - 5, y - 5, x + 5, y + 5),
                        cross(x - 5, y + 5, x + 5, y - 5));
        };
    }

    private static Node square(double x, double y, double side, String style) {
        var square = new Rectangle(x - side / 2, y - side / 2, side, side);
        square.getStyleClass().add(style);
        return square;
    }

    private static Node dot(double x, double y, double radius, String style) {
        var dot = new Circle(x, y, radius);
        dot.getStyleClass().add(style);
        return dot;
    }

    private static Node cross(double fromX, double fromY, double toX, double toY) {
        var line = new Line(fromX, fromY, toX, toY);
        line.getStyleClass().add("map-problem-cross");
        return line;
    }

    static List<Node> disc(MapMark.Disc disc, Viewport view) {
        double x = view.screenX(disc.middle().x());
        double y = view.screenY(disc.middle().y());
        double radius = disc.radius() / view.unitsPerPixel();
        var halo = dot(x, y, radius, "map-disc-halo");
        var ring = new Circle(x, y, radius);
        ring.setStroke(Color.web(disc.color()));
        ring.getStyleClass().add("map-disc");
        return List.of(halo, ring);
    }

    static List<Node> stroke(MapMark.Stroke stroke, Viewport view) {
        var line = new Polyline();
        for (var point : stroke.points()) {
            line.getPoints().addAll(view.screenX(point.x()), view.screenY(point.y()));
        }
        if (stroke.points().size() == 1) { // a dab: round caps need a length
            line.getPoints()
                    .addAll(
                            view.screenX(stroke.points().getFirst().x()) + 0.01,
                            line.getPoints().get(1));
        }
        line.setStrokeWidth(2 * stroke.radius() / view.unitsPerPixel());
        line.setStrokeLineCap(StrokeLineCap.ROUND);
        line.setStrokeLineJoin(StrokeLineJoin.ROUND);
        line.setStroke(Color.web(stroke.color(), 0.5));
        line.setFill(null);
        return List.of(line);
    }
}
