package org.lapwing.raster.write;

/// One compressed block of a GeoTIFF, ready to be appended by [GeoTiffWriter]. Immutable.
public final class EncodedBlock {

    private final long column;
    private final long row;
    private final byte[] bytes;
    private final int checksum;

    EncodedBlock(long column, long row, byte[] bytes, int checksum) {
        this.column = column;
        this.row = row;
        this.bytes = bytes;
        this.checksum = checksum;
    }

    /// Block column, counted in blocks from 0.
    public long column() {
        return column;
    }

    /// Block row, counted in blocks from 0.
    public long row() {
        return row;
    }

    /// Size in the file.
    public int byteSize() {
        return bytes.length;
    }

    /// The compressed samples, not to be changed.
    byte[] bytes() {
        return bytes;
    }

    /// CRC-32C of the samples before prediction and compression, in file order.
    int checksum() {
        return checksum;
    }
}
