package org.lapwing.labels;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;

/// Default colours for classes, told apart by people with any common colour vision.
public final class ClassColors {

    /// The eight of Okabe and Ito (2008) without black, then dark and pale ones of Tol (2021).
    private static final List<String> SAFE = List.of(
            "#0072B2", "#E69F00", "#009E73", "#F0E442", "#D55E00", "#56B4E9", "#CC79A7", "#332288", "#DDDDDD",
            "#882255", "#999933", "#117733");

    private ClassColors() {}

    /// `count` different colours as `#RRGGBB`.
    ///
    /// The first twelve are safe for colour-blind eyes; beyond, hues repeat in other lightnesses and names must
    /// help.
    public static List<String> distinct(int count) {
        var colors = new ArrayList<String>();
        for (int i = 0; colors.size() < count; i++) {
            var color = i < SAFE.size() ? SAFE.get(i) : generated(i - SAFE.size());
            if (!colors.contains(color)) {
                colors.add(color);
            }
        }
        return List.copyOf(colors);
    }

    /// Hues a golden angle apart, in three lightnesses.
    private static String generated(int number) {
        float hue = (float) (number * 0.618033988749895 % 1);
        float brightness = 0.95f - 0.22f * (number % 3);
        return LegendColors.hex(Color.HSBtoRGB(hue, 0.55f + 0.1f * (number % 4), brightness));
    }
}
