package org.lapwing.learning.query;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.DeviceQueue;
import org.lapwing.jobs.Progress;
import org.lapwing.jobs.ProgressListener;
import org.lapwing.learning.query.PoolTally.Inner;
import org.lapwing.learning.query.PoolTally.Kept;
import org.lapwing.prediction.DescribedPatch;
import org.lapwing.prediction.FeatureWalk;
import org.lapwing.raster.RasterSource;
import org.lapwing.raster.ScoreMeasures;
import org.lapwing.raster.Scores;
import org.lapwing.raster.Window;

/// Has models look at every patch of a pool once and keeps a few sums of each patch.
///
/// Goes over the images on the patches of the live map, reading a few ahead; memory is that of a handful of
/// patches and the [PoolTally], whatever the images' size. The calling thread does the sums while the device
/// works on what comes next.
final class PoolScorer {

    private static final int BUCKET = 256;

    private final PatchPool pool;
    private final QuerySettings settings;
    private final List<OpenModel> models;
    private final PoolTally tally;
    private final List<BodyHead> draws;

    /// A square of an image, by which patches are found.
    private record Bucket(long column, long row) {}

    PoolScorer(PatchPool pool, QuerySettings settings, List<OpenModel> models) {
        this.pool = pool;
        this.settings = settings;
        this.models = models;
        var head = models.getFirst().head();
        boolean gradients = settings.strategy() == QueryStrategy.BADGE;
        boolean features = settings.looksAtFeatures();
        tally = new PoolTally(
                pool.size(),
                head.classes(),
                new Kept(
                        settings.reduction() == Reduction.SHARE_ABOVE ? Kept.Histogram.KEPT : Kept.Histogram.NONE,
                        features ? head.channels() : 0,
                        gradients ? Kept.Gradients.KEPT : Kept.Gradients.NONE));
        boolean drawn = settings.strategy() == QueryStrategy.BALD || settings.strategy() == QueryStrategy.POWER_BALD;
        draws = drawn ? DroppedHeads.of(head, settings.passes(), settings.dropout(), settings.seed()) : List.of();
    }

    /// Looks at all patches.
    ///
    /// @param images those of the pool, in its order
    /// @throws org.lapwing.jobs.CancelledException if `cancel` fires
    PoolTally score(
            List<RasterSource> images,
            DeviceQueue device,
            Executor readers,
            CancelToken cancel,
            ProgressListener progress)
            throws IOException {
        long start = System.nanoTime();
        for (int image = 0; image < images.size(); image++) {
            var windows = new ArrayList<Window>();
            var numbers = new ArrayList<Integer>();
            for (int i = 0; i < pool.size(); i++) {
                if (pool.patches().get(i).image() == image) {
                    windows.add(pool.patches().get(i).window());
                    numbers.add(i);
                }
            }
            if (windows.isEmpty()) {
                continue;
            }
            var walk = new FeatureWalk(
                    images.get(image),
                    models.stream()
                            .map(each -> new FeatureWalk.Member(each.card(), each.body()))
                            .toList(),
                    device,
                    readers);
            var nearby = nearby(numbers);
            int of = images.size();
            int done = image;
            walk.run(
                    windows,
                    patch -> take(patch, walk.stride(), walk.halo(), nearby),
                    cancel,
                    step -> progress.report(new Progress(
                            "score patches",
                            done * step.total() + step.done(),
                            of * step.total(),
                            System.nanoTime() - start)));
        }
        return tally;
    }

    private Map<Bucket, List<Integer>> nearby(List<Integer> numbers) {
        var nearby = new HashMap<Bucket, List<Integer>>();
        for (int number : numbers) {
            for (var bucket : buckets(pool.patches().get(number).window())) {
                nearby.computeIfAbsent(bucket, _ -> new ArrayList<>()).add(number);
            }
        }
        return nearby;
    }

    private static List<Bucket> buckets(Window window) {
        var buckets = new ArrayList<Bucket>();
        for (long row = Math.floorDiv(window.row(), BUCKET); row * BUCKET < window.endRow(); row++) {
            for (long column = Math.floorDiv(window.column(), BUCKET); column * BUCKET < window.endColumn(); column++) {
                buckets.add(new Bucket(column, row));
            }
        }
        return buckets;
    }

    private void take(DescribedPatch described, int stride, int halo, Map<Bucket, List<Integer>> nearby) {
        var core = described.core();
        int rows = core.height() / stride;
        int columns = core.width() / stride;
        int places = rows * columns;
        int classes = tally.classes();
        var answers = new ArrayList<float[]>();
        for (int i = 0; i < models.size(); i++) {
            answers.add(probabilities(models.get(i).head(), described.features().get(i), rows, columns, halo));
        }
        var mean = answers.size() == 1 ? answers.getFirst() : PixelMeasures.mean(answers, classes, places);
        var entropy = new float[places];
        ScoreMeasures.entropyAll(mean, classes, places, entropy);
        var measure = measure(described, answers, mean, entropy, rows, columns, halo);
        var best = new byte[places];
        Scores.argMaxAll(mean, classes, places, best);
        var borders = settings.reduction() == Reduction.INNER_MEAN
                        && settings.strategy().isReduced()
                ? Borders.of(best, rows, columns, Math.max(1, Math.round((float) settings.borderPixels() / stride)))
                : new BitSet();
        var seen = seen(described.invalid(), core.width(), stride, rows, columns);
        buckets(core).stream()
                .flatMap(bucket -> nearby.getOrDefault(bucket, List.of()).stream())
                .distinct()
                .sorted()
                .forEach(number -> {
                    var inside = Places.of(pool.patches().get(number).window(), core, stride);
                    inside.forEach(columns, place -> {
                        if (seen.get(place)) {
                            tally.add(
                                    number,
                                    measure[place],
                                    entropy[place],
                                    borders.get(place) ? Inner.AT_A_BORDER : Inner.AWAY_FROM_BORDERS);
                            for (int index = 0; index < classes; index++) {
                                tally.addClass(number, index, mean[index * places + place]);
                            }
                        }
                    });
                    if (tally.channels() > 0) {
                        var summed = new FeatureSums(described.features().getFirst(), rows, columns, halo);
                        summed.add(tally, number, inside, seen, mean, best);
                    }
                });
    }

    private float[] measure(
            DescribedPatch described,
            List<float[]> answers,
            float[] mean,
            float[] entropy,
            int rows,
            int columns,
            int halo) {
        int places = rows * columns;
        int classes = tally.classes();
        var measure = new float[places];
        switch (settings.strategy()) {
            case RANDOM, CORE_SET, BADGE, CLASS_BALANCED -> {} // these do not look at single pixels
            case ENTROPY -> System.arraycopy(entropy, 0, measure, 0, places);
            case MARGIN -> PixelMeasures.margin(mean, classes, places, measure);
            case LEAST_CONFIDENCE -> PixelMeasures.leastConfidence(mean, classes, places, measure);
            case BALD, POWER_BALD -> {
                var drawn = new ArrayList<float[]>();
                for (var head : draws) {
                    drawn.add(probabilities(head, described.features().getFirst(), rows, columns, halo));
                }
                PixelMeasures.mutualInformation(drawn, classes, places, measure);
            }
            case COMMITTEE -> {
                switch (settings.disagreement()) {
                    case VOTES -> PixelMeasures.voteEntropy(answers, classes, places, measure);
                    case DIVERGENCE -> PixelMeasures.mutualInformation(answers, classes, places, measure);
                }
            }
        }
        return measure;
    }

    private static float[] probabilities(BodyHead head, float[] features, int rows, int columns, int halo) {
        var scores = head.scores(features, rows, columns, halo);
        Scores.softmaxAll(scores, head.classes(), rows * columns);
        return scores;
    }

    /// Places all of whose pixels hold data.
    private static BitSet seen(BitSet invalid, int width, int stride, int rows, int columns) {
        var seen = new BitSet(rows * columns);
        seen.set(0, rows * columns);
        for (int pixel = invalid.nextSetBit(0); pixel >= 0; pixel = invalid.nextSetBit(pixel + 1)) {
            seen.clear(pixel / width / stride * columns + pixel % width / stride);
        }
        return seen;
    }
}
