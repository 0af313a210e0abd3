package org.lapwing.raster.write;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.lapwing.raster.ColorTable;

/// How a GeoTIFF is written; everything beside size, place, bands and pixels.
///
/// @param tileSize side of the square blocks in pixels, a multiple of 16 from 16 to 4096
/// @param compression how blocks are compressed
/// @param level effort of the compression: 1 to 9 for Deflate, 1 to 22 for ZSTD, ignored for none
/// @param prediction what is compressed
/// @param overviews how reduced copies are made
/// @param colorTable colour of each value; only for one band of an unsigned integer type of 8 or 16 bits
/// @param categoryNames name of value 0, 1, 2 …, empty text where a value has none; written beside the file into
///     `name.tif.aux.xml`, where GDAL and QGIS look for them, and into the metadata
/// @param metadata items of GDAL's metadata, such as provenance; written in order of their keys
public record GeoTiffOptions(
        int tileSize,
        Compression compression,
        int level,
        Prediction prediction,
        Overviews overviews,
        Optional<ColorTable> colorTable,
        List<String> categoryNames,
        Map<String, String> metadata) {

    /// Checks ranges and copies the collections.
    public GeoTiffOptions {
        if (tileSize < 16 || tileSize > 4096 || tileSize % 16 != 0) {
            throw new IllegalArgumentException("tile size " + tileSize + " is not a multiple of 16 from 16 to 4096");
        }
        int highest = compression == Compression.ZSTD ? 22 : 9;
        if (level < 1 || level > highest) {
            throw new IllegalArgumentException(compression + " level " + level + " is outside 1 to " + highest);
        }
        categoryNames = List.copyOf(categoryNames);
        metadata = Collections.unmodifiableMap(new TreeMap<>(metadata));
    }

    /// For imagery and other measurements: blocks of 256, Deflate over differences, averaged overviews.
    public static GeoTiffOptions defaults() {
        return new GeoTiffOptions(
                256,
                Compression.DEFLATE,
                6,
                Prediction.LEFT_NEIGHBOUR,
                Overviews.AVERAGE,
                Optional.empty(),
                List.of(),
                Map.of());
    }

    /// For class rasters: blocks of 256, Deflate, overviews by nearest pixel, colours and names.
    ///
    /// @param categoryNames name of value 0, 1, 2 …, empty text where a value has none
    public static GeoTiffOptions classes(ColorTable colors, List<String> categoryNames) {
        return new GeoTiffOptions(
                256,
                Compression.DEFLATE,
                6,
                Prediction.NONE,
                Overviews.NEAREST,
                Optional.of(colors),
                categoryNames,
                Map.of());
    }

    /// The same with other metadata items.
    public GeoTiffOptions withMetadata(Map<String, String> items) {
        return new GeoTiffOptions(
                tileSize, compression, level, prediction, overviews, colorTable, categoryNames, items);
    }

    /// The same with a palette.
    public GeoTiffOptions withColors(ColorTable colors) {
        return new GeoTiffOptions(
                tileSize, compression, level, prediction, overviews, Optional.of(colors), categoryNames, metadata);
    }

    /// The same with other overviews.
    public GeoTiffOptions withOverviews(Overviews other) {
        return new GeoTiffOptions(tileSize, compression, level, prediction, other, colorTable, categoryNames, metadata);
    }

    /// The same with another block size.
    public GeoTiffOptions withTileSize(int pixels) {
        return new GeoTiffOptions(
                pixels, compression, level, prediction, overviews, colorTable, categoryNames, metadata);
    }

    /// The same with another compression.
    ///
    /// @param effort see [#level]
    public GeoTiffOptions withCompression(Compression other, int effort) {
        return new GeoTiffOptions(tileSize, other, effort, prediction, overviews, colorTable, categoryNames, metadata);
    }
}
