package org.lapwing.learning.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClassGainTest {

    @Test
    void theGainIsTheLogarithmOfWhatEachClassGrowsBy() {
        // patches of 100 pixels, two classes: k = 50
        var gain = new ClassGain(List.of(new double[] {90, 10}, new double[] {20, 80}), new long[] {950, 0});
        assertEquals(Math.log(1090 / 1000.0) + Math.log(60 / 50.0), gain.of(0), 1e-12);
        assertEquals(Math.log(1020 / 1000.0) + Math.log(130 / 50.0), gain.of(1), 1e-12);
    }

    @Test
    void aClassThatWasChosenCountsLessTheNextTime() {
        var patches = List.of(new double[] {0, 100, 0}, new double[] {0, 90, 0}, new double[] {0, 0, 60});
        var gain = new ClassGain(patches, new long[] {10_000, 0, 0});
        var open = new BitSet();
        open.set(0, 3);
        assertEquals(0, gain.best(open, new long[3]));
        gain.add(0);
        open.clear(0);
        assertTrue(gain.of(2) > gain.of(1));
        assertEquals(2, gain.best(open, new long[3]));
    }
}
