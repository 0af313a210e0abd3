package org.lapwing.raster;

/// The number type of the samples in a file.
public enum SampleType {
    UINT8(1),
    INT8(1),
    UINT16(2),
    INT16(2),
    UINT32(4),
    INT32(4),
    FLOAT32(4),
    FLOAT64(8);

    private final int bytes;

    SampleType(int bytes) {
        this.bytes = bytes;
    }

    /// Bytes of one sample.
    public int bytes() {
        return bytes;
    }

    /// Whether samples may be fractions or NaN.
    public boolean isFloatingPoint() {
        return this == FLOAT32 || this == FLOAT64;
    }
}
