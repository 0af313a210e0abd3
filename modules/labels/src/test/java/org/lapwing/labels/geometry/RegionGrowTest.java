package org.lapwing.labels.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.CancelledException;
import org.lapwing.raster.Band;
import org.lapwing.raster.Grid;
import org.lapwing.raster.MemoryRaster;
import org.lapwing.raster.RasterReadException;
import org.lapwing.raster.SampleType;
import org.lapwing.raster.SourceId;
import org.lapwing.raster.Tile;
import org.lapwing.raster.Window;

class RegionGrowTest {

    private static final String[] FIELD = {
        "aaaaaaa", //
        "abbbaba", "abbaaba", "aaabbba", "aaaaaaa",
    };

    @Test
    void theWandTakesWhatLooksAlikeAndIsConnectedBySides() throws RasterReadException {
        var region = RegionGrow.alike(imagery(0), 5, 2, Window.of(0, 0, 7, 5), 0.2, CancelToken.NEVER)
                .orElseThrow();
        assertEquals(5, region.size());
        assertTrue(region.contains(4, 3) && region.contains(5, 1));
        assertFalse(region.contains(1, 1), "the other patch is not connected");
        assertFalse(region.isBounded());
    }

    @Test
    void aWiderToleranceTakesEverything() throws RasterReadException {
        var region = RegionGrow.alike(imagery(0), 5, 2, Window.of(0, 0, 7, 5), 1, CancelToken.NEVER)
                .orElseThrow();
        assertEquals(35, region.size());
        assertFalse(region.isBounded(), "the image ends there, too");
    }

    @Test
    void noiseBelowTheToleranceDoesNotMatter() throws RasterReadException {
        var region = RegionGrow.alike(imagery(6), 2, 1, Window.of(0, 0, 7, 5), 0.6, CancelToken.NEVER)
                .orElseThrow();
        assertEquals(5, region.size());
    }

    @Test
    void aRegionThatLeavesTheWindowSaysSo() throws RasterReadException {
        var region = RegionGrow.alike(imagery(0), 0, 0, Window.of(0, 0, 3, 2), 0.2, CancelToken.NEVER)
                .orElseThrow();
        assertTrue(region.isBounded());
        assertEquals(Window.of(0, 0, 3, 2), region.window());
    }

    @Test
    void aPlaceWithoutDataOrOutsideGivesNothing() throws RasterReadException {
        var window = Window.of(0, 0, 7, 5);
        assertEquals(Optional.empty(), RegionGrow.alike(imagery(0), 9, 2, window, 0.2, CancelToken.NEVER));
        assertEquals(Optional.empty(), RegionGrow.ofClass(classes(), 6, 4, window, CancelToken.NEVER));
    }

    @Test
    void theModelsRegionIsThatOfItsClass() throws RasterReadException {
        var region = RegionGrow.ofClass(classes(), 2, 1, Window.of(0, 0, 70, 50), CancelToken.NEVER)
                .orElseThrow();
        assertEquals(5, region.size());
        assertEquals(Window.of(0, 0, 7, 5), region.window());
    }

    @Test
    void aWindowTooLargeIsACallersMistakeAndCancellingStops() {
        assertThrows(
                IllegalArgumentException.class,
                () -> RegionGrow.alike(imagery(0), 1, 1, Window.of(0, 0, 5000, 5000), 0.1, CancelToken.NEVER));
        var cancelled = CancelToken.create();
        cancelled.cancel();
        assertThrows(
                CancelledException.class, () -> RegionGrow.ofClass(classes(), 1, 1, Window.of(0, 0, 7, 5), cancelled));
    }

    @Test
    void regionsOfAnyShapeAreThoseFoundPixelByPixel() {
        for (int seed = 0; seed < 200; seed++) {
            var random = new SplittableRandom(seed);
            int width = 1 + random.nextInt(30);
            int height = 1 + random.nextInt(30);
            var pixels = new BitSet();
            for (int i = 0; i < width * height; i++) {
                pixels.set(i, random.nextDouble() < 0.62);
            }
            int start = random.nextInt(width * height);
            pixels.set(start);
            var region = RegionGrow.grow(
                    Window.of(0, 0, width, height), start % width, start / width, pixels::get, CancelToken.NEVER);
            var expected = new BitSet();
            expected.set(start);
            for (boolean more = true; more; ) {
                more = false;
                for (int i = 0; i < width * height; i++) {
                    boolean beside = (i % width > 0 && expected.get(i - 1))
                            || (i % width < width - 1 && expected.get(i + 1))
                            || (i >= width && expected.get(i - width))
                            || expected.get(i + width);
                    if (pixels.get(i) && !expected.get(i) && beside) {
                        expected.set(i);
                        more = true;
                    }
                }
            }
            for (int i = 0; i < width * height; i++) {
                assertEquals(expected.get(i), region.contains(i % width, i / width), "seed " + seed + " pixel " + i);
            }
        }
    }

    private static MemoryRaster imagery(int noise) {
        var random = new SplittableRandom(1);
        var samples = new byte[2 * 35];
        for (int i = 0; i < 35; i++) {
            boolean a = FIELD[i / 7].charAt(i % 7) == 'a';
            samples[i] = (byte) ((a ? 50 : 90) + (noise == 0 ? 0 : random.nextInt(noise)));
            samples[35 + i] = (byte) (10 + (noise == 0 ? 0 : random.nextInt(noise)));
        }
        var bands = List.of(Band.of("red", SampleType.UINT8), Band.of("nir", SampleType.UINT8));
        var grid = Grid.ofPixels(7, 5);
        return new MemoryRaster(
                SourceId.of("field" + noise), grid, new Tile(grid.bounds(), bands, samples, Optional.empty()));
    }

    private static MemoryRaster classes() {
        var samples = new byte[35];
        for (int i = 0; i < 35; i++) {
            samples[i] = (byte) (FIELD[i / 7].charAt(i % 7) - 'a');
        }
        var nothing = new BitSet();
        nothing.set(34);
        var grid = Grid.ofPixels(7, 5);
        return new MemoryRaster(
                SourceId.of("classes"),
                grid,
                new Tile(grid.bounds(), List.of(Band.of("class", SampleType.UINT8)), samples, Optional.of(nothing)));
    }
}
