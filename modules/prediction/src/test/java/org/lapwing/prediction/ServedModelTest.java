package org.lapwing.prediction;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.DeviceQueue;
import org.lapwing.jobs.Lane;
import org.lapwing.jobs.ProgressListener;
import org.lapwing.jobs.WorkerPool;
import org.lapwing.model.BandNormalization;
import org.lapwing.model.Checkpoint;
import org.lapwing.model.DeepLabV3Plus;
import org.lapwing.model.InitialWeights;
import org.lapwing.model.ModelCard;
import org.lapwing.model.NetworkSpec;
import org.lapwing.model.PspNet;
import org.lapwing.model.SegmenterFactory;
import org.lapwing.model.TrainingProvenance;
import org.lapwing.model.UNet;
import org.lapwing.model.device.ComputeDevice;
import org.lapwing.model.encoder.ResNet.Depth;
import org.lapwing.model.graph.ReceptiveField;
import org.lapwing.model.serving.Segmenters;
import org.lapwing.model.store.ModelFolder;
import org.lapwing.raster.MemoryRaster;
import org.lapwing.raster.RasterFiles;
import org.lapwing.raster.Window;
import org.lapwing.testsupport.Scene;

/// The properties of predictions with a real network, random weights, run by the real engine.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServedModelTest {

    private static final MemoryRaster IMAGE = Scene.patchwork(310, 230, 2, 11);
    private static final UNet NETWORK = new UNet(2, 3, 3, 4, UNet.Norm.BATCH);
    private static final SegmenterFactory FACTORY = new Segmenters(new ComputeDevice.Cpu());

    private final DeviceQueue device = new DeviceQueue("device-test");
    private Path folder;
    private Checkpoint checkpoint;

    @BeforeAll
    void store(@TempDir Path temporary) throws Exception {
        folder = temporary;
        var card = new ModelCard(
                ModelCard.FORMAT,
                "random weights",
                NETWORK,
                List.of(new BandNormalization("band 1", 0, 128, 60), new BandNormalization("band 2", 1, 120, 50)),
                1,
                2 * margin() + 64,
                margin(),
                NETWORK.graph().totalStride(),
                Models.legend(),
                TrainingProvenance.untrained(1));
        checkpoint = ModelFolder.openOrCreate(folder.resolve("model"))
                .write(card, InitialWeights.draw(NETWORK.graph(), 1), ModelFolder.Rank.BEST);
    }

    @AfterAll
    void endDevice() {
        device.close();
    }

    private static int margin() {
        return ReceptiveField.of(NETWORK.graph()).margin(NETWORK.graph().totalStride());
    }

    private PredictedRaster live(PredictionSettings settings) throws Exception {
        var segmenter = device.submit(Lane.INTERACTIVE, CancelToken.NEVER, () -> FACTORY.open(checkpoint))
                .get(20, TimeUnit.SECONDS);
        return PredictedRaster.of(IMAGE, checkpoint.card(), checkpoint.sha256(), segmenter, device, settings);
    }

    @Test
    void readInPiecesIsReadWholeToTheLastBit() throws Exception {
        var random = new SplittableRandom(12);
        try (var cached = live(PredictionSettings.live());
                var forgetful = live(new PredictionSettings(Lane.EXPORT, 0, 2));
                var decoders = WorkerPool.create("tile", 2, WorkerPool.Ending.ABANDON)) {
            var whole = cached.read(IMAGE.grid().bounds(), CancelToken.NEVER);
            for (int i = 0; i < 10; i++) {
                int width = 1 + random.nextInt(120);
                int height = 1 + random.nextInt(120);
                var window = Window.of(random.nextInt(310 - width), random.nextInt(230 - height), width, height);
                var tile = i % 2 == 0
                        ? forgetful.read(window, CancelToken.NEVER)
                        : forgetful
                                .readAsync(window, CancelToken.NEVER, decoders)
                                .get(20, TimeUnit.SECONDS);
                PredictedRasterTest.assertSame(whole.crop(window), tile);
            }
        }
    }

    @Test
    void networksThatSeeTheWholePatchAreReadInPiecesAsWholeToo() throws Exception {
        piecesAreTheWhole(new PspNet(2, 3, Depth.RESNET50, 4), 192, 48, 48);
        piecesAreTheWhole(new DeepLabV3Plus(2, 3, Depth.RESNET50, 4), 128, 32, 16);
    }

    private void piecesAreTheWhole(NetworkSpec network, int patch, int margin, int stride) throws Exception {
        var card = new ModelCard(
                ModelCard.FORMAT,
                "random weights",
                network,
                checkpoint.card().bands(),
                1,
                patch,
                margin,
                stride,
                Models.legend(),
                TrainingProvenance.untrained(1));
        var stored = ModelFolder.openOrCreate(folder.resolve(network.networkName()))
                .write(card, InitialWeights.draw(network.graph(), 1), ModelFolder.Rank.BEST);
        var segmenter = device.submit(Lane.INTERACTIVE, CancelToken.NEVER, () -> FACTORY.open(stored))
                .get(20, TimeUnit.SECONDS);
        var settings = new PredictionSettings(Lane.EXPORT, 0, 2);
        try (var live = PredictedRaster.of(IMAGE, card, stored.sha256(), segmenter, device, settings)) {
            var whole = live.read(IMAGE.grid().bounds(), CancelToken.NEVER);
            for (var window :
                    List.of(Window.of(0, 0, 40, 50), Window.of(90, 91, 97, 60), Window.of(250, 180, 60, 50))) {
                PredictedRasterTest.assertSame(whole.crop(window), live.read(window, CancelToken.NEVER));
            }
        }
    }

    @Test
    void patchesAreInvisibleBecauseTheMarginCoversTheReceptiveField() throws Exception {
        int stride = NETWORK.graph().totalStride();
        int margin = margin();
        int height = Math.ceilDiv(230, stride) * stride + 2 * margin;
        int width = Math.ceilDiv(310, stride) * stride + 2 * margin;
        var tile = IMAGE.read(Window.of(-margin, -margin, width, height), CancelToken.NEVER);
        var input = new float[2 * width * height];
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                if (tile.isValid(column, row)) {
                    input[row * width + column] = (float) ((tile.value(0, column, row) - 128) / 60);
                    input[(height + row) * width + column] = (float) ((tile.value(1, column, row) - 120) / 50);
                }
            }
        }
        var whole = device.submit(Lane.EXPORT, CancelToken.NEVER, () -> {
                    try (var segmenter = FACTORY.open(checkpoint)) {
                        return segmenter.scores(input, 1, height, width);
                    }
                })
                .get(20, TimeUnit.SECONDS);
        int coreWidth = width - 2 * margin;
        int coreHeight = height - 2 * margin;
        try (var live = live(PredictionSettings.live())) {
            var tiled = live.read(IMAGE.grid().bounds(), CancelToken.NEVER);
            double worst = 0;
            for (int index = 0; index < 3; index++) {
                for (int row = 0; row < 230; row++) {
                    for (int column = 0; column < 310; column++) {
                        if (tiled.isValid(column, row)) {
                            float expected = whole[(index * coreHeight + row) * coreWidth + column];
                            worst = Math.max(worst, Math.abs(expected - tiled.sample(index, column, row)));
                        }
                    }
                }
            }
            assertTrue(worst < 1e-4, "largest difference " + worst);
        }
    }

    @Test
    void theExportIsTheLiveMapAndTheSameFileWhateverTheWorkWindowAndThreads() throws Exception {
        var export = new ClassificationExport(device, FACTORY);
        var first = folder.resolve("first.tif");
        export.run(ExportRequest.of(IMAGE, List.of(), checkpoint, first), CancelToken.NEVER, ProgressListener.NONE);
        for (int workWindow : new int[] {64, 256, 512}) {
            for (int threads = 1; threads <= 2; threads++) {
                var other = folder.resolve("other.tif");
                var request = ExportRequest.of(IMAGE, List.of(), checkpoint, other)
                        .withWorkWindow(workWindow)
                        .withThreads(threads);
                export.run(request, CancelToken.NEVER, ProgressListener.NONE);
                assertArrayEquals(Files.readAllBytes(first), Files.readAllBytes(other), workWindow + ", " + threads);
            }
        }
        try (var live = live(PredictionSettings.live());
                var written = RasterFiles.open(first)) {
            var seen =
                    ClassRaster.codes(live, Models.legend()).read(IMAGE.grid().bounds(), CancelToken.NEVER);
            PredictedRasterTest.assertSame(seen, written.read(IMAGE.grid().bounds(), CancelToken.NEVER));
        }
    }

    @Test
    void anOfferedCheckpointIsProbedAndPublished() throws Exception {
        try (var live = new LiveModel(IMAGE, device, FACTORY, PredictionSettings.live())) {
            var raster = live.offer(checkpoint).get(20, TimeUnit.SECONDS);
            assertEquals(checkpoint.sha256(), raster.id().version());
            assertEquals(
                    3,
                    raster.read(Window.of(0, 0, 5, 5), CancelToken.NEVER)
                            .bands()
                            .size());
        }
    }
}
