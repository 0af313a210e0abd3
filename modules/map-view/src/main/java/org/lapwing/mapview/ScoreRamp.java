package org.lapwing.mapview;

import java.util.List;

/// The colours of measures between 0 and 1: dark violet over green to yellow, even in lightness and safe for
/// colour-blind eyes (five points of matplotlib's viridis, Smith and van der Walt 2015).
public final class ScoreRamp {

    private static final int[] STOPS = {0x440154, 0x3B528B, 0x21918C, 0x5EC962, 0xFDE725};
    private static final int STEPS = 1024;
    private static final int[] COLORS = new int[STEPS + 1];

    static {
        for (int step = 0; step <= STEPS; step++) {
            float place = step * (STOPS.length - 1f) / STEPS;
            int from = Math.min((int) place, STOPS.length - 2);
            COLORS[step] = 0xFF000000 | Argb.mix(STOPS[from], STOPS[from + 1], Math.round((place - from) * 256));
        }
    }

    private ScoreRamp() {}

    /// The opaque colour of a measure, as 0xAARRGGBB; values outside 0 to 1 take the nearest, NaN the first.
    public static int argb(float measure) {
        return COLORS[Math.round(Math.clamp(measure, 0f, 1f) * STEPS)];
    }

    /// The colours at equal steps from 0 to 1, as `#RRGGBB`, for a legend.
    public static List<String> stops() {
        return java.util.Arrays.stream(STOPS)
                .mapToObj(color -> String.format(java.util.Locale.ROOT, "#%06X", color))
                .toList();
    }
}
