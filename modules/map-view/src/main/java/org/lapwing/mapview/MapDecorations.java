package org.lapwing.mapview;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Polygon;
import org.lapwing.raster.MapUnit;

/// Scale bar and north arrow in the lower left corner. For the FX thread.
final class MapDecorations {

    private final Label distance = new Label();
    private final Region bar = new Region();
    private final HBox node;
    private MapUnit unit = new MapUnit(MapUnit.Kind.PIXEL, 1);

    MapDecorations() {
        bar.getStyleClass().add("map-scale-bar");
        distance.getStyleClass().add("map-scale-text");
        var scale = new VBox(distance, bar);
        scale.setAlignment(Pos.BOTTOM_LEFT);
        var needle = new Polygon(0, 12, 4.5, 0, 9, 12, 4.5, 9);
        needle.getStyleClass().add("map-north");
        var letter = new Label(Messages.text("map.north"));
        letter.getStyleClass().add("map-scale-text");
        var north = new VBox(letter, needle);
        north.setAlignment(Pos.BOTTOM_CENTER);
        node = new HBox(north, scale);
        node.getStyleClass().add("map-decorations");
        node.setAlignment(Pos.BOTTOM_LEFT);
        node.setManaged(false);
        node.setMouseTransparent(true);
        node.setVisible(false);
    }

    HBox node() {
        return node;
    }

    void setUnit(MapUnit next) {
        unit = next;
    }

    MapUnit unit() {
        return unit;
    }

    /// Fits the scale bar to a view; hidden while the map is empty.
    void show(Viewport view, int layers) {
        node.setVisible(layers > 0);
        var scale = ScaleBar.of(view, unit);
        distance.setText(scale.label());
        bar.setMinWidth(scale.pixels());
        bar.setMaxWidth(scale.pixels());
        node.autosize();
        node.relocate(10, view.height() - node.getHeight() - 10);
    }
}
