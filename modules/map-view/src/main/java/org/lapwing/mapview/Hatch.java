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

    /// The colour of a stripe as it is laid over the picture.
    static int stripe() {
        return STRIPE;
    }

    /// Stripes the part of the tiles that lies in a block.
    static void lay(LayerPlan plan, List<TileKey> failed, Block block, Picture target) {
        for (var key : failed) {
            var onDevice = plan.deviceExtent(key);
            if (!onDevice.meets(block.left(), block.top(), block.right(), block.bottom())) {
                continue;
            }
            var toPixel = plan.toPixel().atLevel(key.level());
            var window = key.window();
            double right = Math.min(window.endColumn(), plan.grid().columns(key.level()));
            double bottom = Math.min(window.endRow(), plan.grid().rows(key.level()));
            for (int y = block.top(); y < block.bottom(); y++) {
                for (int x = block.left(); x < block.right(); x++) {
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
