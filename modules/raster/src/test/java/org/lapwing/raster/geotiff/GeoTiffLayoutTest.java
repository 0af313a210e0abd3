package org.lapwing.raster.geotiff;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lapwing.jobs.CancelToken;
import org.lapwing.raster.RasterFiles;
import org.lapwing.raster.RasterSource;
import org.lapwing.raster.SampleType;
import org.lapwing.raster.Tile;
import org.lapwing.raster.Window;

class GeoTiffLayoutTest {

    @TempDir
    Path folder;

    record Layout(int format, int bits, int samples, boolean planar, boolean tiled, int compression, int predictor) {}

    static Stream<Layout> layouts() {
        List<Layout> all = new ArrayList<>();
        for (int compression : new int[] {1, 5, 8, 32773, 50000}) {
            for (boolean tiled : new boolean[] {false, true}) {
                for (boolean planar : new boolean[] {false, true}) {
                    for (int bits : new int[] {8, 16, 32}) {
                        all.add(new Layout(TiffFixture.UNSIGNED, bits, 3, planar, tiled, compression, 1));
                    }
                }
                all.add(new Layout(TiffFixture.FLOAT, 32, 2, false, tiled, compression, 1));
                all.add(new Layout(TiffFixture.FLOAT, 64, 1, false, tiled, compression, 1));
                all.add(new Layout(TiffFixture.FLOAT, 16, 1, false, tiled, compression, 1));
                all.add(new Layout(TiffFixture.SIGNED, 16, 1, false, tiled, compression, 1));
                all.add(new Layout(TiffFixture.SIGNED, 64, 1, false, tiled, compression, 1));
            }
        }
        for (int compression : new int[] {5, 8, 50000}) {
            for (int bits : new int[] {8, 16, 32}) {
                all.add(new Layout(TiffFixture.UNSIGNED, bits, 3, false, true, compression, 2));
                all.add(new Layout(TiffFixture.SIGNED, bits, 1, false, false, compression, 2));
            }
            all.add(new Layout(TiffFixture.FLOAT, 32, 3, false, true, compression, 3));
            all.add(new Layout(TiffFixture.FLOAT, 64, 2, false, false, compression, 3));
            all.add(new Layout(TiffFixture.FLOAT, 16, 1, false, true, compression, 3));
            all.add(new Layout(TiffFixture.FLOAT, 32, 2, false, false, compression, 2));
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void everySampleSpellsItsPlaceInBothByteOrdersAndFileSizes(Layout layout) throws IOException {
        for (var order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
            for (boolean big : new boolean[] {false, true}) {
                var image = image(layout);
                var fixture = TiffFixture.of(image);
                fixture.order = order;
                fixture.big = big;
                try (var source = RasterFiles.open(fixture.write(folder.resolve(order + "-" + big + ".tif")))) {
                    assertPlaces(source, image, layout + " " + order + " big " + big);
                }
            }
        }
    }

    private static TiffFixture.Image image(Layout layout) {
        var image = new TiffFixture.Image().type(layout.format, layout.bits);
        image.samples = layout.samples;
        image.planar = layout.planar;
        image.compression = layout.compression;
        image.predictor = layout.predictor;
        if (layout.bits == 8) {
            int half = layout.format == TiffFixture.SIGNED ? 128 : 0;
            image.values = (band, column, row) -> (band * 91 + row * 10 + column) % 256 - half;
        } else if (layout.format == TiffFixture.SIGNED) {
            image.values = (band, column, row) -> 100 - TiffFixture.ramp(band, column, row);
        }
        return layout.tiled ? image.tiles(7, 5) : image;
    }

    private static void assertPlaces(RasterSource source, TiffFixture.Image image, String where) throws IOException {
        var tile = source.read(source.grid().bounds(), CancelToken.NEVER);
        assertEquals(image.samples, tile.bands().size(), where);
        assertTrue(tile.isAllValid(), where);
        for (int band = 0; band < image.samples; band++) {
            for (int row = 0; row < image.rows; row++) {
                for (int column = 0; column < image.columns; column++) {
                    int b = band;
                    int r = row;
                    int c = column;
                    assertEquals(
                            image.values.at(band, column, row),
                            tile.sample(band, column, row),
                            () -> where + " band " + b + " row " + r + " column " + c);
                }
            }
        }
    }

    @Test
    void readInPiecesIsReadWhole() throws IOException {
        var image = new TiffFixture.Image().type(TiffFixture.UNSIGNED, 16).tiles(7, 5);
        image.samples = 3;
        image.compression = 8;
        var random = new Random(7);
        try (var source = RasterFiles.open(TiffFixture.of(image).write(folder.resolve("pieces.tif")))) {
            var whole = source.read(source.grid().bounds(), CancelToken.NEVER);
            for (int i = 0; i < 300; i++) {
                int column = random.nextInt(-9, 44);
                int row = random.nextInt(-9, 30);
                var window = Window.of(column, row, random.nextInt(1, 20), random.nextInt(1, 20));
                var piece = source.read(window, CancelToken.NEVER);
                for (int y = 0; y < window.height(); y++) {
                    for (int x = 0; x < window.width(); x++) {
                        boolean inside = column + x >= 0 && column + x < 37 && row + y >= 0 && row + y < 23;
                        assertEquals(inside, piece.isValid(x, y), window + " " + x + " " + y);
                        if (inside) {
                            assertEquals(
                                    whole.sample(2, column + x, row + y), piece.sample(2, x, y), window.toString());
                        }
                    }
                }
            }
        }
    }

    @Test
    void samplesOfFewBitsWidenToBytes() throws IOException {
        for (int bits : new int[] {1, 2, 4}) {
            var image = new TiffFixture.Image().type(TiffFixture.UNSIGNED, bits);
            image.values = (band, column, row) -> (column + 3 * row) % (1 << bits);
            try (var source = RasterFiles.open(TiffFixture.of(image).write(folder.resolve(bits + ".tif")))) {
                assertEquals(SampleType.UINT8, source.bands().getFirst().type());
                assertPlaces(source, image, bits + " bits");
            }
        }
    }

    @Test
    void paletteColoursComeFromTheColourMap() throws IOException {
        var map = new int[48];
        map[5] = 0xFFFF;
        map[16 + 5] = 0x8000;
        map[32 + 5] = 0x0100;
        var image = new TiffFixture.Image()
                .type(TiffFixture.UNSIGNED, 4)
                .field(Tag.PHOTOMETRIC, new int[] {3})
                .field(Tag.COLOR_MAP, map);
        image.values = (band, column, row) -> 5;
        try (var source = RasterFiles.open(TiffFixture.of(image).write(folder.resolve("palette.tif")))) {
            assertEquals(
                    0xFFFF8001,
                    source.bands().getFirst().colorTable().orElseThrow().argb(5));
        }
    }

    @Test
    void namesScalesAndOffsetsComeFromGdalMetadata() throws IOException {
        var xml = "<GDALMetadata><Item name=\"DESCRIPTION\" sample=\"0\" role=\"description\">near infrared</Item>"
                + "<Item name=\"SCALE\" sample=\"0\" role=\"scale\">0.5</Item>"
                + "<Item name=\"OFFSET\" sample=\"0\" role=\"offset\">-3</Item></GDALMetadata>";
        var image = new TiffFixture.Image().field(Tag.GDAL_METADATA, xml);
        image.values = (band, column, row) -> 10;
        try (var source = RasterFiles.open(TiffFixture.of(image).write(folder.resolve("named.tif")))) {
            assertEquals("near infrared", source.bands().getFirst().name());
            assertEquals(
                    2.0, source.read(Window.of(0, 0, 1, 1), CancelToken.NEVER).value(0, 0, 0));
        }
    }

    @Test
    void externalEntitiesInMetadataAreNotFollowed() throws IOException {
        var secret = Files.writeString(folder.resolve("secret.txt"), "secret");
        var xml = "<!DOCTYPE x [<!ENTITY e SYSTEM \"" + secret.toUri() + "\">]><GDALMetadata>"
                + "<Item sample=\"0\" role=\"description\">&e;</Item></GDALMetadata>";
        var image = new TiffFixture.Image().field(Tag.GDAL_METADATA, xml);
        try (var source = RasterFiles.open(TiffFixture.of(image).write(folder.resolve("entity.tif")))) {
            assertEquals("band 1", source.bands().getFirst().name());
        }
    }

    @Test
    void aTallUncompressedStripIsReadByWindow() throws IOException {
        var image = new TiffFixture.Image().type(TiffFixture.UNSIGNED, 16);
        image.columns = 5000;
        image.rows = 300;
        image.stripRows = 300;
        image.values = (band, column, row) -> (row * 7 + column) % 65536;
        try (var source = RasterFiles.open(TiffFixture.of(image).write(folder.resolve("tall.tif")))) {
            Tile tile = source.read(Window.of(4090, 120, 20, 20), CancelToken.NEVER);
            var row = new short[20];
            tile.copyRow(0, 15, 0, 20, row, 0);
            var expected = new short[20];
            for (int i = 0; i < 20; i++) {
                expected[i] = (short) (135 * 7 + 4090 + i);
            }
            assertArrayEquals(expected, row);
        }
    }
}
