package org.lapwing.raster.geotiff;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InterleavingTest {

    private static final int WIDTH = 37;
    private static final int PLANE = 50;
    private static final int TO = 5;

    /// What the samples of one row should become, worked out one by one.
    private static long[] expected(long[] row, int samples, boolean differenced) {
        var result = new long[TO + samples * PLANE];
        for (int column = 0; column < WIDTH; column++) {
            for (int band = 0; band < samples; band++) {
                long before = differenced && column > 0 ? result[TO + band * PLANE + column - 1] : 0;
                result[TO + band * PLANE + column] = before + row[column * samples + band];
            }
        }
        return result;
    }

    private static long[] row(int samples) {
        return new Random(samples).longs((long) WIDTH * samples).toArray();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 13})
    void bytesGoToTheirBandsAndSumsWrapAround(int samples) {
        for (boolean differenced : new boolean[] {false, true}) {
            var row = row(samples);
            var source = new byte[3 + row.length];
            for (int i = 0; i < row.length; i++) {
                source[3 + i] = (byte) row[i];
            }
            var want = expected(row, samples, differenced);
            var target = new byte[want.length];
            Interleaving.part(source, 3, samples, WIDTH, differenced, target, TO, PLANE);
            for (int i = 0; i < want.length; i++) {
                want[i] = (byte) want[i];
            }
            var got = new long[want.length];
            for (int i = 0; i < want.length; i++) {
                got[i] = target[i];
            }
            assertArrayEquals(want, got);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 13})
    void shortsGoToTheirBandsAndSumsWrapAround(int samples) {
        for (boolean differenced : new boolean[] {false, true}) {
            var row = row(samples);
            var source = new short[row.length];
            for (int i = 0; i < row.length; i++) {
                source[i] = (short) row[i];
            }
            var want = expected(row, samples, differenced);
            var target = new short[want.length];
            Interleaving.part(source, samples, WIDTH, differenced, target, TO, PLANE);
            var got = new long[want.length];
            for (int i = 0; i < want.length; i++) {
                want[i] = (short) want[i];
                got[i] = target[i];
            }
            assertArrayEquals(want, got);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 4, 7})
    void widerSamplesGoToTheirBands(int samples) {
        for (boolean differenced : new boolean[] {false, true}) {
            var row = row(samples);
            var want = expected(row, samples, differenced);
            var longs = new long[want.length];
            Interleaving.part(row, samples, WIDTH, differenced, longs, TO, PLANE);
            assertArrayEquals(want, longs);

            var source = new int[row.length];
            var floats = new float[row.length];
            for (int i = 0; i < row.length; i++) {
                source[i] = (int) row[i];
                floats[i] = source[i];
            }
            var wantInts = new int[want.length];
            for (int i = 0; i < want.length; i++) {
                wantInts[i] = (int) want[i];
            }
            var ints = new int[want.length];
            Interleaving.part(source, samples, WIDTH, differenced, ints, TO, PLANE);
            assertArrayEquals(wantInts, ints);
            if (!differenced) {
                var wantFloats = new float[want.length];
                for (int i = 0; i < want.length; i++) {
                    wantFloats[i] = wantInts[i];
                }
                var target = new float[want.length];
                Interleaving.part(floats, samples, WIDTH, target, TO, PLANE);
                assertArrayEquals(wantFloats, target);
            }
        }
    }
}
