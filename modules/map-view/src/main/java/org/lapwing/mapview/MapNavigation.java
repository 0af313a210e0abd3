package org.lapwing.mapview;

import java.util.List;
import java.util.stream.DoubleStream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.lapwing.raster.Grid;

/// Ways to get somewhere on a map besides dragging: back and forward, a place, a layer, a box. For the FX thread.
public final class MapNavigation {

    private final MapPane map;
    private final ViewHistory history = new ViewHistory();
    private final BooleanProperty boxArmed = new SimpleBooleanProperty();
    private String crs = "";
    private boolean going;

    /// The navigation of a map; keeps its history from now on.
    public MapNavigation(MapPane map) {
        this.map = map;
        map.viewportProperty().addListener((_, _, now) -> moved(now));
        join(map);
    }

    /// Takes boxes and mouse buttons from another view that follows this map, too.
    void join(MapPane view) {
        new ZoomBox(view, boxArmed);
        view.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            if (event.getButton() == MouseButton.BACK) {
                back();
                event.consume();
            } else if (event.getButton() == MouseButton.FORWARD) {
                forward();
                event.consume();
            }
        });
    }

    /// Shows the view before this one; nothing where there is none.
    public void back() {
        history.back().ifPresent(this::go);
    }

    /// Shows the view that was left by [#back()]; nothing where there is none.
    public void forward() {
        history.forward().ifPresent(this::go);
    }

    /// Lets the next drag draw a box that is then shown as large as fits.
    public void startZoomBox() {
        boxArmed.set(true);
    }

    /// Puts a place into the middle; the scale stays.
    public void centerOn(MapPoint place) {
        map.setViewport(map.viewport().centeredAt(place.x(), place.y()));
    }

    /// Puts a place into the middle at a scale.
    ///
    /// @param unitsPerPixel map units per screen unit, above 0
    public void show(MapPoint place, double unitsPerPixel) {
        map.setViewport(map.viewport().withScale(unitsPerPixel).centeredAt(place.x(), place.y()));
    }

    /// Fits a layer into the view; nothing where no layer has the id or it lies in another reference system.
    public void zoomToLayer(String layerId) {
        var base = map.baseGrid().map(Grid::crs);
        map.layers().stream()
                .filter(layer -> layer.id().equals(layerId))
                .map(layer -> layer.source().grid())
                .filter(grid -> base.filter(grid.crs()::equals).isPresent())
                .findFirst()
                .ifPresent(grid -> map.setViewport(
                        MapLimits.fit(map.viewport(), MapLimits.mapExtent(grid, 0, 0, grid.columns(), grid.rows()))));
    }

    /// Shows a piece of ground with room around it.
    ///
    /// @param outline its corners in the map's reference system; nothing happens where there are none
    /// @param share how much of the view it takes, above 0 and at most 1
    public void showGround(List<MapPoint> outline, double share) {
        if (!outline.isEmpty()) {
            map.setViewport(around(outline, share));
        }
    }

    /// Reads what [#showGround] would show, as soon as nothing else is wanted, so that it is there when asked for.
    public void lookAhead(List<MapPoint> outline, double share) {
        if (!outline.isEmpty() && map.isSized()) {
            map.lookAhead(around(outline, share));
        }
    }

    private Viewport around(List<MapPoint> outline, double share) {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("a piece of ground cannot take " + share + " of the view");
        }
        var ground = Extent.of(outline.stream()
                .flatMapToDouble(point -> DoubleStream.of(point.x(), point.y()))
                .toArray());
        var fitted = MapLimits.fit(map.viewport(), ground);
        return fitted.withScale(fitted.unitsPerPixel() * MapLimits.FIT_SHARE / share);
    }

    private void go(Viewport view) {
        going = true;
        try {
            map.setViewport(view);
        } finally {
            going = false;
        }
    }

    private void moved(Viewport now) {
        var here = map.baseGrid().map(Grid::crs).orElse("");
        if (!here.equals(crs)) {
            crs = here;
            history.clear(); // places of another reference system mean nothing here
        }
        if (!going && map.isSized() && !map.isFitPending()) {
            history.moved(now, System.nanoTime());
        }
    }
}
