package org.lapwing.commandline;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lapwing.labels.annotation.LabelClass;
import org.lapwing.labels.annotation.LabelStatistics;
import org.lapwing.labels.annotation.LabelStatistics.Amount;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `lapwing labels info`: how much was labelled, per class, author and round.
@Command(name = "info", mixinStandardHelpOptions = true, resourceBundle = "org.lapwing.commandline.messages")
final class LabelsInfoCommand implements Callable<Integer> {

    private final Console console;

    @Parameters(paramLabel = "FILE", descriptionKey = "labels.file")
    private @Nullable Path file;

    @Option(names = "--revision", paramLabel = "N", descriptionKey = "labels.revision")
    private @Nullable Long revision;

    @Option(names = "--json", descriptionKey = "json")
    private boolean json;

    LabelsInfoCommand(Console console) {
        this.console = console;
    }

    /// @param key class name, author or number of the round
    /// @param area square metres on the ground, or square pixels without georeference
    private record Line(String key, long annotations, double area) {
        static Line of(String key, Amount amount) {
            return new Line(key, amount.annotations(), amount.area());
        }
    }

    /// @param areaUnit `m2` or `pixels`
    private record Result(
            String file,
            String crs,
            long revision,
            String areaUnit,
            long annotations,
            double area,
            List<Line> classes,
            List<Line> authors,
            List<Line> rounds) {}

    @Override
    public Integer call() throws IOException {
        var snapshot = LabelsCommand.read(file, revision);
        var found = LabelStatistics.of(snapshot, List.of(), console.cancel());
        var classes = new ArrayList<Line>();
        for (var each : snapshot.classes().classes()) {
            var amount = found.byClass().getOrDefault(each.code(), new Amount(0, 0, 0));
            classes.add(Line.of(each.code() + " " + name(each), amount));
        }
        var result = new Result(
                LabelsCommand.file(file).toString(),
                snapshot.crs(),
                snapshot.revision(),
                found.isOnGround() ? "m2" : "pixels",
                found.total().annotations(),
                found.total().area(),
                classes,
                found.byAuthor().entrySet().stream()
                        .map(each -> Line.of(each.getKey(), each.getValue()))
                        .toList(),
                found.byRound().entrySet().stream()
                        .map(each -> Line.of(each.getKey().toString(), each.getValue()))
                        .toList());
        if (json) {
            console.json(result);
        } else {
            print(result);
        }
        return LapwingCommand.DONE;
    }

    private static String name(LabelClass each) {
        return each.isUnknown() ? Messages.text("labels.unknown", each.name()) : each.name();
    }

    private void print(Result result) {
        console.line(Messages.text(
                "labels.head",
                result.file(),
                result.annotations(),
                result.revision(),
                result.crs().isEmpty() ? Messages.text("info.none") : result.crs()));
        print(Messages.text("labels.by-class", result.areaUnit()), result.classes());
        print(Messages.text("labels.by-author", result.areaUnit()), result.authors());
        print(Messages.text("labels.by-round", result.areaUnit()), result.rounds());
    }

    private void print(String head, List<Line> lines) {
        console.line(head);
        for (var each : lines) {
            console.line(String.format(Locale.ROOT, "  %-32s %8d %16.1f", each.key(), each.annotations(), each.area()));
        }
    }
}
