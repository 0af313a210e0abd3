package org.lapwing.workbench;

import java.nio.file.Path;
import javafx.stage.Stage;
import org.lapwing.workbench.service.WorkbenchServices;

/// The window. All methods are called on the FX thread.
public final class Workbench {

    /// Builds the window in `stage` without showing it.
    ///
    /// @param services owned by the window from here on; closed with it
    public Workbench(WorkbenchServices services, Stage stage) {
        throw new UnsupportedOperationException(services + " " + stage);
    }

    /// Shows the window.
    public void show() {
        throw new UnsupportedOperationException();
    }

    /// Opens a project folder in the background; failures become messages in the window.
    public void open(Path project) {
        throw new UnsupportedOperationException(project.toString());
    }

    /// Drives the window from code, for pictures and demonstrations; its methods may be called from any thread.
    public WorkbenchTour tour() {
        throw new UnsupportedOperationException();
    }

    /// Closes the window, stops its jobs without asking and closes its services.
    public void close() {
        throw new UnsupportedOperationException();
    }
}
