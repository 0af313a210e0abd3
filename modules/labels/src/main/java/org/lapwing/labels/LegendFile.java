package org.lapwing.labels;

import java.io.IOException;
import java.nio.file.Path;

/// Legends as JSON files.
public final class LegendFile {

    /// The version written.
    public static final int FORMAT = 1;

    private LegendFile() {}

    /// Reads a legend.
    ///
    /// @throws LegendFormatException naming file, place and remedy where the file is not a legend
    public static Legend read(Path file) throws IOException {
        throw new UnsupportedOperationException();
    }

    /// Writes a legend, all or nothing.
    public static void write(Path file, Legend legend) throws IOException {
        throw new UnsupportedOperationException();
    }
}
