package org.lapwing.app;

import java.nio.file.Path;
import java.util.Locale;

/// Where Lapwing keeps what belongs to the person and not to a project.
final class UserFolders {

    private UserFolders() {}

    /// Things that can be made again: the system's cache folder for applications.
    static Path cache() {
        var system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        var home = Path.of(System.getProperty("user.home", "."));
        if (system.startsWith("windows")) {
            return orElse("LOCALAPPDATA", home.resolve("AppData/Local")).resolve("Lapwing/cache");
        }
        if (system.startsWith("mac")) {
            return home.resolve("Library/Caches/Lapwing");
        }
        return orElse("XDG_CACHE_HOME", home.resolve(".cache")).resolve("lapwing");
    }

    /// What a person set and would miss: the system's folder for the settings of applications.
    static Path preferences() {
        var system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        var home = Path.of(System.getProperty("user.home", "."));
        if (system.startsWith("windows")) {
            return orElse("APPDATA", home.resolve("AppData/Roaming")).resolve("Lapwing");
        }
        if (system.startsWith("mac")) {
            return home.resolve("Library/Application Support/Lapwing");
        }
        return orElse("XDG_CONFIG_HOME", home.resolve(".config")).resolve("lapwing");
    }

    /// The sample project that a plain start opens.
    static Path sampleProject() {
        return Path.of(System.getProperty("user.home", ".")).resolve("Lapwing").resolve("River valley");
    }

    private static Path orElse(String variable, Path fallback) {
        var value = System.getenv(variable);
        return value == null || value.isBlank() ? fallback : Path.of(value);
    }
}
