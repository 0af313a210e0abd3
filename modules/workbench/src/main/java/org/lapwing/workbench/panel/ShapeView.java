package org.lapwing.workbench.panel;

import java.util.Optional;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.scene.shape.FillRule;
import org.lapwing.workbench.text.Messages;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/// A small picture of one shape within a piece of ground.
public final class ShapeView extends StackPane {

    private static final double WIDTH = 240;
    private static final double HEIGHT = 120;
    private static final double ROOM = 8;

    /// @param shape nothing for an empty picture
    /// @param color `#RRGGBB`
    /// @param around the ground that is shown; north is up
    public ShapeView(Optional<Geometry> shape, String color, Envelope around) {
        var canvas = new Canvas(WIDTH, HEIGHT);
        getChildren().add(canvas);
        getStyleClass().add("lw-shape-view");
        setMaxSize(WIDTH, HEIGHT);
        setAccessibleText(shape.isPresent() ? Messages.text("labels.shape") : Messages.text("labels.shape.none"));
        double scale = Math.min(
                (WIDTH - 2 * ROOM) / Math.max(around.getWidth(), 1e-12),
                (HEIGHT - 2 * ROOM) / Math.max(around.getHeight(), 1e-12));
        shape.ifPresent(each -> draw(canvas, each, color, around, scale));
    }

    private static void draw(Canvas canvas, Geometry shape, String color, Envelope around, double scale) {
        var pen = canvas.getGraphicsContext2D();
        var middle = around.centre();
        pen.setFillRule(FillRule.EVEN_ODD);
        pen.setFill(Color.web(color, 0.4));
        pen.setStroke(Color.web(color));
        pen.setLineWidth(1.6);
        for (int part = 0; part < shape.getNumGeometries(); part++) {
            switch (shape.getGeometryN(part)) {
                case Polygon polygon -> {
                    pen.beginPath();
                    ring(pen, polygon.getExteriorRing().getCoordinates(), middle, scale);
                    for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
                        ring(pen, polygon.getInteriorRingN(hole).getCoordinates(), middle, scale);
                    }
                    pen.fill();
                    pen.stroke();
                }
                case Point point ->
                    pen.fillOval(
                            WIDTH / 2 + (point.getX() - middle.x) * scale - 4,
                            HEIGHT / 2 - (point.getY() - middle.y) * scale - 4,
                            8,
                            8);
                default -> {
                    // annotations are points and areas
                }
            }
        }
    }

    private static void ring(GraphicsContext pen, Coordinate[] ring, Coordinate middle, double scale) {
        for (int i = 0; i < ring.length; i++) {
            double x = WIDTH / 2 + (ring[i].x - middle.x) * scale;
            double y = HEIGHT / 2 - (ring[i].y - middle.y) * scale;
            if (i == 0) {
                pen.moveTo(x, y);
            } else {
                pen.lineTo(x, y);
            }
        }
        pen.closePath();
    }
}
