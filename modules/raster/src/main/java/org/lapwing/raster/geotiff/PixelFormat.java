package org.lapwing.raster.geotiff;

import org.jspecify.annotations.Nullable;
import org.lapwing.raster.RasterReadException;
import org.lapwing.raster.SampleType;

/// How one sample is stored in the file and as which type it is handed on.
///
/// Unsigned integers of 1 to 32 bits widen to the next type that holds them; 64-bit integers become `FLOAT64`, which is
/// exact up to 2^53 (greater values fail when read); half and 24-bit floats become `FLOAT32`. All bands of a file must
/// be stored alike; complex numbers are refused.
///
/// @param bits bits per sample in the file
/// @param kind how to read them
/// @param type what they become
record PixelFormat(int bits, Kind kind, SampleType type) {

    enum Kind {
        UNSIGNED,
        SIGNED,
        FLOAT
    }

    static PixelFormat of(TiffDirectory directory, int samples) throws RasterReadException {
        long bits = same(directory, Tag.BITS, samples, 1, "bits per sample");
        long format = same(directory, Tag.SAMPLE_FORMAT, samples, 1, "a sample format");
        if (format == 5 || format == 6) {
            throw new RasterReadException(directory.place()
                    + " holds complex numbers, which Lapwing does not read. Split it into real bands first.");
        }
        var kind = format == 2 ? Kind.SIGNED : format == 3 ? Kind.FLOAT : Kind.UNSIGNED;
        var type = type(kind, bits);
        if (type == null) {
            throw new RasterReadException(directory.place() + " stores "
                    + switch (kind) {
                        case UNSIGNED -> "unsigned integers";
                        case SIGNED -> "signed integers";
                        case FLOAT -> "floating-point numbers";
                    }
                    + " of " + bits + " bits, which Lapwing does not read. Convert it to 8, 16 or 32 bits.");
        }
        return new PixelFormat((int) bits, kind, type);
    }

    /// Whether samples start at byte borders.
    boolean wholeBytes() {
        return bits % 8 == 0;
    }

    /// Whether these are 24-bit integers, which stand highest byte first even in little-endian files.
    boolean isPackedTriple() {
        return bits == 24 && kind == Kind.UNSIGNED;
    }

    private static @Nullable SampleType type(Kind kind, long bits) {
        return switch (kind) {
            case UNSIGNED ->
                bits < 1 || (bits > 32 && bits != 64)
                        ? null
                        : bits <= 8
                                ? SampleType.UINT8
                                : bits <= 16 ? SampleType.UINT16 : bits <= 32 ? SampleType.UINT32 : SampleType.FLOAT64;
            case SIGNED ->
                switch ((int) Math.clamp(bits, 0, 999)) {
                    case 8 -> SampleType.INT8;
                    case 16 -> SampleType.INT16;
                    case 32 -> SampleType.INT32;
                    case 64 -> SampleType.FLOAT64;
                    default -> null;
                };
            case FLOAT ->
                switch ((int) Math.clamp(bits, 0, 999)) {
                    case 16, 24, 32 -> SampleType.FLOAT32;
                    case 64 -> SampleType.FLOAT64;
                    default -> null;
                };
        };
    }

    /// The one value of a field that has a value per sample.
    private static long same(TiffDirectory directory, int tag, int samples, long absent, String what)
            throws RasterReadException {
        var values = directory.numbers(tag, 1 << 20);
        if (values.length == 0) {
            return absent;
        }
        for (int i = 1; i < Math.min(samples, values.length); i++) {
            if (values[i] != values[0]) {
                throw new RasterReadException(directory.place() + " has bands that differ in " + what + " (" + values[0]
                        + " and " + values[i] + "), which Lapwing does not read. Write the bands to separate files.");
            }
        }
        return values[0];
    }
}
