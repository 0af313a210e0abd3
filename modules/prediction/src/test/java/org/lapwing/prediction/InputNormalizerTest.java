package org.lapwing.prediction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lapwing.model.BandNormalization;
import org.lapwing.raster.Band;
import org.lapwing.raster.SampleType;
import org.lapwing.raster.Tile;
import org.lapwing.raster.Window;

class InputNormalizerTest {

    private static final List<BandNormalization> CHANNELS =
            List.of(new BandNormalization("b", 1, 20, 4), new BandNormalization("a", 0, 10, 2));
    private static final int[] SWAPPED = {1, 0};

    private static Object samples(SampleType type) {
        var samples = Tile.newSamples(type, 2 * 5 * 4);
        for (int i = 0; i < 40; i++) {
            switch (samples) {
                case byte[] bytes -> bytes[i] = (byte) (100 + i);
                case short[] shorts -> shorts[i] = (short) (100 + i);
                case int[] ints -> ints[i] = 100 + i;
                case float[] floats -> floats[i] = 100 + i;
                case double[] doubles -> doubles[i] = 100 + i;
                default -> throw new IllegalStateException();
            }
        }
        return samples;
    }

    @ParameterizedTest
    @EnumSource(SampleType.class)
    void valuesAreScaledShiftedAndNormalisedForEveryType(SampleType type) {
        var bands = List.of(
                new Band("a", type, OptionalDouble.empty(), 0.5, 3, Optional.empty()),
                new Band("b", type, OptionalDouble.empty(), 1, 0, Optional.empty()));
        var tile = new Tile(Window.of(7, 9, 5, 4), bands, samples(type), Optional.empty());
        var input = new PatchInput(2, 3, 1);
        new InputNormalizer(CHANNELS, SWAPPED, bands).fill(tile, Window.of(8, 10, 3, 3), input);
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 3; column++) {
                double a = tile.value(0, column + 1, row + 1);
                double b = tile.value(1, column + 1, row + 1);
                assertEquals((b - 20) / 4, input.samples()[row * 3 + column], 1e-5);
                assertEquals((a - 10) / 2, input.samples()[9 + row * 3 + column], 1e-5);
            }
        }
        assertTrue(input.invalid().isEmpty());
    }

    @Test
    void pixelsWithoutDataBecomeZeroInEveryChannel() {
        var bands = List.of(Band.of("a", SampleType.UINT8), Band.of("b", SampleType.UINT8));
        var invalid = new java.util.BitSet();
        invalid.set(6);
        var tile = new Tile(Window.of(0, 0, 5, 4), bands, samples(SampleType.UINT8), Optional.of(invalid));
        var input = new PatchInput(2, 3, 1);
        new InputNormalizer(CHANNELS, SWAPPED, bands).fill(tile, Window.of(0, 0, 3, 3), input);
        assertEquals(0f, input.samples()[4]);
        assertEquals(0f, input.samples()[9 + 4]);
        assertTrue(input.invalid().get(4));
        assertFalse(input.hasCore());
        assertTrue(input.invalidCore().get(0));
    }

    @Test
    void aSampleThatIsNoNumberCountsAsNoDataInEveryChannel() {
        var bands = List.of(Band.of("a", SampleType.FLOAT32), Band.of("b", SampleType.FLOAT32));
        var values = (float[]) samples(SampleType.FLOAT32);
        values[6] = Float.NaN;
        values[7] = Float.POSITIVE_INFINITY;
        values[20 + 8] = Float.NEGATIVE_INFINITY;
        var tile = new Tile(Window.of(0, 0, 5, 4), bands, values, Optional.empty());
        var input = new PatchInput(2, 3, 1);
        new InputNormalizer(CHANNELS, SWAPPED, bands).fill(tile, Window.of(0, 0, 3, 3), input);
        assertEquals(0f, input.samples()[4]);
        assertEquals(0f, input.samples()[9 + 4]);
        assertFalse(input.hasCore());
        assertTrue(input.invalid().get(5), "an infinite sample");
        assertFalse(input.invalid().get(6));
    }
}
