package org.lapwing.raster.write;

/// How blocks of a GeoTIFF are compressed; all are lossless.
public enum Compression {
    /// Samples as they are.
    NONE(1),
    /// zlib; every GIS reads it.
    DEFLATE(8),
    /// Faster and a little smaller than Deflate; needs GDAL 2.3 or newer to read.
    ZSTD(50_000);

    private final int tiffCode;

    Compression(int tiffCode) {
        this.tiffCode = tiffCode;
    }

    /// The value of TIFF's compression tag.
    int tiffCode() {
        return tiffCode;
    }
}
