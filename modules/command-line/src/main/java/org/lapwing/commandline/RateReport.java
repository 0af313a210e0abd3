package org.lapwing.commandline;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.lapwing.learning.RateRange;
import org.lapwing.raster.write.WholeFile;
import org.lapwing.raster.write.WriteFailures;

/// What `lapwing train --find-rate` found: a table, a plot, and a suggestion with its reason.
final class RateReport {

    /// Steps of a range test.
    static final int STEPS = 120;

    private static final String TABLE = "learning-rate.csv";
    private static final String PLOT = "learning-rate.svg";

    private final RateRange range;
    private final Path folder;
    private final Console console;

    private record Result(
            @Nullable Double suggestion,
            @Nullable Double steepest,
            double lowestAt,
            double lowestLoss,
            String table,
            String plot) {}

    /// @param folder made where it is missing
    RateReport(RateRange range, Path folder, Console console) {
        this.range = range;
        this.folder = folder;
        this.console = console;
    }

    void write(boolean json) throws IOException {
        var made = WriteFailures.makeFolder(folder);
        var table = made.resolve(TABLE);
        var plot = made.resolve(PLOT);
        WholeFile.write(table, csv());
        WholeFile.write(plot, new RatePlot(range).svg());
        if (json) {
            console.json(new Result(
                    orNull(range.suggestion()),
                    orNull(range.steepest()),
                    range.lowest().rate(),
                    range.lowest().smoothed(),
                    table.toString(),
                    plot.toString()));
            return;
        }
        var steepest = range.steepest();
        var suggestion = range.suggestion();
        if (steepest.isPresent() && suggestion.isPresent()) {
            console.line(Messages.text(
                    "train.rate.found",
                    number(suggestion.getAsDouble()),
                    number(steepest.getAsDouble()),
                    number(range.lowest().rate()),
                    TrainingPrinter.share(range.points().getFirst().smoothed()),
                    TrainingPrinter.share(range.lowest().smoothed())));
        } else {
            console.line(Messages.text("train.rate.none"));
        }
        console.line(Messages.text("train.rate.files", table, plot));
    }

    private String csv() {
        var text = new StringBuilder("step,rate,loss,smoothed\n");
        int step = 0;
        for (var point : range.points()) {
            text.append(String.format(
                    Locale.ROOT, "%d,%.6g,%.6g,%.6g\n", ++step, point.rate(), point.loss(), point.smoothed()));
        }
        return text.toString();
    }

    private static @Nullable Double orNull(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }

    /// A rate with two digits, such as 2.0e-03.
    static String number(double rate) {
        return String.format(Locale.ROOT, "%.1e", rate);
    }
}
