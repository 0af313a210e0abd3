package org.lapwing.raster.geotiff;

import java.util.BitSet;
import org.lapwing.raster.RasterReadException;

/// Uncompressed strips, cut into blocks of about a megabyte whatever the height of the strips.
///
/// A window of a file with one huge strip, or with a million strips of one row, so costs what the window costs.
final class RawStrips implements TiffImage.BlockSource {

    private static final int TARGET_BYTES = 1 << 20;
    private static final int TARGET_ROWS = 128;

    private final TiffDirectory directory;
    private final ImageLayout layout;
    private final Unpacker unpacker;
    private final BlockTable offsets;
    private final BlockTable byteCounts;
    private final int blockWidth;
    private final int blockHeight;
    private final double fill;

    RawStrips(TiffDirectory directory, ImageLayout layout, double fill) {
        this.directory = directory;
        this.layout = layout;
        this.unpacker = new Unpacker(layout.format(), layout.samplesInBlock(), 1, directory.order());
        this.offsets = CodedBlocks.offsets(directory);
        this.byteCounts = CodedBlocks.byteCounts(directory);
        this.fill = fill;
        long pixelBytes = unpacker.rowBytes(1);
        this.blockWidth = layout.format().wholeBytes()
                ? (int) Math.clamp(
                        TARGET_BYTES / TARGET_ROWS / pixelBytes, Math.min(64, layout.columns()), layout.columns())
                : layout.columns();
        this.blockHeight =
                (int) Math.clamp(TARGET_BYTES / unpacker.rowBytes(blockWidth), 1, Math.min(TARGET_ROWS, layout.rows()));
    }

    static boolean suits(ImageLayout layout) {
        return !layout.tiled() && layout.compression() == Compression.NONE;
    }

    @Override
    public int blockWidth() {
        return blockWidth;
    }

    @Override
    public int blockHeight() {
        return blockHeight;
    }

    @Override
    public int storedWidth(long column) {
        return (int) Math.min(blockWidth, layout.columns() - column * blockWidth);
    }

    @Override
    public int storedHeight(long row) {
        return (int) Math.min(blockHeight, layout.rows() - row * blockHeight);
    }

    @Override
    public Object decode(long column, long row, int plane) throws RasterReadException {
        int width = storedWidth(column);
        int height = storedHeight(row);
        int length = TiffImage.checkedLength(directory, layout, width, height, layout.samplesInBlock());
        long fileRowBytes = unpacker.rowBytes(layout.columns());
        int rowBytes = (int) unpacker.rowBytes(width);
        long firstByte = unpacker.rowBytes(column * blockWidth);
        var raw = new byte[rowBytes * height];
        boolean whole = rowBytes == fileRowBytes;
        var missing = new BitSet(height);
        int y = 0;
        while (y < height) {
            long imageRow = row * blockHeight + y;
            long strip = imageRow / layout.blockHeight();
            long inStrip = imageRow % layout.blockHeight();
            int rows = whole ? (int) Math.min(height - y, layout.blockHeight() - inStrip) : 1;
            long index = plane * layout.down() + strip;
            long offset = offsets.get(index);
            long stored = index < byteCounts.count() ? byteCounts.get(index) : -1;
            if (offset == 0 && stored == 0) {
                missing.set(y, y + rows);
            } else {
                long end = (inStrip + rows - 1) * fileRowBytes + firstByte + rowBytes;
                var what = "strip " + (index + 1);
                // A single strip has nothing behind it that could be mistaken for pixels, and old writers count it
                // wrong.
                if (stored >= 0 && end > stored && offsets.count() > 1) {
                    throw new RasterReadException(directory.place() + ": " + what + " has only " + stored
                            + " bytes where " + end + " are needed; the file is truncated or damaged.");
                }
                directory
                        .bytes()
                        .read(offset + inStrip * fileRowBytes + firstByte, raw, y * rowBytes, rows * rowBytes, what);
            }
            y += rows;
        }
        if (missing.cardinality() == height) {
            return TiffImage.filled(layout.format().type(), length, fill);
        }
        if (layout.reversedBits()) {
            CodedBlocks.reverseBits(raw);
        }
        try {
            var samples = unpacker.unpack(raw, width, height);
            fillRows(samples, missing, width, height);
            return samples;
        } catch (ArithmeticException failure) {
            throw new RasterReadException(
                    directory.place() + ": " + failure.getMessage()
                            + ". Convert it to 32-bit integers or 64-bit floats.",
                    failure);
        }
    }

    /// Writes the fill value into rows whose strip the file leaves out.
    private void fillRows(Object samples, BitSet missing, int width, int height) {
        if (missing.isEmpty() || fill == 0) {
            return;
        }
        var row = TiffImage.filled(layout.format().type(), width, fill);
        for (int band = 0; band < layout.samplesInBlock(); band++) {
            for (int y = missing.nextSetBit(0); y >= 0; y = missing.nextSetBit(y + 1)) {
                System.arraycopy(row, 0, samples, (band * height + y) * width, width);
            }
        }
    }
}
