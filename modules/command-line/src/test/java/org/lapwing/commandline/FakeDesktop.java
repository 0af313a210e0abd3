package org.lapwing.commandline;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A desktop that remembers what it was asked for.
final class FakeDesktop implements Desktop {

    final List<Optional<Path>> opened = new ArrayList<>();
    final List<TourRequest> tours = new ArrayList<>();
    int exitCode;

    @Override
    public boolean hasDisplay() {
        return false;
    }

    @Override
    public int openSample(Path project) {
        return open(Optional.of(project));
    }

    @Override
    public int open(Optional<Path> project) {
        opened.add(project);
        return exitCode;
    }

    @Override
    public void tour(Path project, TourRequest request, Console console) {
        tours.add(request);
    }
}
