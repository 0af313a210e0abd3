package org.lapwing.commandline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lapwing.accuracy.AccuracyReport;
import org.lapwing.accuracy.ReportHtml;
import org.lapwing.accuracy.raster.RasterDetails;
import org.lapwing.accuracy.raster.RasterDetailsHtml;
import org.lapwing.accuracy.raster.RasterTable;
import org.lapwing.accuracy.report.SamplePlots;
import org.lapwing.accuracy.report.SampleReport;
import org.lapwing.accuracy.report.SampleReportCsv;
import org.lapwing.accuracy.report.SampleReportHtml;
import org.lapwing.accuracy.report.SampleReportPdf;
import org.lapwing.raster.write.WholeFile;
import org.lapwing.raster.write.WriteTarget;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/// Options of `lapwing assess` that say where its report goes.
final class ReportFiles {

    private static final String STANDARD_OUTPUT = "-";

    /// A name that stands for the plots until it is known which there are.
    private static final String PROBED = "plot.svg";

    @Option(
            names = "--json",
            arity = "0..1",
            paramLabel = "FILE",
            fallbackValue = STANDARD_OUTPUT,
            descriptionKey = "assess.json")
    private @Nullable Path json;

    @Option(names = "--html", paramLabel = "FILE", descriptionKey = "assess.html")
    private @Nullable Path html;

    @Option(names = "--csv", paramLabel = "FILE", descriptionKey = "assess.csv")
    private @Nullable Path csv;

    @Option(names = "--pdf", paramLabel = "FILE", descriptionKey = "assess.pdf")
    private @Nullable Path pdf;

    @Option(names = "--svg", paramLabel = "DIR", descriptionKey = "assess.svg")
    private @Nullable Path svg;

    /// Refuses names that cannot be written or would replace what is read.
    void check(List<Path> inputs) throws IOException {
        for (var file : Stream.of(json, html, csv, pdf).filter(Objects::nonNull).toList()) {
            if (!isStandardOutput(file)) {
                WriteTarget.check(file);
                WriteTarget.refuseInputs(file, inputs);
            }
        }
        if (svg != null && Files.isDirectory(svg)) {
            WriteTarget.check(svg.resolve(PROBED));
        } else if (svg != null) {
            WriteTarget.check(svg); // the folder is made
        }
        if (svg != null && Files.exists(svg) && !Files.isDirectory(svg)) {
            throw new IOException(Messages.text("assess.svg-folder", svg));
        }
    }

    /// Writes the files about a sample that are asked for, but the JSON.
    void write(SampleReport report) throws IOException {
        if (html != null) {
            SampleReportHtml.write(html, report);
        }
        if (csv != null) {
            SampleReportCsv.write(csv, report);
        }
        if (pdf != null) {
            SampleReportPdf.write(pdf, report);
        }
        if (svg != null) {
            Files.createDirectories(svg);
            for (var file : SamplePlots.files(svg, report)) {
                WriteTarget.check(file);
            }
            SamplePlots.write(svg, report);
        }
    }

    /// Refuses files that only a sample's report is written to.
    void refuseSampleOnly(@Nullable CommandSpec spec) {
        if (pdf != null || svg != null) {
            throw new ParameterException(Arguments.required(spec).commandLine(), Messages.text("assess.sample-only"));
        }
    }

    /// Writes the files about rasters that are asked for, but the JSON.
    void write(AccuracyReport report, RasterDetails details) throws IOException {
        if (html != null) {
            WholeFile.write(html, ReportHtml.toHtml(report, RasterDetailsHtml.sections(report, details)));
        }
        if (csv != null) {
            WholeFile.write(csv, RasterTable.toCsv(report, details));
        }
    }

    /// Writes or prints the JSON.
    ///
    /// @return whether it was printed, so that nothing else may be
    boolean printJson(String text, Console console) throws IOException {
        if (json == null) {
            return false;
        }
        if (isStandardOutput(json)) {
            console.line(text);
            return true;
        }
        WholeFile.write(json, text);
        return false;
    }

    private static boolean isStandardOutput(Path file) {
        return file.toString().equals(STANDARD_OUTPUT);
    }
}
