package org.lapwing.accuracy;

import java.io.IOException;
import java.nio.file.Path;

/// Accuracy reports as one self-contained, printable HTML page.
public final class ReportHtml {

    private ReportHtml() {}

    /// The whole page.
    public static String toHtml(AccuracyReport report) {
        throw new UnsupportedOperationException();
    }

    /// Writes the page, all or nothing.
    public static void write(Path file, AccuracyReport report) throws IOException {
        throw new UnsupportedOperationException();
    }
}
