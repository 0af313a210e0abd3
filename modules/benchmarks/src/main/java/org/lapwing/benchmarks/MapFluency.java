package org.lapwing.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.scene.layout.Pane;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.CancelledException;
import org.lapwing.jobs.DeviceQueue;
import org.lapwing.jobs.Lane;
import org.lapwing.jobs.WorkerPool;
import org.lapwing.labels.LabelMatching;
import org.lapwing.labels.LabelRaster;
import org.lapwing.labels.LegendFile;
import org.lapwing.learning.LabelledImage;
import org.lapwing.learning.TrainingLength;
import org.lapwing.learning.TrainingRun;
import org.lapwing.learning.TrainingSettings;
import org.lapwing.mapview.ImageryStyle;
import org.lapwing.mapview.Layer;
import org.lapwing.mapview.LinkedMaps;
import org.lapwing.mapview.ScoreMode;
import org.lapwing.mapview.Stretch;
import org.lapwing.model.device.ComputeDevice;
import org.lapwing.model.device.NativeSettings;
import org.lapwing.model.device.Precision;
import org.lapwing.model.djl.DjlTrainableFactory;
import org.lapwing.model.serving.Segmenters;
import org.lapwing.prediction.LiveModel;
import org.lapwing.prediction.PredictionSettings;
import org.lapwing.raster.RasterFiles;
import org.lapwing.raster.RasterSource;
import org.lapwing.raster.TileCache;
import org.lapwing.raster.TileLoader;
import org.lapwing.raster.Window;
import org.lapwing.raster.pyramid.OverviewCache;

/// How smoothly a map of 1024 × 768 with a live prediction moves, with and without training on the same device, in one
/// view and in four; and whether its memory stays flat. Runs on JavaFX's headless platform.
final class MapFluency {

    private static final long SCRIPT_NANOS = Duration.ofSeconds(20).toNanos();
    private static final long WARM_UP_NANOS = Duration.ofMinutes(3).toNanos();
    private static final long LONG_SCRIPT_NANOS = Duration.ofMinutes(10).toNanos();
    private static final double FRAME_MILLIS = 16;
    private static final double COMMIT_MILLIS = 4;
    private static final double MEBIBYTE = 1 << 20;

    private final Path folder;
    private final Consumer<Line> lines;
    private final List<AutoCloseable> open = new ArrayList<>();
    private final DeviceQueue device = new DeviceQueue("device-0");
    private final TileLoader tiles = TileLoader.create(new TileCache(256L << 20));
    private final WorkerPool trainer = WorkerPool.create("train", 1, WorkerPool.Ending.ABANDON);
    private final WorkerPool decoders =
            WorkerPool.create("patch", WorkerPool.decoderThreads(), WorkerPool.Ending.ABANDON);
    private final RasterSource image;
    private final Window home;
    private final LinkedMaps maps;
    private List<Layer> layers;

    /// @param image what is shown and predicted; closed by this
    private MapFluency(Path folder, Consumer<Line> lines, RasterSource image) throws Exception {
        this.folder = folder;
        this.lines = lines;
        this.image = image;
        home = Window.of(image.grid().columns() * 3 / 8, image.grid().rows() * 13 / 32, 1024, 768);
        layers = List.of(Layer.of("image", "Image", image, ImageryStyle.of(0, 1, 2, Stretch.bytes())));
        maps = Fx.show(() -> {
            var views = new LinkedMaps(tiles);
            views.setViews(List.of(layers));
            return views;
        });
    }

    /// Lays a prediction over the image.
    private void predict() throws Exception {
        var checkpoint = MadeScene.randomModel(folder, image);
        device.submit(Lane.INTERACTIVE, CancelToken.NEVER, NativeSettings::giveWay)
                .get(); // as in the window
        var live = new LiveModel(image, device, new Segmenters(new ComputeDevice.Cpu()), PredictionSettings.live());
        var prediction = live.offer(checkpoint).get();
        open.add(live);
        layers = List.of(
                layers.getFirst(),
                Layer.of("map", "Prediction", prediction, MadeScene.scoreStyle(folder, ScoreMode.CLASS))
                        .withOpacity(0.6));
    }

    /// Twenty seconds each: one view, four views, one view while a network trains.
    static void measure(Path folder, Consumer<Line> lines) throws Exception {
        scene(folder, lines).measure();
    }

    /// Ten minutes of moving; heap and resident memory after the first and at the end.
    static void measureMemory(Path folder, Consumer<Line> lines) throws Exception {
        scene(folder, lines).memory();
    }

    /// Twenty seconds over the large file from the moment it is opened, while its reduced copies are made.
    static void measureLarge(Path folder, Consumer<Line> lines) throws Exception {
        MadeScene.write(folder); // for its legend
        var copies = folder.resolve("copies");
        Folders.delete(copies);
        var file = OpeningLargeFile.file(folder);
        try (var builders = WorkerPool.create("builder", 1, WorkerPool.Ending.ABANDON)) {
            Fx.show(Pane::new); // the toolkit's start is not the file's
            long start = System.nanoTime();
            var image = new OverviewCache(copies, builders).attach(RasterFiles.open(file), CancelToken.NEVER);
            var fluency = new MapFluency(folder, lines, image);
            fluency.showWhole();
            lines.accept(new Limit(
                    OpeningLargeFile.side() + "² file opened in a map, first picture of the whole",
                    (System.nanoTime() - start) * 1e-9,
                    "s",
                    2));
            fluency.predict();
            fluency.show(1);
            fluency.script(OpeningLargeFile.side() + "² file, prediction on, reduced copies being made", SCRIPT_NANOS);
            image.ready().join();
            fluency.close();
        }
        Folders.delete(copies);
    }

    private static MapFluency scene(Path folder, Consumer<Line> lines) throws Exception {
        MadeScene.write(folder);
        var fluency = new MapFluency(folder, lines, RasterFiles.open(MadeScene.image(folder)));
        fluency.predict();
        return fluency;
    }

    private void measure() throws Exception {
        show(1);
        script("prediction on", SCRIPT_NANOS);
        show(4);
        script("prediction on, four linked views", SCRIPT_NANOS);
        show(1);
        var cancel = CancelToken.create();
        var training = train(cancel);
        script("prediction on, training on the same device", SCRIPT_NANOS);
        cancel.cancel();
        training.handle((_, _) -> true).get();
        close();
    }

    private void memory() throws Exception {
        show(1);
        script("warming up", WARM_UP_NANOS); // until the caches are as full as they get
        double heapBefore = heap();
        double residentBefore = resident();
        script("prediction on, ten minutes", LONG_SCRIPT_NANOS);
        lines.accept(new Limit(
                "growth of the heap over ten minutes of moving, from "
                        + String.format(Locale.ROOT, "%.0f MiB", heapBefore),
                heap() - heapBefore,
                "MiB",
                heapBefore * 0.1));
        lines.accept(new Limit(
                "growth of resident memory over the same, from "
                        + String.format(Locale.ROOT, "%.0f MiB", residentBefore),
                resident() - residentBefore,
                "MiB",
                residentBefore * 0.1));
        close();
    }

    private void show(int views) throws Exception {
        Fx.call(() -> {
            maps.setViews(Collections.nCopies(views, layers));
            maps.applyCss();
            maps.layout();
            maps.primary().zoomTo(home);
            return true;
        });
        Fx.call(maps::settled).get();
    }

    /// Shows the whole image and waits for the first picture in which a tile of it is drawn.
    private void showWhole() throws Exception {
        var drawn = new CompletableFuture<Void>();
        Fx.call(() -> {
            var map = maps.primary();
            map.onPicture(() -> {
                var seen = map.picture();
                int middle = seen.argb(seen.width() / 2, seen.height() / 2);
                if (middle != seen.argb(0, 0)) { // a corner lies beside the image
                    drawn.complete(null);
                }
            });
            map.zoomTo(Window.of(
                    0, 0, (int) image.grid().columns(), (int) image.grid().rows()));
            return true;
        });
        drawn.get();
        Fx.call(() -> {
            maps.primary().onPicture(() -> {});
            return true;
        });
    }

    private void script(String what, long nanos) throws Exception {
        var script = Fx.call(() -> {
            var made = new FrameScript(maps.primary(), nanos);
            made.start();
            return made;
        });
        script.done().get();
        var frames = script.frames();
        double commit = Fx.call(() -> maps.views().stream()
                        .mapToLong(view -> view.statistics().maxCommitNanos())
                        .max()
                        .orElse(0))
                * 1e-6;
        lines.accept(new Limit("FX thread, longest block; " + what, script.longestWaitMillis(), "ms", FRAME_MILLIS));
        lines.accept(new Limit("FX thread, longest commit so far; " + what, commit, "ms", COMMIT_MILLIS));
        for (int percent : new int[] {50, 95, 99}) {
            lines.accept(new Limit(
                    "time between frames, " + percent + " %; " + what,
                    frames.get(Math.min(frames.size() - 1, frames.size() * percent / 100)),
                    "ms",
                    Double.NaN));
        }
        Fx.call(maps::settled).get();
    }

    private CompletableFuture<Void> train(CancelToken cancel) throws IOException {
        var legend = LegendFile.read(MadeScene.legend(folder));
        var file = MadeScene.labels(folder);
        var labels = LabelRaster.open(RasterFiles.open(file), legend, LabelMatching.BY_CODE);
        var started = new CompletableFuture<Void>();
        var ended = new CompletableFuture<Void>();
        var settings = TrainingSettings.defaults().withLength(new TrainingLength.Budget(Duration.ofMinutes(5)));
        var model = Files.createTempDirectory(folder, "trained");
        trainer.execute(() -> {
            try (labels) {
                new TrainingRun(
                                List.of(new LabelledImage(image, labels, List.of(MadeScene.image(folder), file))),
                                legend,
                                settings,
                                model,
                                new DjlTrainableFactory(new ComputeDevice.Cpu(), Precision.FLOAT32),
                                device,
                                decoders)
                        .run(cancel, _ -> started.complete(null));
                ended.complete(null);
            } catch (CancelledException stopped) {
                ended.complete(null);
            } catch (IOException | RuntimeException failure) { // whoever waits for the end is told
                started.completeExceptionally(failure);
                ended.completeExceptionally(failure);
            }
        });
        started.join(); // splitting and counting are over, or it has failed
        return ended;
    }

    private void close() throws Exception {
        Fx.call(() -> {
            maps.close();
            return true;
        });
        for (var each : open) {
            each.close();
        }
        tiles.close();
        trainer.close();
        decoders.close();
        device.close();
        image.close();
    }

    private static double heap() {
        for (int round = 0; round < 3; round++) {
            System.gc(); // what is left is held
        }
        var runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) / MEBIBYTE;
    }

    /// Resident memory in MiB where the system tells it, else NaN.
    private static double resident() throws IOException {
        var status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return Double.NaN;
        }
        try (var told = Files.lines(status)) {
            return told.filter(line -> line.startsWith("VmRSS:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(Double.NaN);
        }
    }
}
