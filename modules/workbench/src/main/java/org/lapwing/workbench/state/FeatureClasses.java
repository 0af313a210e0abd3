package org.lapwing.workbench.state;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lapwing.jobs.CancelToken;
import org.lapwing.mapview.ColorMap;
import org.lapwing.mapview.FeatureColors;
import org.lapwing.project.FeatureLook.Cut;
import org.lapwing.vector.FeatureSet;

/// Finds the values and ranges of a field, and colours for them.
final class FeatureClasses {

    /// More values than this are hard to tell apart; the rarest share the colour of the others.
    static final int MOST_CATEGORIES = 60;

    /// The colour of values that have none of their own.
    static final String OTHER = "#9AA0A6";

    /// Colours that can be told apart side by side (M. Okabe and K. Ito, 2008; P. Tol, 2021, "muted").
    static final List<String> PALETTE = List.of(
            "#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#F0E442", "#882255", "#44AA99",
            "#332288", "#DDCC77", "#117733", "#CC6677", "#AA4499", "#999933");

    private static final int POLLED = 4096;
    private static final int FULL = 256;
    private static final int PALER = 88;

    private FeatureClasses() {}

    /// The most frequent values of a field in the order of their names, with colours from the palette.
    static List<FeatureColors.Category> categories(FeatureSet features, int field, CancelToken cancel) {
        Map<String, Integer> counts = new HashMap<>();
        int done = 0;
        for (var feature : features.features()) {
            if (done++ % POLLED == 0) {
                cancel.throwIfCancelled();
            }
            feature.value(field).ifPresent(value -> counts.merge(String.valueOf(value), 1, Integer::sum));
        }
        var kept = counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_CATEGORIES)
                .map(Map.Entry::getKey)
                .sorted(inOrder(features, field))
                .toList();
        var all = new ArrayList<FeatureColors.Category>();
        for (int i = 0; i < kept.size(); i++) {
            all.add(new FeatureColors.Category(kept.get(i), color(i)));
        }
        return all;
    }

    /// The numbers of a field, ascending.
    static double[] numbers(FeatureSet features, int field, CancelToken cancel) {
        var numbers = new double[features.features().size()];
        int count = 0;
        int done = 0;
        for (var feature : features.features()) {
            if (done++ % POLLED == 0) {
                cancel.throwIfCancelled();
            }
            var number = FeatureSet.number(feature, field);
            if (number.isPresent()) {
                numbers[count++] = number.get();
            }
        }
        var found = Arrays.copyOf(numbers, count);
        Arrays.sort(found);
        return found;
    }

    /// Cuts numbers into ranges. Where fewer differ than ranges are asked for, there are fewer ranges.
    ///
    /// @param ascending at least one
    static FeatureColors.Classes cut(String field, double[] ascending, int classes, Cut how, ColorMap colors) {
        double low = ascending[0];
        double high = ascending[ascending.length - 1];
        var limits = new ArrayList<Double>();
        limits.add(low);
        for (int i = 1; i < classes; i++) {
            double limit =
                    switch (how) {
                        case EQUAL_INTERVALS -> low + (high - low) * i / classes;
                        case QUANTILES -> ascending[(int) ((long) ascending.length * i / classes)];
                    };
            if (limit > limits.getLast() && limit < high) {
                limits.add(limit);
            }
        }
        limits.add(high);
        int ranges = limits.size() - 1;
        var shades = new ArrayList<String>();
        for (int i = 0; i < ranges; i++) {
            int argb = colors.argb(ranges == 1 ? 0.5 : (double) i / (ranges - 1));
            shades.add(String.format("#%06X", argb & 0xFFFFFF));
        }
        return new FeatureColors.Classes(field, limits, shades);
    }

    /// A colour for the n-th of many; after the palette come paler ones.
    static String color(int index) {
        int base = Integer.parseInt(PALETTE.get(index % PALETTE.size()).substring(1), 16);
        int paler = Math.min(2, index / PALETTE.size()) * PALER;
        int mixed = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            int part = base >> shift & 0xFF;
            mixed |= (part + (255 - part) * paler / FULL) << shift;
        }
        return String.format("#%06X", mixed);
    }

    private static Comparator<String> inOrder(FeatureSet features, int field) {
        return features.fields().get(field).kind().isNumber()
                ? Comparator.comparingDouble(Double::parseDouble)
                : Comparator.naturalOrder();
    }
}
