package org.lapwing.labels;

import org.jspecify.annotations.Nullable;
import org.lapwing.raster.Tile;

/// Classes by the colour in the first three bands. A fourth band is alpha: 0 is unlabelled.
final class ColorClassifier implements PixelClassifier {

    private final LegendColors colors;

    ColorClassifier(LegendColors colors) {
        this.colors = colors;
    }

    @Override
    public void classifyRow(Tile tile, int row, byte[] target, int offset, @Nullable UnmatchedTally tally) {
        int width = tile.width();
        int bands = tile.bands().size();
        var samples = new byte[4][width];
        for (int band = 0; band < bands; band++) {
            tile.copyRow(band, row, 0, width, samples[band], 0);
        }
        int lastRgb = -1;
        int lastIndex = Legend.UNLABELLED;
        for (int column = 0; column < width; column++) {
            int index = Legend.UNLABELLED;
            if (tile.isValid(column, row) && (bands < 4 || samples[3][column] != 0)) {
                int rgb = (samples[0][column] & 0xFF) << 16
                        | (samples[1][column] & 0xFF) << 8
                        | (samples[2][column] & 0xFF);
                if (rgb != lastRgb) { // label images are made of runs
                    lastRgb = rgb;
                    lastIndex = colors.indexOf(rgb);
                }
                index = lastIndex;
                if (index == LegendColors.NO_CLASS) {
                    index = Legend.UNLABELLED;
                    if (tally != null) {
                        tally.add(rgb, tile.window(), column, row);
                    }
                }
            }
            target[offset + column] = (byte) index;
        }
    }

    @Override
    public String describe(double value) {
        return LegendColors.hex((int) value);
    }

    @Override
    public String hint(double value) {
        return colors.hint((int) value);
    }
}
