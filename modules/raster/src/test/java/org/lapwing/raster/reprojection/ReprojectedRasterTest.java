package org.lapwing.raster.reprojection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.geotools.referencing.CRS;
import org.junit.jupiter.api.Test;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.CancelledException;
import org.lapwing.raster.Band;
import org.lapwing.raster.Grid;
import org.lapwing.raster.GridToCrs;
import org.lapwing.raster.MemoryRaster;
import org.lapwing.raster.RasterFiles;
import org.lapwing.raster.RasterSource;
import org.lapwing.raster.SampleType;
import org.lapwing.raster.SourceId;
import org.lapwing.raster.Tile;
import org.lapwing.raster.Window;
import org.lapwing.raster.reprojection.ReprojectedRaster.Sampling;

class ReprojectedRasterTest {

    private static final Grid UTM = new Grid(120, 90, new GridToCrs(600_000, 30, 0, 5_400_000, 0, -30), "EPSG:32632");

    /// Band 1 holds the column and band 2 the row; pixel (5, 7) has no data.
    private static RasterSource ramp(Grid grid, SampleType type) {
        int columns = (int) grid.columns();
        int rows = (int) grid.rows();
        var samples = Tile.newSamples(type, 2 * columns * rows);
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                int at = row * columns + column;
                switch (samples) {
                    case float[] values -> {
                        values[at] = column + 0.5f;
                        values[columns * rows + at] = row + 0.5f;
                    }
                    case short[] values -> {
                        values[at] = (short) column;
                        values[columns * rows + at] = (short) row;
                    }
                    default -> throw new IllegalArgumentException("no ramp of " + type);
                }
            }
        }
        var invalid = new BitSet();
        invalid.set(7 * columns + 5);
        return new MemoryRaster(
                SourceId.of("ramp"),
                grid,
                new Tile(
                        grid.bounds(),
                        List.of(Band.of("column", type), Band.of("row", type)),
                        samples,
                        Optional.of(invalid)));
    }

    @Test
    void imageryInterpolatedBetweenPixelsSpellsItsPlace() throws Exception {
        var raster = ReprojectedRaster.of(ramp(UTM, SampleType.FLOAT32), "EPSG:3857", Sampling.BILINEAR);
        var exact = CRS.findMathTransform(CRS.decode("EPSG:3857", true), CRS.decode("EPSG:32632", true));
        var tile = raster.read(raster.grid().bounds(), CancelToken.NEVER);
        int compared = 0;
        for (int row = 0; row < tile.height(); row++) {
            for (int column = 0; column < tile.width(); column++) {
                var point = new double[] {
                    raster.grid().transform().x(column + 0.5, row + 0.5),
                    raster.grid().transform().y(column + 0.5, row + 0.5)
                };
                exact.transform(point, 0, point, 0, 1);
                double x = UTM.transform().column(point[0], point[1]);
                double y = UTM.transform().row(point[0], point[1]);
                boolean inside = x > 1 && y > 1 && x < 119 && y < 89;
                boolean byNoData = Math.abs(x - 5.5) < 1.6 && Math.abs(y - 7.5) < 1.6;
                if (inside && !byNoData) {
                    assertTrue(tile.isValid(column, row));
                    assertEquals(x, tile.value(0, column, row), 0.5);
                    assertEquals(y, tile.value(1, column, row), 0.5);
                    compared++;
                } else if (x < -0.5 || y < -0.5 || x > 120.5 || y > 90.5) {
                    assertFalse(tile.isValid(column, row));
                }
            }
        }
        assertTrue(compared > 8000, compared + " pixels");
    }

    @Test
    void classesAreTakenFromOnePixelAndNeverMixed() throws Exception {
        var raster = ReprojectedRaster.of(ramp(UTM, SampleType.INT16), "EPSG:4326", Sampling.NEAREST);
        var exact = CRS.findMathTransform(CRS.decode("EPSG:4326", true), CRS.decode("EPSG:32632", true));
        var tile = raster.read(raster.grid().bounds(), CancelToken.NEVER);
        int valid = 0;
        for (int row = 0; row < tile.height(); row++) {
            for (int column = 0; column < tile.width(); column++) {
                if (tile.isValid(column, row)) {
                    valid++;
                    var point = new double[] {
                        raster.grid().transform().x(column + 0.5, row + 0.5),
                        raster.grid().transform().y(column + 0.5, row + 0.5)
                    };
                    exact.transform(point, 0, point, 0, 1);
                    assertEquals(UTM.transform().column(point[0], point[1]) - 0.5, tile.sample(0, column, row), 1.0);
                    assertEquals(UTM.transform().row(point[0], point[1]) - 0.5, tile.sample(1, column, row), 1.0);
                }
            }
        }
        assertTrue(valid > 7000, valid + " pixels");
    }

    @Test
    void theSameReferenceSystemIsTheSamePicture() throws Exception {
        var source = ramp(UTM, SampleType.INT16);
        var raster = ReprojectedRaster.of(source, "EPSG:32632", Sampling.BILINEAR);

        var tile = raster.read(Window.of(1, 1, 120, 90), CancelToken.NEVER); // a pixel of margin at each side

        var whole = source.read(UTM.bounds(), CancelToken.NEVER);
        for (int row = 0; row < 90; row++) {
            for (int column = 0; column < 120; column++) {
                assertEquals(whole.isValid(column, row), tile.isValid(column, row), column + ", " + row);
                if (tile.isValid(column, row)) {
                    assertEquals(whole.sample(0, column, row), tile.sample(0, column, row));
                    assertEquals(whole.sample(1, column, row), tile.sample(1, column, row));
                }
            }
        }
    }

    @Test
    void aWindowBesideTheRasterIsEmptyAndACancelledReadStops() throws Exception {
        var raster = ReprojectedRaster.of(ramp(UTM, SampleType.INT16), "EPSG:3857", Sampling.NEAREST);

        assertTrue(raster.read(Window.of(5000, 5000, 20, 10), CancelToken.NEVER).isAllInvalid());
        var cancelled = CancelToken.create();
        cancelled.cancel();
        assertThrows(CancelledException.class, () -> raster.read(Window.of(0, 0, 9, 9), cancelled));
    }

    @Test
    void readingWithoutHoldingAThreadAnswersTheSame() throws Exception {
        var raster = ReprojectedRaster.of(ramp(UTM, SampleType.INT16), "EPSG:3857", Sampling.NEAREST);
        var window = Window.of(10, 12, 40, 30);

        var now = raster.read(window, CancelToken.NEVER);
        var later = raster.readAsync(window, CancelToken.NEVER, Runnable::run).join();

        for (int row = 0; row < 30; row++) {
            for (int column = 0; column < 40; column++) {
                assertEquals(now.isValid(column, row), later.isValid(column, row));
                assertEquals(now.sample(0, column, row), later.sample(0, column, row));
            }
        }
    }

    @Test
    void aWindowIsFoundAgainInTheRasterItComesFrom() throws Exception {
        var raster = ReprojectedRaster.of(ramp(UTM, SampleType.INT16), "EPSG:3857", Sampling.NEAREST);
        var part = Window.of(30, 30, 40, 20);
        var tile = raster.read(part, CancelToken.NEVER);

        var found = raster.sourceWindow(part).orElseThrow();

        for (int row = 0; row < part.height(); row++) {
            for (int column = 0; column < part.width(); column++) {
                var pixel = Window.of((long) tile.sample(0, column, row), (long) tile.sample(1, column, row), 1, 1);
                assertTrue(found.contains(pixel), pixel + " is not in " + found);
            }
        }
        assertTrue(found.pixels() < 4 * part.pixels(), found.toString());
        assertTrue(raster.sourceWindow(Window.of(9000, 9000, 5, 5)).isEmpty());
    }

    @Test
    void everyReferenceSystemHasItsOwnId() throws Exception {
        var source = ramp(UTM, SampleType.INT16);
        var first = ReprojectedRaster.of(source, "EPSG:3857", Sampling.NEAREST);

        assertNotEquals(first.id(), source.id());
        assertNotEquals(
                first.id(),
                ReprojectedRaster.of(source, "EPSG:4326", Sampling.NEAREST).id());
        assertNotEquals(
                first.id(),
                ReprojectedRaster.of(source, "EPSG:3857", Sampling.BILINEAR).id());
        assertEquals(
                first.id(),
                ReprojectedRaster.of(source, "EPSG:3857", Sampling.NEAREST).id());
    }

    @Test
    void whatCannotBeDrawnSaysWhy() {
        var nowhere = ramp(Grid.ofPixels(4, 8), SampleType.INT16);
        var refused =
                assertThrows(IOException.class, () -> ReprojectedRaster.of(nowhere, "EPSG:3857", Sampling.NEAREST));
        assertTrue(refused.getMessage().contains("no map coordinates"), refused.getMessage());

        var unknown = assertThrows(
                IOException.class,
                () -> ReprojectedRaster.of(ramp(UTM, SampleType.INT16), "EPSG:999999", Sampling.NEAREST));
        assertTrue(unknown.getMessage().contains("EPSG:999999 is not known"), unknown.getMessage());
    }

    @Test
    void aCoastInDegreesIsDrawnInMetres() throws Exception {
        var data = System.getenv("LAPWING_REAL_DATA");
        assumeTrue(data != null && !data.isEmpty());
        var file = Path.of(data, "landcover/sentinel2_nc_coast/2018-10-13, Sentinel-2B L1C, B08.tiff");
        assumeTrue(Files.exists(file));
        try (var source = RasterFiles.open(file)) {
            var raster = ReprojectedRaster.of(source, "EPSG:32618", Sampling.NEAREST);
            var exact = CRS.findMathTransform(CRS.decode("EPSG:32618", true), CRS.decode("EPSG:4326", true), true);
            var window = Window.of(300, 200, 300, 200);
            var tile = raster.read(window, CancelToken.NEVER);
            var whole = source.read(source.grid().bounds(), CancelToken.NEVER);
            int equal = 0;
            for (int row = 0; row < 200; row++) {
                for (int column = 0; column < 300; column++) {
                    var point = new double[] {
                        raster.grid().transform().x(300.5 + column, 200.5 + row),
                        raster.grid().transform().y(300.5 + column, 200.5 + row)
                    };
                    exact.transform(point, 0, point, 0, 1);
                    int x = (int) Math.floor(source.grid().transform().column(point[0], point[1]));
                    int y = (int) Math.floor(source.grid().transform().row(point[0], point[1]));
                    if (whole.sample(0, x, y) == tile.sample(0, column, row)) {
                        equal++;
                    }
                }
            }
            assertTrue(equal > 0.95 * 60_000, equal + " of 60000 pixels are the ones of the exact transform");
        }
    }
}
