package org.lapwing.mapview;

import java.util.Optional;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.shape.Line;
import javafx.scene.shape.Shape;

/// The cursor of another view, shown at the same place of this one. For the FX thread.
final class Crosshair {

    private static final double ARM = 9;
    private static final double HOLE = 2.5;

    private final Group node = new Group();
    private Optional<MapPoint> place = Optional.empty();

    Crosshair() {
        node.setManaged(false);
        node.setMouseTransparent(true);
        node.setVisible(false);
        for (var style : new String[] {"map-cross-halo", "map-cross"}) {
            node.getChildren()
                    .addAll(
                            arm(style, -ARM, 0, -HOLE, 0),
                            arm(style, HOLE, 0, ARM, 0),
                            arm(style, 0, -ARM, 0, -HOLE),
                            arm(style, 0, HOLE, 0, ARM));
        }
    }

    private static Shape arm(String style, double x, double y, double endX, double endY) {
        var line = new Line(x, y, endX, endY);
        line.getStyleClass().add(style);
        return line;
    }

    Node node() {
        return node;
    }

    void show(MapPoint at, Viewport view) {
        place = Optional.of(at);
        follow(view);
    }

    void hide() {
        place = Optional.empty();
        node.setVisible(false);
    }

    void follow(Viewport view) {
        place.ifPresent(at -> {
            node.setVisible(true);
            node.setLayoutX(Math.rint(view.screenX(at.x())) + 0.5);
            node.setLayoutY(Math.rint(view.screenY(at.y())) + 0.5);
        });
    }
}
