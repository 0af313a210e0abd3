package org.lapwing.workbench;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/// Walks through the window from code, as a person would, and takes pictures. Safe from any thread; every future
/// completes on the FX thread, so a caller must not wait for one on that thread.
public interface WorkbenchTour {

    /// Sets the size of the window's content in logical pixels.
    CompletableFuture<Void> resize(int width, int height);

    /// Chooses the colours.
    CompletableFuture<Void> theme(ThemeChoice choice);

    /// Brings one task panel to the front.
    CompletableFuture<Void> panel(TaskPanel panel);

    /// Opens a project; complete when its layers are on the map.
    ///
    /// @return completed exceptionally when the project cannot be opened
    CompletableFuture<Void> open(Path project);

    /// Trains with the settings of the Train panel; complete when the run has ended.
    CompletableFuture<Void> train();

    /// Measures accuracy with the settings of the Accuracy panel; complete when the report is shown.
    CompletableFuture<Void> assess();

    /// Exports the whole image to `target` with the settings of the Export panel.
    CompletableFuture<Void> export(Path target);

    /// Moves the view: the middle of the map, and how many image pixels one screen pixel covers.
    CompletableFuture<Void> lookAt(double column, double row, double pixelsPerScreenPixel);

    /// Complete when the map has painted everything it can, predictions included.
    CompletableFuture<Void> settled();

    /// A picture of the window's content as PNG.
    CompletableFuture<byte[]> snapshot();
}
