package org.lapwing.raster.pyramid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.jobs.CancelToken;
import org.lapwing.raster.Band;
import org.lapwing.raster.Grid;
import org.lapwing.raster.MemoryRaster;
import org.lapwing.raster.RasterSource;
import org.lapwing.raster.SampleType;
import org.lapwing.raster.SourceId;
import org.lapwing.raster.Tile;
import org.lapwing.raster.Window;

class OverviewCacheTest {

    private static final int COLUMNS = 1301;
    private static final int ROWS = 611;

    @TempDir
    Path folder;

    private final ArrayDeque<Runnable> queued = new ArrayDeque<>();

    private static RasterSource raster(int bands) {
        var list = new ArrayList<Band>();
        for (int i = 0; i < bands; i++) {
            list.add(Band.of("colour " + i, SampleType.UINT8));
        }
        var samples = new byte[bands * COLUMNS * ROWS];
        for (int i = 0; i < samples.length; i++) {
            int column = i % COLUMNS;
            int row = i / COLUMNS % ROWS;
            samples[i] = (byte) (column % 2 * 40 + row % 2 * 80 + column / 64);
        }
        var invalid = new BitSet();
        for (int row = 0; row < 100; row++) {
            invalid.set(row * COLUMNS, row * COLUMNS + 101);
        }
        return new MemoryRaster(
                SourceId.of("ramp " + bands),
                Grid.ofPixels(COLUMNS, ROWS),
                new Tile(Window.of(0, 0, COLUMNS, ROWS), list, samples, Optional.of(invalid)));
    }

    private OverviewedRaster built(int bands) {
        var raster = new OverviewCache(folder, Runnable::run).attach(raster(bands), CancelToken.NEVER);
        raster.ready().join();
        return raster;
    }

    @Test
    void imageryIsAveragedAndClassesAreNot() throws IOException {
        try (var imagery = built(3);
                var classes = built(1)) {
            assertEquals(3, imagery.levels());
            var window = new Window(200, 100, 5, 5, 1);
            assertEquals(60 + 400 / 64, imagery.read(window, CancelToken.NEVER).sample(2, 0, 0));
            assertEquals(400 / 64, classes.read(window, CancelToken.NEVER).sample(0, 0, 0));
            assertEquals(
                    "colour 2",
                    imagery.read(window, CancelToken.NEVER).bands().get(2).name());
            assertEquals(window, imagery.read(window, CancelToken.NEVER).window());
        }
    }

    @Test
    void classesCodedByColourAreNotMixedWhenTheCallerSaysSo() throws IOException {
        var cache = new OverviewCache(folder, Runnable::run);
        try (var colours = cache.attach(raster(3), Reduction.NEAREST, CancelToken.NEVER)) {
            colours.ready().join();
            var tile = colours.read(new Window(200, 100, 5, 5, 1), CancelToken.NEVER);
            assertEquals(400 / 64, tile.sample(2, 0, 0));
        }
    }

    @Test
    void pixelsWithoutDataStayWithoutDataAndDoNotDarkenTheirNeighbours() throws IOException {
        try (var imagery = built(3)) {
            var tile = imagery.read(new Window(0, 0, 60, 60, 1), CancelToken.NEVER);
            assertFalse(tile.isValid(49, 49));
            assertTrue(tile.isValid(50, 49), "one of the four is valid");
            assertEquals((40 + 120) / 2 + 101 / 64, tile.sample(0, 50, 48));
            assertTrue(tile.isValid(51, 49));
            assertFalse(
                    imagery.read(new Window(0, 0, 1, 1, 2), CancelToken.NEVER).isValid(0, 0));
        }
    }

    @Test
    void lastColumnsAndRowsOfOddLevelsAreThere() throws IOException {
        try (var imagery = built(3)) {
            var grid = imagery.grid();
            for (int level = 1; level < imagery.levels(); level++) {
                var corner = new Window(grid.columns(level) - 1, grid.rows(level) - 1, 2, 2, level);
                var tile = imagery.read(corner, CancelToken.NEVER);
                assertTrue(tile.isValid(0, 0), "level " + level);
                assertFalse(tile.isValid(1, 1), "level " + level);
            }
        }
    }

    @Test
    void theFullLevelsCanBeReadWhileCopiesAreBuilt() throws IOException {
        try (var raster = new OverviewCache(folder, queued::add).attach(raster(3), CancelToken.NEVER)) {
            assertEquals(1, raster.levels());
            assertEquals(
                    40, raster.read(Window.of(1, 200, 1, 1), CancelToken.NEVER).sample(0, 0, 0));
            assertThrows(
                    IllegalArgumentException.class, () -> raster.read(new Window(0, 0, 1, 1, 1), CancelToken.NEVER));
            queued.remove().run();
            assertEquals(3, raster.levels());
        }
    }

    @Test
    void aSecondRunFindsWhatTheFirstBuilt() throws IOException {
        built(3).close();
        var before = files();
        try (var again = built(3)) {
            assertEquals(3, again.levels());
            assertEquals(before, files());
        }
    }

    @Test
    void closingStopsTheBuildingAndLeavesNoParts() throws IOException {
        var raster = new OverviewCache(folder, queued::add).attach(raster(3), CancelToken.NEVER);
        raster.close();
        queued.remove().run();
        assertTrue(raster.ready().isCompletedExceptionally());
        assertTrue(files().isEmpty(), files().toString());
    }

    @Test
    void aSmallRasterNeedsNoCopies() {
        var small = new MemoryRaster(
                SourceId.of("small"),
                Grid.ofPixels(10, 10),
                new Tile(
                        Window.of(0, 0, 10, 10),
                        List.of(Band.of("a", SampleType.UINT8)),
                        new byte[100],
                        Optional.empty()));
        try (var raster = new OverviewCache(folder, queued::add).attach(small, CancelToken.NEVER)) {
            assertEquals(1, raster.ready().join());
            assertTrue(queued.isEmpty());
        }
    }

    private List<String> files() throws IOException {
        try (var walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile)
                    .map(file -> file.getFileName() + " " + file.toFile().lastModified())
                    .sorted()
                    .toList();
        }
    }
}
