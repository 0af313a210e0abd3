package org.lapwing.learning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.CancelledException;
import org.lapwing.jobs.DeviceQueue;
import org.lapwing.jobs.Lane;
import org.lapwing.jobs.WorkerPool;
import org.lapwing.labels.LabelMatching;
import org.lapwing.labels.LabelRaster;
import org.lapwing.model.ModelCard;
import org.lapwing.model.TrainableFactory;
import org.lapwing.model.UNet;
import org.lapwing.model.loss.LossFormula;
import org.lapwing.model.start.FirstConvolution;
import org.lapwing.model.store.ModelFolder;
import org.lapwing.model.store.ModelFolder.Rank;
import org.lapwing.raster.Band;
import org.lapwing.raster.MemoryRaster;
import org.lapwing.raster.RasterReadException;
import org.lapwing.raster.SampleType;
import org.lapwing.raster.SourceId;
import org.lapwing.raster.Tile;
import org.lapwing.raster.Window;

class TrainingRunTest {

    private static final TrainingSettings SETTINGS = TrainingSettings.defaults()
            .withLength(new TrainingLength.Epochs(4))
            .withPatches(16, 2, 10)
            .withLearningRate(0.05)
            .withSeed(5);

    @TempDir
    Path temporary;

    private final DeviceQueue device = new DeviceQueue("device-test");
    private final List<WorkerPool> pools = new ArrayList<>();
    private final List<FakeTrainable> made = new ArrayList<>();
    private final AtomicLong clock = new AtomicLong();
    private final LabelledImage image = Fields.of(300, 300);
    private volatile Runnable beforeStep = () -> {};

    @AfterEach
    void closeThreads() {
        pools.forEach(WorkerPool::close);
        device.close();
    }

    @Test
    void aRunThatNothingValidatesSaysSoAndKeepsItsLastWeights() throws Exception {
        var told = new ArrayList<String>();
        var settings = SETTINGS.withShares(new SplitShares(0, 0)).withPatience(1);
        var result = run("model", settings, 2).run(CancelToken.NEVER, progress -> {
            if (progress instanceof TrainingProgress.Remark(var sentence)) {
                told.add(sentence);
            }
        });
        assertTrue(
                told.stream().anyMatch(each -> each.contains("No validation block has a labelled pixel")), told + "");
        assertEquals(4, result.epochs());
        assertEquals(4, result.best().epoch());
    }

    @Test
    void whatWasNotMeasuredIsTheWorstThereIs() {
        assertTrue(TrainingLoop.isBetter(0.1, Double.NaN));
        assertFalse(TrainingLoop.isBetter(Double.NaN, 0.1));
        assertFalse(TrainingLoop.isBetter(0.1, 0.1));
        assertTrue(TrainingLoop.isBetter(Double.NaN, Double.NaN));
    }

    @Test
    void dataThatIsRefusedLeavesNoFolder() {
        var settings = SETTINGS.withArea(Window.of(0, 0, 40, 40));
        assertThrows(TrainingDataException.class, () -> train("model", settings));
        assertFalse(Files.exists(temporary.resolve("model")));
    }

    @Test
    void settingsThatDoNotSuitTheImageAreRefusedBeforeAnythingIsRead() {
        var refusal =
                assertThrows(IllegalArgumentException.class, () -> train("model", SETTINGS.withPatches(1024, 2, 10)));
        assertTrue(refusal.getMessage().contains("300 x 300"), refusal.getMessage());
        assertFalse(Files.exists(temporary.resolve("model")));
    }

    @Test
    void valuesThatNoClassTakesAreToldBeforeTheFirstStep() throws Exception {
        var told = new ArrayList<TrainingProgress>();
        labelled(90).run(CancelToken.NEVER, told::add);
        var remark = told.stream()
                .filter(TrainingProgress.Remark.class::isInstance)
                .findFirst()
                .orElseThrow();
        assertTrue(remark.toString().contains("9,000 pixels have 77"), remark.toString());
        assertTrue(told.indexOf(remark)
                < told.indexOf(told.stream()
                        .filter(TrainingProgress.Step.class::isInstance)
                        .findFirst()
                        .orElseThrow()));
    }

    @Test
    void labelsOfOtherClassesAreRefusedBeforeTheFirstStep() {
        var refusal = assertThrows(RasterReadException.class, () -> labelled(1)
                .run(CancelToken.NEVER, progress -> assertFalse(progress instanceof TrainingProgress.Step)));
        assertTrue(refusal.getMessage().contains("77"), refusal.getMessage());
        assertTrue(refusal.getMessage().contains("ignore"), refusal.getMessage());
        assertEquals(List.of(), made);
    }

    /// A run on labels by code that the legend names in the upper `percent` per cent only.
    private TrainingRun labelled(int percent) throws RasterReadException {
        int side = 300;
        var codes = new byte[side * side];
        for (int pixel = 0; pixel < codes.length; pixel++) {
            int row = pixel / side;
            codes[pixel] = (byte) (row * 100 < percent * side ? 1 + Fields.classAt(pixel % side, row) : 77);
        }
        var bands = List.of(Band.of("codes", SampleType.UINT8));
        var grid = image.image().grid();
        var file = new MemoryRaster(
                SourceId.of("codes.tif"), grid, new Tile(grid.bounds(), bands, codes, Optional.empty()));
        var labels = LabelRaster.open(file, Fields.LEGEND, LabelMatching.BY_CODE);
        return run("labelled", SETTINGS, 2, new LabelledImage(image.image(), labels));
    }

    @Test
    void learnsMapsAndStoresEveryEpoch() throws Exception {
        var result = train("model", SETTINGS);
        var folder = ModelFolder.open(temporary.resolve("model"));
        assertEquals(4, result.epochs());
        assertEquals(20, result.steps());
        assertEquals(4, folder.last().epoch());
        assertEquals(result.best(), folder.best());
        assertTrue(RunRecord.meanIou(folder.best()) > 0.8, "mean IoU " + RunRecord.meanIou(folder.best()));
    }

    @Test
    void theCardSaysWhatTheWeightsNeed() throws Exception {
        ModelCard card = train("model", SETTINGS).best().card();
        assertEquals(Fields.LEGEND, card.legend());
        assertEquals(
                List.of("band 1", "band 2"),
                card.bands().stream().map(each -> each.band()).toList());
        assertEquals(80, card.bands().getFirst().mean(), 8);
        assertEquals(5, card.provenance().seed());
        assertEquals("16", card.provenance().settings().get("patch"));
        assertEquals(2, card.provenance().data().size());
        assertTrue(card.provenance().metrics().containsKey("iou/pond"));
    }

    @Test
    void theSameSeedGivesTheSameWeightsOnAnyNumberOfThreads() throws Exception {
        var one = train("one", SETTINGS, 1);
        var four = train("four", SETTINGS, 4);
        assertEquals(one.best().sha256(), four.best().sha256());
        assertNotEquals(
                one.best().sha256(), train("other", SETTINGS.withSeed(6)).best().sha256());
    }

    @Test
    void aCancelledRunResumesToTheNumbersOfAnUninterruptedOne() throws Exception {
        var whole = train("whole", SETTINGS);
        var cancel = CancelToken.create();
        int[] left = {13};
        beforeStep = () -> {
            if (--left[0] == 0) {
                cancel.cancel();
            }
        };
        assertThrows(CancelledException.class, () -> run("cut", SETTINGS, 2).run(cancel, _ -> {}));
        assertEquals(2, ModelFolder.open(temporary.resolve("cut")).last().epoch());
        beforeStep = () -> {};
        var resumed = train("cut", SETTINGS.withStart(TrainingSettings.Start.RESUME));
        assertEquals(20, resumed.steps());
        assertEquals(whole.best().sha256(), resumed.best().sha256());
        assertEquals(
                ModelFolder.open(temporary.resolve("whole")).last().sha256(),
                ModelFolder.open(temporary.resolve("cut")).last().sha256());
        assertEquals(whole.scores(), resumed.scores());
    }

    @Test
    void aFolderCopiedBetweenStepsResumesToTheSameNumbers() throws Exception {
        int[] step = {0};
        beforeStep = () -> {
            if (++step[0] == 12) {
                copy(temporary.resolve("whole"), temporary.resolve("copy"));
            }
        };
        var whole = train("whole", SETTINGS);
        beforeStep = () -> {};
        var resumed = train("copy", SETTINGS.withStart(TrainingSettings.Start.RESUME));
        assertEquals(whole.best().sha256(), resumed.best().sha256());
    }

    @Test
    void cancellingStopsWithinOneBatchAndFreesTheNetwork() throws Exception {
        var cancel = CancelToken.create();
        beforeStep = cancel::cancel;
        assertThrows(CancelledException.class, () -> run("model", SETTINGS, 2).run(cancel, _ -> {}));
        device.submit(Lane.TRAINING, CancelToken.NEVER, () -> true).join();
        assertEquals(1, made.getFirst().steps());
        assertTrue(made.getFirst().isClosed());
    }

    @Test
    void resumingAFinishedRunOnlyAnswersItsResult() throws Exception {
        var finished = train("model", SETTINGS);
        var again = train("model", SETTINGS.withStart(TrainingSettings.Start.RESUME));
        assertEquals(finished.best().sha256(), again.best().sha256());
        assertEquals(20, again.steps());
    }

    @Test
    void aFreshRunDoesNotOverwriteAModel() throws Exception {
        train("model", SETTINGS);
        var refusal = assertThrows(TrainingDataException.class, () -> train("model", SETTINGS));
        assertTrue(refusal.getMessage().contains("already holds a model"), refusal.getMessage());
    }

    @Test
    void resumingWithOtherSettingsNamesTheDifference() throws Exception {
        train("model", SETTINGS);
        var refusal = assertThrows(
                TrainingDataException.class,
                () -> train("model", SETTINGS.withLearningRate(0.02).withStart(TrainingSettings.Start.RESUME)));
        assertTrue(refusal.getMessage().contains("learningRate was 0.05 and is now 0.02"), refusal.getMessage());
    }

    @Test
    void resumingWithAnotherMethodNamesTheDifference() throws Exception {
        train("model", SETTINGS);
        var other = SETTINGS.withMethod(LearningMethod.DEFAULT.withLoss(LossFormula.parse("ce+dice")));
        var refusal = assertThrows(
                TrainingDataException.class, () -> train("model", other.withStart(TrainingSettings.Start.RESUME)));
        assertTrue(refusal.getMessage().contains("loss was ce and is now ce+dice"), refusal.getMessage());
    }

    @Test
    void aRunBeginsWithAnEarlierModelAndTellsWhatMatched() throws Exception {
        var earlier = train("earlier", SETTINGS.withSeed(77));
        var point = new StartingPoint(
                Optional.of(temporary.resolve("earlier")), FirstConvolution.KEEP_DRAWN, List.of("encoder1.conv?"));
        var told = new ArrayList<String>();
        run("model", SETTINGS.withPoint(point), 2).run(CancelToken.NEVER, progress -> {
            if (progress instanceof TrainingProgress.Remark remark) {
                told.add(remark.sentence());
            }
        });
        assertTrue(told.stream().anyMatch(line -> line.contains("6 of 6 arrays matched")), told.toString());
        assertArrayEquals(
                ModelFolder.weights(earlier.best()).get("head.weight").values(),
                made.getLast().weights().get("head.weight").values());
        var card = ModelFolder.open(temporary.resolve("model")).best().card();
        assertEquals("earlier KEEP_DRAWN", card.provenance().settings().get("startFrom"));
        assertEquals("encoder1.conv?", card.provenance().settings().get("frozen"));
        var refusal = assertThrows(
                TrainingDataException.class, () -> train("model", SETTINGS.withStart(TrainingSettings.Start.RESUME)));
        assertTrue(refusal.getMessage().contains("frozen was encoder1.conv? and is now none"), refusal.getMessage());
    }

    @Test
    void gatheredBatchesMakeOneStepAndResumeAtTheRightBatch() throws Exception {
        var settings = SETTINGS.withPatches(16, 2, 30).withMethod(LearningMethod.DEFAULT.withGathered(3));
        var whole = train("whole", settings);
        assertEquals(20, whole.steps());
        assertEquals(40, made.getFirst().gathered());
        int[] left = {13};
        var cancel = CancelToken.create();
        beforeStep = () -> {
            if (--left[0] == 0) {
                cancel.cancel();
            }
        };
        assertThrows(CancelledException.class, () -> run("cut", settings, 2).run(cancel, _ -> {}));
        beforeStep = () -> {};
        var resumed = train("cut", settings.withStart(TrainingSettings.Start.RESUME));
        assertEquals(whole.best().sha256(), resumed.best().sha256());
    }

    @Test
    void thePlateauOfAResumedRunIsThatOfAnUnbrokenOne() throws Exception {
        var settings = SETTINGS.withLength(new TrainingLength.Epochs(6))
                .withMethod(LearningMethod.DEFAULT.withSchedule(RateSchedule.parse("plateau:1:0.1")));
        train("whole", settings);
        var rates = made.getFirst().rates();
        assertTrue(rates.getLast() < rates.getFirst(), rates + "");
        int[] left = {18};
        var cancel = CancelToken.create();
        beforeStep = () -> {
            if (--left[0] == 0) {
                cancel.cancel();
            }
        };
        assertThrows(CancelledException.class, () -> run("cut", settings, 2).run(cancel, _ -> {}));
        beforeStep = () -> {};
        train("cut", settings.withStart(TrainingSettings.Start.RESUME));
        assertEquals(rates.subList(15, 30), made.getLast().rates());
    }

    @Test
    void aRunOnHardPatchesResumesToTheSameNumbersWithAnyNumberOfThreads() throws Exception {
        var settings = SETTINGS.withPatches(16, 2, 40)
                .withSampling(PatchSampling.HARD, Augmentation.DEFAULT)
                .withLearningRate(0.004);
        var whole = train("whole", settings, 4);
        train("uniform", settings.withSampling(PatchSampling.UNIFORM, Augmentation.DEFAULT));
        assertNotEquals(
                ModelFolder.open(temporary.resolve("whole")).last().sha256(),
                ModelFolder.open(temporary.resolve("uniform")).last().sha256());
        int[] left = {50};
        var cancel = CancelToken.create();
        beforeStep = () -> {
            if (--left[0] == 0) {
                cancel.cancel();
            }
        };
        assertThrows(CancelledException.class, () -> run("cut", settings, 2).run(cancel, _ -> {}));
        beforeStep = () -> {};
        var resumed = train("cut", settings.withStart(TrainingSettings.Start.RESUME), 1);
        assertEquals(
                ModelFolder.open(temporary.resolve("whole")).last().sha256(),
                ModelFolder.open(temporary.resolve("cut")).last().sha256());
        assertEquals(whole.scores(), resumed.scores());
    }

    @Test
    void aFoldValidatesAndNothingIsKeptForTests() throws Exception {
        var result = train("model", SETTINGS.withFold(new Fold(2, 3)));
        var parts = result.split().blocks().stream()
                .map(SpatialSplit.Block::part)
                .distinct()
                .toList();
        assertTrue(parts.contains(SpatialSplit.Part.VALIDATION));
        assertFalse(parts.contains(SpatialSplit.Part.TEST));
        assertEquals("2/3", result.best().card().provenance().settings().get("fold"));
    }

    @Test
    void patienceEndsARunThatGetsNoBetter() throws Exception {
        var result = train(
                "model", SETTINGS.withLength(new TrainingLength.Epochs(40)).withPatience(2));
        assertEquals(TrainingResult.Ending.NO_BETTER, result.ending());
        assertEquals(result.best().epoch() + 2, result.epochs());
    }

    @Test
    void aBudgetIsKeptAndTheRateFallsToItsEnd() throws Exception {
        beforeStep = () -> clock.addAndGet(500_000_000L);
        var result = train("model", SETTINGS.withLength(new TrainingLength.Budget(Duration.ofSeconds(20))));
        assertTrue(clock.get() <= 20_000_000_000L, "took " + clock.get());
        assertTrue(result.steps() >= 35, result.steps() + " steps");
        var rates = made.getFirst().rates();
        assertTrue(rates.getLast() < 0.1 * rates.stream().max(Float::compare).orElseThrow(), "last " + rates.getLast());
    }

    @Test
    void progressTellsStepsValidationAndBetterCheckpoints() throws Exception {
        var told = new ArrayList<TrainingProgress>();
        run("model", SETTINGS, 2).run(CancelToken.NEVER, told::add);
        assertEquals(
                20,
                told.stream().filter(TrainingProgress.Step.class::isInstance).count());
        assertEquals(
                4,
                told.stream()
                        .filter(TrainingProgress.Validated.class::isInstance)
                        .count());
        assertTrue(told.getFirst() instanceof TrainingProgress.Preparing);
        assertTrue(told.stream()
                .anyMatch(each -> each instanceof TrainingProgress.Saved saved && saved.rank() == Rank.BEST));
    }

    @Test
    void validationPixelsAreNeverLearnt() throws Exception {
        var seen = new ArrayList<String>();
        var data = TrainingData.of(List.of(image), SETTINGS, 3, 8, CancelToken.NEVER, _ -> {}, _ -> {});
        var sampler = new PatchSampler(
                data.census(), data.split(), PatchSampling.BALANCED, 0.5, PatchSampler.Labelling.DENSE);
        for (int step = 0; step < 300; step++) {
            var place = sampler.propose(16, Seeds.ofPatch(1, step, 0));
            var labels = new byte[256];
            data.reader().readLabels(0, place.window(), SpatialSplit.Part.TRAINING, labels, CancelToken.NEVER);
            for (int i = 0; i < 256; i++) {
                long column = place.window().column() + i % 16;
                long row = place.window().row() + i / 16;
                for (var block : data.split().blocks()) {
                    boolean near = block.window().grow(8).contains(Window.of(column, row, 1, 1));
                    if (labels[i] != (byte) 255 && near && block.part() != SpatialSplit.Part.TRAINING) {
                        seen.add(column + ", " + row);
                    }
                }
            }
        }
        assertEquals(List.of(), seen);
    }

    private TrainingResult train(String name, TrainingSettings settings) throws IOException {
        return train(name, settings, 2);
    }

    private TrainingResult train(String name, TrainingSettings settings, int threads) throws IOException {
        return run(name, settings, threads).run(CancelToken.NEVER, _ -> {});
    }

    private TrainingRun run(String name, TrainingSettings settings, int threads) {
        return run(name, settings, threads, image);
    }

    private TrainingRun run(String name, TrainingSettings settings, int threads, LabelledImage learnt) {
        var pool = WorkerPool.create("decode", threads, WorkerPool.Ending.ABANDON);
        pools.add(pool);
        TrainableFactory factory = (network, options) -> {
            var trainable = new FakeTrainable(network, options, () -> beforeStep.run());
            made.add(trainable);
            return trainable;
        };
        return new TrainingRun(
                List.of(learnt),
                Fields.LEGEND,
                settings,
                temporary.resolve(name),
                factory,
                device,
                pool,
                Recipe.DEFAULT,
                (bands, classes) -> new UNet(bands, classes, 1, 1, UNet.Norm.NONE),
                clock::get);
    }

    private static void copy(Path from, Path to) {
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
