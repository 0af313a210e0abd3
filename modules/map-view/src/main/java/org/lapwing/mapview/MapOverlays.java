package org.lapwing.mapview;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import org.lapwing.raster.MapUnit;

/// What lies over the picture of a view and follows it: marks, scale bar, the cursor of other views, the focus ring.
/// For the FX thread.
final class MapOverlays {

    private final MarksLayer marks = new MarksLayer();
    private final MarksLayer sketch = new MarksLayer();
    private final MapDecorations decorations = new MapDecorations();
    private final Crosshair crosshair = new Crosshair();
    private final Region focusRing = new Region();

    MapOverlays() {
        focusRing.getStyleClass().add("map-focus");
        focusRing.setManaged(false);
        focusRing.setMouseTransparent(true);
    }

    /// The nodes of a view, lowest first; the focus ring is the last.
    List<Node> nodes(MapPane.Dress dress) {
        return switch (dress) {
            case FULL -> List.of(marks.node(), sketch.node(), decorations.node(), crosshair.node(), focusRing);
            case FOLLOWER -> List.of(marks.node(), sketch.node(), crosshair.node(), focusRing);
            case BARE -> List.of();
        };
    }

    Crosshair crosshair() {
        return crosshair;
    }

    void setMarks(List<MapMark> next, Viewport view) {
        marks.show(next, view);
    }

    void setSketch(List<MapMark> next, Viewport view) {
        sketch.show(next, view);
    }

    void setUnit(MapUnit unit) {
        decorations.setUnit(unit);
    }

    /// What one unit of the map is on the ground.
    MapUnit unit() {
        return decorations.unit();
    }

    /// Puts everything where it belongs in a view.
    ///
    /// @param layers how many layers the view has
    void follow(Viewport view, int layers) {
        decorations.show(view, layers);
        marks.follow(view);
        sketch.follow(view);
        crosshair.follow(view);
        focusRing.resizeRelocate(0, 0, view.width(), view.height());
    }
}
