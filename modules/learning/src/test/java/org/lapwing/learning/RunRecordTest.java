package org.lapwing.learning;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.model.ModelCard;
import org.lapwing.model.TrainingProvenance;
import org.lapwing.model.device.Precision;
import org.lapwing.model.loss.LossFormula;
import org.lapwing.model.store.ModelCardFile;
import org.lapwing.raster.Window;

/// A card as runs wrote it before loss, optimiser, schedule, folds and steps of augmentation could be chosen.
class RunRecordTest {

    private static final Path FOLDER = Path.of("model");

    /// The settings of that run in today's words.
    private static final TrainingSettings SETTINGS = TrainingSettings.defaults()
            .withLength(new TrainingLength.Budget(Duration.ofMinutes(10)))
            .withArea(Window.of(0, 0, 4300, 4438))
            .withShares(new SplitShares(0.07, 0))
            .withSampling(
                    PatchSampling.BALANCED,
                    Augmentation.parse("turn,scale:0.25,brightness:0.15,contrast:0.15,band-shift:0.05"));

    @TempDir
    Path folder;

    private ModelCard stored() throws IOException {
        var file = folder.resolve("card.json");
        try (var earlier = RunRecordTest.class.getResourceAsStream("card-of-an-earlier-run.json")) {
            Files.write(file, earlier.readAllBytes());
        }
        var card = ModelCardFile.read(file);
        var settings = new LinkedHashMap<>(card.provenance().settings());
        settings.put("precision", "float32"); // older still: it was not told
        var from = card.provenance();
        return card.withProvenance(new TrainingProvenance(
                from.software(), from.seed(), from.epoch(), from.steps(), from.data(), settings, from.metrics()));
    }

    private static RunRecord record(TrainingSettings settings, BitSet still) throws IOException {
        return new RunRecord(
                settings,
                Precision.FLOAT32,
                "",
                Map.of(
                        "image", "0a8b48789536d35279f0838bb5dc23a6a8250f9b4977064747799eb10b1c47a5",
                        "labels", "b7c7055de61f9198d218642cf81e23391c3514eaeb4cff700f7d939aa001013b"),
                OptionalLong.empty(),
                still);
    }

    private void refused(TrainingSettings settings, BitSet still, String expected) throws IOException {
        var card = stored();
        var refusal = assertThrows(
                TrainingDataException.class, () -> record(settings, still).requireSameRun(FOLDER, card, card.legend()));
        assertTrue(refusal.getMessage().contains(expected), refusal.getMessage());
    }

    @Test
    void aStoredCardOfAnEarlierRunIsReadAndResumed() throws IOException {
        var card = stored();
        assertEquals(960, card.provenance().steps());
        assertDoesNotThrow(() -> record(SETTINGS, new BitSet()).requireSameRun(FOLDER, card, card.legend()));
    }

    @Test
    void whatItDidNotNameIsWhatWasTheOnlyWayThen() throws IOException {
        var method = LearningMethod.DEFAULT;
        refused(
                SETTINGS.withMethod(method.withLoss(LossFormula.parse("dice"))),
                new BitSet(),
                "its loss was ce and is now dice");
        refused(
                SETTINGS.withMethod(method.withSchedule(RateSchedule.parse("poly"))),
                new BitSet(),
                "its schedule was cosine:0.05 and is now poly:0.9");
        refused(SETTINGS.withMethod(method.withGathered(2)), new BitSet(), "its gathered was 1 and is now 2");
        refused(SETTINGS.withFold(new Fold(1, 5)), new BitSet(), "its fold was none and is now 1/5");
        var still = new BitSet();
        still.set(2);
        refused(SETTINGS, still, "its stillBands was none and is now 3");
    }

    @Test
    void anotherAugmentationIsToldInTheWordsOfToday() throws IOException {
        refused(
                SETTINGS.withSampling(PatchSampling.BALANCED, Augmentation.DEFAULT),
                new BitSet(),
                "its augmentation was turn,scale:0.25,brightness:0.15,contrast:0.15,band-shift:0.05 and is now turn,");
    }
}
