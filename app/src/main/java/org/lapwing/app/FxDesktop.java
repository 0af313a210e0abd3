package org.lapwing.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
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
        var system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        return !system.startsWith("linux") || isSet("DISPLAY") || isSet("WAYLAND_DISPLAY");
    }

    @Override
    public int open(List<Path> places) throws IOException {
        requireDisplay();
        if (places.isEmpty()) {
            WindowSession.openSample(WindowSession.sample(cancel), cancel);
        } else {
            WindowSession.open(places, cancel);
        }
        return 0;
    }

    @Override
    public int openSample(Path project) throws IOException {
        requireDisplay();
        WindowSession.openSample(project, cancel);
        return 0;
    }

    private void requireDisplay() throws IOException {
        if (!hasDisplay()) {
            throw new IOException(Messages.text("display.missing"));
        }
    }

    @Override
    public void tour(Path project, TourRequest request, Console console) throws IOException {
        // The toolkit's own platform without windows; fonts and pictures are those of a real one.
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        Tour.run(project, request, console);
    }

    private static boolean isSet(String variable) {
        var value = System.getenv(variable);
        return value != null && !value.isBlank();
    }
}
