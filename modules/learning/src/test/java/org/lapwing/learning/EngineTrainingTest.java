package org.lapwing.learning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.CancelledException;
import org.lapwing.jobs.DeviceQueue;
import org.lapwing.jobs.Lane;
import org.lapwing.jobs.WorkerPool;
import org.lapwing.model.OptimiserSettings;
import org.lapwing.model.UNet;
import org.lapwing.model.device.ComputeDevice;
import org.lapwing.model.device.Precision;
import org.lapwing.model.djl.DjlTrainableFactory;
import org.lapwing.model.loss.LossFormula;
import org.lapwing.model.serving.Segmenters;
import org.lapwing.model.store.ModelFolder;

/// Training with the real engine, as small as it can be.
class EngineTrainingTest {

    private static final TrainingSettings SETTINGS = TrainingSettings.defaults()
            .withLength(new TrainingLength.Epochs(3))
            .withPatches(32, 4, 40)
            .withLearningRate(0.02)
            .withSeed(5);

    @TempDir
    Path temporary;

    private final DeviceQueue device = new DeviceQueue("device-test");
    private final WorkerPool pool = WorkerPool.create("decode", 2, WorkerPool.Ending.ABANDON);
    private final LabelledImage image = Fields.of(320, 320);

    @AfterEach
    void closeThreads() {
        pool.close();
        device.close();
    }

    @Test
    void learnsResumesToTheSameWeightsAndIsServed() throws Exception {
        var whole = run("whole", SETTINGS).run(CancelToken.NEVER, _ -> {});
        assertTrue(RunRecord.meanIou(whole.best()) > 0.6, "mean IoU " + RunRecord.meanIou(whole.best()));

        var cancel = CancelToken.create();
        assertThrows(CancelledException.class, () -> run("cut", SETTINGS).run(cancel, told -> {
            if (told instanceof TrainingProgress.Step step && step.step() == 17) {
                cancel.cancel();
            }
        }));
        var resumed =
                run("cut", SETTINGS.withStart(TrainingSettings.Start.RESUME)).run(CancelToken.NEVER, _ -> {});
        assertEquals(whole.best().sha256(), resumed.best().sha256());
        assertEquals(whole.scores(), resumed.scores());

        var card = ModelFolder.open(temporary.resolve("cut")).best().card();
        int side = card.patch();
        float[] scores = device.submit(Lane.INTERACTIVE, CancelToken.NEVER, () -> {
                    try (var served = new Segmenters(new ComputeDevice.Cpu()).open(resumed.best())) {
                        return served.scores(new float[2 * side * side], 1, side, side);
                    }
                })
                .join();
        assertEquals(3 * card.core() * card.core(), scores.length);
    }

    @Test
    void aRunByAnotherMethodLearnsAndResumesToTheSameWeights() throws Exception {
        var settings = SETTINGS.withLearningRate(0.1)
                .withMethod(LearningMethod.DEFAULT
                        .withLoss(LossFormula.parse("ce:0.05+0.5*lovasz"))
                        .withOptimiser(new OptimiserSettings(OptimiserSettings.Rule.NESTEROV, 0.9, 1e-4, 2))
                        .withSchedule(RateSchedule.parse("poly"))
                        .withGathered(2))
                .withPatches(32, 4, 80);
        var whole = run("whole", settings).run(CancelToken.NEVER, _ -> {});
        assertTrue(RunRecord.meanIou(whole.best()) > 0.6, "mean IoU " + RunRecord.meanIou(whole.best()));
        var cancel = CancelToken.create();
        assertThrows(CancelledException.class, () -> run("cut", settings).run(cancel, told -> {
            if (told instanceof TrainingProgress.Step step && step.step() == 13) {
                cancel.cancel();
            }
        }));
        var resumed =
                run("cut", settings.withStart(TrainingSettings.Start.RESUME)).run(CancelToken.NEVER, _ -> {});
        assertEquals(whole.best().sha256(), resumed.best().sha256());
    }

    @Test
    void aRateIsFoundThatTrainsAndNothingIsWritten() throws Exception {
        var range = run("range", SETTINGS).findRate(60, CancelToken.NEVER, _ -> {});
        double found = range.suggestion().orElseThrow();
        assertTrue(found > 1e-4 && found < 0.3, "suggested " + found);
        assertFalse(Files.exists(temporary.resolve("range")));
    }

    @Test
    void aLoweredRunLearnsAsWellAndIsResumedInItsOwnPrecisionOnly() throws Exception {
        var lowered = run("lowered", SETTINGS, Precision.BFLOAT16).run(CancelToken.NEVER, _ -> {});
        assertTrue(RunRecord.meanIou(lowered.best()) > 0.6, "mean IoU " + RunRecord.meanIou(lowered.best()));
        var longer = SETTINGS.withLength(new TrainingLength.Epochs(4)).withStart(TrainingSettings.Start.RESUME);
        var refusal = assertThrows(TrainingDataException.class, () -> run("lowered", longer, Precision.FLOAT32)
                .run(CancelToken.NEVER, _ -> {}));
        assertTrue(refusal.getMessage().contains("precision was bfloat16 and is now float32"), refusal.getMessage());
        assertEquals(
                4,
                run("lowered", longer, Precision.BFLOAT16)
                        .run(CancelToken.NEVER, _ -> {})
                        .epochs());
    }

    private TrainingRun run(String name, TrainingSettings settings) {
        return run(name, settings, Precision.FLOAT32);
    }

    private TrainingRun run(String name, TrainingSettings settings, Precision precision) {
        return new TrainingRun(
                List.of(image),
                Fields.LEGEND,
                settings,
                temporary.resolve(name),
                new DjlTrainableFactory(new ComputeDevice.Cpu(), precision),
                device,
                pool,
                Recipe.DEFAULT,
                (bands, classes) -> new UNet(bands, classes, 2, 6, UNet.Norm.BATCH, UNet.Stem.HALF),
                System::nanoTime);
    }
}
