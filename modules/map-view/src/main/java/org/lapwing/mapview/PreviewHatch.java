package org.lapwing.mapview;

/// Fine stripes over the ground that a preview has not predicted. They lie on the layer, so they move with it.
final class PreviewHatch {

    private static final int LIGHT = 0x78787878;
    private static final int DARK = 0x78000000;
    private static final int PERIOD = 9;

    private PreviewHatch() {}

    /// Stripes the pixels of a swatch inside the layer that its mosaic leaves empty.
    static void lay(LayerPlan plan, Mosaic mosaic, Swatch swatch, Picture target) {
        var toPixel = plan.toPixel().atLevel(plan.drawnLevel());
        double columns = Math.scalb((double) plan.grid().columns(), -plan.drawnLevel());
        double rows = Math.scalb((double) plan.grid().rows(), -plan.drawnLevel());
        var whole = toPixel.deviceExtent(0, 0, columns, rows);
        int corner = (int) Math.floorMod(Math.round(whole.left()) + Math.round(whole.top()), (long) PERIOD);
        for (int y = swatch.top(); y < swatch.bottom(); y++) {
            for (int x = swatch.left(); x < swatch.right(); x++) {
                int stripe = (x + y + PERIOD - corner) % PERIOD;
                if (stripe > 1) {
                    continue;
                }
                double column = toPixel.column(x + 0.5, y + 0.5);
                double row = toPixel.row(x + 0.5, y + 0.5);
                if (column >= 0
                        && row >= 0
                        && column < columns
                        && row < rows
                        && !mosaic.isFilled((long) column, (long) row)) {
                    int at = y * target.columns() + x;
                    target.argb()[at] = Argb.over(target.argb()[at], stripe == 0 ? LIGHT : DARK, 256);
                }
            }
        }
    }
}
