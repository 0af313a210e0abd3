package org.lapwing.commandline;

import java.util.List;
import org.lapwing.labels.LabelRaster;

/// Tells which values of a label file the legend does not name, so that nothing is dropped in silence.
final class UnmatchedLabels {

    private UnmatchedLabels() {}

    /// Prints one line a value to standard error.
    ///
    /// @return the lines
    static List<String> note(Console console, LabelRaster raster) {
        var lines = raster.unmatched().stream()
                .map(each -> Messages.text(
                        "labels.unmatched",
                        raster.id().content(),
                        each.value(),
                        each.pixels(),
                        each.exampleColumn(),
                        each.exampleRow(),
                        each.hint()))
                .toList();
        lines.forEach(console::note);
        return lines;
    }
}
