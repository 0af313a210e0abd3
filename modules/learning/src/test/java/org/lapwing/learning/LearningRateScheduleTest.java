package org.lapwing.learning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LearningRateScheduleTest {

    private final LearningRateSchedule schedule = new LearningRateSchedule(0.01, 0.1, 0.02);

    @Test
    void risesToThePeakAtTheEndOfTheWarmUp() {
        assertEquals(0.005, schedule.at(0.05), 1e-12);
        assertEquals(0.01, schedule.at(0.1), 1e-12);
    }

    @Test
    void fallsToTheFloorByHalfACosine() {
        assertEquals(0.01 * 0.51, schedule.at(0.55), 1e-12);
        assertEquals(0.0002, schedule.at(1), 1e-12);
        assertEquals(0.0002, schedule.at(1.5), 1e-12);
    }

    @Test
    void isNeverZero() {
        assertTrue(schedule.at(0) > 0);
        assertTrue(new LearningRateSchedule(1e-3, 0, 0).at(0) > 0);
    }

    @Test
    void refusesRatesThatLearnNothing() {
        assertThrows(IllegalArgumentException.class, () -> new LearningRateSchedule(0, 0.1, 0.1));
        assertThrows(IllegalArgumentException.class, () -> new LearningRateSchedule(0.1, 1, 0.1));
    }
}
