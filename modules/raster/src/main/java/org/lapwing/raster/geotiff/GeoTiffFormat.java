package org.lapwing.raster.geotiff;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.lapwing.raster.Fingerprint;
import org.lapwing.raster.Grid;
import org.lapwing.raster.RasterFile;
import org.lapwing.raster.RasterFormat;
import org.lapwing.raster.RasterInfo;
import org.lapwing.raster.RasterReadException;
import org.lapwing.raster.SourceId;

/// TIFF, BigTIFF and GeoTIFF.
///
/// Reads tiles and strips, pixel and band interleaved, uncompressed or LZW, Deflate, PackBits, ZSTD or JPEG, with all
/// predictors and both byte orders; integers of 1 to 32 bits (64 where exact), floats of 16 to 64 bits; palettes;
/// masks inside or in `.msk`; overviews inside or in `.ovr`. Refuses, by name, CCITT fax, old-style JPEG, LERC, LZMA,
/// WebP, JPEG 2000, JPEG XL, SGI log, complex numbers and bands that differ in type.
public final class GeoTiffFormat implements RasterFormat {

    private static final AtomicLong OPENED = new AtomicLong();

    @Override
    public boolean recognises(byte[] head) {
        return TiffDirectories.isTiff(head);
    }

    @Override
    public RasterFile open(Path file) throws RasterReadException {
        var opened = new ArrayList<FileBytes>();
        try {
            return open(file, opened);
        } catch (RasterReadException | RuntimeException failure) {
            opened.forEach(FileBytes::close);
            throw failure;
        }
    }

    private static RasterFile open(Path file, List<FileBytes> opened) throws RasterReadException {
        var main = FileBytes.open(file);
        opened.add(main);
        var chain = TiffDirectories.read(main);
        var first = chain.directories().getFirst();
        long number = OPENED.incrementAndGet();
        var noDataValue = TiffBands.noData(first);
        var pyramid = new TiffPyramid(first, number, noDataValue.orElse(0));
        pyramid.add(chain.directories().subList(1, chain.directories().size()));
        var notes = new ArrayList<>(chain.notes());
        var beside = companion(file, ".ovr", opened, notes);
        if (!pyramid.hasOverviews()) {
            pyramid.addOverviews(beside);
        }
        pyramid.addMasks(companion(file, ".msk", opened, notes));
        var layout = pyramid.full().layout();
        var bands = TiffBands.of(first, layout);
        var place = GeoReference.of(first);
        notes.addAll(place.notes());
        notes.addAll(pyramid.notes());
        notes.addAll(colourNotes(layout));
        var info = new RasterInfo(
                file,
                chain.big() ? "BigTIFF" : place.located() || !place.crs().isEmpty() ? "GeoTIFF" : "TIFF",
                new Grid(layout.columns(), layout.rows(), place.transform(), place.crs()),
                bands,
                compression(layout),
                layout.describe(),
                pyramid.overviews(),
                pyramid.masked(),
                notes);
        return new GeoTiffSource(
                SourceId.of(Fingerprint.of(file)),
                info,
                pyramid,
                new NoData(bands, TiffBands.alpha(first, layout)),
                opened,
                number);
    }

    /// The directories of a file that stands beside the image, such as `image.tif.ovr`.
    private static List<TiffDirectory> companion(Path file, String ending, List<FileBytes> opened, List<String> notes) {
        var beside = file.resolveSibling(file.getFileName() + ending);
        if (!Files.isRegularFile(beside)) {
            return List.of();
        }
        try {
            var bytes = FileBytes.open(beside);
            opened.add(bytes);
            return TiffDirectories.read(bytes).directories();
        } catch (RasterReadException failure) {
            notes.add("The file beside it is not used: " + failure.getMessage());
            return List.of();
        }
    }

    private static List<String> colourNotes(ImageLayout layout) {
        return switch (layout.photometric()) {
            case ImageLayout.CMYK -> List.of("Its colours are inks (CMYK) and are given as they are stored.");
            case 8, 9, 10 -> List.of("Its colours are L*a*b* and are given as they are stored.");
            default -> List.of();
        };
    }

    private static String compression(ImageLayout layout) {
        return layout.compression().label()
                + switch (layout.predictor()) {
                    case 2 -> ", horizontal differencing";
                    case 3 -> ", floating-point differencing";
                    default -> "";
                };
    }
}
