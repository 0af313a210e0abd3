package org.lapwing.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.labels.Legend;
import org.lapwing.labels.LegendClass;
import org.lapwing.model.BandNormalization;
import org.lapwing.model.Checkpoint;
import org.lapwing.model.InitialWeights;
import org.lapwing.model.ModelCard;
import org.lapwing.model.TrainingProvenance;
import org.lapwing.model.UNet;
import org.lapwing.model.store.ModelFolder;
import org.lapwing.model.store.ModelFolder.Rank;

class RoundHistoryTest {

    private static final UNet NETWORK = new UNet(1, 1, 1, 2, UNet.Norm.NONE);

    @TempDir
    Path folder;

    private final ModelCard card = ModelCard.of(
            "m",
            NETWORK,
            List.of(new BandNormalization("red", 0, 0, 1)),
            1,
            new Legend(List.of(new LegendClass(1, "land", "#008000", List.of())), Set.of()),
            TrainingProvenance.untrained(1));

    private Round round(RoundHistory history, int number, Checkpoint checkpoint, String strategy, double iou)
            throws IOException {
        return new Round(
                number,
                "2026-11-20T18:0" + number + ":00Z",
                number * 10L,
                10,
                Map.of("strategy", strategy, "batch", "10"),
                history.model(checkpoint, number == 1 ? Round.Way.TRAINING : Round.Way.UPDATE),
                Map.of("heldOutMeanIou", iou),
                "");
    }

    private Checkpoint update(long seed) throws IOException {
        return ModelFolder.open(folder.resolve("model")).writeUpdate(card, InitialWeights.draw(NETWORK.graph(), seed));
    }

    private RoundHistory threeRounds() throws IOException {
        var history = new RoundHistory(folder);
        var first = ModelFolder.openOrCreate(folder.resolve("model"))
                .write(card, InitialWeights.draw(NETWORK.graph(), 1), Rank.BEST);
        history.add(round(history, 1, first, "random", 0.5));
        history.add(round(history, 2, update(2), "entropy", 0.6));
        history.add(round(history, 3, update(3), "entropy", 0.55));
        return history;
    }

    @Test
    void roundsComeBackAndPointToTheirModels() throws IOException {
        var history = threeRounds();
        var rounds = new RoundHistory(folder).read();
        assertEquals(3, rounds.rounds().size());
        assertEquals(3, rounds.current());
        assertEquals("model", rounds.rounds().getFirst().model().folder());
        for (var round : rounds.rounds()) {
            assertEquals(round.model().sha256(), history.open(round).sha256());
        }
        assertFalse(Files.readString(folder.resolve(RoundsFile.NAME)).contains(folder.toString()));
    }

    @Test
    void goingBackChangesTheModelInUseAndDeletesNothing() throws IOException {
        var history = threeRounds();
        var back = history.rollBackTo(2);
        assertEquals("epoch-0000-update-0001", back.name());
        assertEquals(back, ModelFolder.open(folder.resolve("model")).best());
        assertEquals(2, history.read().current());
        assertEquals(3, history.read().rounds().size());
        var forward = history.rollBackTo(3);
        assertEquals(forward, ModelFolder.open(folder.resolve("model")).best());
        // what is learnt after going back is a round of its own
        history.rollBackTo(1);
        history.add(round(history, 4, update(4), "margin", 0.7));
        assertEquals(4, history.read().current());
    }

    @Test
    void aRoundThatIsNotThereOrWhoseModelIsGoneChangesNothing() throws IOException {
        var history = threeRounds();
        var best = ModelFolder.open(folder.resolve("model")).best();
        var refused = assertThrows(IOException.class, () -> history.rollBackTo(9));
        assertTrue(refused.getMessage().contains("There is no round 9; there are rounds 1 to 3."));
        Files.delete(folder.resolve("model/checkpoints/epoch-0000/card.json"));
        assertThrows(IOException.class, () -> history.rollBackTo(1));
        assertEquals(3, history.read().current());
        assertEquals(best, ModelFolder.open(folder.resolve("model")).best());
    }

    @Test
    void whatDiffersStandsSideBySide() throws IOException {
        var rounds = threeRounds().read().rounds();
        var compared = RoundComparison.of(rounds.get(0), rounds.get(1));
        var names = compared.differences().stream()
                .map(RoundComparison.Difference::what)
                .toList();
        assertEquals(List.of("labelRevision", "model.checkpoint", "model.way", "query.strategy"), names);
        assertEquals("random", compared.differences().getLast().one());
        assertEquals("entropy", compared.differences().getLast().other());
        var metric = compared.metrics().getFirst();
        assertEquals(OptionalDouble.of(0.5), metric.one());
        assertEquals(OptionalDouble.of(0.6), metric.other());
    }

    @Test
    void brokenFilesAreRefusedWithASentence() throws IOException {
        threeRounds();
        var file = folder.resolve(RoundsFile.NAME);
        var sound = Files.readString(file);
        refuse(file, sound.replace("\"format\" : 1", "\"format\" : 7"), "has format 7");
        refuse(file, sound.replace("\"current\" : 3", "\"current\" : 5"), "round 5 is current among 3");
        refuse(file, sound.replace("\"number\" : 2", "\"number\" : 4"), "round 4 stands where round 2 belongs");
        refuse(file, sound.replace("\"patches\" : 10", "\"patches\" : null"), "patches");
        refuse(file, sound.replace("\"checkpoint\" : \"epoch", "\"checkpoint\" : \"../epoch"), "checkpoint '../epoch");
        refuse(file, sound.substring(0, sound.length() / 2), "is not JSON");
    }

    private void refuse(Path file, String content, String told) throws IOException {
        Files.writeString(file, content);
        var refused = assertThrows(IOException.class, () -> RoundsFile.read(folder));
        assertTrue(refused.getMessage().startsWith(file.toString()), refused.getMessage());
        assertTrue(refused.getMessage().contains(told), refused.getMessage());
        assertTrue(
                refused.getMessage().endsWith("mend it there.")
                        || refused.getMessage().endsWith("newer Lapwing."),
                refused.getMessage());
    }

    @Test
    void aProjectWithoutRoundsHasNone() throws IOException {
        assertEquals(Rounds.NONE, new RoundHistory(folder).read());
        assertEquals(1, Rounds.NONE.next());
    }
}
