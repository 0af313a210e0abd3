package org.lapwing.raster.geotiff;

import java.io.IOException;
import java.util.zip.DataFormatException;
import org.lapwing.raster.RasterReadException;

/// Tiles and strips decoded whole, as the file has them, but for rows of tiles that lie below the image.
final class CodedBlocks implements TiffImage.BlockSource {

    private final TiffDirectory directory;
    private final ImageLayout layout;
    private final Unpacker unpacker;
    private final BlockTable offsets;
    private final BlockTable byteCounts;
    private final byte[] jpegTables;
    private final double fill;

    CodedBlocks(TiffDirectory directory, ImageLayout layout, double fill) throws RasterReadException {
        this.directory = directory;
        this.layout = layout;
        this.unpacker = new Unpacker(layout.format(), layout.samplesInBlock(), layout.predictor(), directory.order());
        this.offsets = offsets(directory);
        this.byteCounts = byteCounts(directory);
        this.jpegTables =
                layout.compression() == Compression.JPEG ? directory.bytes(Tag.JPEG_TABLES, 1 << 20) : new byte[0];
        this.fill = fill;
    }

    static BlockTable offsets(TiffDirectory directory) {
        return new BlockTable(directory, directory.has(Tag.TILE_OFFSETS) ? Tag.TILE_OFFSETS : Tag.STRIP_OFFSETS);
    }

    static BlockTable byteCounts(TiffDirectory directory) {
        return new BlockTable(directory, directory.has(Tag.TILE_BYTES) ? Tag.TILE_BYTES : Tag.STRIP_BYTES);
    }

    @Override
    public int blockWidth() {
        return layout.blockWidth();
    }

    @Override
    public int blockHeight() {
        return layout.blockHeight();
    }

    @Override
    public int storedWidth(long column) {
        return layout.blockWidth();
    }

    @Override
    public int storedHeight(long row) {
        return (int) Math.min(layout.blockHeight(), layout.rows() - row * layout.blockHeight());
    }

    @Override
    public Object decode(long column, long row, int plane) throws RasterReadException {
        long index = (plane * layout.down() + row) * layout.across() + column;
        int width = layout.blockWidth();
        int height = storedHeight(row);
        int length = TiffImage.checkedLength(directory, layout, width, height, layout.samplesInBlock());
        long offset = offsets.get(index);
        long expected = unpacker.rowBytes(width) * height;
        long stored = storedBytes(index, offset, expected);
        if (stored == 0) {
            return TiffImage.filled(layout.format().type(), length, fill);
        }
        var what = (layout.tiled() ? "tile " : "strip ") + (index + 1);
        if (stored < 0 || stored > Integer.MAX_VALUE - 8) {
            throw new RasterReadException(directory.place() + ": " + what + " claims " + Long.toUnsignedString(stored)
                    + " bytes; the file is damaged.");
        }
        if (expected > (1 << 20) + stored * layout.compression().greatestRatio()) {
            throw new RasterReadException(directory.place() + ": " + what + " has only " + stored
                    + " bytes, too few for " + expected + " bytes of pixels; the file is damaged.");
        }
        var data = directory.bytes().read(offset, (int) stored, what);
        if (layout.reversedBits()) {
            reverseBits(data);
        }
        return layout.compression() == Compression.JPEG
                ? jpeg(data, what, width, height, length)
                : unpack(data, what, width, height, (int) expected);
    }

    /// Bytes of a block in the file; where the file does not say, what is there at most.
    private long storedBytes(long index, long offset, long expected) throws RasterReadException {
        if (index < byteCounts.count()) {
            return byteCounts.get(index);
        }
        long rest = Math.max(0, directory.bytes().length() - offset);
        return layout.compression() == Compression.NONE ? expected : Math.min(rest, expected + (1 << 16));
    }

    private Object unpack(byte[] data, String what, int width, int height, int expected) throws RasterReadException {
        byte[] raw;
        if (layout.compression() == Compression.NONE && data.length == expected) {
            raw = data;
        } else {
            raw = new byte[expected];
            int got = decompress(data, raw, what);
            if (got < expected) {
                throw new RasterReadException(directory.place() + ": " + what + " ends after " + got + " of " + expected
                        + " bytes; the file is truncated or damaged.");
            }
        }
        try {
            return unpacker.unpack(raw, width, height);
        } catch (ArithmeticException failure) {
            throw new RasterReadException(
                    directory.place() + ": " + failure.getMessage() + " (" + what
                            + "). Convert it to 32-bit integers or 64-bit floats.",
                    failure);
        }
    }

    private int decompress(byte[] data, byte[] raw, String what) throws RasterReadException {
        try {
            return Decompressor.decode(layout.compression(), data, raw);
        } catch (DataFormatException failure) {
            throw broken(what, failure);
        }
    }

    private byte[] jpeg(byte[] data, String what, int width, int height, int length) throws RasterReadException {
        var target = new byte[length];
        try {
            var wrong = JpegBlocks.decode(
                    data,
                    jpegTables,
                    layout.photometric() == ImageLayout.YCBCR && layout.samplesInBlock() == 3,
                    width,
                    height,
                    layout.blockHeight(),
                    layout.samplesInBlock(),
                    target);
            if (wrong != null) {
                throw new RasterReadException(directory.place() + ": " + what + " is damaged: " + wrong + ".");
            }
        } catch (RasterReadException failure) {
            throw failure;
        } catch (IOException | RuntimeException failure) { // the JDK's codec meets broken streams with any of these
            throw broken(what, failure);
        }
        return target;
    }

    private RasterReadException broken(String what, Exception failure) {
        return new RasterReadException(
                directory.place() + ": " + what + " cannot be decoded as "
                        + layout.compression().label() + " (" + failure.getMessage() + "); the file is damaged.",
                failure);
    }

    static void reverseBits(byte[] data) {
        for (int i = 0; i < data.length; i++) {
            data[i] = (byte) (Integer.reverse(data[i]) >>> 24);
        }
    }
}
