package org.lapwing.commandline;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lapwing.accuracy.ClassAccuracy;
import org.lapwing.accuracy.ReportJson;
import org.lapwing.accuracy.raster.RasterDetailsJson;
import org.lapwing.accuracy.report.SampleReportJson;
import org.lapwing.labels.annotation.SavedLabels;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `lapwing assess`: how well a map agrees with a reference raster, or what a sample says of its accuracy and
/// areas.
@Command(
        name = "assess",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        resourceBundle = "org.lapwing.commandline.messages")
final class AssessCommand implements Callable<Integer> {

    private final Console console;
    private final Clock clock;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private final RasterAssessment rasters = new RasterAssessment();

    @Mixin
    private final SampleAssessment samples = new SampleAssessment();

    @Mixin
    private final ReportFiles files = new ReportFiles();

    /// @param clock dates the report
    AssessCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        if (samples.isAsked()) {
            if (rasters.isAsked()) {
                throw new ParameterException(Arguments.required(spec).commandLine(), Messages.text("assess.what"));
            }
            rasters.refuseStray(spec);
            samples.check(spec);
            refuseAnnotations(samples.inputs(rasters));
            files.check(samples.inputs(rasters));
            var report = samples.assess(rasters, spec, console, clock);
            files.write(report);
            if (!files.printJson(SampleReportJson.toJson(report), console)) {
                SamplePrinter.print(report, console);
            }
            return LapwingCommand.DONE;
        }
        samples.refuseStray(spec);
        rasters.check(spec);
        files.refuseSampleOnly(spec);
        refuseAnnotations(rasters.inputs());
        files.check(rasters.inputs());
        var report = rasters.assess(spec, console, clock);
        files.write(report, rasters.details());
        var json = ReportJson.tree(report);
        RasterDetailsJson.addTo(
                json,
                rasters.details(),
                report.classes().stream().map(ClassAccuracy::name).toList());
        if (!files.printJson(json.toPrettyString() + "\n", console)) {
            RasterAssessment.print(report, console);
        }
        return LapwingCommand.DONE;
    }

    /// The wall between learning and judging: what people labelled for learning was chosen by queries and by eye, so
    /// that accuracy estimated from it would be biased.
    private static void refuseAnnotations(List<Path> inputs) throws IOException {
        for (var file : inputs) {
            if (SavedLabels.isLabels(file)) {
                throw new IOException(Messages.text("assess.annotations", file));
            }
        }
    }
}
