package org.lapwing.raster.geotiff;

import org.lapwing.raster.RasterReadException;

/// How the pixels of one TIFF directory are stored, checked for sense.
///
/// @param columns width in pixels
/// @param rows height in pixels
/// @param samples samples per pixel
/// @param format how one sample is stored
/// @param compression how blocks are compressed
/// @param predictor 1 none, 2 horizontal, 3 floating point
/// @param photometric TIFF's PhotometricInterpretation: 0 white is zero, 1 black is zero, 2 RGB, 3 palette, 4
///     mask, 6 YCbCr …
/// @param planar whether each band has its own blocks
/// @param tiled tiles, else strips
/// @param blockWidth width of a tile; of a strip the image's
/// @param blockHeight rows of a tile or strip
/// @param reversedBits whether the bits of each byte stand in reverse order
record ImageLayout(
        int columns,
        int rows,
        int samples,
        PixelFormat format,
        Compression compression,
        int predictor,
        int photometric,
        boolean planar,
        boolean tiled,
        int blockWidth,
        int blockHeight,
        boolean reversedBits) {

    static final int CMYK = 5;
    static final int YCBCR = 6;
    static final int PALETTE = 3;
    static final int RGB = 2;

    static ImageLayout of(TiffDirectory directory) throws RasterReadException {
        int columns = size(directory, Tag.WIDTH, "columns");
        int rows = size(directory, Tag.HEIGHT, "rows");
        long samples = directory.number(Tag.SAMPLES, 1);
        if (samples < 1 || samples > 65535) {
            throw new RasterReadException(directory.place() + " claims " + samples + " bands; the file is damaged.");
        }
        long code = directory.number(Tag.COMPRESSION, 1);
        var compression = Compression.of(code)
                .orElseThrow(() -> new RasterReadException(directory.place() + " is compressed with "
                        + Compression.unreadName(code)
                        + ", which Lapwing does not read. Convert it, for example with gdal_translate -co"
                        + " COMPRESS=DEFLATE -co TILED=YES."));
        var format = PixelFormat.of(directory, (int) samples);
        int photometric = (int) Math.clamp(directory.number(Tag.PHOTOMETRIC, 1), 0, 1 << 20);
        int predictor = predictor(directory, compression, format);
        boolean planar = samples > 1 && directory.number(Tag.PLANAR, 1) == 2;
        if (compression == Compression.JPEG && (format.bits() != 8 || format.kind() == PixelFormat.Kind.FLOAT)) {
            throw new RasterReadException(directory.place() + " holds JPEG of " + format.bits()
                    + " bits, which Lapwing does not read. Convert it, for example with gdal_translate -co"
                    + " COMPRESS=DEFLATE.");
        }
        if (photometric == YCBCR && compression != Compression.JPEG) {
            throw new RasterReadException(directory.place()
                    + " stores YCbCr colours without JPEG, which Lapwing does not read. Convert it to RGB first.");
        }
        boolean tiled = directory.has(Tag.TILE_WIDTH) || directory.has(Tag.TILE_OFFSETS);
        int blockWidth = tiled ? size(directory, Tag.TILE_WIDTH, "columns of a tile") : columns;
        long blockHeight = tiled
                ? size(directory, Tag.TILE_HEIGHT, "rows of a tile")
                : Math.min(rows, directory.number(Tag.ROWS_PER_STRIP, rows));
        if (blockHeight < 1) {
            blockHeight = rows;
        }
        return new ImageLayout(
                columns,
                rows,
                (int) samples,
                format,
                compression,
                predictor,
                photometric,
                planar,
                tiled,
                blockWidth,
                (int) blockHeight,
                directory.number(Tag.FILL_ORDER, 1) == 2 && compression != Compression.JPEG);
    }

    /// Samples of one pixel that stand side by side in a block.
    int samplesInBlock() {
        return planar ? 1 : samples;
    }

    /// Blocks from left to right.
    long across() {
        return (columns + (long) blockWidth - 1) / blockWidth;
    }

    /// Blocks from top to bottom.
    long down() {
        return (rows + (long) blockHeight - 1) / blockHeight;
    }

    /// The layout in words.
    String describe() {
        return (tiled ? "tiles of " + blockWidth + " x " + blockHeight : "strips of " + blockHeight + " rows")
                + (samples == 1 ? "" : planar ? ", band interleaved" : ", pixel interleaved");
    }

    private static int predictor(TiffDirectory directory, Compression compression, PixelFormat format)
            throws RasterReadException {
        if (compression != Compression.LZW && compression != Compression.DEFLATE && compression != Compression.ZSTD) {
            return 1; // the field has no meaning elsewhere
        }
        long predictor = directory.number(Tag.PREDICTOR, 1);
        int bits = format.bits();
        boolean sense = predictor == 1
                || (predictor == 2 && (bits == 8 || bits == 16 || bits == 32 || bits == 64))
                || (predictor == 3 && format.kind() == PixelFormat.Kind.FLOAT);
        if (!sense) {
            throw new RasterReadException(directory.place() + " uses predictor " + predictor + " on samples of " + bits
                    + " bits, which Lapwing does not read. Convert it without predictor.");
        }
        return (int) predictor;
    }

    private static int size(TiffDirectory directory, int tag, String what) throws RasterReadException {
        long size = directory.number(tag, 0);
        if (size < 1 || size > Integer.MAX_VALUE) {
            throw new RasterReadException(directory.place() + " claims " + Long.toUnsignedString(size) + " " + what
                    + "; the file is damaged or larger than any image Lapwing reads.");
        }
        return (int) size;
    }
}
