package org.lapwing.learning;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.ProgressListener;
import org.lapwing.labels.LabelRaster;
import org.lapwing.labels.UnmatchedValue;
import org.lapwing.learning.PatchSampler.Labelling;
import org.lapwing.learning.SpatialSplit.Part;
import org.lapwing.model.BandNormalization;
import org.lapwing.raster.TileCache;

/// What a run knows about its images before it starts: who learns where, and how values are normalised.
///
/// Depends on images, settings and gap only, so a resumed run finds the same again.
///
/// @param images the images behind a cache of decoded tiles
/// @param census where the classes are
/// @param split which blocks train, validate and test
/// @param measured where the values of each band lie
record TrainingData(
        List<LabelledImage> images, LabelCensus census, SpatialSplit split, TrainingStatistics.Measured measured) {

    private static final long MOST_CACHE = 768L << 20;

    TrainingData {
        images = List.copyOf(images);
    }

    /// Reads what is needed.
    ///
    /// @param classes number of classes
    /// @param gap distance in pixels between the parts
    /// @param remarks told in whole sentences which values of the labels no class takes
    static TrainingData of(
            List<LabelledImage> images,
            TrainingSettings settings,
            int classes,
            int gap,
            CancelToken cancel,
            ProgressListener listener,
            Consumer<String> remarks)
            throws IOException {
        var counted = images.stream().map(TrainingData::uncounted).toList();
        var cached = cached(counted);
        var layout = BlockLayout.of(cached, settings.area(), gap);
        var census = LabelCensus.of(cached, layout, classes, settings.seed(), cancel, listener);
        for (var each : counted) {
            if (each.labels() instanceof LabelRaster labels) {
                var unmatched = UnmatchedValue.sentences(labels.name(), labels.unmatched());
                if (!unmatched.isEmpty()) {
                    remarks.accept(String.join("\n", unmatched));
                }
                labels.requireMostMatched();
            }
        }
        boolean sparse = isSparse(images);
        var split = dealt(census, settings, gap, sparse);
        if (sparse) {
            withheld(census, split).ifPresent(remarks);
        }
        var measured = TrainingStatistics.of(cached, census, split, settings.seed(), cancel, listener);
        return new TrainingData(cached, census, split, measured);
    }

    private static SpatialSplit dealt(LabelCensus census, TrainingSettings settings, int gap, boolean sparse)
            throws TrainingDataException {
        var shares = settings.shares();
        if (settings.fold().isPresent()) {
            Set<Integer> locked = sparse ? LockedBlocks.of(census.layout(), shares.test()) : Set.of();
            return FoldDealer.deal(census, settings.fold().get(), locked, gap);
        }
        return sparse
                ? SplitDealer.dealSparse(census, shares, gap, settings.seed())
                : SplitDealer.deal(census, shares, gap, settings.seed());
    }

    /// Whether labels stand in few places only, which the images name.
    static boolean isSparse(List<LabelledImage> images) {
        return images.stream().anyMatch(image -> image.labelled().isPresent());
    }

    /// What a person should know about labels on locked blocks; empty where there are none.
    private static Optional<String> withheld(LabelCensus census, SpatialSplit split) {
        long all = Arrays.stream(census.total(_ -> true)).sum();
        long locked = Arrays.stream(
                        census.total(cell -> split.blocks().get(cell.block()).part() == Part.TEST))
                .sum();
        return locked == 0
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "%d of %d labelled pixels lie on blocks that are kept for testing; they are not learnt from.",
                        locked,
                        all));
    }

    /// The same image with labels that count the values of this run only.
    private static LabelledImage uncounted(LabelledImage image) {
        return image.labels() instanceof LabelRaster labels
                ? new LabelledImage(image.image(), labels.uncounted(), image.files(), image.labelled())
                : image;
    }

    private static List<LabelledImage> cached(List<LabelledImage> images) {
        var cache = new TileCache(Math.min(MOST_CACHE, Runtime.getRuntime().maxMemory() / 4));
        var cached = new ArrayList<LabelledImage>();
        for (var each : images) {
            cached.add(new LabelledImage(
                    new CachedRaster(each.image(), cache),
                    new CachedRaster(each.labels(), cache),
                    each.files(),
                    each.labelled()));
        }
        return cached;
    }

    /// How the values of each band are normalised.
    List<BandNormalization> bands() {
        return measured.bands();
    }

    /// Labelled training pixels per class.
    long[] trainingCounts() {
        return census.total(cell -> split.isFree(cell.image(), cell.window(), Part.TRAINING));
    }

    /// Reads patches as the split allows.
    PatchReader reader() {
        return new PatchReader(images, census.layout(), split, bands());
    }

    /// Chooses places as the settings say.
    PatchSampler sampler(TrainingSettings settings, Recipe recipe) {
        return new PatchSampler(
                census,
                split,
                settings.sampling(),
                recipe.balancedShare(),
                isSparse(images) ? Labelling.SPARSE : Labelling.DENSE);
    }
}
