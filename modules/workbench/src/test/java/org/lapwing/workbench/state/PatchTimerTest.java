package org.lapwing.workbench.state;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PatchTimerTest {

    private static final long SECOND = 1_000_000_000L;

    private long now = 5 * SECOND;
    private final PatchTimer timer = new PatchTimer(() -> now);

    @Test
    void workIsCountedAndLongPausesAreNot() {
        timer.start();
        now += 20 * SECOND;
        timer.touch();
        now += 3600 * SECOND;
        timer.touch();
        now += 2 * SECOND;

        assertEquals(82, timer.stop());
    }

    @Test
    void nothingIsCountedBeforeTheStartAndAfterTheEnd() {
        now += 10 * SECOND;
        timer.touch();
        assertEquals(0, timer.stop());

        timer.start();
        now += SECOND;
        assertEquals(1, timer.seconds());
        assertEquals(1, timer.stop());
        now += SECOND;
        assertEquals(0, timer.seconds());
    }

    @Test
    void eachStartCountsFromZero() {
        timer.start();
        now += 7 * SECOND;
        timer.start();
        now += 3 * SECOND;
        assertEquals(3, timer.stop());
    }
}
