package org.lapwing.workbench.panel;

import java.nio.file.Path;
import java.util.Optional;

/// What panels ask of the window around them: dialogs, the clipboard, the file manager.
public interface PanelActions {

    /// Asks for an image and opens it.
    void openImage();

    /// Asks for ground truth and opens it.
    void openLabels();

    /// Asks for a legend and opens it.
    void openLegend();

    /// Asks for a model folder and uses it.
    void openModel();

    /// Asks for another model folder and compares the prediction with it.
    void compareModels();

    /// Shows the Train panel.
    void showTrain();

    /// Asks for a file of labels and brings them in.
    void importLabels();

    /// Asks where labels go and writes them.
    void exportLabels();

    /// Asks for a colleague’s copy of the labels and brings both together.
    void mergeLabels();

    /// Asks for a raster to read.
    Optional<Path> chooseRaster(String title);

    /// Asks where to write a file.
    ///
    /// @param suggestion shown first
    /// @param extension without dot, such as `tif`
    Optional<Path> chooseTarget(String title, Path suggestion, String extension);

    /// Puts a text on the clipboard and says so.
    void copy(String text);
}
