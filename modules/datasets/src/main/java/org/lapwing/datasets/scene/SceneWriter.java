package org.lapwing.datasets.scene;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.Outcome;
import org.lapwing.jobs.Progress;
import org.lapwing.jobs.ProgressListener;
import org.lapwing.jobs.WorkerPool;
import org.lapwing.labels.LegendFile;
import org.lapwing.raster.Window;
import org.lapwing.raster.write.EncodedBlock;
import org.lapwing.raster.write.GeoTiffOptions;
import org.lapwing.raster.write.GeoTiffWriter;
import org.lapwing.raster.write.WriteFailures;
import org.lapwing.raster.write.WriteTarget;

/// Writes a [LandscapeScene] to a folder.
public final class SceneWriter {

    /// The imagery.
    public static final String IMAGE = "image.tif";

    /// Its land cover.
    public static final String LABELS = "labels.tif";

    /// The classes.
    public static final String LEGEND = "legend.json";

    /// Everything that is written.
    public static final List<String> FILES = List.of(IMAGE, LABELS, LEGEND);

    /// Side of the windows drawn at once, whole blocks of the files.
    private static final int WINDOW = 512;

    private SceneWriter() {}

    /// Writes `image.tif`, `labels.tif` and `legend.json`, replacing what is there.
    ///
    /// @param folder made when it is not there
    /// @param progress counts blocks of both rasters
    public static void write(Path folder, SceneSettings settings, CancelToken cancel, ProgressListener progress)
            throws IOException {
        try (var pool = WorkerPool.create("scene", WorkerPool.decoderThreads(), WorkerPool.Ending.ABANDON)) {
            write(folder, settings, cancel, progress, pool, 2 * WorkerPool.decoderThreads());
        }
    }

    /// Writes with given threads; the files do not depend on them.
    ///
    /// @param ahead windows drawn at once
    static void write(
            Path folder,
            SceneSettings settings,
            CancelToken cancel,
            ProgressListener progress,
            Executor threads,
            int ahead)
            throws IOException {
        WriteFailures.makeFolder(folder);
        for (var name : FILES) {
            WriteTarget.check(folder.resolve(name));
        }
        var scene = LandscapeScene.plan(settings, cancel);
        var seed = Map.of("SCENE_SEED", Long.toString(settings.seed()));
        try (var image = GeoTiffWriter.create(
                        folder.resolve(IMAGE),
                        scene.grid(),
                        LandscapeScene.IMAGE_BANDS,
                        GeoTiffOptions.defaults().withMetadata(seed));
                var labels = GeoTiffWriter.create(
                        folder.resolve(LABELS),
                        scene.grid(),
                        LandscapeScene.LABEL_BANDS,
                        GeoTiffOptions.classes(SceneClass.colors(), SceneClass.names())
                                .withMetadata(seed))) {
            draw(scene, image, labels, cancel, progress, threads, ahead);
            labels.finish(cancel, ProgressListener.NONE);
            image.finish(cancel, ProgressListener.NONE);
        }
        LegendFile.write(folder.resolve(LEGEND), SceneClass.LEGEND);
    }

    private record Drawn(List<EncodedBlock> image, List<EncodedBlock> labels) {}

    private static void draw(
            LandscapeScene scene,
            GeoTiffWriter image,
            GeoTiffWriter labels,
            CancelToken cancel,
            ProgressListener progress,
            Executor threads,
            int ahead)
            throws IOException {
        long start = System.nanoTime();
        var windows = windows(scene);
        var waiting = new ArrayList<CompletableFuture<Drawn>>();
        int asked = 0;
        for (int done = 0; done < windows.size(); done++) {
            for (; asked < windows.size() && asked < done + ahead; asked++) {
                var window = windows.get(asked);
                waiting.add(CompletableFuture.supplyAsync(() -> draw(scene, window, image, labels, cancel), threads));
            }
            var drawn = Outcome.of(waiting.set(done, new CompletableFuture<>()), cancel);
            image.append(drawn.image);
            labels.append(drawn.labels);
            progress.report(new Progress("scene", done + 1L, windows.size(), System.nanoTime() - start));
        }
    }

    private static List<Window> windows(LandscapeScene scene) {
        var windows = new ArrayList<Window>();
        for (int row = 0; row < scene.grid().rows(); row += WINDOW) {
            for (int column = 0; column < scene.grid().columns(); column += WINDOW) {
                windows.add(Window.of(column, row, WINDOW, WINDOW)
                        .clip(scene.grid())
                        .orElseThrow());
            }
        }
        return windows;
    }

    private static Drawn draw(
            LandscapeScene scene, Window window, GeoTiffWriter image, GeoTiffWriter labels, CancelToken cancel) {
        cancel.throwIfCancelled();
        var view = scene.view(window);
        return new Drawn(image.encoder().encode(view.image()), labels.encoder().encode(view.labels()));
    }
}
