package org.lapwing.mapview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ArgbTest {

    @Test
    void mixingIsExactAtBothEndsAndBetweenEqualColours() {
        assertEquals(0x12345678, Argb.mix(0x12345678, 0xFFFFFFFF, 0));
        assertEquals(0xFFFEFDFC, Argb.mix(0x12345678, 0xFFFEFDFC, 256));
        assertEquals(0x80FF00FF, Argb.mix(0x80FF00FF, 0x80FF00FF, 77));
        assertEquals(0xFF7F7F7F, Argb.mix(0xFF000000, 0xFFFFFFFF, 128));
    }

    @Test
    void layingOverFollowsTheFormulaWithinOneStepAndNeverOverflows() {
        var random = new SplittableRandom(7);
        for (int i = 0; i < 20_000; i++) {
            int under = premultiplied(random);
            int over = premultiplied(random);
            int opacity = random.nextInt(257);
            int result = Argb.over(under, over, opacity);
            double rest = 1 - (over >>> 24) / 255.0 * opacity / 256;
            for (int shift = 0; shift <= 24; shift += 8) {
                double expected = (over >>> shift & 0xFF) * (opacity / 256.0) + (under >>> shift & 0xFF) * rest;
                assertTrue(
                        Math.abs(expected - (result >>> shift & 0xFF)) < 2.6,
                        "channel " + shift + " of " + Integer.toHexString(result) + " should be " + expected);
            }
        }
    }

    @Test
    void opaqueOverAnythingIsItself() {
        assertEquals(0xFF102030, Argb.over(0x80402010, 0xFF102030, 256));
        assertEquals(0xFF405060, Argb.over(0xFF405060, 0, 256));
    }

    @Test
    void theMeanRoundsToTheNearest() {
        assertEquals(0xFF010203, Argb.mean(0xFF010203, 0xFF010203, 0xFF010203, 0xFF010203));
        assertEquals(0x40404040, Argb.mean(0xFFFFFFFF, 0, 0, 0));
    }

    @Test
    void fadingKeepsAlphaAndGrey() {
        assertEquals(0xFF646464, Argb.faded(0xFF646464));
        assertEquals(0x80, Argb.faded(0x80402010) >>> 24);
    }

    private static int premultiplied(SplittableRandom random) {
        int alpha = random.nextInt(256);
        return alpha << 24
                | random.nextInt(alpha + 1) << 16
                | random.nextInt(alpha + 1) << 8
                | random.nextInt(alpha + 1);
    }
}
