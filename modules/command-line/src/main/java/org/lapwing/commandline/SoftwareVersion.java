package org.lapwing.commandline;

import java.io.IOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/// The version of this build, from a resource that the build fills in.
final class SoftwareVersion implements IVersionProvider {

    @Override
    public String[] getVersion() throws IOException {
        var properties = new Properties();
        try (var stream = SoftwareVersion.class.getResourceAsStream("build.properties")) {
            if (stream == null) {
                throw new IOException("build.properties is missing from this build");
            }
            properties.load(stream);
        }
        return new String[] {"Lapwing " + properties.getProperty("version")};
    }
}
