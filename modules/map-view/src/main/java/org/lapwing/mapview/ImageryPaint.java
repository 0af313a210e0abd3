package org.lapwing.mapview;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.lapwing.raster.Band;
import org.lapwing.raster.ColorTable;
import org.lapwing.raster.RasterSource;
import org.lapwing.raster.Tile;

/// Three stretched bands as red, green and blue, or the colours of a palette band.
final class ImageryPaint implements StylePaint {

    private static final int GAMMA_STEPS = 1024;

    private final ImageryStyle style;
    private final Channel red;
    private final Channel green;
    private final Channel blue;

    ImageryPaint(ImageryStyle style) {
        this.style = style;
        red = new Channel(style.redStretch());
        green = new Channel(style.greenStretch());
        blue = new Channel(style.blueStretch());
    }

    @Override
    public int[] paint(Tile tile) {
        var palette = palette(tile.bands());
        if (palette.isPresent()) {
            return paint(tile, palette.get());
        }
        int pixels = (int) tile.window().pixels();
        var values = new float[pixels];
        var argb = new int[pixels];
        Arrays.fill(argb, 0xFF000000);
        tile.copyValues(style.red(), values, 0);
        red.add(values, argb, 16);
        if (style.green() != style.red()) {
            ShownPixels.clear(tile, style.red(), values, argb);
            tile.copyValues(style.green(), values, 0);
        }
        green.add(values, argb, 8);
        if (style.blue() != style.green()) {
            ShownPixels.clear(tile, style.green(), values, argb);
            tile.copyValues(style.blue(), values, 0);
        }
        blue.add(values, argb, 0);
        ShownPixels.clear(tile, style.blue(), values, argb);
        for (int i = 0; i < pixels; i++) {
            if (argb[i] >>> 24 == 0) { // another band may have added its share
                argb[i] = 0;
            }
        }
        return argb;
    }

    @Override
    public boolean fits(RasterSource source) {
        int bands = source.bands().size();
        return style.red() < bands && style.green() < bands && style.blue() < bands;
    }

    @Override
    public Merging merging(List<Band> bands) {
        return palette(bands).isPresent() ? Merging.PICK : Merging.AVERAGE;
    }

    /// The colour table to show instead of brightness: that of a palette band shown alone.
    private Optional<ColorTable> palette(List<Band> bands) {
        return style.red() == style.green() && style.green() == style.blue()
                ? bands.get(style.red()).colorTable()
                : Optional.empty();
    }

    private int[] paint(Tile tile, ColorTable palette) {
        var argb = new int[(int) tile.window().pixels()];
        for (int row = 0; row < tile.height(); row++) {
            for (int column = 0; column < tile.width(); column++) {
                if (tile.isValid(column, row)) {
                    int color = palette.argb((int) tile.sample(style.red(), column, row));
                    int alpha = color >>> 24;
                    argb[row * tile.width() + column] =
                            alpha << 24 | Argb.scale(color & 0xFFFFFF, alpha + (alpha >>> 7));
                }
            }
        }
        return argb;
    }

    private static final class Channel {

        private final float low;
        private final float factor;
        private final byte[] brightness = new byte[GAMMA_STEPS + 1];
        private final boolean linear;

        Channel(Stretch stretch) {
            linear = stretch.gamma() == 1;
            low = (float) stretch.low();
            factor = (float) ((linear ? 255 : GAMMA_STEPS) / (stretch.high() - stretch.low()));
            for (int step = 0; step <= GAMMA_STEPS; step++) {
                double share = Math.pow((double) step / GAMMA_STEPS, 1 / stretch.gamma());
                brightness[step] = (byte) Math.round(255 * share);
            }
        }

        void add(float[] values, int[] argb, int shift) {
            // The cast saturates, so values far outside end at the limits and NaN is black.
            if (linear) {
                for (int i = 0; i < argb.length; i++) {
                    int level = (int) ((values[i] - low) * factor + 0.5f);
                    argb[i] |= Math.max(0, Math.min(255, level)) << shift;
                }
            } else {
                for (int i = 0; i < argb.length; i++) {
                    int step = (int) ((values[i] - low) * factor + 0.5f);
                    argb[i] |= (brightness[Math.max(0, Math.min(GAMMA_STEPS, step))] & 0xFF) << shift;
                }
            }
        }
    }
}
