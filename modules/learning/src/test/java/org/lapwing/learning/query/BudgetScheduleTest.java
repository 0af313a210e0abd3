package org.lapwing.learning.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BudgetScheduleTest {

    @ParameterizedTest
    @CsvSource({
        "1679, 0.02,  34,  3,  2, 17",
        "1679, 0.05,  84,  8,  4, 21",
        "1679, 0.125, 210, 21, 11, 20",
        "642,  0.02,  13,  1,  1, 13",
        "642,  0.05,  33,  3,  2, 17",
        "642,  0.125, 81,  8,  4, 21"
    })
    void theTableOfAls4ganComesOut(int pool, double ratio, int total, int initial, int batch, int rounds) {
        assertEquals(new BudgetSchedule(total, initial, batch, rounds), BudgetSchedule.als4gan(pool, ratio, 0.1, 0.5));
    }

    @Test
    void productsAreExactInDecimals() {
        // in binary, 0.07 * 100 is a hair above 7 and 0.29 * 100 a hair below 29
        assertEquals(7, BudgetSchedule.als4gan(100, 0.07, 1, 1).total());
        assertEquals(29, BudgetSchedule.als4gan(100, 1, 0.29, 1).initial());
    }

    @Test
    void theLastQueryIsCutShort() {
        var schedule = BudgetSchedule.als4gan(1679, 0.125, 0.1, 0.5);
        assertEquals(11, schedule.batchOf(19));
        assertEquals(210 - 19 * 11, schedule.batchOf(20));
        assertEquals(21, schedule.labelledAfter(0));
        assertEquals(231, schedule.labelledAfter(20));
    }

    @Test
    void anAlphaThatLeavesNoInitialPoolIsRefused() {
        var refused = assertThrows(IllegalArgumentException.class, () -> BudgetSchedule.als4gan(100, 0.05, 0.1, 0.5));
        assertTrue(refused.getMessage().contains("larger alpha"), refused.getMessage());
    }
}
