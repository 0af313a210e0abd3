package org.lapwing.learning.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.learning.query.QueueState.Flag;
import org.lapwing.learning.query.QueueState.Status;

class QueueStateTest {

    @Test
    void deferredCandidatesComeAgainAfterTheWaitingOnes() {
        var state = QueueState.start(3, LabelBudget.NONE).deferred();
        assertEquals(1, state.current());
        state = state.labelled().skipped();
        assertEquals(0, state.current());
        state = state.labelled();
        assertTrue(state.isOver());
        assertEquals(2, state.count(Status.LABELLED));
        assertEquals(1, state.count(Status.SKIPPED));
    }

    @Test
    void theUpcomingCandidateIsTheOneThatComes() {
        var state = QueueState.start(4, LabelBudget.NONE).at(2);
        assertEquals(OptionalInt.of(3), state.upcoming());
        assertEquals(3, state.labelled().current());
        var last = state.labelled();
        assertEquals(OptionalInt.of(0), last.upcoming());
        assertEquals(0, last.skipped().current());
    }

    @Test
    void theOnlyOpenCandidateStaysInHandWhenItIsPutOff() {
        var state = QueueState.start(2, LabelBudget.NONE).labelled().deferred();
        assertEquals(1, state.current());
        assertEquals(Status.DEFERRED, state.entries().get(1).status());
        assertTrue(state.labelled().isOver());
    }

    @Test
    void timeAndFlagsStayWithTheirCandidate() {
        var state = QueueState.start(2, LabelBudget.NONE)
                .spent(10)
                .flagged(Flag.RAISED)
                .labelled()
                .spent(30)
                .labelled();
        assertEquals(Flag.RAISED, state.entries().getFirst().flag());
        assertEquals(30, state.entries().get(1).seconds());
        assertEquals(OptionalDouble.of(20), state.secondsPerLabelled());
        assertEquals(state, state.spent(5));
    }

    @Test
    void whatIsLeftIsTheLimitThatEndsFirst() {
        var money = new LabelBudget(OptionalInt.of(100), OptionalDouble.of(2), OptionalDouble.of(30), 20);
        var state = QueueState.start(10, money).spent(360).labelled();
        assertEquals(2, state.cost(), 1e-12); // a tenth of an hour
        // 99 patches, 1.9 h / 0.1 h = 19 patches, 28 / 2 = 14 patches
        assertEquals(OptionalInt.of(14), state.patchesLeft());
        assertEquals(OptionalInt.empty(), QueueState.start(3, LabelBudget.NONE).patchesLeft());
        assertEquals(
                OptionalInt.of(5), QueueState.start(9, LabelBudget.ofPatches(5)).patchesLeft());
    }

    @Test
    void aStateReadBackIsTheSame(@TempDir Path folder) throws IOException {
        var file = folder.resolve("queue.json");
        var budget = new LabelBudget(OptionalInt.empty(), OptionalDouble.of(3), OptionalDouble.empty(), 12.5);
        var state = QueueState.start(3, budget)
                .spent(4.25)
                .flagged(Flag.RAISED)
                .deferred()
                .skipped();
        QueueFile.write(file, state);
        assertEquals(state, QueueFile.read(file, 3));
    }

    @Test
    void brokenFilesSayWhereAndWhatToDo(@TempDir Path folder) throws IOException {
        var file = folder.resolve("queue.json");
        QueueFile.write(file, QueueState.start(3, LabelBudget.NONE));
        var other = assertThrows(IOException.class, () -> QueueFile.read(file, 4));
        assertTrue(other.getMessage().contains("3 candidates, not to 4"), other.getMessage());
        Files.writeString(file, Files.readString(file).replace("\"current\" : 0", "\"current\" : 9"));
        var outside = assertThrows(IOException.class, () -> QueueFile.read(file, 3));
        assertTrue(outside.getMessage().contains("candidate 9 of 3"), outside.getMessage());
        Files.writeString(file, "{\"format\":7}");
        var newer = assertThrows(IOException.class, () -> QueueFile.read(file, 3));
        assertTrue(newer.getMessage().contains("format 7"), newer.getMessage());
        Files.writeString(file, "{\"format\":1,\"current\":0}");
        var partial = assertThrows(IOException.class, () -> QueueFile.read(file, 3));
        assertTrue(partial.getMessage().contains("missing"), partial.getMessage());
    }
}
