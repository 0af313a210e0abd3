package org.lapwing.raster.geotiff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.jobs.CancelToken;
import org.lapwing.raster.RasterFiles;
import org.lapwing.raster.Tile;
import org.lapwing.raster.Window;

class GeoTiffValidityTest {

    @TempDir
    Path folder;

    private Tile whole(TiffFixture fixture) throws IOException {
        try (var source = RasterFiles.open(fixture.write(folder.resolve("valid.tif")))) {
            return source.read(source.grid().bounds(), CancelToken.NEVER);
        }
    }

    private static void assertOnlyInvalid(Tile tile, int column, int row) {
        for (int y = 0; y < tile.height(); y++) {
            for (int x = 0; x < tile.width(); x++) {
                assertEquals(x != column || y != row, tile.isValid(x, y), "column " + x + " row " + y);
            }
        }
    }

    @Test
    void thePixelThatHoldsNoDataInAllBandsIsInvalid() throws IOException {
        for (int bits : new int[] {8, 16, 32}) {
            var image = new TiffFixture.Image()
                    .type(TiffFixture.UNSIGNED, bits)
                    .tiles(7, 5)
                    .field(Tag.GDAL_NO_DATA, "9");
            image.samples = 2;
            image.values = (band, column, row) -> column == 4 && (row == 3 || (row == 5 && band == 0)) ? 9 : 1;
            assertOnlyInvalid(whole(TiffFixture.of(image)), 4, 3);
        }
    }

    @Test
    void noDataOfFloatsIsComparedInTheirPrecision() throws IOException {
        var image =
                new TiffFixture.Image().type(TiffFixture.FLOAT, 32).field(Tag.GDAL_NO_DATA, "-3.40282346638529e+38");
        image.values = (band, column, row) -> column == 4 && row == 3 ? -Float.MAX_VALUE : 1;
        assertOnlyInvalid(whole(TiffFixture.of(image)), 4, 3);
    }

    @Test
    void aNoDataValueThatTheTypeCannotHoldInvalidatesNothing() throws IOException {
        var image = new TiffFixture.Image().field(Tag.GDAL_NO_DATA, "-9999");
        image.values = (band, column, row) -> 241;
        assertTrue(whole(TiffFixture.of(image)).isAllValid());
    }

    @Test
    void aPixelWithNaNInAnyBandIsInvalid() throws IOException {
        for (int bits : new int[] {32, 64}) {
            var image = new TiffFixture.Image().type(TiffFixture.FLOAT, bits);
            image.samples = 2;
            image.values = (band, column, row) -> column == 4 && row == 3 && band == 1 ? Double.NaN : 1;
            assertOnlyInvalid(whole(TiffFixture.of(image)), 4, 3);
        }
    }

    @Test
    void anInternalMaskOfOneBitDecides() throws IOException {
        var image = new TiffFixture.Image();
        image.values = (band, column, row) -> 7;
        var mask = new TiffFixture.Image()
                .type(TiffFixture.UNSIGNED, 1)
                .tiles(16, 16)
                .field(Tag.SUBFILE_TYPE, 4L)
                .field(Tag.PHOTOMETRIC, new int[] {4});
        mask.values = (band, column, row) -> column == 4 && row == 3 ? 0 : 1;
        var fixture = TiffFixture.of(image);
        fixture.images.add(mask);
        assertOnlyInvalid(whole(fixture), 4, 3);
    }

    @Test
    void aMaskFileBesideTheImageDecides() throws IOException {
        var mask = new TiffFixture.Image();
        mask.values = (band, column, row) -> column == 4 && row == 3 ? 0 : 255;
        TiffFixture.of(mask).write(folder.resolve("valid.tif.msk"));
        var image = new TiffFixture.Image();
        image.values = (band, column, row) -> 7;
        assertOnlyInvalid(whole(TiffFixture.of(image)), 4, 3);
    }

    @Test
    void blocksThatTheFileLeavesOutHoldNoData() throws IOException {
        for (int compression : new int[] {1, 8}) {
            for (boolean tiled : new boolean[] {false, true}) {
                var image =
                        new TiffFixture.Image().type(TiffFixture.UNSIGNED, 16).field(Tag.GDAL_NO_DATA, "65535");
                image.compression = compression;
                image.missingBlock = 1;
                if (tiled) {
                    image.tiles(7, 5);
                }
                var tile = whole(TiffFixture.of(image));
                assertTrue(tile.isValid(6, 4));
                assertFalse(tiled ? tile.isValid(7, 4) : tile.isValid(7, 5));
                assertTrue(tile.isValid(7, 10));
            }
        }
    }

    @Test
    void infraredThatIsDeclaredAsAlphaDoesNotHideDarkWater() throws IOException {
        var image =
                new TiffFixture.Image().field(Tag.PHOTOMETRIC, new int[] {2}).field(Tag.EXTRA_SAMPLES, new int[] {2});
        image.samples = 4;
        image.values = (band, column, row) -> band == 3 || (column == 4 && row == 3) ? 0 : 50;
        assertOnlyInvalid(whole(TiffFixture.of(image)), 4, 3);
    }

    @Test
    void whatLiesOutsideTheGridIsInvalid() throws IOException {
        var image = new TiffFixture.Image();
        image.values = (band, column, row) -> 1;
        try (var source = RasterFiles.open(TiffFixture.of(image).write(folder.resolve("outside.tif")))) {
            assertTrue(source.read(Window.of(-50, 0, 10, 10), CancelToken.NEVER).isAllInvalid());
            var tile = source.read(Window.of(-1, -1, 3, 3), CancelToken.NEVER);
            assertFalse(tile.isValid(0, 1));
            assertFalse(tile.isValid(1, 0));
            assertTrue(tile.isValid(1, 1));
        }
    }
}
