package org.lapwing.mapview;

import java.util.List;
import org.lapwing.labels.Legend;
import org.lapwing.raster.Band;
import org.lapwing.raster.RasterSource;
import org.lapwing.raster.Scores;
import org.lapwing.raster.Tile;

/// Class scores as classes, mixed colours or confidence.
final class ScorePaint implements StylePaint {

    /// From undecided to certain: dark violet over green to yellow, even in lightness and safe for colour-blind eyes
    /// (five points of matplotlib's viridis, Smith and van der Walt 2015).
    private static final int[] RAMP = {0x440154, 0x3B528B, 0x21918C, 0x5EC962, 0xFDE725};

    private final ScoreStyle style;
    private final int[] colors;

    ScorePaint(ScoreStyle style) {
        this.style = style;
        colors = colors(style.legend());
    }

    /// The colour of each class index.
    static int[] colors(Legend legend) {
        return legend.classes().stream().mapToInt(each -> each.argb()).toArray();
    }

    @Override
    public int[] paint(Tile tile) {
        int classes = colors.length;
        int pixels = (int) tile.window().pixels();
        var scores = new float[classes * pixels];
        for (int index = 0; index < classes; index++) {
            tile.copyValues(index, scores, index * pixels);
        }
        var best = new byte[pixels];
        Scores.argMaxAll(scores, classes, pixels, best);
        if (style.mode() != ScoreMode.CLASS) {
            Scores.softmaxAll(scores, classes, pixels);
        }
        var argb = new int[pixels];
        var invalid = tile.invalidPixels();
        for (int i = invalid.nextClearBit(0); i < pixels; i = invalid.nextClearBit(i + 1)) {
            int shown = best[i] & 0xFF;
            argb[i] = switch (style.mode()) {
                case CLASS -> colors[shown];
                case MIXED -> mixed(scores, i, pixels);
                case CONFIDENCE -> confidence(scores[shown * pixels + i], classes);
            };
        }
        return argb;
    }

    @Override
    public boolean fits(RasterSource source) {
        return source.bands().size() == colors.length;
    }

    @Override
    public Merging merging(List<Band> bands) {
        return Merging.PICK;
    }

    private int mixed(float[] probabilities, int pixel, int pixels) {
        float red = 0.5f;
        float green = 0.5f;
        float blue = 0.5f;
        for (int index = 0; index < colors.length; index++) {
            float share = probabilities[index * pixels + pixel];
            red += share * (colors[index] >> 16 & 0xFF);
            green += share * (colors[index] >> 8 & 0xFF);
            blue += share * (colors[index] & 0xFF);
        }
        return 0xFF000000
                | Math.min(255, (int) red) << 16
                | Math.min(255, (int) green) << 8
                | Math.min(255, (int) blue);
    }

    /// The ramp's colour for the highest probability: its start at 1 / classes (all alike), its end at 1.
    private static int confidence(float highest, int classes) {
        float least = 1f / classes;
        float share = classes == 1 ? 1 : Math.clamp((highest - least) / (1 - least), 0f, 1f);
        float place = share * (RAMP.length - 1);
        int from = Math.min((int) place, RAMP.length - 2);
        int weight = Math.round((place - from) * 256);
        return 0xFF000000 | Argb.mix(RAMP[from], RAMP[from + 1], weight);
    }
}
