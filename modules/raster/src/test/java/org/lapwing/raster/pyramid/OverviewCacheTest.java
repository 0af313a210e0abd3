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
import org.lapwing.raster.BandStatistics;
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
    void allLevelsCanBeReadWhileCopiesAreBuiltAndListenersLearnWhichBecameTrue() throws IOException {
        try (var raster = new OverviewCache(folder, queued::add).attach(raster(3), CancelToken.NEVER)) {
            var refined = new ArrayList<Integer>();
            raster.onRefined(refined::add);
            assertEquals(3, raster.levels());
            assertFalse(raster.isRough(0));
            assertTrue(raster.isRough(1) && raster.isRough(2));
            assertEquals(
                    40, raster.read(Window.of(1, 200, 1, 1), CancelToken.NEVER).sample(0, 0, 0));
            var window = new Window(200, 100, 5, 5, 1);
            assertEquals(
                    40 + 80 + 401 / 64,
                    raster.read(window, CancelToken.NEVER).sample(2, 0, 0),
                    "the pixel in the middle stands for four");
            assertThrows(
                    IllegalArgumentException.class, () -> raster.read(new Window(0, 0, 1, 1, 3), CancelToken.NEVER));
            queued.remove().run();
            assertEquals(List.of(1, 2), refined);
            assertFalse(raster.isRough(1) || raster.isRough(2));
            assertEquals(60 + 400 / 64, raster.read(window, CancelToken.NEVER).sample(2, 0, 0));
        }
    }

    @Test
    void roughClassesAreThoseOfTheTrueLevel() throws IOException {
        try (var rough = new OverviewCache(folder, queued::add).attach(raster(1), CancelToken.NEVER);
                var built = built(1)) {
            for (int level = 1; level < 3; level++) {
                var window = new Window(
                        -3,
                        -2,
                        (int) rough.grid().columns(level) + 5,
                        (int) rough.grid().rows(level) + 7,
                        level);
                assertSame(built.read(window, CancelToken.NEVER), rough.read(window, CancelToken.NEVER));
            }
        }
    }

    @Test
    void piecesOfARoughLevelAreThoseOfTheWhole() throws IOException {
        try (var rough = new OverviewCache(folder, queued::add).attach(raster(3), CancelToken.NEVER)) {
            var whole = rough.read(
                    new Window(
                            0,
                            0,
                            (int) rough.grid().columns(1),
                            (int) rough.grid().rows(1),
                            1),
                    CancelToken.NEVER);
            var part = new Window(211, 37, 300, 222, 1);
            assertSame(whole.crop(part), rough.read(part, CancelToken.NEVER));
        }
    }

    @Test
    void aWindowOfVeryManyPixelsCostsOnlySomeOfThem() throws IOException {
        var huge = new CountingRaster(60_000, 50_000);
        try (var rough = new OverviewCache(folder, queued::add).attach(huge, CancelToken.NEVER)) {
            int level = rough.levels() - 1;
            var tile = rough.read(new Window(0, 0, 256, 256, level), CancelToken.NEVER);
            assertTrue(huge.read < 96L * 512 * 512 / 50, huge.read + " pixels read");
            assertTrue(tile.isAllValid() || !tile.isValid(255, 255), "only what lies outside is without data");
            for (int at = 0; at < 195; at += 13) {
                assertTrue(tile.isValid(at, at));
                assertEquals(CountingRaster.value((long) at << level), tile.sample(0, at, at), 12, "at " + at);
            }
        }
    }

    @Test
    void statisticsAreTakenFromTruePixels() throws IOException {
        var huge = new CountingRaster(60_000, 50_000);
        try (var rough = new OverviewCache(folder, queued::add).attach(huge, CancelToken.NEVER)) {
            assertEquals(
                    BandStatistics.of(huge, CancelToken.NEVER).getFirst().mean(),
                    BandStatistics.of(rough, CancelToken.NEVER).getFirst().mean());
        }
    }

    private static void assertSame(Tile expected, Tile actual) {
        assertEquals(expected.window(), actual.window());
        assertEquals(expected.invalidPixels(), actual.invalidPixels());
        for (int band = 0; band < expected.bands().size(); band++) {
            for (int row = 0; row < expected.height(); row++) {
                for (int column = 0; column < expected.width(); column++) {
                    if (expected.isValid(column, row)) {
                        assertEquals(expected.sample(band, column, row), actual.sample(band, column, row));
                    }
                }
            }
        }
    }

    /// A slope of three bands that counts how many of its pixels are read.
    private static final class CountingRaster implements RasterSource {

        private final Grid grid;
        private long read;

        CountingRaster(long columns, long rows) {
            grid = Grid.ofPixels(columns, rows);
        }

        static int value(long column) {
            return (int) (column >> 9);
        }

        @Override
        public SourceId id() {
            return SourceId.of("slope");
        }

        @Override
        public Grid grid() {
            return grid;
        }

        @Override
        public int levels() {
            return 1;
        }

        @Override
        public List<Band> bands() {
            return List.of(
                    Band.of("a", SampleType.UINT8), Band.of("b", SampleType.UINT8), Band.of("c", SampleType.UINT8));
        }

        @Override
        public Tile read(Window window, CancelToken cancel) {
            read += window.pixels();
            int pixels = (int) window.pixels();
            var samples = new byte[3 * pixels];
            for (int i = 0; i < samples.length; i++) {
                samples[i] = (byte) value(window.column() + i % pixels % window.width());
            }
            return new Tile(window, bands(), samples, Optional.empty());
        }

        @Override
        public void close() {
            // holds nothing
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
