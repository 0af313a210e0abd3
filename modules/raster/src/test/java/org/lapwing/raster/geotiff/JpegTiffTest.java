package org.lapwing.raster.geotiff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.jobs.CancelToken;
import org.lapwing.raster.RasterFiles;
import org.lapwing.raster.RasterReadException;
import org.lapwing.raster.Window;

class JpegTiffTest {

    private static final int COLUMNS = 24;
    private static final int ROWS = 10;
    private static final int SIDE = 16;

    @TempDir
    Path folder;

    /// A 16 x 16 tile of one colour as a JPEG stream: YCbCr as ImageIO writes it.
    private static byte[] tile(int rgb) throws IOException {
        var image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                image.setRGB(x, y, rgb);
            }
        }
        var out = new ByteArrayOutputStream();
        assertTrue(ImageIO.write(image, "jpeg", out));
        return out.toByteArray();
    }

    /// The segments of a stream with the given markers, or all others, between the two ends of a stream.
    private static byte[] segments(byte[] stream, boolean tables) {
        var out = new ByteArrayOutputStream();
        out.write(0xFF);
        out.write(0xD8);
        int at = 2;
        while ((stream[at + 1] & 0xFF) != 0xDA) {
            int marker = stream[at + 1] & 0xFF;
            int length = 2 + ((stream[at + 2] & 0xFF) << 8 | stream[at + 3] & 0xFF);
            boolean isTable = marker == 0xDB || marker == 0xC4;
            boolean isApplication = marker == 0xE0;
            if (isTable == tables && !isApplication) {
                out.write(stream, at, length);
            }
            at += length;
        }
        if (tables) {
            out.write(0xFF);
            out.write(0xD9);
        } else {
            out.write(stream, at, stream.length - at);
        }
        return out.toByteArray();
    }

    private Path write(byte[] first, byte[] second, byte[] tables) throws IOException {
        var image = new TiffFixture.Image();
        image.columns = COLUMNS;
        image.rows = ROWS;
        image.samples = 3;
        image.tiles(SIDE, SIDE);
        image.coded = new byte[][] {first, second};
        image.field(Tag.COMPRESSION, new int[] {7}).field(Tag.PHOTOMETRIC, new int[] {6});
        if (tables.length > 0) {
            image.field(Tag.JPEG_TABLES, tables);
        }
        return TiffFixture.of(image).write(folder.resolve("jpeg.tif"));
    }

    private static void assertColour(int rgb, double red, double green, double blue) {
        assertEquals(rgb >> 16 & 0xFF, red, 3);
        assertEquals(rgb >> 8 & 0xFF, green, 3);
        assertEquals(rgb & 0xFF, blue, 3);
    }

    private static void assertTwoColours(Path file) throws IOException {
        try (var source = RasterFiles.open(file)) {
            var tile = source.read(Window.of(14, 8, 4, 2), CancelToken.NEVER);
            assertColour(0x804020, tile.sample(0, 1, 1), tile.sample(1, 1, 1), tile.sample(2, 1, 1));
            assertColour(0x10C060, tile.sample(0, 2, 1), tile.sample(1, 2, 1), tile.sample(2, 2, 1));
        }
    }

    @Test
    void tilesThatAreWholeStreamsAreReadAsRedGreenBlue() throws IOException {
        assertTwoColours(write(tile(0x804020), tile(0x10C060), new byte[0]));
    }

    @Test
    void tablesThatTheTilesShareAreSplicedIn() throws IOException {
        var first = tile(0x804020);
        assertTwoColours(write(segments(first, false), segments(tile(0x10C060), false), segments(first, true)));
    }

    @Test
    void aTileCutShortIsNotAnsweredWithGrey() throws IOException {
        var first = tile(0x804020);
        var file = write(Arrays.copyOf(first, first.length - 8), tile(0x10C060), new byte[0]);
        try (var source = RasterFiles.open(file)) {
            assertThrows(RasterReadException.class, () -> source.read(Window.of(0, 0, 4, 4), CancelToken.NEVER));
            assertEquals(
                    0x10, source.read(Window.of(20, 0, 1, 1), CancelToken.NEVER).sample(0, 0, 0), 3);
        }
    }
}
