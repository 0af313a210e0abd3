package org.lapwing.mapview;

import java.util.List;
import java.util.Optional;
import org.lapwing.raster.Grid;
import org.lapwing.raster.Window;

/// How near and how far a view may go.
final class MapLimits {

    private static final double LARGEST_PIXEL = 128;
    private static final double FARTHEST = 16;

    /// How much of the view something takes that is fitted into it.
    static final double FIT_SHARE = 0.96;

    private MapLimits() {}

    /// The view, not nearer than one pixel of the grid on 128 screen units and not farther than the grid on a
    /// sixteenth of the view.
    static Viewport limit(Viewport view, Grid grid) {
        double least = pixelSize(grid) / LARGEST_PIXEL;
        double most = Math.max(
                fit(view, mapExtent(grid, 0, 0, grid.columns(), grid.rows())).unitsPerPixel() * FARTHEST, least);
        double units = Math.clamp(view.unitsPerPixel(), least, most);
        return units == view.unitsPerPixel() ? view : view.withScale(units);
    }

    /// The view that shows a map extent whole, with a little room around it.
    static Viewport fit(Viewport view, Extent map) {
        double units = Math.max((map.right() - map.left()) / view.width(), (map.bottom() - map.top()) / view.height())
                / FIT_SHARE;
        return view.centeredAt((map.left() + map.right()) / 2, (map.top() + map.bottom()) / 2)
                .withScale(units);
    }

    /// The full-resolution pixels of a grid that a view shows, empty when it shows none.
    static Optional<Window> visible(Viewport view, Grid grid) {
        var toPixel = DeviceToPixel.of(new ViewFrame(0, view, 0, List.of()), grid.transform());
        double columns = view.width() * view.outputScale();
        double rows = view.height() * view.outputScale();
        var seen = toPixel.extent(0, 0, columns, rows);
        long left = (long) Math.floor(Math.max(0, seen.left()));
        long top = (long) Math.floor(Math.max(0, seen.top()));
        long right = (long) Math.ceil(Math.min(grid.columns(), seen.right()));
        long bottom = (long) Math.ceil(Math.min(grid.rows(), seen.bottom()));
        return left < right && top < bottom
                ? Optional.of(Window.of(left, top, Math.toIntExact(right - left), Math.toIntExact(bottom - top)))
                : Optional.empty();
    }

    /// The map extent of a pixel rectangle; `top` is the smaller y.
    static Extent mapExtent(Grid grid, double left, double top, double right, double bottom) {
        var transform = grid.transform();
        return Extent.of(
                transform.x(left, top), transform.y(left, top),
                transform.x(right, top), transform.y(right, top),
                transform.x(left, bottom), transform.y(left, bottom),
                transform.x(right, bottom), transform.y(right, bottom));
    }

    /// Side of a pixel in map units; the shorter one where pixels are not square.
    static double pixelSize(Grid grid) {
        return Math.min(grid.transform().columnSize(), grid.transform().rowSize());
    }
}
