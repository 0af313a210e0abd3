package org.lapwing.prediction;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;

/// The version of this software, as the build wrote it beside this class; part of the provenance of every map.
public final class SoftwareVersion {

    private static final String FILE = "version.properties";

    private SoftwareVersion() {}

    /// Name and version, such as `Lapwing 0.1.0`.
    public static String current() {
        try (var stream = SoftwareVersion.class.getResourceAsStream(FILE)) {
            if (stream == null) {
                throw new IllegalStateException(FILE + " is missing beside " + SoftwareVersion.class.getName());
            }
            var properties = new Properties();
            properties.load(stream);
            return "Lapwing " + properties.getProperty("version");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
