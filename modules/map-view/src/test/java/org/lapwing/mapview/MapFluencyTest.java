package org.lapwing.mapview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lapwing.labels.LabelMatching;
import org.lapwing.labels.LabelRaster;
import org.lapwing.labels.LegendFile;
import org.lapwing.raster.RasterFiles;
import org.lapwing.raster.RasterSource;
import org.lapwing.raster.TileCache;
import org.lapwing.raster.TileLoader;
import org.lapwing.raster.Window;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// Moves over a real aerial image and its ground truth; runs where the real data is.
@ExtendWith(ApplicationExtension.class)
class MapFluencyTest {

    private static final Logger LOG = LoggerFactory.getLogger(MapFluencyTest.class);
    private static final long MOST_MILLIS_A_PULSE = 8;

    private final TileLoader loader = TileLoader.create(new TileCache(256L << 20));
    private RasterSource image;
    private RasterSource labels;
    private MapPane map;
    private long openedAt;

    @BeforeAll
    static void needRealData() {
        Assumptions.assumeTrue(data().isPresent(), "LAPWING_REAL_DATA is not set");
    }

    @Start
    void start(Stage stage) throws Exception {
        var folder = data().orElseThrow().resolve("landcover/dubai_mosaic");
        var legend = LegendFile.read(folder.resolve("legend.json"));
        image = RasterFiles.open(folder.resolve("dubai_tile8_rgb.tif"));
        labels = LabelRaster.open(
                RasterFiles.open(folder.resolve("dubai_tile8_labels.tif")), legend, LabelMatching.BY_CODE);
        openedAt = System.nanoTime();
        map = new MapPane(loader);
        map.setLayers(List.of(
                Layer.of("image", "Image", image, ImageryStyle.of(0, 1, 2, Stretch.bytes())),
                Layer.of("truth", "Truth", labels, new ClassStyle(legend)).withOpacity(0.4)));
        stage.setScene(new Scene(map, 1440, 900));
        stage.show();
    }

    @AfterEach
    void close() {
        onFx(() -> {
            map.close();
            return 0;
        });
        loader.close();
        image.close();
        labels.close();
    }

    @Test
    void panningAndZoomingNeverHoldsTheScreenUp() throws Exception {
        settle();
        LOG.info("whole image shown {} ms after opening", (System.nanoTime() - openedAt) / 1_000_000);
        picture("dubai-home.png");
        onFx(() -> {
            map.zoomTo(Window.of(3000, 2000, 1440, 900));
            return 0;
        });
        long start = System.nanoTime();
        settle();
        LOG.info("native view shown after {} ms", (System.nanoTime() - start) / 1_000_000);
        picture("dubai-native.png");
        move("panned", 0);
        move("panned and zoomed", 0.03);
        picture("dubai-after.png");
        assertEquals(0, onFx(map::statistics).missingTiles());
    }

    private void move(String what, double zoom) throws Exception {
        var before = cpuMillis();
        var script = new Script(map, zoom);
        onFx(() -> {
            script.start();
            return 0;
        });
        script.done.get(150, TimeUnit.SECONDS);
        settle();
        var after = cpuMillis();
        after.replaceAll((thread, millis) -> millis - before.getOrDefault(thread, 0L));
        LOG.info(
                "{}: longest gap between pulses {} ms, processor milliseconds by thread {} in {} pulses, {}",
                what,
                script.longestGap / 1_000_000,
                after,
                Script.STEPS,
                onFx(map::statistics));
        assertTrue(
                after.getOrDefault("JavaFX Application Thread", 0L) < Script.STEPS * MOST_MILLIS_A_PULSE,
                "the FX thread worked " + after);
    }

    /// Processor time of the threads that matter, which other work on the machine does not blur.
    private static Map<String, Long> cpuMillis() {
        var times = new TreeMap<String, Long>();
        var threads = ManagementFactory.getThreadMXBean();
        for (var info : threads.getThreadInfo(threads.getAllThreadIds())) {
            if (info != null && info.getThreadName().matches("map-painter|JavaFX.*|QuantumRenderer.*|tile-.*")) {
                times.merge(info.getThreadName(), threads.getThreadCpuTime(info.getThreadId()) / 1_000_000, Long::sum);
            }
        }
        return times;
    }

    private void picture(String name) throws Exception {
        var folder = System.getProperty("lapwing.pictures");
        if (folder != null) {
            Files.createDirectories(Path.of(folder));
            Snapshots.write(onFx(() -> map.snapshot(null, null)), Path.of(folder, name));
        }
    }

    private void settle() throws Exception {
        onFx(map::settled).get(60, TimeUnit.SECONDS);
    }

    private static Optional<Path> data() {
        return Optional.ofNullable(System.getenv("LAPWING_REAL_DATA")).map(Path::of);
    }

    private static <T> T onFx(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, Platform::runLater).join();
    }

    /// One step of panning and zooming at every pulse.
    private static final class Script extends AnimationTimer {

        private static final int STEPS = 80;

        private final MapPane map;
        private final double zoom;
        private final CompletableFuture<Void> done = new CompletableFuture<>();
        private int pulses;
        private long before;
        private long longestGap;

        Script(MapPane map, double zoom) {
            this.map = map;
            this.zoom = zoom;
        }

        @Override
        public void handle(long now) {
            longestGap = before == 0 ? 0 : Math.max(longestGap, now - before);
            before = now;
            if (++pulses > STEPS) {
                stop();
                done.complete(null);
                return;
            }
            double angle = pulses * 0.05;
            var view = map.viewport().pan(Math.rint(9 * Math.cos(angle)), Math.rint(7 * Math.sin(angle)));
            map.setViewport(view.zoomAt(700, 400, Math.pow(2, zoom * Math.sin(pulses * 0.04))));
        }
    }
}
