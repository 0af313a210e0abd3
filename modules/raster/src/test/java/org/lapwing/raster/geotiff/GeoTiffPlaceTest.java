package org.lapwing.raster.geotiff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.raster.Grid;
import org.lapwing.raster.GridToCrs;
import org.lapwing.raster.RasterFiles;

class GeoTiffPlaceTest {

    private static final double[] SCALE = {2, 3, 0};
    private static final double[] TIE = {0, 0, 0, 500000, 4000000, 0};

    @TempDir
    Path folder;

    private Grid grid(TiffFixture.Image image) throws IOException {
        try (var source = RasterFiles.open(TiffFixture.of(image).write(folder.resolve("place.tif")))) {
            return source.grid();
        }
    }

    private static int[] keys(int model, int raster, int key, int code) {
        return new int[] {1, 1, 0, 3, 1024, 0, 1, model, 1025, 0, 1, raster, key, 0, 1, code};
    }

    @Test
    void scaleAndTiePointGiveTheCornerOfTheFirstPixel() throws IOException {
        var grid = grid(new TiffFixture.Image()
                .field(Tag.PIXEL_SCALE, SCALE)
                .field(Tag.TIE_POINTS, new double[] {10, 20, 0, 500000, 4000000, 0})
                .field(Tag.GEO_KEYS, keys(1, 1, 3072, 32633)));
        assertEquals(new GridToCrs(499980, 2, 0, 4000060, 0, -3), grid.transform());
        assertEquals("EPSG:32633", grid.crs());
    }

    @Test
    void pixelIsPointMovesTheCornerByHalfAPixel() throws IOException {
        var grid = grid(new TiffFixture.Image()
                .field(Tag.PIXEL_SCALE, SCALE)
                .field(Tag.TIE_POINTS, TIE)
                .field(Tag.GEO_KEYS, keys(2, 2, 2048, 4326)));
        assertEquals(new GridToCrs(499999, 2, 0, 4000001.5, 0, -3), grid.transform());
        assertEquals("EPSG:4326", grid.crs());
    }

    @Test
    void aMatrixMayRotateOrTurnTheImageUpsideDown() throws IOException {
        var grid = grid(new TiffFixture.Image()
                .field(Tag.TRANSFORMATION, new double[] {1, 2, 0, 100, 3, 4, 0, 200, 0, 0, 0, 0, 0, 0, 0, 1}));
        assertEquals(new GridToCrs(100, 1, 2, 200, 3, 4), grid.transform());
        var southUp = grid(new TiffFixture.Image()
                .field(Tag.TRANSFORMATION, new double[] {1, 0, 0, 100, 0, 1, 0, 200, 0, 0, 0, 0, 0, 0, 0, 1}));
        assertEquals(1, southUp.transform().rowY());
    }

    @Test
    void aMatrixThatCannotBeInvertedLeavesPixelsAndANote() throws IOException {
        var file = TiffFixture.of(new TiffFixture.Image().field(Tag.TRANSFORMATION, new double[16]))
                .write(folder.resolve("flat.tif"));
        var info = RasterFiles.describe(file);
        assertEquals(GridToCrs.pixels(), info.grid().transform());
        assertTrue(
                info.notes().getFirst().contains("cannot be inverted"),
                info.notes().toString());
    }

    @Test
    void aUserDefinedSystemBecomesWkt() throws IOException {
        var keys = new int[] {
            1,
            1,
            0,
            8,
            1024,
            0,
            1,
            1,
            1025,
            0,
            1,
            1,
            2048,
            0,
            1,
            4326,
            3072,
            0,
            1,
            32767,
            3074,
            0,
            1,
            32767,
            3075,
            0,
            1,
            1,
            3076,
            0,
            1,
            9001,
            3080,
            Tag.GEO_DOUBLES,
            1,
            0
        };
        var grid = grid(new TiffFixture.Image()
                .field(Tag.PIXEL_SCALE, SCALE)
                .field(Tag.TIE_POINTS, TIE)
                .field(Tag.GEO_KEYS, keys)
                .field(Tag.GEO_DOUBLES, new double[] {21.5}));
        assertTrue(grid.crs().startsWith("PROJCS["), grid.crs());
        assertTrue(grid.crs().contains("21.5"), grid.crs());
    }

    @Test
    void aWorldFileServesWhereTheTiffSaysNothing() throws IOException {
        Files.writeString(folder.resolve("place.tfw"), "0.5\n0\n0\n-0.25\n1000.25\n2000\n");
        Files.writeString(folder.resolve("place.prj"), "LOCAL_CS[\"site\", UNIT[\"metre\", 1]]");
        var grid = grid(new TiffFixture.Image());
        assertEquals(new GridToCrs(1000, 0.5, 0, 2000.125, 0, -0.25), grid.transform());
        assertTrue(grid.crs().startsWith("LOCAL_CS"), grid.crs());
    }

    @Test
    void aSystemWithoutAPlaceIsNotClaimed() throws IOException {
        var grid = grid(new TiffFixture.Image().field(Tag.GEO_KEYS, keys(2, 1, 2048, 4326)));
        assertEquals("", grid.crs());
    }

    @Test
    void aCodeIsNotBelievedAgainstTheUnitThatTheFileMeasuresIn() throws IOException {
        assertEquals("EPSG:2225", feet(2225).crs());
        assertEquals("", feet(32633).crs());
    }

    private Grid feet(int code) throws IOException {
        var keys = new int[] {1, 1, 0, 3, 1024, 0, 1, 1, 3072, 0, 1, code, 3076, 0, 1, 9003};
        return grid(new TiffFixture.Image()
                .field(Tag.PIXEL_SCALE, SCALE)
                .field(Tag.TIE_POINTS, TIE)
                .field(Tag.GEO_KEYS, keys));
    }
}
