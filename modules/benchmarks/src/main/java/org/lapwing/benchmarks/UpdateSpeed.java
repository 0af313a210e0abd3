package org.lapwing.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Consumer;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.DeviceQueue;
import org.lapwing.jobs.ProgressListener;
import org.lapwing.jobs.WorkerPool;
import org.lapwing.labels.LabelMatching;
import org.lapwing.labels.LabelRaster;
import org.lapwing.labels.Legend;
import org.lapwing.labels.LegendFile;
import org.lapwing.labels.annotation.Annotation;
import org.lapwing.labels.annotation.LabelClasses;
import org.lapwing.labels.annotation.LabelEdit;
import org.lapwing.labels.annotation.LabelStore;
import org.lapwing.labels.annotation.SavedLabels;
import org.lapwing.labels.geometry.PixelRegion;
import org.lapwing.learning.update.FeatureCache;
import org.lapwing.learning.update.ModelUpdate;
import org.lapwing.learning.update.UpdateRequest;
import org.lapwing.learning.update.UpdateResult;
import org.lapwing.learning.update.UpdateSettings;
import org.lapwing.model.Checkpoint;
import org.lapwing.model.device.ComputeDevice;
import org.lapwing.model.serving.FeatureNetworks;
import org.lapwing.raster.RasterFiles;
import org.lapwing.raster.RasterSource;
import org.lapwing.raster.Window;

/// Seconds from ten newly labelled patches of the sample project to the updated checkpoint on disk: files
/// opened, labels burnt, windows described, the head fitted, the checkpoint stored.
final class UpdateSpeed {

    private static final int PATCH = 128;
    private static final int EARLIER = 40;
    private static final int RECENT = 10;
    private static final double GOAL_SECONDS = 5;
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-20T18:00:00Z"), ZoneOffset.UTC);

    private UpdateSpeed() {}

    static void measure(Path folder, Consumer<Line> rows) throws Exception {
        MadeScene.write(folder);
        var labels = folder.resolve("update-labels.gpkg");
        Files.deleteIfExists(labels);
        Checkpoint base;
        try (var image = RasterFiles.open(MadeScene.image(folder))) {
            base = MadeScene.randomModel(folder, image);
        }
        draw(folder, labels, 0, EARLIER);
        var cache = new FeatureCache(FeatureCache.USUAL_BYTES);
        try (var device = new DeviceQueue("device-0");
                var pool = WorkerPool.create("tile", WorkerPool.decoderThreads(), WorkerPool.Ending.ABANDON)) {
            // the first also loads the engine and compiles; it is told, and is what a new process takes
            var update = new ModelUpdate(new FeatureNetworks(new ComputeDevice.Cpu()), device, pool, cache);
            base = timed(
                    String.format(Locale.ROOT, "update by %d patches, the first of a process", EARLIER),
                    folder,
                    labels,
                    base,
                    update,
                    rows);
            for (int round = 1; round <= 3; round++) {
                draw(folder, labels, EARLIER + (round - 1) * RECENT, RECENT);
                base = timed(
                        String.format(
                                Locale.ROOT,
                                "update by %d new patches after %d",
                                RECENT,
                                EARLIER + (round - 1) * RECENT),
                        folder,
                        labels,
                        base,
                        update,
                        rows);
            }
        }
    }

    private static Checkpoint timed(
            String what, Path folder, Path labels, Checkpoint base, ModelUpdate update, Consumer<Line> rows)
            throws IOException {
        long start = System.nanoTime();
        UpdateResult result;
        try (var image = RasterFiles.open(MadeScene.image(folder))) {
            var request =
                    UpdateRequest.of(base, image, Optional.empty(), SavedLabels.read(labels), UpdateSettings.USUAL);
            result = update.run(request, CancelToken.NEVER, ProgressListener.NONE);
        }
        double seconds = (System.nanoTime() - start) * 1e-9;
        rows.accept(new Limit(what, seconds, "s", GOAL_SECONDS));
        var times = result.report().seconds();
        rows.accept(
                new Limit("– of it describing " + times.described() + " windows", times.describing(), "s", Double.NaN));
        rows.accept(new Limit("– of it fitting the head", times.fitting(), "s", Double.NaN));
        return switch (result) {
            case UpdateResult.Published published -> published.checkpoint();
            case UpdateResult.Refused refused -> throw new IOException(refused.sentence());
        };
    }

    /// Draws patches as a careful person would: one area a class and patch, along its pixels.
    private static void draw(Path folder, Path file, int from, int count) throws Exception {
        var legend = LegendFile.read(MadeScene.legend(folder));
        try (var raster = RasterFiles.open(MadeScene.labels(folder));
                var truth = LabelRaster.open(raster, legend, LabelMatching.AUTOMATIC);
                var store = Files.exists(file)
                        ? LabelStore.open(file, "benchmark", CLOCK)
                        : LabelStore.create(file, raster.grid().crs(), LabelClasses.of(legend), "benchmark", CLOCK)) {
            for (int number = from; number < from + count; number++) {
                store.apply(LabelEdit.of(patch(truth, legend, number)));
            }
        }
    }

    private static List<LabelEdit> patch(RasterSource truth, Legend legend, int number) throws IOException {
        var random = new SplittableRandom(number);
        int places = MadeScene.SIDE / PATCH;
        var window =
                Window.of((long) random.nextInt(places) * PATCH, (long) random.nextInt(places) * PATCH, PATCH, PATCH);
        var tile = truth.read(window, CancelToken.NEVER);
        var edits = new ArrayList<LabelEdit>();
        for (int index = 0; index < legend.size(); index++) {
            var pixels = new BitSet();
            for (int i = 0; i < PATCH * PATCH; i++) {
                if ((int) tile.sample(0, i % PATCH, i / PATCH) == index) {
                    pixels.set(i);
                }
            }
            if (!pixels.isEmpty()) {
                var area = PixelRegion.of(window, pixels).outline(truth.grid().transform());
                edits.add(new LabelEdit.Add(Annotation.drawn(
                        new UUID(number, index),
                        legend.classes().get(index).code(),
                        area,
                        "benchmark",
                        CLOCK.instant())));
            }
        }
        return edits;
    }
}
