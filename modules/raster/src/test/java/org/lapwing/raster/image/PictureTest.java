package org.lapwing.raster.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.jobs.CancelToken;
import org.lapwing.raster.GridToCrs;
import org.lapwing.raster.RasterFiles;
import org.lapwing.raster.RasterReadException;
import org.lapwing.raster.SampleType;
import org.lapwing.raster.Tile;
import org.lapwing.raster.Window;

class PictureTest {

    @TempDir
    Path folder;

    private Path write(BufferedImage image, String format) throws IOException {
        var file = folder.resolve("picture." + format);
        assertTrue(ImageIO.write(image, format, file.toFile()));
        return file;
    }

    private static BufferedImage picture(int type) {
        var image = new BufferedImage(37, 23, type);
        var raster = image.getRaster();
        int most = (1 << image.getSampleModel().getSampleSize(0)) - 1;
        for (int band = 0; band < raster.getNumBands(); band++) {
            for (int row = 0; row < 23; row++) {
                for (int column = 0; column < 37; column++) {
                    raster.setSample(column, row, band, (1000 * band + 10 * row + column + 1) & most);
                }
            }
        }
        return image;
    }

    private static void assertSame(BufferedImage image, Path file) throws IOException {
        try (var source = RasterFiles.open(file)) {
            Tile tile = source.read(source.grid().bounds(), CancelToken.NEVER);
            assertEquals(image.getRaster().getNumBands(), tile.bands().size());
            for (int band = 0; band < tile.bands().size(); band++) {
                for (int row = 0; row < 23; row++) {
                    for (int column = 0; column < 37; column++) {
                        assertEquals(
                                image.getRaster().getSample(column, row, band),
                                tile.sample(band, column, row),
                                "band " + band + " row " + row + " column " + column);
                    }
                }
            }
        }
    }

    @Test
    void pngOfEveryKindIsReadAsItWasWritten() throws IOException {
        for (int type : new int[] {
            BufferedImage.TYPE_BYTE_GRAY,
            BufferedImage.TYPE_USHORT_GRAY,
            BufferedImage.TYPE_INT_RGB,
            BufferedImage.TYPE_INT_ARGB,
            BufferedImage.TYPE_BYTE_BINARY,
            BufferedImage.TYPE_BYTE_INDEXED
        }) {
            var image = picture(type);
            assertSame(image, write(image, "png"));
        }
    }

    @Test
    void sixteenBitsStaySixteenBits() throws IOException {
        try (var source = RasterFiles.open(write(picture(BufferedImage.TYPE_USHORT_GRAY), "png"))) {
            assertEquals(SampleType.UINT16, source.bands().getFirst().type());
        }
    }

    @Test
    void paletteAndTransparentEntriesAreKept() throws IOException {
        byte[] red = {0, 10, 20, 30};
        byte[] alpha = {0, -1, -1, -1};
        var model = new IndexColorModel(2, 4, red, red, red, alpha);
        var image = new BufferedImage(37, 23, BufferedImage.TYPE_BYTE_BINARY, model);
        image.getRaster().setSample(4, 3, 0, 2);
        try (var source = RasterFiles.open(write(image, "png"))) {
            assertEquals(
                    0xFF141414,
                    source.bands().getFirst().colorTable().orElseThrow().argb(2));
            var tile = source.read(source.grid().bounds(), CancelToken.NEVER);
            assertEquals(2, tile.sample(0, 4, 3));
            assertTrue(tile.isValid(4, 3));
            assertFalse(tile.isValid(5, 3));
        }
    }

    @Test
    void interlacedPngIsTheSamePicture() throws IOException {
        var image = picture(BufferedImage.TYPE_INT_RGB);
        var file = folder.resolve("interlaced.png");
        var writer = ImageIO.getImageWritersByFormatName("png").next();
        var parameters = writer.getDefaultWriteParam();
        parameters.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
        try (var stream = ImageIO.createImageOutputStream(file.toFile())) {
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, null), parameters);
        } finally {
            writer.dispose();
        }
        assertSame(image, file);
    }

    @Test
    void jpegIsNearWhatWasWrittenAndPlacedByItsWorldFile() throws IOException {
        var image = new BufferedImage(37, 23, BufferedImage.TYPE_INT_RGB);
        for (int row = 0; row < 23; row++) {
            for (int column = 0; column < 37; column++) {
                image.setRGB(column, row, 0x804020);
            }
        }
        var file = write(image, "jpg");
        Files.writeString(folder.resolve("picture.jgw"), "2\n0\n0\n-2\n11\n19\n");
        try (var source = RasterFiles.open(file)) {
            assertEquals(new GridToCrs(10, 2, 0, 20, 0, -2), source.grid().transform());
            var tile = source.read(Window.of(-1, 3, 3, 3), CancelToken.NEVER);
            assertFalse(tile.isValid(0, 0));
            assertEquals(0x80, tile.sample(0, 1, 1), 3);
            assertEquals(0x40, tile.sample(1, 1, 1), 3);
            assertEquals(0x20, tile.sample(2, 1, 1), 3);
        }
    }

    @Test
    void truncatedAndDamagedPicturesAreReadOrRefused() throws IOException {
        var random = new Random(3);
        for (var format : new String[] {"png", "jpg"}) {
            var bytes = Files.readAllBytes(write(picture(BufferedImage.TYPE_INT_RGB), format));
            var file = folder.resolve("broken." + format);
            for (int i = 0; i < 200; i++) {
                var damaged = Arrays.copyOf(bytes, random.nextInt(20, bytes.length));
                damaged[random.nextInt(8, damaged.length)] = (byte) random.nextInt(256);
                Files.write(file, damaged);
                try (var source = RasterFiles.open(file)) {
                    source.read(Window.of(0, 0, 37, 23), CancelToken.NEVER);
                } catch (RasterReadException refused) {
                    assertTrue(refused.getMessage().contains(file.toString()), refused.getMessage());
                }
            }
        }
    }

    @Test
    void aPictureCutInTheMiddleIsNotAnsweredWithGrey() throws IOException {
        for (var format : new String[] {"png", "jpg"}) {
            var whole = write(picture(BufferedImage.TYPE_INT_RGB), format);
            var bytes = Files.readAllBytes(whole);
            var cut = Files.write(folder.resolve("cut." + format), Arrays.copyOf(bytes, bytes.length * 3 / 4));
            try (var source = RasterFiles.open(cut)) {
                assertThrows(RasterReadException.class, () -> source.read(Window.of(0, 0, 37, 23), CancelToken.NEVER));
            }
        }
    }

    @Test
    void aPictureThatClaimsMorePixelsThanMemoryIsRefused() throws IOException {
        var bytes = Files.readAllBytes(write(picture(BufferedImage.TYPE_INT_RGB), "png"));
        bytes[16] = 0x7F;
        bytes[20] = 0x7F;
        var file = Files.write(folder.resolve("huge.png"), bytes);
        assertThrows(RasterReadException.class, () -> RasterFiles.open(file));
    }
}
