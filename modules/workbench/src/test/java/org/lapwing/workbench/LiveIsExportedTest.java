package org.lapwing.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.DeviceQueue;
import org.lapwing.jobs.ProgressListener;
import org.lapwing.labels.Legend;
import org.lapwing.labels.LegendClass;
import org.lapwing.mapview.Layer;
import org.lapwing.mapview.MapPane;
import org.lapwing.mapview.MapPicture;
import org.lapwing.mapview.ScoreMode;
import org.lapwing.mapview.ScoreStyle;
import org.lapwing.model.BandNormalization;
import org.lapwing.model.Checkpoint;
import org.lapwing.model.InitialWeights;
import org.lapwing.model.ModelCard;
import org.lapwing.model.TrainingProvenance;
import org.lapwing.model.UNet;
import org.lapwing.model.device.ComputeDevice;
import org.lapwing.model.graph.ReceptiveField;
import org.lapwing.model.serving.Segmenters;
import org.lapwing.model.store.ModelFolder;
import org.lapwing.prediction.ClassRaster;
import org.lapwing.prediction.ClassificationExport;
import org.lapwing.prediction.ExportRequest;
import org.lapwing.prediction.LiveModel;
import org.lapwing.prediction.PredictedRaster;
import org.lapwing.prediction.PredictionSettings;
import org.lapwing.raster.MemoryRaster;
import org.lapwing.raster.RasterFiles;
import org.lapwing.raster.Tile;
import org.lapwing.raster.TileCache;
import org.lapwing.raster.TileLoader;
import org.lapwing.raster.Window;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// What the map shows is what the file holds: 200 random windows, by the network that really runs.
@ExtendWith(ApplicationExtension.class)
class LiveIsExportedTest {

    private static final int WINDOWS = 200;
    private static final int COLUMNS = 607;
    private static final int ROWS = 421;
    private static final int VIEW_WIDTH = 160;
    private static final int VIEW_HEIGHT = 112;
    private static final UNet NETWORK = new UNet(2, 3, 3, 4, UNet.Norm.BATCH, UNet.Stem.HALF);
    private static final Legend LEGEND = new Legend(
            List.of(
                    new LegendClass(10, "water", "#0000FF", List.of()),
                    new LegendClass(20, "tree", "#00AA00", List.of()),
                    new LegendClass(30, "field", "#FFEE00", List.of())),
            Set.of(0));

    @TempDir
    private Path folder;

    private final MemoryRaster image = org.lapwing.testsupport.Scene.patchwork(COLUMNS, ROWS, 2, 5);
    private final DeviceQueue device = new DeviceQueue("device-test");
    private final Segmenters segmenters = new Segmenters(new ComputeDevice.Cpu());
    private final LiveModel model = new LiveModel(image, device, segmenters, PredictionSettings.live());
    private final TileLoader loader = TileLoader.create(new TileCache(64 << 20));
    private MapPane map;

    @Start
    void start(Stage stage) {
        map = new MapPane(loader);
        stage.setScene(new Scene(map, VIEW_WIDTH, VIEW_HEIGHT));
        stage.show();
        map.resize(VIEW_WIDTH, VIEW_HEIGHT); // the toolkit would do so with the next pulse
        map.layout();
    }

    @AfterEach
    void close() throws Exception {
        onFx(() -> {
            map.close();
            return true;
        });
        FxToolkit.cleanupStages();
        loader.close();
        model.close();
        device.close();
    }

    @Test
    void whatIsSeenAndReadInRandomWindowsIsWhatTheExportedFileHolds() throws Exception {
        var checkpoint = checkpoint();
        var exported = exported(checkpoint);
        var live = model.offer(checkpoint).get(20, TimeUnit.SECONDS);
        show(live);
        var random = new SplittableRandom(200);
        var seen = new BitSet();
        for (int number = 0; number < WINDOWS; number++) {
            requireReadAlike(number, live, exported, random);
            requireSeenAlike(number, exported, random, seen);
        }
        var codes = BitSet.valueOf(new long[] {1L << 0 | 1L << 10 | 1L << 20 | 1L << 30});
        assertEquals(codes, seen, "every class and no data came into view");
    }

    /// A window of any size at any of the predicted levels, also beyond the edges, read as classes.
    private void requireReadAlike(int number, PredictedRaster live, Tile exported, SplittableRandom random)
            throws Exception {
        int level = random.nextInt(PredictedRaster.LEVELS);
        var window = new Window(
                random.nextInt(-20, COLUMNS >> level),
                random.nextInt(-20, ROWS >> level),
                random.nextInt(1, 160),
                random.nextInt(1, 160),
                level);
        var classes = ClassRaster.codes(live, LEGEND);
        var tile = number % 2 == 0
                ? classes.read(window, CancelToken.NEVER)
                : classes.readAsync(window, CancelToken.NEVER, loader.decoders())
                        .get(20, TimeUnit.SECONDS);
        for (int row = 0; row < window.height(); row++) {
            for (int column = 0; column < window.width(); column++) {
                long x = window.column() + column << level;
                long y = window.row() + row << level;
                int expected = code(exported, x, y);
                if (expected != (int) tile.sample(0, column, row) || expected == 0 == tile.isValid(column, row)) {
                    throw new AssertionError("window " + number + ", " + window + ": pixel " + x + ", " + y + " is "
                            + tile.sample(0, column, row) + " live and " + expected + " in the file");
                }
            }
        }
    }

    /// The picture of a view at one, two or four image pixels a screen pixel, colour by colour.
    private void requireSeenAlike(int number, Tile exported, SplittableRandom random, BitSet seen) throws Exception {
        int step = 1 << random.nextInt(PredictedRaster.LEVELS);
        int left = random.nextInt(-40, COLUMNS - VIEW_WIDTH / 2) / step * step;
        int top = random.nextInt(-30, ROWS - VIEW_HEIGHT / 2) / step * step;
        var picture = picture(left, top, step);
        for (int row = 0; row < VIEW_HEIGHT; row++) {
            for (int column = 0; column < VIEW_WIDTH; column++) {
                int code = seenCode(exported, left + column * step, top + row * step, step);
                seen.set(code);
                if (picture.argb(column, row) != color(code)) {
                    throw new AssertionError("view " + number + " at " + left + ", " + top + ", step " + step
                            + ": pixel " + column + ", " + row + " has colour "
                            + Integer.toHexString(picture.argb(column, row)) + " where the file has code " + code);
                }
            }
        }
    }

    private MapPicture picture(int left, int top, int step) throws Exception {
        var transform = image.grid().transform();
        onFx(() -> {
            map.setViewport(map.viewport()
                    .withScale(step)
                    .centeredAt(
                            transform.x(left + VIEW_WIDTH * step / 2.0, 0),
                            transform.y(0, top + VIEW_HEIGHT * step / 2.0)));
            return true;
        });
        onFx(map::settled).get(20, TimeUnit.SECONDS);
        return onFx(map::picture);
    }

    private void show(PredictedRaster live) throws Exception {
        onFx(() -> {
            map.setLayers(List.of(Layer.of("prediction", "prediction", live, new ScoreStyle(LEGEND, ScoreMode.CLASS))));
            return true;
        });
        onFx(map::settled).get(20, TimeUnit.SECONDS);
    }

    /// The code of a pixel in the file; 0, no data, beyond its edges.
    private static int code(Tile exported, long column, long row) {
        return column < 0 || row < 0 || column >= COLUMNS || row >= ROWS
                ? 0
                : (int) exported.sample(0, (int) column, (int) row);
    }

    /// The code under a screen pixel of `step` image pixels; no data where its middle lies beyond the edges.
    private static int seenCode(Tile exported, int column, int row, int step) {
        return column + step / 2.0 < COLUMNS && row + step / 2.0 < ROWS ? code(exported, column, row) : 0;
    }

    private static int color(int code) {
        return LEGEND.classes().stream()
                .filter(each -> each.code() == code)
                .mapToInt(LegendClass::argb)
                .findFirst()
                .orElse(0);
    }

    private Tile exported(Checkpoint checkpoint) throws Exception {
        var file = folder.resolve("map.tif");
        new ClassificationExport(device, segmenters)
                .run(ExportRequest.of(image, List.of(), checkpoint, file), CancelToken.NEVER, ProgressListener.NONE);
        try (var written = RasterFiles.open(file)) {
            return written.read(written.grid().bounds(), CancelToken.NEVER);
        }
    }

    private Checkpoint checkpoint() throws Exception {
        int stride = NETWORK.graph().totalStride();
        int margin = ReceptiveField.of(NETWORK.graph()).margin(stride);
        var card = new ModelCard(
                ModelCard.FORMAT,
                "random weights",
                NETWORK,
                List.of(new BandNormalization("band 1", 0, 128, 60), new BandNormalization("band 2", 1, 120, 50)),
                1,
                2 * margin + 6 * stride,
                margin,
                stride,
                LEGEND,
                TrainingProvenance.untrained(1));
        return ModelFolder.openOrCreate(folder.resolve("model"))
                .write(card, InitialWeights.draw(NETWORK.graph(), 3), ModelFolder.Rank.BEST);
    }

    private static <T> T onFx(Supplier<T> work) throws Exception {
        var result = new CompletableFuture<T>();
        Platform.runLater(() -> {
            try {
                result.complete(work.get());
            } catch (RuntimeException failure) {
                result.completeExceptionally(failure);
            }
        });
        return result.get(20, TimeUnit.SECONDS);
    }
}
