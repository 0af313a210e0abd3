package org.lapwing.raster.geotiff;

import java.nio.file.Path;
import java.util.Optional;
import org.lapwing.raster.RasterReadException;

/// The bytes of one TIFF file, on a disk or elsewhere, read at any position by many threads at once.
///
/// Every read is checked against the length before anything is allocated.
public interface TiffBytes extends AutoCloseable {

    /// What messages call the file.
    String name();

    /// Where the file is on this machine, so that what stands beside it is found; empty where it is elsewhere.
    Optional<Path> file();

    /// How many bytes there are.
    long length();

    /// Reads `count` bytes at `position` into `target` from `offset`.
    ///
    /// @param what names the bytes in messages, such as `tile 7`
    /// @throws RasterReadException where the file has not got them, or they cannot be had
    void read(long position, byte[] target, int offset, int count, String what) throws RasterReadException;

    /// Reads `count` bytes at `position`.
    default byte[] read(long position, int count, String what) throws RasterReadException {
        check(position, count, what);
        var bytes = new byte[count];
        read(position, bytes, 0, count, what);
        return bytes;
    }

    /// Refuses bytes that the file has not got.
    default void check(long position, int count, String what) throws RasterReadException {
        if (position < 0 || count < 0 || position > length() - count) {
            throw new RasterReadException(name() + " is truncated or damaged: " + what + " should be " + count
                    + " bytes at byte " + Long.toUnsignedString(position) + ", but the file has only " + length()
                    + " bytes. Get a complete copy.");
        }
    }

    /// Lets go of the file; reads after that fail.
    @Override
    void close();
}
