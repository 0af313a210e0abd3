package org.lapwing.commandline;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lapwing.labels.exchange.LabelExport;
import org.lapwing.raster.RasterFiles;
import org.lapwing.raster.write.WriteTarget;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `lapwing labels export`: labels for other programs.
@Command(name = "export", mixinStandardHelpOptions = true, resourceBundle = "org.lapwing.commandline.messages")
final class LabelsExportCommand implements Callable<Integer> {

    private final Console console;
    private final Clock clock;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "FILE", descriptionKey = "labels.file")
    private @Nullable Path file;

    @Option(names = "--output", required = true, paramLabel = "FILE", descriptionKey = "labels.output")
    private @Nullable Path output;

    @Option(names = "--image", paramLabel = "FILE", descriptionKey = "labels.image")
    private @Nullable Path image;

    @Option(names = "--revision", paramLabel = "N", descriptionKey = "labels.revision")
    private @Nullable Long revision;

    LabelsExportCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        var target = Arguments.required(output);
        var name = String.valueOf(target.getFileName()).toLowerCase(Locale.ROOT);
        boolean raster = name.endsWith(".tif") || name.endsWith(".tiff");
        boolean json = name.endsWith(".geojson") || name.endsWith(".json");
        if (!raster && !json && !name.endsWith(".gpkg")) {
            throw new ParameterException(
                    Arguments.required(spec).commandLine(), Messages.text("labels.format", target));
        }
        if (raster && image == null) {
            throw new ParameterException(Arguments.required(spec).commandLine(), Messages.text("labels.needs-image"));
        }
        var labels = LabelsCommand.file(file);
        WriteTarget.check(target);
        WriteTarget.refuseInputs(target, image == null ? List.of(labels) : List.of(labels, image));
        var snapshot = LabelsCommand.read(file, revision);
        if (json) {
            LabelExport.geoJson(snapshot, target, console.cancel()).forEach(console::note);
        } else if (raster) {
            try (var pixels = RasterFiles.open(Arguments.required(image))) {
                LabelExport.geoTiff(snapshot, target, pixels.grid(), console.cancel(), new ProgressPrinter(console));
            }
        } else {
            LabelExport.geoPackage(snapshot, target, clock, console.cancel());
        }
        console.line(Messages.text("labels.exported", target, snapshot.size(), snapshot.revision()));
        return LapwingCommand.DONE;
    }
}
