package org.lapwing.raster.geotiff;

import static org.junit.jupiter.api.Assertions.assertEquals;

import it.geosolutions.imageio.stream.input.FileImageInputStreamExtImpl;
import it.geosolutions.imageioimpl.plugins.tiff.TIFFImageReader;
import it.geosolutions.imageioimpl.plugins.tiff.TIFFImageReaderSpi;
import java.awt.Rectangle;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.jobs.CancelToken;
import org.lapwing.raster.RasterFiles;
import org.lapwing.raster.Window;

/// Reads the same windows with GeoTools' TIFF reader, an independent decoder.
class AgainstImageioExtTest {

    @TempDir
    Path folder;

    private static Raster reference(Path file, Window window) throws IOException {
        var reader = new TIFFImageReader(new TIFFImageReaderSpi());
        try (var stream = new FileImageInputStreamExtImpl(file.toFile())) {
            reader.setInput(stream);
            var parameters = reader.getDefaultReadParam();
            parameters.setSourceRegion(
                    new Rectangle((int) window.column(), (int) window.row(), window.width(), window.height()));
            return reader.read(0, parameters).getData();
        } finally {
            reader.dispose();
        }
    }

    @Test
    void bothReadersSeeTheSameSamples() throws IOException {
        var window = Window.of(5, 3, 29, 17);
        for (int compression : new int[] {1, 5, 8, 32773}) {
            for (int bits : new int[] {8, 16}) {
                for (int samples : new int[] {1, 3}) {
                    for (boolean tiled : new boolean[] {false, true}) {
                        for (var order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
                            var image = new TiffFixture.Image().type(TiffFixture.UNSIGNED, bits);
                            image.samples = samples;
                            image.compression = compression;
                            image.predictor = compression == 5 || compression == 8 ? 2 : 1;
                            image.values = (band, column, row) -> (91 * band + 10 * row + column) % 256;
                            if (samples == 3) {
                                image.field(Tag.PHOTOMETRIC, new int[] {2});
                            }
                            if (tiled) {
                                image.tiles(16, 16);
                            }
                            var fixture = TiffFixture.of(image);
                            fixture.order = order;
                            var file = fixture.write(folder.resolve("both.tif"));
                            assertSame(
                                    file,
                                    window,
                                    "compression " + compression + " bits " + bits + " samples " + samples + " tiled "
                                            + tiled + " " + order);
                        }
                    }
                }
            }
        }
    }

    private static void assertSame(Path file, Window window, String where) throws IOException {
        var expected = reference(file, window);
        try (var source = RasterFiles.open(file)) {
            var tile = source.read(window, CancelToken.NEVER);
            for (int band = 0; band < tile.bands().size(); band++) {
                for (int row = 0; row < window.height(); row++) {
                    for (int column = 0; column < window.width(); column++) {
                        assertEquals(
                                expected.getSample(expected.getMinX() + column, expected.getMinY() + row, band),
                                tile.sample(band, column, row),
                                where);
                    }
                }
            }
        }
    }
}
