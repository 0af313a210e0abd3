package org.lapwing.raster;

import java.nio.file.Path;

/// A family of raster files that Lapwing reads, found by [java.util.ServiceLoader].
///
/// Formats register in `META-INF/services/org.lapwing.raster.RasterFormat`, so that this package knows none of them.
public interface RasterFormat {

    /// Whether a file that starts with `head` is of this format.
    ///
    /// @param head the first 16 bytes of the file, fewer where the file is shorter
    boolean recognises(byte[] head);

    /// Opens a file without reading pixels.
    ///
    /// @throws RasterReadException if the file is damaged or of a kind that is not read; names file and remedy
    RasterFile open(Path file) throws RasterReadException;
}
