package org.lapwing.accuracy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.CancelledException;
import org.lapwing.jobs.ProgressListener;
import org.lapwing.labels.LabelMatching;
import org.lapwing.labels.LabelRaster;
import org.lapwing.labels.Legend;
import org.lapwing.labels.LegendClass;
import org.lapwing.labels.MisalignedRasterException;
import org.lapwing.raster.Band;
import org.lapwing.raster.Grid;
import org.lapwing.raster.GridToCrs;
import org.lapwing.raster.RasterReadException;
import org.lapwing.raster.RasterSource;
import org.lapwing.raster.SampleType;
import org.lapwing.raster.SourceId;
import org.lapwing.raster.Tile;
import org.lapwing.raster.Window;

class AssessmentTest {

    private static final byte NONE = (byte) Legend.UNLABELLED;

    private static Comparison compare(RasterSource map, RasterSource reference, Window... windows)
            throws RasterReadException {
        return Assessment.compare(map, reference, 3, List.of(windows), CancelToken.NEVER, ProgressListener.NONE);
    }

    @Test
    void pixelsAreCountedWithTheMapInRowsAndTheReferenceInColumns() throws RasterReadException {
        var grid = Grid.ofPixels(4, 2);
        var comparison = compare(
                Examples.bytes(grid, new byte[] {0, 0, 1, NONE, 2, 1, NONE, 2}),
                Examples.bytes(grid, new byte[] {0, 2, 1, 1, 2, NONE, NONE, 0}),
                grid.bounds());
        assertEquals(
                List.of(List.of(1L, 0L, 1L), List.of(0L, 1L, 0L), List.of(1L, 0L, 1L)),
                comparison.matrix().rows());
        assertEquals(2, comparison.referenceUnlabelled());
        assertEquals(1, comparison.mapMissing());
    }

    @Test
    void piecesCountTheSameAsTheWhole() throws RasterReadException {
        var random = new SplittableRandom(11);
        var grid = Grid.ofPixels(1100, 1030);
        var map = Examples.bytes(grid, randomIndices(random, grid));
        var reference = Examples.bytes(grid, randomIndices(random, grid));
        var whole = compare(map, reference, grid.bounds());
        assertEquals(1100 * 1030, whole.matrix().total() + whole.referenceUnlabelled() + whole.mapMissing());
        var pieces = new ArrayList<Window>();
        for (int row = 0; row < 1100; row += 367) {
            for (int column = 0; column < 1200; column += 401) {
                pieces.add(Window.of(column, row, 401, 367)); // the last ones reach outside
            }
        }
        var inPieces = compare(map, reference, pieces.toArray(Window[]::new));
        assertEquals(whole.matrix(), inPieces.matrix());
        assertEquals(whole.referenceUnlabelled(), inPieces.referenceUnlabelled());
        assertEquals(whole.mapMissing(), inPieces.mapMissing());
    }

    private static byte[] randomIndices(SplittableRandom random, Grid grid) {
        var indices = new byte[(int) (grid.columns() * grid.rows())];
        for (int i = 0; i < indices.length; i++) {
            int index = random.nextInt(4);
            indices[i] = index == 3 ? NONE : (byte) index;
        }
        return indices;
    }

    @Test
    void onlyTheBlocksAskedForAreJudged() throws RasterReadException {
        var grid = Grid.ofPixels(4, 1);
        var map = Examples.bytes(grid, new byte[] {0, 0, 0, 0});
        var reference = Examples.bytes(grid, new byte[] {0, 1, 1, 0});
        var comparison = compare(map, reference, Window.of(0, 0, 1, 1), Window.of(3, 0, 1, 1));
        assertEquals(2, comparison.matrix().total());
        assertEquals(2, comparison.matrix().agreeing());
    }

    @Test
    void overlappingWindowsAndReducedLevelsAreRefused() {
        var grid = Grid.ofPixels(4, 1);
        var raster = Examples.bytes(grid, new byte[4]);
        assertTrue(assertThrows(
                        IllegalArgumentException.class,
                        () -> compare(raster, raster, Window.of(0, 0, 2, 1), Window.of(1, 0, 2, 1)))
                .getMessage()
                .contains("overlap"));
        assertThrows(IllegalArgumentException.class, () -> compare(raster, raster, new Window(0, 0, 2, 1, 1)));
    }

    @Test
    void pixelsOfWhichTheMapDoesNotKnowAreCountedApart() throws RasterReadException {
        var classes = Examples.legend("water", "land");
        var withUnknown = new ArrayList<>(classes.classes());
        withUnknown.add(new LegendClass(255, "unknown", "#808080", List.of()));
        var grid = Grid.ofPixels(6, 1);
        var map = LabelRaster.open(
                Examples.bytes(grid, new byte[] {1, 2, NONE, NONE, NONE, 0}),
                new Legend(withUnknown, Set.of(0)),
                LabelMatching.BY_CODE);
        var reference =
                LabelRaster.open(Examples.bytes(grid, new byte[] {1, 2, 1, 2, 0, 1}), classes, LabelMatching.BY_CODE);
        var report = Assessment.report(
                map, reference, List.of(grid.bounds()), Provenance.UNKNOWN, CancelToken.NEVER, ProgressListener.NONE);
        assertEquals(2, report.pixels());
        assertEquals(2, report.mapUnknown());
        assertEquals(1, report.mapMissing());
        assertEquals(0.4, report.coverage().orElseThrow());
        assertEquals(2, report.classes().size());
        assertEquals(List.of(), report.remarks());
        var json = ReportJson.tree(report);
        assertEquals(2, json.path("mapUnknown").longValue());
        assertEquals(0.4, json.path("coverage").doubleValue());
        var page = ReportHtml.toHtml(report);
        assertTrue(page.contains("2 are unknown on the map"), page);
        assertTrue(page.contains("gives a class to"), page);
    }

    @Test
    void misalignedRastersAreRefusedWithTheDifference() {
        var map = Examples.bytes(new Grid(2, 1, new GridToCrs(0, 10, 0, 0, 0, -10), "EPSG:32640"), new byte[] {0, 0});
        var reference =
                Examples.bytes(new Grid(2, 1, new GridToCrs(35, 10, 0, 0, 0, -10), "EPSG:32640"), new byte[] {0, 0});
        var message = assertThrows(
                        MisalignedRasterException.class, () -> compare(map, reference, Window.of(0, 0, 2, 1)))
                .getMessage();
        assertTrue(message.contains("the reference begins 3.5 columns and 0 rows from the map's corner"), message);
    }

    @Test
    void codesGoThroughTheLegendAndUnknownOnesAreReported() throws RasterReadException {
        var legend = Examples.legend("water", "land");
        var grid = Grid.ofPixels(5, 1);
        var map = LabelRaster.open(Examples.bytes(grid, new byte[] {1, 2, 2, 1, 9}), legend, LabelMatching.AUTOMATIC);
        var reference =
                LabelRaster.open(Examples.bytes(grid, new byte[] {1, 2, 1, 7, 1}), legend, LabelMatching.AUTOMATIC);
        var report = Assessment.report(
                map, reference, List.of(grid.bounds()), Provenance.UNKNOWN, CancelToken.NEVER, ProgressListener.NONE);
        assertEquals(List.of(List.of(1L, 0L), List.of(1L, 1L)), report.matrix().rows());
        assertEquals(1, report.mapMissing());
        assertEquals(1, report.referenceUnlabelled());
        assertEquals(
                List.of(
                        "map: 1 pixel has 9, which the legend does not name (first at column 4, row 0); counted as"
                                + " unlabelled.",
                        "reference: 1 pixel has 7, which the legend does not name (first at column 3, row 0); counted"
                                + " as unlabelled."),
                report.remarks());
    }

    @Test
    void cancellingStopsAtTheNextPieceAndProgressReachesItsTotal() throws RasterReadException {
        var grid = Grid.ofPixels(8, 2000);
        var raster = Examples.bytes(grid, new byte[16_000]);
        var cancel = CancelToken.create();
        var pieces = new AtomicLong();
        assertThrows(
                CancelledException.class,
                () -> Assessment.compare(raster, raster, 1, List.of(grid.bounds()), cancel, _ -> {
                    pieces.incrementAndGet();
                    cancel.cancel();
                }));
        assertEquals(1, pieces.get());
        var last = new AtomicLong();
        Assessment.compare(raster, raster, 1, List.of(grid.bounds()), CancelToken.NEVER, progress -> {
            assertEquals(16_000, progress.total());
            last.set(progress.done());
        });
        assertEquals(16_000, last.get());
    }

    @Test
    void rastersFarLargerThanMemoryAreCompared() throws RasterReadException {
        var grid = Grid.ofPixels(30_000, 5_000);
        var pieces = new AtomicLong();
        var endless = new RasterSource() {
            @Override
            public SourceId id() {
                return SourceId.of("stripes");
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
                return List.of(Band.of("class", SampleType.UINT8));
            }

            @Override
            public Tile read(Window window, CancelToken cancel) {
                assertTrue(window.pixels() <= 8192 * 512, "a piece of " + window);
                pieces.incrementAndGet();
                return new Tile(window, bands(), new byte[(int) window.pixels()], Optional.empty());
            }

            @Override
            public void close() {}
        };
        var comparison = compare(endless, endless, grid.bounds());
        assertEquals(150_000_000, comparison.matrix().count(0, 0));
        assertEquals(2 * 4 * 10, pieces.get());
    }
}
