package org.lapwing.raster.geotiff;

import java.util.Arrays;
import org.lapwing.jobs.CancelToken;
import org.lapwing.raster.RasterReadException;
import org.lapwing.raster.SampleRows;
import org.lapwing.raster.SampleType;
import org.lapwing.raster.Tile;
import org.lapwing.raster.Window;

/// The pixels of one TIFF directory, read by rectangle through the block cache.
final class TiffImage {

    private final TiffDirectory directory;
    private final ImageLayout layout;
    private final BlockSource blocks;
    private final BlockCache cache;
    private final long file;
    private final int number;

    /// @param file number of the open file in the cache's keys
    /// @param number number of this image within the file
    /// @param fill value of blocks that the file leaves out
    TiffImage(TiffDirectory directory, BlockCache cache, long file, int number, double fill)
            throws RasterReadException {
        this.directory = directory;
        this.layout = ImageLayout.of(directory);
        this.blocks = RawStrips.suits(layout)
                ? new RawStrips(directory, layout, fill)
                : new CodedBlocks(directory, layout, fill);
        this.cache = cache;
        this.file = file;
        this.number = number;
    }

    TiffDirectory directory() {
        return directory;
    }

    ImageLayout layout() {
        return layout;
    }

    SampleType type() {
        return layout.format().type();
    }

    /// Columns of a block as it is decoded.
    int blockWidth() {
        return blocks.blockWidth();
    }

    /// Copies a rectangle into a larger array, band after band.
    ///
    /// @param part pixels of this image, inside it; its level does not matter
    /// @param target array after [Tile]'s rules for an area of `width` by `height` pixels
    /// @param left column of the area where the rectangle goes
    /// @param top row of the area where the rectangle goes
    void read(Window part, Object target, int width, int height, int left, int top, CancelToken cancel)
            throws RasterReadException {
        int blockWidth = blocks.blockWidth();
        int blockHeight = blocks.blockHeight();
        long across = (layout.columns() + (long) blockWidth - 1) / blockWidth;
        long down = (layout.rows() + (long) blockHeight - 1) / blockHeight;
        int planes = layout.planar() ? layout.samples() : 1;
        int bandsOfBlock = layout.samplesInBlock();
        for (long by = part.row() / blockHeight; by <= (part.endRow() - 1) / blockHeight; by++) {
            for (long bx = part.column() / blockWidth; bx <= (part.endColumn() - 1) / blockWidth; bx++) {
                for (int plane = 0; plane < planes; plane++) {
                    cancel.throwIfCancelled();
                    var samples = block(bx, by, plane, (plane * down + by) * across + bx);
                    int storedWidth = blocks.storedWidth(bx);
                    int storedHeight = blocks.storedHeight(by);
                    long firstColumn = bx * blockWidth;
                    long firstRow = by * blockHeight;
                    int fromColumn = (int) (Math.max(part.column(), firstColumn) - firstColumn);
                    int toColumn = (int) (Math.min(part.endColumn(), firstColumn + blockWidth) - firstColumn);
                    int fromRow = (int) (Math.max(part.row(), firstRow) - firstRow);
                    int toRow = (int) (Math.min(part.endRow(), firstRow + blockHeight) - firstRow);
                    int targetColumn = left + (int) (firstColumn + fromColumn - part.column());
                    int targetRow = top + (int) (firstRow + fromRow - part.row());
                    for (int band = 0; band < bandsOfBlock; band++) {
                        int source = (band * storedHeight + fromRow) * storedWidth + fromColumn;
                        int to = ((plane + band) * height + targetRow) * width + targetColumn;
                        SampleRows.copy(
                                samples,
                                source,
                                storedWidth,
                                target,
                                to,
                                width,
                                toColumn - fromColumn,
                                toRow - fromRow);
                    }
                }
            }
        }
    }

    private Object block(long column, long row, int plane, long index) throws RasterReadException {
        try {
            return cache.get(new BlockCache.Key(file, number, index), () -> blocks.decode(column, row, plane));
        } catch (OutOfMemoryError failure) {
            throw new RasterReadException(
                    directory.place() + ": there is not enough memory to decode one block (" + layout.describe()
                            + "). Convert it to small tiles, for example with gdal_translate -co TILED=YES.",
                    failure);
        }
    }

    /// Blocks of an image, as the cache holds them.
    interface BlockSource {

        int blockWidth();

        int blockHeight();

        /// Columns that a decoded block of this column has.
        int storedWidth(long column);

        /// Rows that a decoded block of this row has.
        int storedHeight(long row);

        /// Decodes block (`column`, `row`), index `(band * storedHeight + row) * storedWidth + column`.
        Object decode(long column, long row, int plane) throws RasterReadException;
    }

    /// A block in which every sample is `value`.
    static Object filled(SampleType type, int length, double value) {
        var samples = Tile.newSamples(type, length);
        if (value != 0) {
            switch (samples) {
                case byte[] bytes -> Arrays.fill(bytes, (byte) (long) value);
                case short[] shorts -> Arrays.fill(shorts, (short) (long) value);
                case int[] ints -> Arrays.fill(ints, (int) (long) value);
                case float[] floats -> Arrays.fill(floats, (float) value);
                case double[] doubles -> Arrays.fill(doubles, value);
                default -> throw new IllegalStateException("no samples of " + type);
            }
        }
        return samples;
    }

    /// Refuses blocks that would not fit into memory.
    static int checkedLength(TiffDirectory directory, ImageLayout layout, long width, long height, int samples)
            throws RasterReadException {
        double bytes = (double) width
                * height
                * samples
                * Math.max(1, layout.format().type().bytes());
        long limit = Math.min(1L << 30, Runtime.getRuntime().maxMemory() / 3);
        if (bytes > limit) {
            throw new RasterReadException(
                    directory.place() + " stores its pixels in " + layout.describe() + ": one needs "
                            + Math.round(bytes / (1 << 20)) + " MB of memory, more than the " + (limit >> 20)
                            + " MB allowed. Convert it to small tiles, for example with gdal_translate -co TILED=YES.");
        }
        return (int) (width * height * samples);
    }
}
