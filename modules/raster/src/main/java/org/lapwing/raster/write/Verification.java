package org.lapwing.raster.write;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/// Reads a finished file back and compares some blocks of full resolution with what was to be written.
final class Verification {

    private static final int TILE_OFFSETS = 324;
    private static final int TILE_BYTE_COUNTS = 325;
    private static final int SAMPLED_BLOCKS = 16;

    private final PartFile file;
    private final OffsetSize offsets;

    private Verification(PartFile file, OffsetSize offsets) {
        this.file = file;
        this.offsets = offsets;
    }

    /// Follows the file from its first bytes to the first, the last and some blocks between.
    ///
    /// @param checksums CRC-32C of the raw bytes of each block
    /// @throws IOException if anything differs
    static void check(PartFile file, OffsetSize offsets, BlockFormat format, int[] checksums) throws IOException {
        new Verification(file, offsets).check(format, checksums);
    }

    private void check(BlockFormat format, int[] checksums) throws IOException {
        long directory = offsets.get(read(0, offsets.headerBytes()), offsets.headerBytes() - offsets.bytes());
        long positions = values(directory, TILE_OFFSETS, offsets.bytes(), checksums.length);
        long lengths = values(directory, TILE_BYTE_COUNTS, 4, checksums.length);
        int step = Math.max(1, (checksums.length - 1) / (SAMPLED_BLOCKS - 1));
        for (int block = 0; block < checksums.length; block += step) {
            check(block, positions, lengths, format, checksums[block]);
        }
        int last = checksums.length - 1;
        check(last, positions, lengths, format, checksums[last]);
    }

    private void check(int block, long positions, long lengths, BlockFormat format, int checksum) throws IOException {
        long position = offsets.get(read(positions + (long) block * offsets.bytes(), offsets.bytes()), 0);
        int length = read(lengths + 4L * block, 4).getInt(0);
        var found = new CRC32C();
        found.update(format.decompress(read(position, length).array()));
        if ((int) found.getValue() != checksum) {
            throw new IOException("block " + block + " reads back differently from what was written");
        }
    }

    // Position of the values of a tag; those that fit stand in the entry itself.
    private long values(long directory, int tag, int bytes, int count) throws IOException {
        var start = read(directory, offsets.countBytes());
        long entries = offsets == OffsetSize.CLASSIC ? start.getShort(0) : start.getLong(0);
        for (int entry = 0; entry < entries; entry++) {
            long at = directory + offsets.countBytes() + (long) entry * offsets.entryBytes();
            var field = read(at, offsets.entryBytes());
            if ((field.getShort(0) & 0xFFFF) == tag && offsets.get(field, 4) == count) {
                long inside = at + offsets.entryBytes() - offsets.bytes();
                return (long) bytes * count <= offsets.bytes()
                        ? inside
                        : offsets.get(field, offsets.entryBytes() - offsets.bytes());
            }
        }
        throw new IOException("tag " + tag + " is missing");
    }

    private ByteBuffer read(long position, int length) throws IOException {
        if (length < 0 || length > 1 << 30) {
            throw new IOException("a length of " + length + " bytes");
        }
        return ByteBuffer.wrap(file.read(position, length)).order(ByteOrder.LITTLE_ENDIAN);
    }
}
