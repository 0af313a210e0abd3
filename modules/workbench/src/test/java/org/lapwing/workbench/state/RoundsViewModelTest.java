package org.lapwing.workbench.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lapwing.mapview.ScoreMode;
import org.lapwing.model.Checkpoint;
import org.lapwing.project.Round;
import org.lapwing.workbench.fake.FakeCheckpoint;
import org.lapwing.workbench.fake.FakeLand;
import org.lapwing.workbench.fake.FakeServices;
import org.lapwing.workbench.service.RoundService.Outcome;

class RoundsViewModelTest {

    private final FakeServices services = FakeServices.immediate();
    private final WindowViewModel window = new WindowViewModel(services, Runnable::run, Optional::empty);
    private final RoundsViewModel rounds = window.rounds();

    @Test
    void withoutAProjectNothingIsRecorded() {
        window.workspace().openImage(Path.of("image.tif")).join();
        rounds.record(outcome(1)).join();
        assertTrue(rounds.rounds().get().rounds().isEmpty());
    }

    @Test
    void theRoundsOfAProjectComeBackWithIt() {
        open(2);
        var again = new WindowViewModel(services, Runnable::run, Optional::empty);
        again.workspace().openProject(Path.of("trained")).join();

        assertEquals(2, again.rounds().rounds().get().rounds().size());
        assertEquals(2, again.rounds().lastRevision());
    }

    @Test
    void twoRoundsAreComparedTheEarlierFirst() {
        open(3);
        rounds.compare(round(3), round(1));
        var comparison = rounds.comparison().get().orElseThrow();

        assertEquals(1, comparison.one().number());
        assertEquals(3, comparison.other().number());
        assertTrue(comparison.differences().stream()
                .anyMatch(each -> each.what().equals("labelRevision")
                        && each.one().equals("1")
                        && each.other().equals("3")));
        assertTrue(
                rounds.commandLine()
                        .orElseThrow()
                        .matches("lapwing rounds compare 1 3 --project \\S*trained --changed \\S*"),
                rounds.commandLine().toString());
        rounds.closeComparison();
        assertTrue(rounds.commandLine().isEmpty());
        assertTrue(rounds.comparison().get().isEmpty());
    }

    @Test
    void whatChangedBetweenTwoRoundsIsShownOnTheMap() {
        open(3);
        rounds.compare(round(1), round(2));
        rounds.showChanges().join();

        assertEquals(ScoreMode.CHANGED, window.prediction().mode().get());
        assertEquals(
                checkpoint(2), window.live().prediction().get().orElseThrow().checkpoint());
        assertEquals(checkpoint(1), window.live().second().get().orElseThrow().checkpoint());
        var drawn = window.layers().drawn().get().getLast().source().id().version();
        assertTrue(drawn.contains("update-0002 against of epoch-0006-update-0001"), drawn);

        window.live().offerBest(Path.of("trained-model")).join();
        assertFalse(
                window.layers().drawn().get().getLast().source().id().version().contains("update-0001"),
                "a newer checkpoint is compared with the one before it again");
    }

    @Test
    void goingBackPutsTheModelOfARoundOnTheMapAndIntoUse() {
        open(3);
        rounds.rollBack(round(1)).join();

        assertEquals(1, rounds.rounds().get().current());
        assertEquals(
                checkpoint(1), window.live().prediction().get().orElseThrow().checkpoint());
        assertEquals(3, rounds.rounds().get().rounds().size(), "nothing is deleted");
        assertEquals("Round 1 is in use", window.notices().unread().getFirst().title());
    }

    @Test
    void reopeningShowsAModelAndLeavesTheRoundInUse() {
        open(2);
        rounds.reopen(round(1)).join();

        assertEquals(2, rounds.rounds().get().current());
        assertEquals(
                checkpoint(1), window.live().prediction().get().orElseThrow().checkpoint());
    }

    @Test
    void aModelThatIsGoneIsToldAndNothingChanges() {
        open(2);
        var before = window.live().prediction().get();
        services.rounds.gone = true;
        assertTrue(rounds.rollBack(round(1)).isCompletedExceptionally());

        assertEquals(2, rounds.rounds().get().current());
        assertEquals(before, window.live().prediction().get());
        assertTrue(window.notices().unread().getFirst().detail().startsWith("The model of round 1 is gone."));
    }

    @Test
    void aFullTrainingOfAProjectIsARoundToo() {
        window.workspace().openProject(Path.of("trained")).join();
        window.train().start().join();

        assertEquals(Round.Way.TRAINING, round(1).model().way());
        assertTrue(round(1).metrics().containsKey("meanIou"));
    }

    @Test
    void aRemarkStaysWithItsRound() {
        open(1);
        rounds.remark(round(1), " river banks ").join();
        assertEquals("river banks", round(1).remark());
    }

    private void open(int count) {
        window.workspace().openProject(Path.of("trained")).join();
        for (int number = 1; number <= count; number++) {
            rounds.record(outcome(number)).join();
        }
    }

    private Round round(int number) {
        return rounds.rounds().get().find(number).orElseThrow();
    }

    private Outcome outcome(int number) {
        return new Outcome(
                checkpoint(number),
                Round.Way.UPDATE,
                number,
                4,
                Map.of("strategy", "entropy"),
                Map.of("heldOutMeanIou", 0.6 + 0.02 * number));
    }

    private Checkpoint checkpoint(int number) {
        return FakeCheckpoint.updated(
                Path.of("model"), window.workspace().image().get().orElseThrow(), FakeLand.LEGEND, number, number);
    }
}
