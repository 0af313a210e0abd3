package org.lapwing.accuracy;

import java.io.IOException;
import java.nio.file.Path;

/// Accuracy reports as JSON.
public final class ReportJson {

    private ReportJson() {}

    /// The report as one JSON object.
    public static String toJson(AccuracyReport report) {
        throw new UnsupportedOperationException();
    }

    /// Writes a report, all or nothing.
    public static void write(Path file, AccuracyReport report) throws IOException {
        throw new UnsupportedOperationException();
    }

    /// Reads a report back.
    public static AccuracyReport read(Path file) throws IOException {
        throw new UnsupportedOperationException();
    }
}
