package org.lapwing.mapview;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lapwing.labels.Legend;
import org.lapwing.labels.LegendClass;
import org.lapwing.raster.Band;
import org.lapwing.raster.ColorTable;
import org.lapwing.raster.SampleType;
import org.lapwing.raster.Tile;
import org.lapwing.raster.Window;
import org.lapwing.testsupport.Scene;

class StylePaintTest {

    private static final Legend LEGEND = new Legend(
            List.of(
                    new LegendClass(1, "water", "#0000FF", List.of()),
                    new LegendClass(2, "tree", "#00FF00", List.of())),
            Set.of(0),
            Set.of());

    @Test
    void aStretchMapsItsLimitsToBlackAndFullAndCutsBeyond() {
        var paint = StylePaint.of(
                new ImageryStyle(0, 1, 2, Stretch.linear(10, 20), Stretch.linear(20, 10), Stretch.linear(0, 100)));
        var argb = paint.paint(floats(3, 3, 10, 20, 99, 10, 20, 15, -5, 50, Float.NaN));

        assertArrayEquals(new int[] {0xFF00FF00, 0xFFFF0080, 0}, argb, "a value that is no number has no colour");
    }

    @Test
    void gammaAboveOneBrightensTheMiddleOnly() {
        var paint = StylePaint.of(ImageryStyle.grey(0, new Stretch(0, 1, 2)));

        assertArrayEquals(new int[] {0xFF000000, 0xFF808080, 0xFFFFFFFF}, paint.paint(floats(1, 3, 0, 0.2512f, 1)));
    }

    @Test
    void pixelsWithoutDataAreTransparent() {
        var invalid = new BitSet();
        invalid.set(1);
        var tile = new Tile(
                Window.of(0, 0, 2, 1),
                List.of(Band.of("b", SampleType.UINT8)),
                new byte[] {9, 9},
                Optional.of(invalid));

        assertArrayEquals(
                new int[] {0xFF090909, 0},
                StylePaint.of(ImageryStyle.grey(0, Stretch.bytes())).paint(tile));
    }

    @Test
    void aShownBandWithoutDataIsTransparentThoughAnotherBandHasData() {
        var band = new Band("b", SampleType.INT16, OptionalDouble.of(-9999), 0.0001, 0.1, Optional.empty());
        var tile = new Tile(
                Window.of(0, 0, 2, 1), List.of(band, band), new short[] {-9999, 5000, 4000, -9999}, Optional.empty());
        var stretch = Stretch.linear(0, 0.6);

        assertEquals(0, StylePaint.of(ImageryStyle.of(0, 1, 1, stretch)).paint(tile)[0]);
        assertArrayEquals(
                new int[] {0xFFD4D4D4, 0},
                StylePaint.of(ImageryStyle.grey(1, stretch)).paint(tile));
        assertArrayEquals(
                new int[] {0, ColorMap.VIRIDIS.argb(1)},
                StylePaint.of(new RampStyle(0, stretch, ColorMap.VIRIDIS)).paint(tile));
    }

    @Test
    void aRampPaintsFromItsLowestToItsHighestColour() {
        var argb = StylePaint.of(new RampStyle(0, new Stretch(-1, 1, 1), ColorMap.VIRIDIS))
                .paint(floats(1, 4, -2, 0, 1, Float.NaN));

        assertArrayEquals(new int[] {0xFF440154, ColorMap.VIRIDIS.argb(0.5), 0xFFFDE725, 0}, argb);
    }

    @Test
    void brightnessOfAColourMapGrowsEvenlyWithTheValue() {
        for (var map : List.of(ColorMap.GREY, ColorMap.VIRIDIS, ColorMap.CIVIDIS, ColorMap.MAGMA)) {
            double before = -17; // black is -16 by the formula
            for (int i = 0; i < ColorMap.SIZE; i += 5) {
                double now = lightness(map.argb(i / 255.0));
                assertTrue(now > before, map + " at " + i);
                before = now;
            }
            assertEquals(Optional.of(map), ColorMap.ofKey(map.key()));
        }
    }

    /// Lightness of CIELAB, 0 to 100.
    private static double lightness(int argb) {
        double sum = 0;
        double[] weights = {0.2126, 0.7152, 0.0722};
        for (int i = 0; i < 3; i++) {
            double share = (argb >> 16 - 8 * i & 0xFF) / 255.0;
            sum += weights[i] * (share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4));
        }
        return 116 * Math.cbrt(sum) - 16;
    }

    @Test
    void aPaletteBandShownAloneHasTheColoursOfItsTable() {
        var palette = new ColorTable(new int[] {0xFF102030, 0x80FF0000, 0});
        var band = new Band("p", SampleType.UINT8, OptionalDouble.empty(), 1, 0, Optional.of(palette));
        var tile = new Tile(Window.of(0, 0, 4, 1), List.of(band), new byte[] {0, 1, 2, 99}, Optional.empty());
        var paint = StylePaint.of(ImageryStyle.grey(0, Stretch.bytes()));

        assertArrayEquals(new int[] {0xFF102030, 0x80800000, 0, 0}, paint.paint(tile));
        assertEquals(StylePaint.Merging.PICK, paint.merging(List.of(band)));
    }

    @Test
    void classIndicesTakeTheColourOfTheirClass() {
        var tile = new Tile(
                Window.of(0, 0, 3, 1),
                List.of(Band.of("b", SampleType.UINT8)),
                new byte[] {0, 1, (byte) Legend.UNLABELLED},
                Optional.empty());

        assertArrayEquals(
                new int[] {0xFF0000FF, 0xFF00FF00, 0},
                StylePaint.of(new ClassStyle(LEGEND)).paint(tile));
    }

    @Test
    void theShownClassIsTheOneWithTheHighestScoreAndTheFirstOnTies() {
        var paint = StylePaint.of(new ScoreStyle(LEGEND, ScoreMode.CLASS));

        assertArrayEquals(new int[] {0xFF0000FF, 0xFF00FF00, 0xFF0000FF}, paint.paint(floats(2, 3, 2, -1, 0, 1, 0, 0)));
    }

    @Test
    void mixedColoursWeighTheClassesByProbability() {
        var paint = StylePaint.of(new ScoreStyle(LEGEND, ScoreMode.MIXED));
        float threeToOne = (float) Math.log(3);

        assertArrayEquals(new int[] {0xFF0040BF, 0xFF00FF00}, paint.paint(floats(2, 2, threeToOne, -99, 0, 99)));
    }

    @Test
    void confidenceRunsFromUndecidedToCertain() {
        var paint = StylePaint.of(new ScoreStyle(LEGEND, ScoreMode.CONFIDENCE));

        assertArrayEquals(new int[] {0xFF440154, 0xFFFDE725}, paint.paint(floats(2, 2, 0, 99, 0, -99)));
    }

    @Test
    void measuresRunAlongTheRamp() {
        float threeToOne = (float) Math.log(3);
        var tile = floats(2, 3, threeToOne, 0, 99, 0, 0, -99);

        assertArrayEquals(
                new int[] {ScoreRamp.argb(0.25f), ScoreRamp.argb(0.5f), ScoreRamp.argb(0)},
                StylePaint.of(new ScoreStyle(LEGEND, ScoreMode.PROBABILITY, 1, Unknown.NOTHING))
                        .paint(tile));
        assertArrayEquals(
                new int[] {ScoreRamp.argb(0.8113f), ScoreRamp.argb(1), ScoreRamp.argb(0)},
                StylePaint.of(new ScoreStyle(LEGEND, ScoreMode.ENTROPY)).paint(tile));
        assertArrayEquals(
                new int[] {ScoreRamp.argb(0.5f), ScoreRamp.argb(0), ScoreRamp.argb(1)},
                StylePaint.of(new ScoreStyle(LEGEND, ScoreMode.MARGIN)).paint(tile));
    }

    @Test
    void pixelsThatTheModelIsNotSureEnoughAboutHaveTheirOwnColour() {
        float threeToOne = (float) Math.log(3);
        var tile = floats(2, 2, threeToOne, 99, 0, 0);
        var unknown = new Unknown(0.8, 0xFF112233);

        assertArrayEquals(
                new int[] {0xFF112233, 0xFF0000FF},
                StylePaint.of(new ScoreStyle(LEGEND, ScoreMode.CLASS, 0, unknown))
                        .paint(tile));
        assertArrayEquals(
                new int[] {0xFF112233, 0xFF0000FF},
                StylePaint.of(new ScoreStyle(LEGEND, ScoreMode.MIXED, 0, unknown))
                        .paint(tile));
    }

    @Test
    void aComparisonShowsTheNewClassOnlyWhereItChanged() {
        // scores of two classes, then the other's class, its confidence, the distance
        var tile = floats(5, 4, 9, 9, 0, 0, 0, 0, 9, 9, 0, 1, 1, -1, 1, 1, 1, 1, 0, 1, 0, 0.5f);
        var changed = StylePaint.of(new ScoreStyle(LEGEND, ScoreMode.CHANGED)).paint(tile);

        assertEquals(0xFF0000FF, changed[1]);
        assertEquals(changed[0], changed[2], "unchanged pixels share one veil");
        assertTrue(changed[0] >>> 24 < 200, "the image shows through the veil");
        assertEquals(0xFF00FF00, changed[3], "a class that the legend lacked before is a change");
        assertArrayEquals(
                new int[] {ScoreRamp.argb(0), ScoreRamp.argb(1), ScoreRamp.argb(0), ScoreRamp.argb(0.5f)},
                StylePaint.of(new ScoreStyle(LEGEND, ScoreMode.DISAGREEMENT)).paint(tile));
    }

    @Test
    void aPixelThatBecameUnknownChangedAndOneThatStaysUnknownDidNot() {
        var tile = floats(5, 2, 0, 0, 0, 0, 0, 0, 0.9f, 0.55f, 0, 0);
        var style = new ScoreStyle(LEGEND, ScoreMode.CHANGED, 0, new Unknown(0.6, 0xFF112233));

        var changed = StylePaint.of(style).paint(tile);

        assertEquals(0xFF112233, changed[0]);
        assertTrue(changed[1] >>> 24 < 200);
    }

    @Test
    void aComparisonNeedsASourceOfTwoModelsWhichOtherModesShowToo() {
        var compared = new org.lapwing.raster.MemoryRaster(
                org.lapwing.raster.SourceId.of("compared"), Scene.ramp(5, 1).grid(), floats(5, 5, new float[25]));

        assertTrue(StylePaint.of(new ScoreStyle(LEGEND, ScoreMode.CHANGED)).fits(compared));
        assertTrue(StylePaint.of(new ScoreStyle(LEGEND, ScoreMode.CLASS)).fits(compared));
    }

    @Test
    void aStyleSaysWhetherASourceHasItsBands() {
        var threeBands = Scene.ramp(7, 5);

        assertTrue(StylePaint.of(ImageryStyle.of(2, 1, 0, Stretch.bytes())).fits(threeBands));
        assertFalse(StylePaint.of(ImageryStyle.of(3, 1, 0, Stretch.bytes())).fits(threeBands));
        assertFalse(StylePaint.of(new ScoreStyle(LEGEND, ScoreMode.CLASS)).fits(threeBands));
    }

    @Test
    void equalStylesShareOnePaint() {
        var tiles = new PaintedTiles(new org.lapwing.raster.TileCache(1000), 1000);

        assertEquals(
                tiles.paint(new ScoreStyle(LEGEND, ScoreMode.CLASS)),
                tiles.paint(new ScoreStyle(LEGEND, ScoreMode.CLASS)));
    }

    private static Tile floats(int bands, int pixels, float... samples) {
        return new Tile(
                Window.of(0, 0, pixels, 1),
                IntStream.range(0, bands)
                        .mapToObj(band -> Band.of("b" + band, SampleType.FLOAT32))
                        .toList(),
                samples,
                Optional.empty());
    }
}
