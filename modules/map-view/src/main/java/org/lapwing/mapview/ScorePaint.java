package org.lapwing.mapview;

import java.util.List;
import org.lapwing.labels.Legend;
import org.lapwing.raster.Band;
import org.lapwing.raster.ComparedScores;
import org.lapwing.raster.RasterSource;
import org.lapwing.raster.ScoreMeasures;
import org.lapwing.raster.Scores;
import org.lapwing.raster.Tile;

/// Class scores as classes, mixed colours, or one of the measures of [ScoreMode].
final class ScorePaint implements StylePaint {

    /// Lies over what did not change, so that changes stand out and what is not predicted yet can be told apart.
    private static final int VEIL = 0x8C4B4E52;

    private static final byte UNKNOWN = (byte) Legend.UNLABELLED;

    private final ScoreStyle style;
    private final int[] colors;
    private final float unknownBelow;

    ScorePaint(ScoreStyle style) {
        this.style = style;
        colors = colors(style.legend());
        unknownBelow = (float) style.unknown().below();
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
        var argb =
                switch (style.mode()) {
                    case CLASS -> classes(scores, pixels);
                    case MIXED -> mixed(scores, pixels);
                    case CHANGED -> changed(tile, scores, pixels);
                    case PROBABILITY, CONFIDENCE, ENTROPY, MARGIN, DISAGREEMENT -> ramp(measure(tile, scores, pixels));
                };
        var invalid = tile.invalidPixels();
        for (int i = invalid.nextSetBit(0); i >= 0; i = invalid.nextSetBit(i + 1)) {
            argb[i] = 0;
        }
        return argb;
    }

    @Override
    public boolean fits(RasterSource source) {
        int extra = source.bands().size() - colors.length;
        return extra == ComparedScores.EXTRA_BANDS
                || extra == 0 && !style.mode().isComparison();
    }

    @Override
    public Merging merging(List<Band> bands) {
        return Merging.PICK;
    }

    private byte[] decided(float[] scores, int pixels) {
        var best = new byte[pixels];
        Scores.decideAll(scores, colors.length, pixels, unknownBelow, UNKNOWN, best);
        return best;
    }

    private int colorOf(byte index) {
        return index == UNKNOWN ? style.unknown().argb() : colors[index & 0xFF];
    }

    private int[] classes(float[] scores, int pixels) {
        var best = decided(scores, pixels);
        var argb = new int[pixels];
        for (int i = 0; i < pixels; i++) {
            argb[i] = colorOf(best[i]);
        }
        return argb;
    }

    private int[] mixed(float[] scores, int pixels) {
        var best = decided(scores, pixels);
        Scores.softmaxAll(scores, colors.length, pixels);
        var argb = new int[pixels];
        for (int i = 0; i < pixels; i++) {
            argb[i] = best[i] == UNKNOWN ? style.unknown().argb() : mixedColor(scores, i, pixels);
        }
        return argb;
    }

    private int[] changed(Tile tile, float[] scores, int pixels) {
        var best = decided(scores, pixels);
        var argb = new int[pixels];
        var earlier = new float[2 * pixels];
        tile.copyValues(colors.length + ComparedScores.OTHER_CLASS, earlier, 0);
        tile.copyValues(colors.length + ComparedScores.OTHER_CONFIDENCE, earlier, pixels);
        for (int i = 0; i < pixels; i++) {
            boolean unknownBefore = Scores.isUnknown(earlier[pixels + i], unknownBelow);
            boolean same = best[i] == UNKNOWN ? unknownBefore : !unknownBefore && (int) earlier[i] == (best[i] & 0xFF);
            argb[i] = same ? VEIL : colorOf(best[i]);
        }
        return argb;
    }

    /// A value in [0, 1] for each pixel; uses up the scores.
    private float[] measure(Tile tile, float[] scores, int pixels) {
        int classes = colors.length;
        var measure = new float[pixels];
        switch (style.mode()) {
            case DISAGREEMENT -> tile.copyValues(classes + ComparedScores.DISTANCE, measure, 0);
            case CONFIDENCE -> {
                Scores.confidenceAll(scores, classes, pixels, measure);
                float least = 1f / classes; // all alike: the ramp's beginning
                for (int i = 0; i < pixels && classes > 1; i++) {
                    measure[i] = (measure[i] - least) / (1 - least);
                }
            }
            case PROBABILITY -> {
                Scores.softmaxAll(scores, classes, pixels);
                System.arraycopy(scores, style.classIndex() * pixels, measure, 0, pixels);
            }
            case ENTROPY -> {
                Scores.softmaxAll(scores, classes, pixels);
                ScoreMeasures.entropyAll(scores, classes, pixels, measure);
            }
            case MARGIN -> {
                Scores.softmaxAll(scores, classes, pixels);
                ScoreMeasures.marginAll(scores, classes, pixels, measure);
            }
            case CLASS, MIXED, CHANGED -> throw new IllegalStateException(style.mode() + " is no measure");
        }
        return measure;
    }

    private static int[] ramp(float[] measure) {
        var argb = new int[measure.length];
        for (int i = 0; i < measure.length; i++) {
            argb[i] = ScoreRamp.argb(measure[i]);
        }
        return argb;
    }

    private int mixedColor(float[] probabilities, int pixel, int pixels) {
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
}
