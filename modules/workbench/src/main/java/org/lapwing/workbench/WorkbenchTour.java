package org.lapwing.workbench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.lapwing.accuracy.AccuracyReport;
import org.lapwing.learning.TrainingResult;
import org.lapwing.mapview.CompareMode;
import org.lapwing.mapview.ScoreMode;

/// Walks through the window from code, as a person would, and takes pictures. Safe from any thread; futures complete
/// on the FX thread, so a caller must not wait for one on that thread.
public interface WorkbenchTour {

    /// Sets the size of the window's content in logical pixels.
    CompletableFuture<Void> resize(int width, int height);

    /// Chooses the colours.
    CompletableFuture<Void> theme(ThemeChoice choice);

    /// Brings one task panel to the front.
    CompletableFuture<Void> panel(TaskPanel panel);

    /// Chooses what the prediction layer shows.
    ///
    /// @return whether the mode has what it needs; without a model to compare with, classes are shown
    CompletableFuture<Boolean> mode(ScoreMode mode);

    /// Opens a project; complete when its layers are on the map.
    ///
    /// @return completed exceptionally when the project cannot be opened
    CompletableFuture<Void> open(Path project);

    /// Trains for a time budget, else with the settings of the Train panel; complete when the run has ended and its
    /// best checkpoint is on the map.
    CompletableFuture<TrainingResult> train(Duration budget);

    /// Measures accuracy with the settings of the Accuracy panel; complete when the report is shown.
    CompletableFuture<AccuracyReport> assess();

    /// Writes the report of the Accuracy panel as a page.
    CompletableFuture<Void> saveReport(Path target);

    /// Exports the whole image to `target` with the settings of the Export panel.
    CompletableFuture<Path> export(Path target);

    /// Moves the view.
    ///
    /// @param column of the image at the middle of the map
    /// @param row of the image at the middle of the map
    /// @param imagePixels how many image pixels one screen pixel covers
    CompletableFuture<Void> lookAt(double column, double row, double imagePixels);

    /// Shows so many linked views, 1 to 4, and compares the first one.
    CompletableFuture<Void> views(int count, CompareMode compare);

    /// Complete when the map has painted everything it can, predictions included.
    CompletableFuture<Void> settled();

    /// A picture of the window's content as PNG.
    CompletableFuture<byte[]> snapshot();
}
