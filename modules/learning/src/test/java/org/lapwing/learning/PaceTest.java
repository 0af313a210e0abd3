package org.lapwing.learning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {

    private long now = 5_000_000_000L;

    @Test
    void epochsAreCountedInSteps() {
        var pace = new Pace(new TrainingLength.Epochs(4), 10, 0, () -> now);
        assertEquals(0.5, pace.share(20));
        assertFalse(pace.isOver(39));
        assertTrue(pace.isOver(40));
        assertEquals(40, pace.expectedSteps(3));
    }

    @Test
    void timeLeftCountsStepsAndEpochEnds() {
        var pace = new Pace(new TrainingLength.Epochs(2), 10, 0, () -> now);
        assertTrue(Double.isNaN(pace.secondsLeft(0)));
        pace.stepTook(0.5);
        pace.epochEndTook(2);
        assertEquals(10 * 0.5 + 2, pace.secondsLeft(10), 1e-9);
    }

    @Test
    void aBudgetKeepsBackTheLastEpochEnd() {
        var pace = budget(100);
        pace.epochEndTook(5);
        passed(90);
        assertFalse(pace.isOver(7));
        passed(4);
        assertTrue(pace.isOver(7));
        assertEquals(1, pace.share(7));
    }

    @Test
    void aStepThatCannotEndInTimeIsNotBegun() {
        var pace = budget(100);
        pace.epochEndTook(5);
        pace.stepTook(20);
        passed(74);
        assertTrue(pace.isOver(4));
    }

    @Test
    void aBudgetExpectsStepsAtThePresentRate() {
        var pace = budget(100);
        pace.epochEndTook(10 / 1.3);
        passed(45);
        assertEquals(200, pace.expectedSteps(100));
        assertEquals(55, pace.secondsLeft(100), 1e-9);
    }

    @Test
    void timeOfAnEarlierPartCounts() {
        var pace = new Pace(new TrainingLength.Budget(Duration.ofSeconds(100)), 10, 95_000_000_000L, () -> now);
        pace.epochEndTook(5);
        assertTrue(pace.isOver(7));
        assertEquals(95_000_000_000L, pace.elapsedNanos());
    }

    @Test
    void anExpensiveValidationMakesEpochsOfABudgetLonger() {
        var pace = budget(1000);
        assertTrue(pace.isEpochDue(10, 1));
        assertFalse(pace.isEpochDue(9, 1));
        pace.epochEndTook(4);
        assertFalse(pace.isEpochDue(10, 79));
        assertTrue(pace.isEpochDue(10, 81));
    }

    private Pace budget(int seconds) {
        return new Pace(new TrainingLength.Budget(Duration.ofSeconds(seconds)), 10, 0, () -> now);
    }

    private void passed(int seconds) {
        now += seconds * 1_000_000_000L;
    }
}
