package org.lapwing.accuracy.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.lapwing.raster.write.WholeFile;

/// The plots of a report as SVG files for publications.
public final class SamplePlots {

    private SamplePlots() {}

    /// The files that [#write] makes for a report.
    public static List<Path> files(Path folder, SampleReport report) {
        return plots(report).stream()
                .map(plot -> folder.resolve(plot.fileName() + ".svg"))
                .toList();
    }

    /// Writes one file a plot into a folder that is there.
    public static void write(Path folder, SampleReport report) throws IOException {
        for (var plot : plots(report)) {
            // on its own there is no page whose font it could inherit
            var svg = plot.svg()
                    .replace(
                            "font-family=\"inherit\"",
                            "font-family=\"Inter, 'Helvetica Neue', Arial, 'DejaVu Sans', sans-serif\"");
            WholeFile.write(folder.resolve(plot.fileName() + ".svg"), svg + "\n");
        }
    }

    private static List<Plot> plots(SampleReport report) {
        var plots = new ArrayList<Plot>();
        for (var block : SampleContent.of(report)) {
            if (block instanceof Block.Picture picture) {
                plots.add(picture.plot());
            }
        }
        return plots;
    }
}
