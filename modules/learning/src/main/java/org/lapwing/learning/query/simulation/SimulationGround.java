package org.lapwing.learning.query.simulation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.ProgressListener;
import org.lapwing.labels.Legend;
import org.lapwing.learning.CachedRaster;
import org.lapwing.learning.LabelledImage;
import org.lapwing.learning.Labels;
import org.lapwing.learning.Seeds;
import org.lapwing.learning.SpatialSplit;
import org.lapwing.learning.SplitShares;
import org.lapwing.learning.query.PatchPool;
import org.lapwing.learning.query.PoolSettings;
import org.lapwing.learning.query.QueryPatch;
import org.lapwing.model.BandNormalization;
import org.lapwing.raster.RasterReadException;
import org.lapwing.raster.TileCache;
import org.lapwing.raster.Window;

/// The ground of a simulation: which patches may be asked for, and where the network is measured.
///
/// Whole blocks are held back for measuring and a gap is kept around them, as a training run does; a patch of
/// the pool lies clear of both with all its pixels, and at least half of it is labelled, so that the oracle has
/// an answer.
///
/// @param image imagery and labels behind a cache of tiles
/// @param pool patches that may be asked for
/// @param test windows that are measured
/// @param bands how values are normalised: by the imagery of the pool, which needs no label
public record SimulationGround(LabelledImage image, PatchPool pool, List<Window> test, List<BandNormalization> bands) {

    private static final long MOST_CACHE = 768L << 20;
    private static final double LEAST_LABELLED = 0.5;
    private static final int MEASURED_PATCHES = 64;
    private static final int FEWEST_PATCHES = 4;

    /// Copies the lists.
    public SimulationGround {
        test = List.copyOf(test);
        bands = List.copyOf(bands);
    }

    /// Lays the ground out. Equal arguments give equal ground.
    ///
    /// @param image imagery and its labels; stays its opener's
    /// @param classes number of classes
    /// @param patches how the pool's patches are laid
    /// @param area pixel window that is used; empty for the whole image
    /// @param testShare share of the blocks that is held back for measuring, above 0 and at most 0.5
    /// @param gap pixels kept between the pool and what is measured
    /// @param seed of the split
    /// @throws IOException where files cannot be read, or too little is labelled; names the remedy
    public static SimulationGround of(
            LabelledImage image,
            int classes,
            PoolSettings patches,
            Optional<Window> area,
            double testShare,
            int gap,
            long seed,
            CancelToken cancel,
            ProgressListener progress)
            throws IOException {
        if (!(testShare > 0 && testShare <= 0.5)) {
            throw new IllegalArgumentException("a test share of " + testShare + "; give more than 0, up to 0.5");
        }
        var cache = new TileCache(Math.min(MOST_CACHE, Runtime.getRuntime().maxMemory() / 4));
        var cached = new LabelledImage(
                new CachedRaster(image.image(), cache), new CachedRaster(image.labels(), cache), image.files());
        var split = SpatialSplit.deal(
                List.of(cached), classes, area, new SplitShares(0, testShare), gap, seed, cancel, progress);
        var laid = PatchPool.of(List.of(image.image()), patches, cancel, progress);
        var free = new ArrayList<QueryPatch>();
        for (var patch : laid.patches()) {
            if (isLearnt(split, patch.window()) && labelledShare(cached, patch.window(), cancel) >= LEAST_LABELLED) {
                free.add(patch);
            }
        }
        if (free.size() < FEWEST_PATCHES) {
            throw new IOException("Only " + free.size() + " of " + laid.size()
                    + " patches are labelled and clear of the test blocks. Give smaller patches, a smaller test share,"
                    + " or an image of which more is labelled.");
        }
        var pool = new PatchPool(laid.images(), free);
        return new SimulationGround(cached, pool, split.testBlocks(0), normalization(cached, pool, seed, cancel));
    }

    /// Whether all pixels of a patch may be learnt; a patch may lie on several training blocks.
    private static boolean isLearnt(SpatialSplit split, Window patch) {
        long covered = 0;
        for (var block : split.blocks()) {
            if (block.part() == SpatialSplit.Part.TRAINING) {
                covered += block.window().intersect(patch).map(Window::pixels).orElse(0L);
            } else if (block.window().grow(split.gap()).intersect(patch).isPresent()) {
                return false;
            }
        }
        return covered == patch.pixels();
    }

    private static double labelledShare(LabelledImage image, Window window, CancelToken cancel)
            throws RasterReadException {
        var indices = new byte[Math.toIntExact(window.pixels())];
        Labels.read(image.labels(), window, indices, cancel);
        int known = 0;
        for (byte each : indices) {
            known += each == (byte) Legend.UNLABELLED ? 0 : 1;
        }
        return (double) known / indices.length;
    }

    private static List<BandNormalization> normalization(
            LabelledImage image, PatchPool pool, long seed, CancelToken cancel) throws RasterReadException {
        var chosen = pool.patches().stream()
                .sorted(Comparator.comparingLong(each -> Seeds.mix(
                        Seeds.mix(seed, each.window().column()), each.window().row())))
                .limit(MEASURED_PATCHES)
                .toList();
        var bands = image.image().bands();
        var result = new ArrayList<BandNormalization>();
        for (int band = 0; band < bands.size(); band++) {
            double sum = 0;
            double squares = 0;
            long count = 0;
            for (var patch : chosen) {
                var tile = image.image().read(patch.window(), cancel);
                var values = new float[(int) patch.window().pixels()];
                tile.copyValues(band, values, 0);
                for (int i = 0; i < values.length; i++) {
                    if (tile.isValid(
                                    i % patch.window().width(),
                                    i / patch.window().width())
                            && Float.isFinite(values[i])) {
                        sum += values[i];
                        squares += (double) values[i] * values[i];
                        count++;
                    }
                }
            }
            double mean = count == 0 ? 0 : sum / count;
            double variance = count == 0 ? 1 : squares / count - mean * mean;
            result.add(new BandNormalization(
                    bands.get(band).name(), band, mean, variance > 1e-12 ? Math.sqrt(variance) : 1));
        }
        return result;
    }

    /// The patches of the initial pool of one repetition: drawn by lot.
    List<Integer> initial(int patches, long seed) {
        var random = new SplittableRandom(Seeds.mix(seed, 0x1A171A1));
        var left = new ArrayList<Integer>();
        for (int i = 0; i < pool.size(); i++) {
            left.add(i);
        }
        var drawn = new ArrayList<Integer>();
        while (drawn.size() < patches && !left.isEmpty()) {
            drawn.add(left.remove(random.nextInt(left.size())));
        }
        return drawn;
    }
}
