package org.lapwing.learning;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.ProgressListener;
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
    static TrainingData of(
            List<LabelledImage> images,
            TrainingSettings settings,
            int classes,
            int gap,
            CancelToken cancel,
            ProgressListener listener)
            throws IOException {
        var cached = cached(images);
        var layout = BlockLayout.of(cached, settings.area(), gap);
        var census = LabelCensus.of(cached, layout, classes, settings.seed(), cancel, listener);
        var split = SplitDealer.deal(census, settings.shares(), gap, settings.seed());
        var measured = TrainingStatistics.of(cached, census, split, settings.seed(), cancel, listener);
        return new TrainingData(cached, census, split, measured);
    }

    private static List<LabelledImage> cached(List<LabelledImage> images) {
        var cache = new TileCache(Math.min(MOST_CACHE, Runtime.getRuntime().maxMemory() / 4));
        var cached = new ArrayList<LabelledImage>();
        for (var each : images) {
            cached.add(new LabelledImage(
                    new CachedRaster(each.image(), cache), new CachedRaster(each.labels(), cache), each.files()));
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
}
