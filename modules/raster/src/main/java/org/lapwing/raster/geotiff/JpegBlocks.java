package org.lapwing.raster.geotiff;

import java.awt.image.DataBufferByte;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.jspecify.annotations.Nullable;

/// Decodes JPEG blocks of TIFF files with the JDK's codec.
///
/// The tables that TIFF keeps once per image are spliced into each block's stream, with an Adobe marker that says
/// whether the three components are YCbCr, which TIFF says in its own field instead.
final class JpegBlocks {

    private static final byte[] ADOBE = {(byte) 0xFF, (byte) 0xEE, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, 0
    };

    private JpegBlocks() {}

    /// Decodes one block.
    ///
    /// @param tables the JPEGTables field, empty where there is none
    /// @param yCbCr whether to convert to red, green, blue
    /// @param height rows wanted
    /// @param blockHeight rows that a whole block has; tells streams that lie about their size
    /// @param target receives the samples band after band: `(band * height + row) * width + column`
    /// @return null when all went well, else what is wrong
    static @Nullable String decode(
            byte[] data,
            byte[] tables,
            boolean yCbCr,
            int width,
            int height,
            int blockHeight,
            int samples,
            byte[] target)
            throws IOException {
        var reader = reader();
        try (var stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(splice(data, tables, yCbCr)))) {
            var warnings = new StringBuilder();
            reader.addIIOReadWarningListener((_, warning) -> warnings.append(warning));
            reader.setInput(stream, true, true);
            int columns = reader.getWidth(0);
            int rows = reader.getHeight(0);
            if (columns < width || rows < height || (long) columns * rows > 2L * width * blockHeight) {
                return "its JPEG stream has " + columns + " x " + rows + " pixels instead of " + width + " x " + height;
            }
            Raster raster = yCbCr && samples == 3 ? reader.read(0).getRaster() : reader.readRaster(0, null);
            if (warnings.indexOf("Truncated") >= 0) {
                return "its JPEG stream ends early";
            }
            if (raster.getNumBands() != samples) {
                return "its JPEG stream has " + raster.getNumBands() + " components instead of " + samples;
            }
            copy(raster, width, height, target);
            return null;
        } finally {
            reader.dispose();
        }
    }

    private static byte[] splice(byte[] data, byte[] tables, boolean yCbCr) {
        int tableBytes = Math.max(0, tables.length - 4);
        var stream = new byte[2 + ADOBE.length + tableBytes + Math.max(0, data.length - 2)];
        stream[0] = (byte) 0xFF;
        stream[1] = (byte) 0xD8;
        System.arraycopy(ADOBE, 0, stream, 2, ADOBE.length);
        stream[2 + ADOBE.length - 1] = (byte) (yCbCr ? 1 : 0);
        if (tableBytes > 0) {
            System.arraycopy(tables, 2, stream, 2 + ADOBE.length, tableBytes);
        }
        if (data.length > 2) {
            System.arraycopy(data, 2, stream, 2 + ADOBE.length + tableBytes, data.length - 2);
        }
        return stream;
    }

    private static void copy(Raster raster, int width, int height, byte[] target) {
        if (raster.getDataBuffer() instanceof DataBufferByte buffer
                && buffer.getNumBanks() == 1
                && raster.getSampleModel() instanceof PixelInterleavedSampleModel model) {
            copyInterleaved(buffer.getData(), model, width, height, target);
            return;
        }
        int bands = raster.getNumBands();
        var row = new int[width * bands];
        for (int y = 0; y < height; y++) {
            raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, row);
            for (int band = 0; band < bands; band++) {
                int to = (band * height + y) * width;
                for (int x = 0, from = band; x < width; x++, from += bands) {
                    target[to + x] = (byte) row[from];
                }
            }
        }
    }

    private static void copyInterleaved(
            byte[] data, PixelInterleavedSampleModel model, int width, int height, byte[] target) {
        int step = model.getPixelStride();
        int stride = model.getScanlineStride();
        var offsets = model.getBandOffsets();
        for (int band = 0; band < offsets.length; band++) {
            for (int y = 0; y < height; y++) {
                int to = (band * height + y) * width;
                int from = y * stride + offsets[band];
                for (int x = 0; x < width; x++, from += step) {
                    target[to + x] = data[from];
                }
            }
        }
    }

    private static ImageReader reader() throws IOException {
        var readers = ImageIO.getImageReadersByFormatName("jpeg");
        while (readers.hasNext()) {
            var reader = readers.next();
            if (reader.getClass().getName().startsWith("com.sun.imageio.")) {
                return reader;
            }
        }
        throw new IOException("this Java runtime has no JPEG codec");
    }
}
