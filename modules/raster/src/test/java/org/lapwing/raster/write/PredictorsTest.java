package org.lapwing.raster.write;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class PredictorsTest {

    @Test
    void integersKeepTheDifferenceToTheSameBandOfThePixelBefore() {
        byte[] raw = {10, 100, 13, 90, 12, 91};
        Predictors.difference(raw, 6, 2, 1);
        assertArrayEquals(new byte[] {10, 100, 3, -10, -1, 1}, raw);
        Predictors.accumulate(raw, 6, 2, 1);
        assertArrayEquals(new byte[] {10, 100, 13, 90, 12, 91}, raw);
    }

    @Test
    void eachRowStartsAnew() {
        byte[] raw = {5, 6, 7, 9};
        Predictors.difference(raw, 2, 1, 1);
        assertArrayEquals(new byte[] {5, 1, 7, 2}, raw);
    }

    @Test
    void differencesOfShortsCarryAcrossBytes() {
        byte[] raw = {(byte) 0xFF, 0x00, 0x01, 0x01}; // 0x00FF, 0x0101
        Predictors.difference(raw, 4, 1, 2);
        assertArrayEquals(new byte[] {(byte) 0xFF, 0x00, 0x02, 0x00}, raw);
    }

    @Test
    void floatsAreSortedByBytesMostSignificantFirst() {
        byte[] raw = {1, 2, 3, 4, 5, 6, 7, 8}; // two little-endian floats
        Predictors.differenceFloats(raw, 8, 1, 4);
        assertArrayEquals(new byte[] {4, 8 - 4, 3 - 8, 7 - 3, 2 - 7, 6 - 2, 1 - 6, 5 - 1}, raw);
        Predictors.accumulateFloats(raw, 8, 1, 4);
        assertArrayEquals(new byte[] {1, 2, 3, 4, 5, 6, 7, 8}, raw);
    }
}
