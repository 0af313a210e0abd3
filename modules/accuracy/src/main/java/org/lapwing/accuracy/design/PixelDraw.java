package org.lapwing.accuracy.design;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.lapwing.accuracy.estimate.SamplingDesign;
import org.lapwing.accuracy.raster.Regions;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.ProgressListener;
import org.lapwing.raster.Grid;

/// Draws single pixels: a simple random sample of each stratum, or of the whole where there is one.
///
/// The pixels of each stratum are counted off in a fixed order and those with drawn numbers are taken, so a
/// second pass over the raster finds them and memory holds only the sample. The same seed draws the same
/// pixels.
public final class PixelDraw {

    /// Spare candidates for points that come too near to others.
    private static final int SPARES = 20;

    private record Candidate(int stratum, int order, long column, long row) {}

    private PixelDraw() {}

    /// Draws.
    ///
    /// @param strata as they were counted by [StrataCensus]
    /// @param sizes their sizes
    /// @param counts units wanted of each, in their order
    /// @param spacingPixels least distance between points, in pixels; 0 for none
    /// @throws IOException where a stratum has no room for so many points at that distance
    public static DrawnDesign draw(
            Grid grid,
            Regions strata,
            List<StratumSize> sizes,
            List<Integer> counts,
            double spacingPixels,
            RandomGenerator random,
            CancelToken cancel,
            ProgressListener listener)
            throws IOException {
        var numbers = new HashMap<Integer, Integer>();
        var wanted = new ArrayList<Map<Long, Integer>>();
        for (int index = 0; index < sizes.size(); index++) {
            numbers.put(sizes.get(index).number(), index);
            long spare = spacingPixels > 0 ? (long) counts.get(index) * SPARES : counts.get(index);
            var ranks = Draws.distinct(
                    sizes.get(index).units(),
                    (int) Math.min(spare, sizes.get(index).units()),
                    random);
            var order = new HashMap<Long, Integer>();
            for (int at = 0; at < ranks.length; at++) {
                order.put(ranks[at], at);
            }
            wanted.add(order);
        }
        var found = new ArrayList<Candidate>();
        var seen = new long[sizes.size()];
        StrataCensus.walk(grid, strata, cancel, listener, (piece, all) -> {
            for (int at = 0; at < all.length; at++) {
                if (all[at] == Regions.NONE) {
                    continue;
                }
                var index = numbers.get(all[at]);
                if (index == null) {
                    continue;
                }
                var order = wanted.get(index).get(seen[index]++);
                if (order != null) {
                    found.add(new Candidate(
                            index, order, piece.column() + at % piece.width(), piece.row() + at / piece.width()));
                }
            }
        });
        return new DrawnDesign(
                sizes.size() == 1 ? SamplingDesign.SIMPLE_RANDOM : SamplingDesign.STRATIFIED,
                sizes,
                points(found, sizes, counts, new Spacing(spacingPixels), random),
                spacingPixels > 0
                        ? List.of("Points nearer to each other than the least distance were drawn anew, so inclusion"
                                + " probabilities are not exactly those given; with few points on much ground the"
                                + " difference is small.")
                        : List.of());
    }

    private static List<DesignPoint> points(
            List<Candidate> found,
            List<StratumSize> sizes,
            List<Integer> counts,
            Spacing spacing,
            RandomGenerator random)
            throws IOException {
        // the order of drawing decides who gives way, not the order of the raster
        found.sort(Comparator.comparingInt(Candidate::order).thenComparingInt(Candidate::stratum));
        var taken = new int[sizes.size()];
        var kept = new ArrayList<Candidate>();
        for (var candidate : found) {
            int index = candidate.stratum();
            if (taken[index] < counts.get(index) && spacing.take(candidate.column(), candidate.row())) {
                taken[index]++;
                kept.add(candidate);
            }
        }
        for (int index = 0; index < taken.length; index++) {
            if (taken[index] < counts.get(index)) {
                throw new IOException("stratum '" + sizes.get(index).name() + "' has room for " + taken[index]
                        + " points at this least distance, not for " + counts.get(index)
                        + ". Ask for fewer points or a shorter distance.");
            }
        }
        var visit = new Candidate[kept.size()];
        var places = Draws.distinct(kept.size(), kept.size(), random);
        Arrays.setAll(visit, at -> kept.get((int) places[at]));
        var points = new ArrayList<DesignPoint>();
        for (var candidate : visit) {
            var size = sizes.get(candidate.stratum());
            points.add(new DesignPoint(
                    points.size() + 1L,
                    candidate.column(),
                    candidate.row(),
                    size.number(),
                    (double) counts.get(candidate.stratum()) / size.units(),
                    0,
                    1));
        }
        return points;
    }
}
