package org.lapwing.mapview;

import java.util.List;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.lapwing.raster.Grid;
import org.lapwing.raster.TileLoader;

/// The whole bottom layer in a corner of a view, with a frame around what the view shows; a press or a drag moves the
/// view there. Hidden while the view shows all of it. For the FX thread.
final class OverviewInset extends Region implements AutoCloseable {

    private static final double LONGEST = 168;
    private static final double LEAST_FRAME = 6;
    private static final double BORDER = 2;
    private static final double GAP = 16;

    private final MapPane map;
    private final MapPane whole;
    private final Rectangle frame = new Rectangle();
    private final Rectangle veil = new Rectangle();
    private boolean wanted = true;

    OverviewInset(TileLoader tiles, PaintThread thread, MapPane map) {
        this.map = map;
        whole = new MapPane(tiles, thread, MapPane.Dress.BARE);
        getStyleClass().add("map-overview");
        frame.getStyleClass().add("map-overview-frame");
        frame.setMouseTransparent(true);
        veil.getStyleClass().add("map-overview-veil");
        veil.setMouseTransparent(true);
        getChildren().addAll(whole, veil, frame);
        setManaged(false);
        whole.setManaged(false);
        setVisible(false);
        setAccessibleText(Messages.text("map.overview.accessible"));
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::go);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::go);
        addEventHandler(MouseEvent.MOUSE_CLICKED, MouseEvent::consume);
        map.viewportProperty().addListener(_ -> follow());
    }

    /// Whether a person wants it.
    boolean isWanted() {
        return wanted;
    }

    /// Shows it whenever there is more than the view shows, or never.
    void want(boolean now) {
        wanted = now;
        follow();
    }

    /// Takes up the bottom layer.
    void setLayers(List<Layer> layers) {
        whole.setLayers(
                layers.isEmpty() ? List.of() : List.of(layers.getFirst().shown().withOpacity(1)));
        layoutIn();
        follow();
    }

    /// Puts itself into the lower right corner of the view.
    void layoutIn() {
        map.baseGrid().ifPresent(grid -> {
            var extent = extent(grid);
            double width = extent.right() - extent.left();
            double height = extent.bottom() - extent.top();
            double scale = LONGEST / Math.max(width, height);
            double wide = Math.max(24, Math.rint(width * scale));
            double high = Math.max(24, Math.rint(height * scale));
            resizeRelocate(
                    map.getWidth() - wide - GAP, map.getHeight() - high - GAP, wide + 2 * BORDER, high + 2 * BORDER);
            whole.resizeRelocate(BORDER, BORDER, wide, high);
            veil.setX(BORDER);
            veil.setY(BORDER);
            veil.setWidth(wide);
            veil.setHeight(high);
            whole.setViewport(whole.viewport()
                    .centeredAt((extent.left() + extent.right()) / 2, (extent.top() + extent.bottom()) / 2)
                    .withScale(Math.max(width / wide, height / high)));
        });
        follow();
    }

    @Override
    protected void layoutChildren() {
        // everything has its place by layoutIn
    }

    @Override
    public void close() {
        whole.close();
    }

    MapPane whole() {
        return whole;
    }

    private void follow() {
        var grid = map.baseGrid();
        if (grid.isEmpty() || !wanted || !map.isSized()) {
            setVisible(false);
            return;
        }
        var view = map.viewport();
        var all = extent(grid.get());
        boolean showsAll = view.mapX(0) <= all.left()
                && view.mapX(view.width()) >= all.right()
                && view.mapY(view.height()) <= all.top()
                && view.mapY(0) >= all.bottom();
        setVisible(!showsAll && map.getWidth() > 3 * LONGEST && map.getHeight() > 2.5 * LONGEST);
        var inset = whole.viewport();
        double left = Math.clamp(inset.screenX(view.mapX(0)), 0, inset.width());
        double right = Math.clamp(inset.screenX(view.mapX(view.width())), 0, inset.width());
        double top = Math.clamp(inset.screenY(view.mapY(0)), 0, inset.height());
        double bottom = Math.clamp(inset.screenY(view.mapY(view.height())), 0, inset.height());
        double width = Math.max(LEAST_FRAME, right - left);
        double height = Math.max(LEAST_FRAME, bottom - top);
        frame.setX(BORDER + (left + right - width) / 2);
        frame.setY(BORDER + (top + bottom - height) / 2);
        frame.setWidth(width);
        frame.setHeight(height);
    }

    private void go(MouseEvent event) {
        var inset = whole.viewport();
        map.requestFocus();
        map.setViewport(
                map.viewport().centeredAt(inset.mapX(event.getX() - BORDER), inset.mapY(event.getY() - BORDER)));
        event.consume();
    }

    private static Extent extent(Grid grid) {
        return MapLimits.mapExtent(grid, 0, 0, grid.columns(), grid.rows());
    }
}
