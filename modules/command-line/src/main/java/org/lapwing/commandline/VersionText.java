package org.lapwing.commandline;

import org.lapwing.prediction.SoftwareVersion;
import picocli.CommandLine.IVersionProvider;

/// What `lapwing --version` prints.
final class VersionText implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {current()};
    }

    /// Name and version of this build.
    static String current() {
        return SoftwareVersion.current();
    }
}
