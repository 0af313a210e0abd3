package org.lapwing.raster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.reflect.Array;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SampleRowsTest {

    @ParameterizedTest
    @EnumSource(SampleType.class)
    void aRectangleOfAnyTypeIsCopiedAndNothingAroundItIsTouched(SampleType type) {
        var from = Tile.newSamples(type, 7 * 5);
        for (int i = 0; i < 35; i++) {
            set(from, i, i + 1);
        }
        var to = Tile.newSamples(type, 6 * 4);
        SampleRows.copy(from, 2 * 7 + 3, 7, to, 1 * 6 + 2, 6, 3, 2);
        for (int row = 0; row < 4; row++) {
            for (int column = 0; column < 6; column++) {
                boolean inside = row >= 1 && row < 3 && column >= 2 && column < 5;
                double wanted = inside ? (row + 1) * 7 + column + 1 + 1 : 0;
                assertEquals(wanted, ((Number) Array.get(to, row * 6 + column)).doubleValue());
            }
        }
    }

    @ParameterizedTest
    @EnumSource(SampleType.class)
    void arraysOfDifferentKindsAreRefused(SampleType type) {
        var other = type == SampleType.FLOAT64 ? SampleType.UINT8 : SampleType.FLOAT64;
        var from = Tile.newSamples(type, 4);
        var to = Tile.newSamples(other, 4);
        assertThrows(IllegalArgumentException.class, () -> SampleRows.copy(from, 0, 2, to, 0, 2, 2, 2));
    }

    private static void set(Object samples, int index, int value) {
        switch (samples) {
            case byte[] bytes -> bytes[index] = (byte) value;
            case short[] shorts -> shorts[index] = (short) value;
            case int[] ints -> ints[index] = value;
            case float[] floats -> floats[index] = value;
            case double[] doubles -> doubles[index] = value;
            default -> throw new IllegalArgumentException("no samples");
        }
    }
}
