package org.lapwing.commandline;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// What the commands ask of the window, so that they need no JavaFX.
public interface Desktop {

    /// Whether this machine shows windows to somebody.
    boolean hasDisplay();

    /// Opens the window on a sample project, which starts to train where it has no model yet, and returns when it is
    /// closed.
    ///
    /// @return exit code
    int openSample(Path project) throws IOException;

    /// Opens the window and returns when it is closed.
    ///
    /// @param places a project folder, or files to open together; empty for the sample project,
    ///     which starts to train where it has no model yet
    /// @return exit code
    /// @throws IOException if there is no display, or the sample project cannot be made
    int open(List<Path> places) throws IOException;

    /// Does the whole job in a window that nobody sees: opens a project, trains, looks around in both themes, measures,
    /// exports.
    ///
    /// @param project a project folder with image and labels
    /// @param request what to make and where
    /// @throws IOException if any part fails
    /// @throws org.lapwing.jobs.CancelledException if the console's token fires
    void tour(Path project, TourRequest request, Console console) throws IOException;
}
