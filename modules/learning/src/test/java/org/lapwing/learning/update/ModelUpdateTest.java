package org.lapwing.learning.update;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.CancelledException;
import org.lapwing.jobs.DeviceQueue;
import org.lapwing.jobs.ProgressListener;
import org.lapwing.jobs.WorkerPool;
import org.lapwing.labels.Legend;
import org.lapwing.labels.LegendClass;
import org.lapwing.learning.Fields;
import org.lapwing.learning.LabelledImage;
import org.lapwing.learning.SpatialSplit;
import org.lapwing.learning.SpatialSplit.Part;
import org.lapwing.learning.SplitFile;
import org.lapwing.learning.TrainedImage;
import org.lapwing.learning.TrainedSplit;
import org.lapwing.learning.TrainingDataException;
import org.lapwing.learning.update.UpdateRequest.ImageWindow;
import org.lapwing.model.Checkpoint;
import org.lapwing.model.GrownModel;
import org.lapwing.model.TrainingProvenance;
import org.lapwing.model.device.ComputeDevice;
import org.lapwing.model.graph.HeadCut;
import org.lapwing.model.serving.FeatureNetworks;
import org.lapwing.model.store.ModelFolder;
import org.lapwing.raster.Band;
import org.lapwing.raster.MemoryRaster;
import org.lapwing.raster.SampleType;
import org.lapwing.raster.SourceId;
import org.lapwing.raster.Tile;
import org.lapwing.raster.Window;

class ModelUpdateTest {

    private static final int SIDE = 384;
    private static final UpdateSettings SETTINGS = new UpdateSettings(8, 200, 0.3, 1e-3, 60, 0.1, 1);

    /// Patches of a quarter field each, apart from each other.
    private static final List<Window> EARLIER = List.of(
            Window.of(0, 0, 64, 64),
            Window.of(192, 0, 64, 64),
            Window.of(0, 192, 64, 64),
            Window.of(192, 192, 64, 64),
            Window.of(320, 96, 64, 64));

    private static final List<Window> RECENT = List.of(Window.of(96, 96, 64, 64), Window.of(288, 288, 64, 64));

    @TempDir
    Path folder;

    private final DeviceQueue device = new DeviceQueue("device-test");
    private final WorkerPool pool = WorkerPool.create("read", 2, WorkerPool.Ending.ABANDON);
    private final FeatureCache cache = new FeatureCache(32 << 20);
    private final ModelUpdate update =
            new ModelUpdate(new FeatureNetworks(new ComputeDevice.Cpu()), device, pool, cache);
    private Checkpoint base;

    @BeforeEach
    void storeModel() throws IOException {
        base = UpdateModel.store(folder);
    }

    @AfterEach
    void closeThreads() {
        pool.close();
        device.close();
    }

    /// Fields labelled in some windows only.
    private static LabelledImage labelled(List<Window> windows, IntUnaryOperator naming) {
        var image = Fields.of(SIDE, SIDE).image();
        var classes = new byte[SIDE * SIDE];
        Arrays.fill(classes, (byte) Legend.UNLABELLED);
        for (var window : windows) {
            for (int row = (int) window.row(); row < window.endRow(); row++) {
                for (int column = (int) window.column(); column < window.endColumn(); column++) {
                    classes[row * SIDE + column] = (byte) naming.applyAsInt(Fields.classAt(column, row));
                }
            }
        }
        var labels = new MemoryRaster(
                SourceId.of("labels " + windows),
                image.grid(),
                new Tile(
                        image.grid().bounds(), List.of(Band.of("class", SampleType.UINT8)), classes, Optional.empty()));
        return new LabelledImage(image, labels, List.of(), Optional.of(windows));
    }

    private static List<Window> all() {
        var all = new ArrayList<>(EARLIER);
        all.addAll(RECENT);
        return all;
    }

    private UpdateRequest request(List<LabelledImage> images, Legend legend, Checkpoint from) {
        var last = images.size() - 1;
        return new UpdateRequest(
                folder,
                from,
                legend,
                images,
                RECENT.stream().map(each -> new ImageWindow(last, each)).toList(),
                7,
                SETTINGS);
    }

    private UpdateResult run(UpdateRequest request) throws IOException {
        return update.run(request, CancelToken.NEVER, ProgressListener.NONE);
    }

    private void holdBack(Part part, Window... windows) throws IOException {
        var image = Fields.of(SIDE, SIDE).image();
        var blocks = Arrays.stream(windows)
                .map(each -> new SpatialSplit.Block(0, each, part))
                .toList();
        SplitFile.write(new TrainedSplit(
                folder,
                new SpatialSplit(blocks, 16),
                List.of(new TrainedImage(List.of(new TrainedImage.File("image", "00")), image.grid()))));
    }

    @Test
    void anUpdateLearnsAllLabelsByTheHeadAlone() throws IOException {
        var published = assertInstanceOf(
                UpdateResult.Published.class,
                run(request(List.of(labelled(all(), index -> index)), Fields.LEGEND, base)));
        var report = published.report();
        assertEquals(2L * 64 * 64, report.recentPixels());
        assertTrue(report.recentAfter() > 0.7 && report.recentAfter() > report.recentBefore(), report.toString());
        assertTrue(report.lossAfter() < report.lossBefore(), report.toString());
        assertTrue(report.heldOutPixels() > 0 && report.after().meanIou() > 0.6, report.toString());
        var stored = published.checkpoint();
        assertEquals(stored, ModelFolder.open(folder).best());
        assertEquals(base, ModelFolder.open(folder).last());
        assertEquals(OptionalLong.of(7), stored.card().provenance().labelRevision());
        assertEquals(base.sha256(), stored.card().provenance().settings().get(TrainingProvenance.UPDATED_FROM));
        var before = ModelFolder.weights(base);
        var after = ModelFolder.weights(stored);
        var body = HeadCut.of(UpdateModel.NETWORK.graph()).body();
        for (var each : body.parameters()) {
            assertArrayEquals(
                    before.get(each.name()).values(), after.get(each.name()).values());
        }
    }

    @Test
    void theSameUpdateGivesTheSameWeights() throws IOException {
        var request = request(List.of(labelled(all(), index -> index)), Fields.LEGEND, base);
        var one = assertInstanceOf(UpdateResult.Published.class, run(request));
        var other = assertInstanceOf(UpdateResult.Published.class, run(request));
        assertEquals(one.checkpoint().sha256(), other.checkpoint().sha256());
        assertEquals(0, other.report().seconds().described());
        assertEquals(
                one.report().seconds().described(), other.report().seconds().remembered());
    }

    @Test
    void theNextProcessFindsWhatWasDescribedAndDamagedFilesAreMadeAnew() throws IOException {
        var features = folder.resolve("cache/features");
        var request = request(List.of(labelled(all(), index -> index)), Fields.LEGEND, base);
        var one = inProcess(features, request);
        var other = inProcess(features, request);
        assertEquals(one.checkpoint().sha256(), other.checkpoint().sha256());
        assertEquals(0, other.report().seconds().described());
        List<Path> kept;
        try (var files = Files.list(features)) {
            kept = files.toList();
        }
        assertEquals(one.report().seconds().described(), kept.size());
        Files.write(kept.get(0), new byte[] {1, 2, 3});
        var bytes = Files.readAllBytes(kept.get(1));
        bytes[bytes.length / 2] ^= 1;
        Files.write(kept.get(1), bytes);
        var mended = inProcess(features, request);
        assertEquals(one.checkpoint().sha256(), mended.checkpoint().sha256());
        assertEquals(2, mended.report().seconds().described());
    }

    private UpdateResult.Published inProcess(Path features, UpdateRequest request) throws IOException {
        var other = new ModelUpdate(
                new FeatureNetworks(new ComputeDevice.Cpu()), device, pool, FeatureCache.in(features, 32 << 20));
        return assertInstanceOf(
                UpdateResult.Published.class, other.run(request, CancelToken.NEVER, ProgressListener.NONE));
    }

    @Test
    void aFolderIsKeptWithinItsBudget() throws IOException {
        var features = folder.resolve("cache/features");
        var request = request(List.of(labelled(all(), index -> index)), Fields.LEGEND, base);
        new ModelUpdate(new FeatureNetworks(new ComputeDevice.Cpu()), device, pool, FeatureCache.in(features, 60_000))
                .run(request, CancelToken.NEVER, ProgressListener.NONE);
        try (var files = Files.list(features)) {
            long bytes = files.mapToLong(each -> each.toFile().length()).sum();
            assertTrue(bytes > 0 && bytes <= 60_000, bytes + " bytes");
        }
    }

    @Test
    void aNewClassIsLearntBesideTheOthers() throws IOException {
        var classes = new ArrayList<>(Fields.LEGEND.classes());
        classes.add(1, new LegendClass(9, "marsh", "#AA00AA", List.of()));
        var legend = new Legend(classes, Fields.LEGEND.ignore());
        // what was wood before is marsh in the recent patches: the second class by the new legend
        var earlier = labelled(EARLIER, index -> index == 0 ? 0 : index + 1);
        var recent = labelled(RECENT, index -> index == 0 ? 0 : index == 1 ? 1 : index + 1);
        var first = assertInstanceOf(
                UpdateResult.Published.class,
                run(request(List.of(earlier, labelled(RECENT, i -> i == 0 ? 0 : i + 1)), legend, base)));
        assertEquals(List.of("marsh"), first.report().added());
        var grown = ModelFolder.weights(first.checkpoint());
        var start =
                GrownModel.of(base.card(), ModelFolder.weights(base), legend).weights();
        assertEquals(
                4, first.checkpoint().card().network().classes(), "the head has a row for the class nobody labelled");
        assertArrayEquals(
                marsh(start), marsh(grown), "a class that no label shows keeps the weights with which it began");

        var settings = new UpdateSettings(8, 200, 0.9, 1e-3, 60, 100, 1);
        var second = assertInstanceOf(
                UpdateResult.Published.class,
                update.run(
                        new UpdateRequest(
                                folder,
                                base,
                                legend,
                                List.of(earlier, recent),
                                RECENT.stream()
                                        .map(each -> new ImageWindow(1, each))
                                        .toList(),
                                7,
                                settings),
                        CancelToken.NEVER,
                        ProgressListener.NONE));
        assertTrue(second.report().recentAfter() > 0.7, second.report().toString());
    }

    private static float[] marsh(org.lapwing.model.Weights weights) {
        var kernel = weights.get("head.weight").values();
        int length = kernel.length / 4;
        return Arrays.copyOfRange(kernel, length, 2 * length);
    }

    @Test
    void anUpdateThatForgetsIsNotKept() throws IOException {
        var good = assertInstanceOf(
                UpdateResult.Published.class,
                run(request(List.of(labelled(all(), index -> index)), Fields.LEGEND, base)));
        // whoever confuses all classes in the recent patches
        var earlier = labelled(EARLIER, index -> index);
        var wrong = labelled(RECENT, index -> (index + 1) % 3);
        var settings = new UpdateSettings(8, 200, 0.9, 1e-3, 60, 0.1, 1);
        var request = new UpdateRequest(
                folder,
                good.checkpoint(),
                Fields.LEGEND,
                List.of(earlier, wrong),
                RECENT.stream().map(each -> new ImageWindow(1, each)).toList(),
                8,
                settings);
        var refused = assertInstanceOf(UpdateResult.Refused.class, run(request));
        assertTrue(refused.report().replayAfter() > refused.report().replayBefore());
        assertTrue(refused.sentence().contains("earlier labels clearly worse"), refused.sentence());
        assertEquals(good.checkpoint(), ModelFolder.open(folder).best());
    }

    @Test
    void aCancelledUpdateLeavesTheModelAsItWas() throws IOException {
        var cancel = CancelToken.create();
        var request = request(List.of(labelled(all(), index -> index)), Fields.LEGEND, base);
        assertThrows(
                CancelledException.class,
                () -> update.run(request, cancel, progress -> {
                    if (progress.done() == 2) {
                        cancel.cancel();
                    }
                }));
        assertEquals(base, ModelFolder.open(folder).best());
        try (var left = Files.list(folder.resolve("checkpoints"))) {
            assertEquals(1, left.count());
        }
    }

    @Test
    void labelsOnLockedBlocksAreNeverLearnt() throws IOException {
        holdBack(Part.TEST, RECENT.getFirst());
        var published = assertInstanceOf(
                UpdateResult.Published.class,
                run(request(List.of(labelled(all(), index -> index)), Fields.LEGEND, base)));
        assertEquals(64 * 64, published.report().withheld().locked());
        assertEquals(64L * 64, published.report().recentPixels());
    }

    @Test
    void anUpdateOfLockedLabelsOnlySaysSo() throws IOException {
        holdBack(Part.TEST, Window.of(0, 0, SIDE, SIDE));
        var request = request(List.of(labelled(RECENT, index -> index)), Fields.LEGEND, base);
        var refused = assertThrows(TrainingDataException.class, () -> run(request));
        assertTrue(refused.getMessage().contains("kept for testing"), refused.getMessage());
        assertEquals(base, ModelFolder.open(folder).best());
    }

    @Test
    void validationBlocksAreHeldOut() throws IOException {
        holdBack(Part.VALIDATION, EARLIER.get(3));
        var published = assertInstanceOf(
                UpdateResult.Published.class,
                run(request(List.of(labelled(all(), index -> index)), Fields.LEGEND, base)));
        assertEquals(64L * 64, published.report().heldOutPixels());
        assertEquals(4L * 64 * 64, published.report().replayPixels());
    }

    @Test
    void withoutLabelsThereIsNothingToLearn() {
        var request = request(List.of(labelled(List.of(), index -> index)), Fields.LEGEND, base);
        var refused = assertThrows(TrainingDataException.class, () -> run(request));
        assertTrue(refused.getMessage().contains("nothing is labelled yet"), refused.getMessage());
    }
}
