package org.lapwing.labels;

import java.util.Locale;

/// Finds the class of a colour: the nearest legend colour within a tolerance. Immutable.
final class LegendColors {

    /// Answered for colours that no legend colour is near.
    static final int NO_CLASS = -1;

    private final Legend legend;
    private final int[] colors;
    private final int tolerance;

    LegendColors(Legend legend, int tolerance) {
        this.legend = legend;
        this.tolerance = tolerance;
        colors = new int[legend.size() + legend.ignoreColors().size()];
        int at = 0;
        for (var each : legend.classes()) {
            colors[at++] = each.argb() & 0xFFFFFF;
        }
        for (var each : legend.ignoreColors()) {
            colors[at++] = Integer.parseInt(each.substring(1), 16);
        }
    }

    /// The class index, [Legend#UNLABELLED] for ignored colours, [#NO_CLASS] where none is near enough. The nearest
    /// wins; among equals the first in the legend.
    int indexOf(int rgb) {
        int nearest = nearest(rgb);
        if (distance(rgb, colors[nearest]) >= tolerance) {
            return NO_CLASS;
        }
        return nearest < legend.size() ? nearest : Legend.UNLABELLED;
    }

    String hint(int rgb) {
        int nearest = nearest(rgb);
        var name = nearest < legend.size() ? legend.classes().get(nearest).name() : "an ignored colour";
        return "nearest is %s %s, %d away".formatted(name, hex(colors[nearest]), distance(rgb, colors[nearest]));
    }

    static String hex(int rgb) {
        return String.format(Locale.ROOT, "#%06X", rgb & 0xFFFFFF);
    }

    static int distance(int first, int second) {
        return Math.abs((first >> 16 & 0xFF) - (second >> 16 & 0xFF))
                + Math.abs((first >> 8 & 0xFF) - (second >> 8 & 0xFF))
                + Math.abs((first & 0xFF) - (second & 0xFF));
    }

    private int nearest(int rgb) {
        int nearest = 0;
        for (int i = 1; i < colors.length; i++) {
            if (distance(rgb, colors[i]) < distance(rgb, colors[nearest])) {
                nearest = i;
            }
        }
        return nearest;
    }
}
