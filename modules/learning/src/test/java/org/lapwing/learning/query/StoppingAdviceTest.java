package org.lapwing.learning.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lapwing.learning.query.StoppingAdvice.Measured;

class StoppingAdviceTest {

    private final QueueState open = QueueState.start(5, LabelBudget.NONE);

    @Test
    void risingScoresAndDoubtsSpeakForGoingOn() {
        assertEquals(Optional.empty(), StoppingAdvice.of(scores(0.50, 0.60, 0.66, 0.70), open));
        assertEquals(Optional.empty(), StoppingAdvice.of(List.of(), open));
    }

    @Test
    void threeRoundsWithoutARiseAreAPlateauAndTwoAreNot() {
        assertEquals(Optional.empty(), StoppingAdvice.of(scores(0.70, 0.701, 0.70), open));
        var plateau = assertInstanceOf(
                StoppingAdvice.Plateau.class,
                StoppingAdvice.of(scores(0.50, 0.70, 0.701, 0.70, 0.702), open).orElseThrow());
        assertEquals(3, plateau.rounds());
        assertEquals(0.002, plateau.gain(), 1e-12);
    }

    @Test
    void roundsThatWereNotMeasuredDoNotCount() {
        assertEquals(Optional.empty(), StoppingAdvice.of(scores(0.70, Double.NaN, 0.70, Double.NaN, 0.70), open));
    }

    @Test
    void aCertainModelNeedsNoFurtherLabels() {
        var rounds = List.of(new Measured(0.5, 0.4), new Measured(0.8, 0.06));
        assertEquals(Optional.of(new StoppingAdvice.Certain(0.06)), StoppingAdvice.of(rounds, open));
        var doubtful = List.of(new Measured(0.5, 0.06), new Measured(0.8, 0.4));
        assertEquals(Optional.empty(), StoppingAdvice.of(doubtful, open));
    }

    @Test
    void aSpentBudgetComesBeforeEverythingElse() {
        var spent = QueueState.start(5, LabelBudget.ofPatches(1)).labelled();
        assertEquals(Optional.of(new StoppingAdvice.Spent()), StoppingAdvice.of(scores(0.7, 0.7, 0.7, 0.7), spent));
    }

    private static List<Measured> scores(double... meanIous) {
        var rounds = new ArrayList<Measured>();
        for (double each : meanIous) {
            rounds.add(new Measured(each, 0.5));
        }
        return rounds;
    }
}
