package org.lapwing.mapview;

import java.util.List;
import org.lapwing.raster.TileKey;

/// Stripes over tiles that could not be read.
final class Hatch {

    private static final int STRIPE = 0xE0A01818;
    private static final int GROUND = 0x38300808;
    private static final int PERIOD = 12;
    private static final int WIDTH = 3;

    private Hatch() {}

    /// Stripes the part of the tiles that lies in a swatch.
    static void lay(LayerPlan plan, List<TileKey> failed, Swatch swatch, Picture target) {
        for (var key : failed) {
            var onDevice = plan.deviceExtent(key);
            if (!onDevice.meets(swatch.left(), swatch.top(), swatch.right(), swatch.bottom())) {
                continue;
            }
            var toPixel = plan.toPixel().atLevel(key.level());
            var window = key.window();
            double right = Math.min(window.endColumn(), plan.grid().columns(key.level()));
            double bottom = Math.min(window.endRow(), plan.grid().rows(key.level()));
            for (int y = swatch.top(); y < swatch.bottom(); y++) {
                for (int x = swatch.left(); x < swatch.right(); x++) {
                    double column = toPixel.column(x + 0.5, y + 0.5);
                    double row = toPixel.row(x + 0.5, y + 0.5);
                    if (column >= window.column() && column < right && row >= window.row() && row < bottom) {
                        int at = y * target.columns() + x;
                        int color = (x + y) % PERIOD < WIDTH ? STRIPE : GROUND;
                        target.argb()[at] = Argb.over(target.argb()[at], color, 256);
                    }
                }
            }
        }
    }
}
