package org.lapwing.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.lapwing.commandline.Console;
import org.lapwing.commandline.Desktop;
import org.lapwing.commandline.TourRequest;
import org.lapwing.jobs.CancelToken;

/// The window, started only when a command asks for it.
final class FxDesktop implements Desktop {

    private final CancelToken cancel;

    FxDesktop(CancelToken cancel) {
        this.cancel = cancel;
    }

    @Override
    public boolean hasDisplay() {
        var system = System.getProperty("os.name", "");
        return !system.startsWith("Linux") || isSet("DISPLAY") || isSet("WAYLAND_DISPLAY");
    }

    @Override
    public int open(Optional<Path> project) {
        throw new UnsupportedOperationException(project + " " + cancel);
    }

    @Override
    public void tour(Path project, TourRequest request, Console console) throws IOException {
        throw new IOException("the window is not built yet");
    }

    private static boolean isSet(String variable) {
        var value = System.getenv(variable);
        return value != null && !value.isBlank();
    }
}
