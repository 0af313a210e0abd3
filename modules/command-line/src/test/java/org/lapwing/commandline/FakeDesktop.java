package org.lapwing.commandline;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A desktop that remembers what it was asked for.
final class FakeDesktop implements Desktop {

    final List<List<Path>> opened = new ArrayList<>();
    final List<TourRequest> tours = new ArrayList<>();
    int exitCode;

    @Override
    public boolean hasDisplay() {
        return false;
    }

    @Override
    public int openSample(Path project) {
        return open(List.of(project));
    }

    @Override
    public int open(List<Path> places) {
        opened.add(places);
        return exitCode;
    }

    @Override
    public void tour(Path project, TourRequest request, Console console) {
        tours.add(request);
    }
}
