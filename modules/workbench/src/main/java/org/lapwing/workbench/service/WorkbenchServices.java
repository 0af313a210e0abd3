package org.lapwing.workbench.service;

/// Everything the window asks of the rest of Lapwing; made by the wiring of the application, faked in tests.
public interface WorkbenchServices extends AutoCloseable {

    /// Stops background work and frees devices and files. Does not wait.
    @Override
    void close();
}
