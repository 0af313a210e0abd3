package org.lapwing.raster.geotiff;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.lapwing.raster.DateText;
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
        var opened = new ArrayList<TiffBytes>();
        try {
            opened.add(FileBytes.open(file));
            return open(SourceId.of(Fingerprint.of(file)), BlockCache.SHARED, opened);
        } catch (RasterReadException | RuntimeException failure) {
            opened.forEach(TiffBytes::close);
            throw failure;
        }
    }

    /// Opens a TIFF file that is not on this machine. What would stand beside it (`.ovr`, `.msk`, world files) is not
    /// looked for. Decoded blocks are kept apart from those of other files, because decoding waits for the bytes.
    ///
    /// @param bytes closed with the result; stays the caller's where opening fails
    /// @param id tells this state of the file from any other
    /// @throws RasterReadException as [#open(Path)]
    public static RasterFile open(TiffBytes bytes, SourceId id) throws RasterReadException {
        return open(id, BlockCache.REMOTE, new ArrayList<>(List.of(bytes)));
    }

    /// @param opened the file itself; receives those beside it
    private static RasterFile open(SourceId id, BlockCache cache, List<TiffBytes> opened) throws RasterReadException {
        var main = opened.getFirst();
        var file = main.file();
        var chain = TiffDirectories.read(main);
        var first = chain.directories().getFirst();
        long number = OPENED.incrementAndGet();
        var noDataValue = TiffBands.noData(first);
        var pyramid = new TiffPyramid(first, cache, number, noDataValue.orElse(0));
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
                main.name(),
                file,
                chain.big() ? "BigTIFF" : place.located() || !place.crs().isEmpty() ? "GeoTIFF" : "TIFF",
                new Grid(layout.columns(), layout.rows(), place.transform(), place.crs()),
                bands,
                compression(layout),
                layout.describe(),
                pyramid.overviews(),
                pyramid.masked(),
                GdalMetadata.of(first).date().or(() -> written(first)),
                notes);
        return new GeoTiffSource(
                id, info, pyramid, new NoData(bands, TiffBands.alpha(first, layout)), opened, cache, number);
    }

    /// The directories of a file that stands beside the image, such as `image.tif.ovr`.
    private static List<TiffDirectory> companion(
            Optional<Path> image, String ending, List<TiffBytes> opened, List<String> notes) {
        if (image.isEmpty()) {
            return List.of();
        }
        var file = image.get();
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

    /// The day on which the file says it was written.
    private static Optional<LocalDate> written(TiffDirectory directory) {
        try {
            return DateText.find(directory.text(Tag.DATE_TIME, 64).replace(':', '-'));
        } catch (RasterReadException _) { // the day is a courtesy
            return Optional.empty();
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
