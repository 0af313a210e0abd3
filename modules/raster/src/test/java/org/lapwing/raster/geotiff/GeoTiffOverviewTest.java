package org.lapwing.raster.geotiff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.jobs.CancelToken;
import org.lapwing.raster.RasterFiles;
import org.lapwing.raster.RasterInfo;
import org.lapwing.raster.Window;

class GeoTiffOverviewTest {

    @TempDir
    Path folder;

    private static TiffFixture.Image reduced(int columns, int rows, int value) {
        var image = new TiffFixture.Image().field(Tag.SUBFILE_TYPE, 1L).tiles(7, 5);
        image.columns = columns;
        image.rows = rows;
        image.values = (band, column, row) -> value + column;
        return image;
    }

    private static TiffFixture withOverviews(TiffFixture.Image... overviews) {
        var fixture = TiffFixture.of(new TiffFixture.Image());
        fixture.images.addAll(List.of(overviews));
        return fixture;
    }

    @Test
    void overviewsInsideTheFileAreItsLevels() throws IOException {
        var file = withOverviews(reduced(19, 12, 100), reduced(10, 6, 200)).write(folder.resolve("inside.tif"));
        try (var source = RasterFiles.open(file)) {
            assertEquals(3, source.levels());
            assertEquals(
                    105,
                    source.read(new Window(5, 2, 1, 1, 1), CancelToken.NEVER).sample(0, 0, 0));
            assertEquals(
                    205,
                    source.read(new Window(5, 2, 1, 1, 2), CancelToken.NEVER).sample(0, 0, 0));
            assertThrows(
                    IllegalArgumentException.class, () -> source.read(new Window(0, 0, 1, 1, 3), CancelToken.NEVER));
        }
        assertEquals(
                List.of(new RasterInfo.Overview(19, 12), new RasterInfo.Overview(10, 6)),
                RasterFiles.describe(file).overviews());
    }

    @Test
    void overviewsBesideTheFileAreItsLevels() throws IOException {
        var file = TiffFixture.of(new TiffFixture.Image()).write(folder.resolve("beside.tif"));
        TiffFixture.of(reduced(19, 12, 100)).write(folder.resolve("beside.tif.ovr"));
        try (var source = RasterFiles.open(file)) {
            assertEquals(2, source.levels());
            assertEquals(
                    118,
                    source.read(new Window(18, 11, 1, 1, 1), CancelToken.NEVER).sample(0, 0, 0));
        }
    }

    @Test
    void aLevelThatIsLeftOutIsTakenFromTheFinerOne() throws IOException {
        try (var source = RasterFiles.open(withOverviews(reduced(10, 6, 200)).write(folder.resolve("gap.tif")))) {
            assertEquals(3, source.levels());
            var tile = source.read(new Window(0, 0, 20, 12, 1), CancelToken.NEVER);
            assertEquals(10 * 6 + 8, tile.sample(0, 4, 3));
            assertTrue(tile.isValid(18, 11));
            assertFalse(tile.isValid(19, 11));
        }
    }

    @Test
    void anOverviewThatRoundsDownRepeatsItsLastColumn() throws IOException {
        try (var source = RasterFiles.open(withOverviews(reduced(18, 11, 100)).write(folder.resolve("down.tif")))) {
            var tile = source.read(new Window(16, 10, 4, 3, 1), CancelToken.NEVER);
            assertEquals(117, tile.sample(0, 2, 1));
            assertTrue(tile.isValid(2, 1));
            assertFalse(tile.isValid(3, 1));
        }
    }

    @Test
    void otherPagesAndDamagedOverviewsAreNoLevels() throws IOException {
        var page = reduced(19, 12, 0);
        page.fields.remove(Tag.SUBFILE_TYPE);
        var damaged = reduced(19, 12, 0).field(Tag.COMPRESSION, new int[] {34887});
        var file = withOverviews(page, damaged).write(folder.resolve("pages.tif"));
        var info = RasterFiles.describe(file);
        assertTrue(info.overviews().isEmpty());
        assertTrue(info.notes().getFirst().contains("LERC"), info.notes().toString());
    }
}
