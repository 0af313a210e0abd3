package org.lapwing.raster.image;

import java.awt.image.Raster;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.lapwing.jobs.CancelToken;
import org.lapwing.raster.Band;
import org.lapwing.raster.SampleType;
import org.lapwing.raster.Tile;
import org.lapwing.raster.Window;

/// Decodes JPEG files with the JDK's codec: grey, colour (as red, green, blue) or four components as they are.
final class JpegDecoder implements PictureDecoder {

    private final List<Band> bands;

    private JpegDecoder(List<Band> bands) {
        this.bands = bands;
    }

    /// Looks for the frame header, which tells the number of components.
    static JpegDecoder of(Path file) throws IOException {
        try (var stream = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            stream.skipNBytes(2);
            while (true) {
                int marker = stream.readUnsignedByte();
                if (marker != 0xFF) {
                    throw new IOException("there is no marker where one should be");
                }
                while (marker == 0xFF) {
                    marker = stream.readUnsignedByte();
                }
                int length = stream.readUnsignedShort();
                boolean frame = marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
                if (frame) {
                    int bits = stream.readUnsignedByte();
                    stream.skipNBytes(4);
                    return new JpegDecoder(bands(stream.readUnsignedByte(), bits));
                }
                stream.skipNBytes(Math.max(0, length - 2));
            }
        } catch (EOFException failure) {
            throw new IOException("it ends before its pixels", failure);
        }
    }

    private static List<Band> bands(int components, int bits) throws IOException {
        if (bits != 8) {
            throw new IOException("it has " + bits + " bits per sample; only 8 are read");
        }
        return switch (components) {
            case 1 -> List.of(Band.of("band 1", SampleType.UINT8));
            case 3 ->
                List.of(
                        Band.of("red", SampleType.UINT8),
                        Band.of("green", SampleType.UINT8),
                        Band.of("blue", SampleType.UINT8));
            case 4 ->
                List.of(
                        Band.of("cyan", SampleType.UINT8),
                        Band.of("magenta", SampleType.UINT8),
                        Band.of("yellow", SampleType.UINT8),
                        Band.of("black", SampleType.UINT8));
            default -> throw new IOException("it has " + components + " components; only 1, 3 and 4 are read");
        };
    }

    List<Band> bands() {
        return bands;
    }

    @Override
    public Tile decode(Path file, Window whole, CancelToken cancel) throws IOException {
        try (var stream = ImageIO.createImageInputStream(file.toFile())) {
            var reader = PictureFormat.reader("jpeg");
            try {
                var warnings = new StringBuilder();
                reader.addIIOReadWarningListener((_, warning) -> warnings.append(warning));
                reader.setInput(stream, true, true);
                Raster raster = bands.size() == 3 ? reader.read(0).getRaster() : reader.readRaster(0, null);
                if (warnings.indexOf("Truncated") >= 0) {
                    throw new IOException("its pixels end early");
                }
                if (raster.getNumBands() != bands.size()
                        || raster.getWidth() != whole.width()
                        || raster.getHeight() != whole.height()) {
                    throw new IOException("it holds another picture than its header says");
                }
                return new Tile(whole, bands, planes(raster), Optional.empty());
            } finally {
                reader.dispose();
            }
        }
    }

    private static byte[] planes(Raster raster) {
        int width = raster.getWidth();
        int height = raster.getHeight();
        int count = raster.getNumBands();
        var result = new byte[Math.multiplyExact(Math.multiplyExact(width, height), count)];
        var row = new int[width * count];
        for (int y = 0; y < height; y++) {
            raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, row);
            for (int band = 0; band < count; band++) {
                int to = (band * height + y) * width;
                for (int x = 0, from = band; x < width; x++, from += count) {
                    result[to + x] = (byte) row[from];
                }
            }
        }
        return result;
    }
}
