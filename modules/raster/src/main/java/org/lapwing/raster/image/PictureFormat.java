package org.lapwing.raster.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import org.lapwing.raster.Band;
import org.lapwing.raster.Fingerprint;
import org.lapwing.raster.Grid;
import org.lapwing.raster.GridToCrs;
import org.lapwing.raster.RasterFile;
import org.lapwing.raster.RasterFormat;
import org.lapwing.raster.RasterInfo;
import org.lapwing.raster.RasterReadException;
import org.lapwing.raster.SourceId;
import org.lapwing.raster.WorldFile;

/// PNG (1 to 16 bits, palette, alpha) and JPEG (8 bits; one, three or four components), placed by a world file.
///
/// Such pictures can only be decoded from their start, so the whole picture is decoded at the first read and kept while
/// it is open; pictures that would need more than [#MAX_BYTES] or a quarter of the heap are refused.
public final class PictureFormat implements RasterFormat {

    /// Decoded bytes above which a picture is refused.
    public static final long MAX_BYTES = 1L << 30;

    /// Neither Deflate nor JPEG packs more; what claims more lies.
    private static final double MOST_BYTES_PER_STORED_BYTE = 2048;

    @Override
    public boolean recognises(byte[] head) {
        return isPng(head) || isJpeg(head);
    }

    private static boolean isPng(byte[] head) {
        return head.length >= 8
                && (head[0] & 0xFF) == 0x89
                && head[1] == 'P'
                && head[2] == 'N'
                && head[3] == 'G'
                && head[4] == '\r'
                && head[5] == '\n';
    }

    private static boolean isJpeg(byte[] head) {
        return head.length >= 3 && (head[0] & 0xFF) == 0xFF && (head[1] & 0xFF) == 0xD8 && (head[2] & 0xFF) == 0xFF;
    }

    @Override
    public RasterFile open(Path file) throws RasterReadException {
        try {
            return isPng(head(file)) ? openPng(file) : openJpeg(file);
        } catch (RasterReadException failure) {
            throw failure;
        } catch (IOException | RuntimeException failure) { // the JDK's codecs meet broken headers with any of these
            throw new RasterReadException(
                    file + " cannot be opened (" + failure.getMessage() + "); the file is damaged.", failure);
        }
    }

    private static byte[] head(Path file) throws IOException {
        try (var stream = Files.newInputStream(file)) {
            return stream.readNBytes(8);
        }
    }

    private static RasterFile openPng(Path file) throws IOException {
        var header = PngHeader.read(file);
        var bands = header.bands();
        checkSize(
                file,
                header.columns(),
                header.rows(),
                (long) bands.size() * bands.getFirst().type().bytes());
        return source(file, "PNG", header.columns(), header.rows(), "Deflate", bands, PngDecoder.of(header));
    }

    private static RasterFile openJpeg(Path file) throws IOException {
        try (var stream = ImageIO.createImageInputStream(file.toFile())) {
            var reader = reader("jpeg");
            try {
                reader.setInput(stream, true, true);
                int columns = reader.getWidth(0);
                int rows = reader.getHeight(0);
                var jpeg = JpegDecoder.of(file);
                checkSize(file, columns, rows, jpeg.bands().size());
                return source(file, "JPEG", columns, rows, "JPEG", jpeg.bands(), jpeg);
            } finally {
                reader.dispose();
            }
        }
    }

    private static RasterFile source(
            Path file,
            String format,
            int columns,
            int rows,
            String compression,
            List<Band> bands,
            PictureDecoder decoder)
            throws RasterReadException {
        var world = WorldFile.beside(file);
        var grid = new Grid(
                columns,
                rows,
                world.map(WorldFile::transform).orElse(GridToCrs.pixels()),
                world.map(WorldFile::crs).orElse(""));
        var info = new RasterInfo(
                file.toString(),
                Optional.of(file),
                format,
                grid,
                bands,
                compression,
                "whole picture",
                List.of(),
                false,
                Optional.empty(),
                new ArrayList<>());
        return new PictureSource(SourceId.of(Fingerprint.of(file)), info, decoder);
    }

    private static void checkSize(Path file, int columns, int rows, long bytesPerPixel) throws IOException {
        double bytes = (double) columns * rows * bytesPerPixel;
        long stored = Files.size(file);
        if (bytes > (1 << 20) + stored * MOST_BYTES_PER_STORED_BYTE) {
            throw new RasterReadException(file + " claims " + columns + " x " + rows + " pixels but has only " + stored
                    + " bytes, too few for them; the file is damaged.");
        }
        long limit = Math.min(MAX_BYTES, Runtime.getRuntime().maxMemory() / 4);
        if (bytes > limit) {
            throw new RasterReadException(file + " claims " + columns + " x " + rows + " pixels, "
                    + Math.round(bytes / (1 << 20)) + " MB when decoded; pictures above " + (limit >> 20)
                    + " MB are not read. Convert it to tiled GeoTIFF, for example with gdal_translate -co TILED=YES.");
        }
    }

    /// The JDK's own reader; others on the class path may differ in what they do with odd files.
    static ImageReader reader(String format) throws IOException {
        var readers = ImageIO.getImageReadersByFormatName(format);
        while (readers.hasNext()) {
            var reader = readers.next();
            if (reader.getClass().getName().startsWith("com.sun.imageio.")) {
                return reader;
            }
        }
        throw new IOException("this Java runtime has no codec for " + format);
    }
}
