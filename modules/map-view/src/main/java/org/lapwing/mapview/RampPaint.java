package org.lapwing.mapview;

import java.util.List;
import org.lapwing.raster.Band;
import org.lapwing.raster.RasterSource;
import org.lapwing.raster.Tile;

/// One stretched band in the colours of a colour map.
final class RampPaint implements StylePaint {

    private static final int STEPS = 1024;

    private final RampStyle style;
    private final int[] colors = new int[STEPS + 1];
    private final float low;
    private final float factor;

    RampPaint(RampStyle style) {
        this.style = style;
        var stretch = style.stretch();
        low = (float) stretch.low();
        factor = (float) (STEPS / (stretch.high() - stretch.low()));
        for (int step = 0; step <= STEPS; step++) {
            colors[step] = style.colors().argb(Math.pow((double) step / STEPS, 1 / stretch.gamma()));
        }
    }

    @Override
    public int[] paint(Tile tile) {
        int pixels = (int) tile.window().pixels();
        var values = new float[pixels];
        tile.copyValues(style.band(), values, 0);
        var argb = new int[pixels];
        for (int i = 0; i < pixels; i++) {
            int step = (int) ((values[i] - low) * factor + 0.5f);
            argb[i] = colors[Math.max(0, Math.min(STEPS, step))];
        }
        ShownPixels.clear(tile, style.band(), values, argb);
        return argb;
    }

    @Override
    public boolean fits(RasterSource source) {
        return style.band() < source.bands().size();
    }

    @Override
    public Merging merging(List<Band> bands) {
        return Merging.AVERAGE;
    }
}
