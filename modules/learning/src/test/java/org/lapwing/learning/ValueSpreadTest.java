package org.lapwing.learning;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.lapwing.model.TrainedValues;
import org.lapwing.raster.SampleType;

class ValueSpreadTest {

    @Test
    void nearlyAllValuesLieBetweenThePercentilesAndAllWithinTheRange() {
        var spread = new ValueSpread(100_000, 10_000);
        for (int i = 0; i < 100_000; i++) {
            spread.add(i * 7919L % 100_000); // every number once, well mixed
        }
        var values = spread.values(SampleType.UINT16);
        assertEquals(0, values.least());
        assertEquals(99_999, values.most());
        assertEquals(1_000, values.low(), 200);
        assertEquals(99_000, values.high(), 200);
    }

    @Test
    void moreValuesThanExpectedAndASingleOneAreTaken() {
        var crowded = new ValueSpread(1, 1);
        for (int i = 0; i < 10; i++) {
            crowded.add(i);
        }
        assertEquals(new TrainedValues(SampleType.UINT8, 0, 0, 0, 9), crowded.values(SampleType.UINT8));

        var single = new ValueSpread(5, 100);
        single.add(3);
        assertEquals(new TrainedValues(SampleType.UINT8, 3, 3, 3, 3), single.values(SampleType.UINT8));
    }
}
