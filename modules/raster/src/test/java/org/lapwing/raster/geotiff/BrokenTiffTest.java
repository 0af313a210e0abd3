package org.lapwing.raster.geotiff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.jobs.CancelToken;
import org.lapwing.raster.RasterFiles;
import org.lapwing.raster.RasterReadException;
import org.lapwing.raster.Window;

class BrokenTiffTest {

    @TempDir
    Path folder;

    private static byte[] whole(boolean big, int compression) {
        var image = new TiffFixture.Image()
                .type(TiffFixture.UNSIGNED, 16)
                .tiles(7, 5)
                .field(Tag.GDAL_NO_DATA, "9")
                .field(Tag.PIXEL_SCALE, new double[] {1, 1, 0})
                .field(Tag.TIE_POINTS, new double[] {0, 0, 0, 10, 20, 0});
        image.samples = 2;
        image.compression = compression;
        var overview = new TiffFixture.Image().type(TiffFixture.UNSIGNED, 16).field(Tag.SUBFILE_TYPE, 1L);
        overview.columns = 19;
        overview.rows = 12;
        overview.samples = 2;
        overview.compression = compression;
        var fixture = TiffFixture.of(image);
        fixture.images.add(overview);
        fixture.big = big;
        return fixture.bytes();
    }

    /// Reads all that can be read; anything but a sentence about the file is a failure of the test.
    private static void readOrRefuse(Path file) throws IOException {
        try (var source = RasterFiles.open(file)) {
            for (int level = 0; level < Math.min(3, source.levels()); level++) {
                source.read(new Window(0, 0, 40, 25, level), CancelToken.NEVER);
            }
        } catch (RasterReadException refused) {
            assertTrue(refused.getMessage().contains(file.toString()), refused.getMessage());
        }
    }

    @Test
    void aFileCutAnywhereIsReadOrRefused() throws IOException {
        var file = folder.resolve("cut.tif");
        for (boolean big : new boolean[] {false, true}) {
            var bytes = whole(big, 8);
            for (int length = 0; length < bytes.length; length += 23) {
                Files.write(file, Arrays.copyOf(bytes, length));
                readOrRefuse(file);
            }
        }
    }

    @Test
    void randomDamageIsReadOrRefused() throws IOException {
        var file = folder.resolve("fuzz.tif");
        var random = new Random(5);
        for (int compression : new int[] {1, 5, 8, 32773, 50000}) {
            var bytes = whole(compression == 8, compression);
            int directory = bytes.length / 2;
            for (int i = 0; i < 120; i++) {
                var damaged = bytes.clone();
                for (int change = 0; change < 4; change++) {
                    int at = random.nextBoolean()
                            ? random.nextInt(bytes.length)
                            : random.nextInt(directory, bytes.length);
                    damaged[at] = (byte) random.nextInt(256);
                }
                Files.write(file, damaged);
                readOrRefuse(file);
            }
        }
    }

    @Test
    void aTruncatedTileIsNamed() throws IOException {
        var image = new TiffFixture.Image().tiles(7, 5).field(Tag.TILE_BYTES, new long[30]);
        image.fields.put(Tag.TILE_OFFSETS, new long[30]);
        Arrays.fill((long[]) image.fields.get(Tag.TILE_BYTES), 35);
        Arrays.fill((long[]) image.fields.get(Tag.TILE_OFFSETS), 1_000_000);
        var file = TiffFixture.of(image).write(folder.resolve("far.tif"));
        try (var source = RasterFiles.open(file)) {
            var failure = assertThrows(
                    RasterReadException.class, () -> source.read(Window.of(7, 0, 1, 1), CancelToken.NEVER));
            assertTrue(failure.getMessage().contains("tile 2"), failure.getMessage());
        }
    }

    @Test
    void giantClaimsCostNothing() throws IOException {
        var image = new TiffFixture.Image()
                .field(Tag.WIDTH, 2_000_000_000L)
                .field(Tag.HEIGHT, 2_000_000_000L)
                .field(Tag.TILE_WIDTH, 1_000_000_000L)
                .field(Tag.TILE_HEIGHT, 1_000_000_000L)
                .tiles(40, 40);
        for (int compression : new int[] {1, 8}) {
            image.compression = compression;
            var file = TiffFixture.of(image).write(folder.resolve("giant.tif"));
            try (var source = RasterFiles.open(file)) {
                assertThrows(RasterReadException.class, () -> source.read(Window.of(0, 0, 10, 10), CancelToken.NEVER));
            }
        }
    }

    @Test
    void aSmallTileThatClaimsManyPixelsIsRefusedBeforeMemoryIsTaken() throws IOException {
        var image = new TiffFixture.Image()
                .field(Tag.WIDTH, 20_000L)
                .field(Tag.HEIGHT, 20_000L)
                .field(Tag.TILE_WIDTH, 16_000L)
                .field(Tag.TILE_HEIGHT, 16_000L)
                .tiles(40, 40);
        image.compression = 8;
        try (var source = RasterFiles.open(TiffFixture.of(image).write(folder.resolve("bomb.tif")))) {
            var failure = assertThrows(
                    RasterReadException.class, () -> source.read(Window.of(0, 0, 10, 10), CancelToken.NEVER));
            assertTrue(failure.getMessage().contains("too few"), failure.getMessage());
        }
    }

    @Test
    void windowsTooLargeForMemoryAreRefused() throws IOException {
        var image = new TiffFixture.Image().field(Tag.WIDTH, 100_000L).field(Tag.HEIGHT, 100_000L);
        try (var source = RasterFiles.open(TiffFixture.of(image).write(folder.resolve("wide.tif")))) {
            assertThrows(
                    RasterReadException.class, () -> source.read(Window.of(0, 0, 90_000, 90_000), CancelToken.NEVER));
        }
    }

    @Test
    void aCircleOfDirectoriesEnds() throws IOException {
        var bytes = whole(false, 1);
        var fixture = folder.resolve("circle.tif");
        int first = first(bytes);
        int count = bytes[first] & 0xFF;
        int next = first + 2 + 12 * count;
        for (int i = 0; i < 4; i++) {
            bytes[next + i] = bytes[4 + i];
        }
        Files.write(fixture, bytes);
        assertTrue(RasterFiles.describe(fixture).notes().getFirst().contains("circle"));
    }

    private static int first(byte[] bytes) {
        return (bytes[4] & 0xFF) | (bytes[5] & 0xFF) << 8 | (bytes[6] & 0xFF) << 16 | (bytes[7] & 0xFF) << 24;
    }

    @Test
    void whatIsNotReadIsRefusedByName() throws IOException {
        var refusals = List.of(
                new TiffFixture.Image().field(Tag.COMPRESSION, new int[] {34887}), "LERC",
                new TiffFixture.Image().field(Tag.COMPRESSION, new int[] {4}), "CCITT",
                new TiffFixture.Image().field(Tag.SAMPLE_FORMAT, new int[] {6}), "complex",
                new TiffFixture.Image().field(Tag.SAMPLES, new int[] {2}).field(Tag.BITS, new int[] {8, 16}), "differ");
        for (int i = 0; i < refusals.size(); i += 2) {
            var file = TiffFixture.of((TiffFixture.Image) refusals.get(i)).write(folder.resolve("no.tif"));
            var failure = assertThrows(RasterReadException.class, () -> RasterFiles.open(file));
            assertTrue(failure.getMessage().contains((String) refusals.get(i + 1)), failure.getMessage());
        }
    }

    @Test
    void aFileOfNoKnownFormatAndAMissingOneAreRefused() throws IOException {
        var text = Files.writeString(folder.resolve("notes.tif"), "no image");
        assertThrows(RasterReadException.class, () -> RasterFiles.open(text));
        assertThrows(RasterReadException.class, () -> RasterFiles.open(folder.resolve("missing.tif")));
        assertThrows(RasterReadException.class, () -> RasterFiles.open(folder));
    }

    @Test
    void exactlyRepresentableLongsAreReadAndOthersRefused() throws IOException {
        var image = new TiffFixture.Image().type(TiffFixture.UNSIGNED, 64);
        image.values = (band, column, row) -> row == 0 ? 1L << 53 : 5;
        try (var source = RasterFiles.open(TiffFixture.of(image).write(folder.resolve("long.tif")))) {
            var tile = source.read(Window.of(0, 0, 1, 1), CancelToken.NEVER);
            assertEquals(0x1p53, tile.sample(0, 0, 0));
        }
        image.values = (band, column, row) -> -1; // 2^64 - 1 when unsigned
        try (var source = RasterFiles.open(TiffFixture.of(image).write(folder.resolve("longer.tif")))) {
            assertThrows(RasterReadException.class, () -> source.read(Window.of(0, 0, 1, 1), CancelToken.NEVER));
        }
    }
}
