package org.lapwing.workbench.local;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/// The system's file manager.
final class FileManager {

    private FileManager() {}

    /// What shows a file among its neighbours; where the system cannot point at a file, what opens its folder.
    ///
    /// @param system as Java's `os.name` says it
    static List<String> command(String system, Path file) {
        var place = file.toAbsolutePath();
        if (system.startsWith("Windows")) {
            return List.of("explorer.exe", "/select,", place.toString());
        }
        if (system.startsWith("Mac")) {
            return List.of("open", "-R", place.toString());
        }
        return List.of(
                "xdg-open", Objects.requireNonNullElse(place.getParent(), place).toString());
    }
}
