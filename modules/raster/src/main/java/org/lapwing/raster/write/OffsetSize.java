package org.lapwing.raster.write;

import java.nio.ByteBuffer;

/// Which of TIFF's two forms a file has.
enum OffsetSize {
    /// Positions of 32 bits, files up to 4 GiB.
    CLASSIC(4, 2, 12, 4),
    /// BigTIFF: positions of 64 bits.
    BIG(8, 8, 20, 16);

    /// The greatest file that classic TIFF can address.
    static final long CLASSIC_LIMIT = 0xFFFF_FFFFL;

    private final int bytes;
    private final int countBytes;
    private final int entryBytes;
    private final int fieldType;

    OffsetSize(int bytes, int countBytes, int entryBytes, int fieldType) {
        this.bytes = bytes;
        this.countBytes = countBytes;
        this.entryBytes = entryBytes;
        this.fieldType = fieldType;
    }

    /// Bytes of a position.
    int bytes() {
        return bytes;
    }

    /// Bytes of the number of entries of a directory.
    int countBytes() {
        return countBytes;
    }

    /// Bytes of an entry of a directory.
    int entryBytes() {
        return entryBytes;
    }

    /// TIFF's number for the type of a position: LONG or LONG8.
    int fieldType() {
        return fieldType;
    }

    /// Bytes before the first directory or GDAL's structural metadata.
    int headerBytes() {
        return this == CLASSIC ? 8 : 16;
    }

    void put(ByteBuffer target, long value) {
        if (this == CLASSIC) {
            target.putInt((int) value);
        } else {
            target.putLong(value);
        }
    }

    long get(ByteBuffer source, int at) {
        return this == CLASSIC ? source.getInt(at) & 0xFFFF_FFFFL : source.getLong(at);
    }
}
