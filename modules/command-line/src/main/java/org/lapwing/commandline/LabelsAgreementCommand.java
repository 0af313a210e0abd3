package org.lapwing.commandline;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lapwing.accuracy.agreement.AnnotatorAgreement;
import org.lapwing.accuracy.agreement.PatchAgreement;
import org.lapwing.accuracy.estimate.Confidence;
import org.lapwing.accuracy.estimate.IntervalEstimate;
import org.lapwing.labels.Legend;
import org.lapwing.labels.annotation.AnnotationRaster;
import org.lapwing.labels.annotation.LabelSnapshot;
import org.lapwing.raster.Grid;
import org.lapwing.raster.RasterFiles;
import org.lapwing.raster.Window;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `lapwing labels agreement`: how far two annotators agree, per class, and where they do not.
@Command(name = "agreement", mixinStandardHelpOptions = true, resourceBundle = "org.lapwing.commandline.messages")
final class LabelsAgreementCommand implements Callable<Integer> {

    private static final int MOST_LISTED = 20;

    private final Console console;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(index = "0", paramLabel = "FILE", descriptionKey = "labels.file")
    private @Nullable Path file;

    @Parameters(index = "1", arity = "0..1", paramLabel = "OTHER", descriptionKey = "labels.other")
    private @Nullable Path other;

    @Option(names = "--authors", split = ",", paramLabel = "FIRST,SECOND", descriptionKey = "labels.authors")
    private List<String> authors = List.of();

    @Option(names = "--image", required = true, paramLabel = "FILE", descriptionKey = "labels.image")
    private @Nullable Path image;

    @Option(names = "--patch", paramLabel = "N", defaultValue = "256", descriptionKey = "labels.patch")
    private int patch;

    @Option(names = "--json", descriptionKey = "json")
    private boolean json;

    LabelsAgreementCommand(Console console) {
        this.console = console;
    }

    private record ClassResult(String name, IntervalEstimate agreement) {}

    /// @param first class that the first annotator gave most of the differing pixels
    /// @param second class that the second gave them
    private record Place(Window patch, long differing, long compared, String first, String second) {}

    private record Result(
            int patches,
            long pixels,
            IntervalEstimate overall,
            OptionalDouble kappa,
            List<ClassResult> classes,
            List<Place> adjudicate) {}

    @Override
    public Integer call() throws IOException {
        if ((other == null) == authors.isEmpty() || (!authors.isEmpty() && authors.size() != 2) || patch < 1) {
            throw new ParameterException(Arguments.required(spec).commandLine(), Messages.text("labels.two"));
        }
        var one = LabelsCommand.read(file, null);
        var two = other == null ? one : LabelsCommand.read(other, null);
        var legend = one.classes().legend();
        var first = authors.isEmpty() ? one : by(authors.getFirst(), one);
        var second = authors.isEmpty() ? two : by(authors.getLast(), two);
        try (var pixels = RasterFiles.open(Arguments.required(image))) {
            var ofFirst = AnnotationRaster.of(first, legend, pixels.grid());
            var ofSecond = AnnotationRaster.of(second, legend, pixels.grid());
            var found = AnnotatorAgreement.compare(
                    ofFirst,
                    ofSecond,
                    legend.size(),
                    patches(ofFirst, ofSecond),
                    Confidence.PUBLISHED,
                    console.cancel(),
                    new ProgressPrinter(console));
            if (found.matrix().total() == 0) {
                throw new IOException(Messages.text("labels.nothing-shared", Arguments.required(image)));
            }
            var result = result(found, legend);
            if (json) {
                console.json(result);
            } else {
                print(result);
            }
        }
        return LapwingCommand.DONE;
    }

    private LabelSnapshot by(String author, LabelSnapshot snapshot) {
        var theirs = snapshot.only(each -> each.author().equals(author));
        if (theirs.size() == 0) {
            throw new ParameterException(
                    Arguments.required(spec).commandLine(),
                    Messages.text(
                            "labels.no-author",
                            author,
                            String.join(
                                    ", ",
                                    new TreeSet<>(snapshot.annotations().stream()
                                            .map(each -> each.author())
                                            .toList()))));
        }
        return theirs;
    }

    /// The squares of the grid in which both have annotations.
    private List<Window> patches(AnnotationRaster first, AnnotationRaster second) {
        var both = cells(first);
        both.retainAll(cells(second));
        var grid = first.grid();
        long across = across(grid);
        var windows = new ArrayList<Window>();
        for (long cell : both) {
            Window.of(cell % across * patch, cell / across * patch, patch, patch)
                    .clip(grid)
                    .ifPresent(windows::add);
        }
        return windows;
    }

    private TreeSet<Long> cells(AnnotationRaster raster) {
        var cells = new TreeSet<Long>();
        for (var window : raster.windows(0)) {
            for (long row = window.row() / patch; row * patch < window.endRow(); row++) {
                for (long column = window.column() / patch; column * patch < window.endColumn(); column++) {
                    cells.add(row * across(raster.grid()) + column);
                }
            }
        }
        return cells;
    }

    private long across(Grid grid) {
        return (grid.columns() + patch - 1) / patch;
    }

    private static Result result(AnnotatorAgreement found, Legend legend) {
        var classes = new ArrayList<ClassResult>();
        for (int index = 0; index < legend.size(); index++) {
            classes.add(new ClassResult(legend.classes().get(index).name(), found.ofClass(index)));
        }
        return new Result(
                found.patches().size(),
                found.matrix().total(),
                found.overall(),
                found.kappa(),
                classes,
                found.toAdjudicate().stream().map(each -> place(each, legend)).toList());
    }

    private static Place place(PatchAgreement each, Legend legend) {
        var most = each.commonest().orElseThrow();
        return new Place(
                each.patch(),
                each.differing(),
                each.matrix().total(),
                legend.classes().get(most.first()).name(),
                legend.classes().get(most.second()).name());
    }

    private void print(Result result) {
        console.line(Messages.text("labels.agreement.head", result.patches(), result.pixels()));
        console.line(Messages.text("labels.agreement.overall", text(result.overall())));
        console.line(Messages.text(
                "labels.agreement.kappa",
                result.kappa().isPresent()
                        ? String.format(Locale.ROOT, "%.4f", result.kappa().getAsDouble())
                        : Messages.text("assess.undefined")));
        for (var each : result.classes()) {
            console.line(String.format(Locale.ROOT, "  %-32s %s", each.name(), text(each.agreement())));
        }
        if (!result.overall().note().isEmpty()) {
            console.line(result.overall().note());
        }
        result.adjudicate().stream()
                .limit(MOST_LISTED)
                .forEach(each -> console.line(Messages.text(
                        "labels.adjudicate",
                        each.patch().column(),
                        each.patch().row(),
                        each.patch().width(),
                        each.patch().height(),
                        each.differing(),
                        each.compared(),
                        each.first(),
                        each.second())));
        if (result.adjudicate().size() > MOST_LISTED) {
            console.line(
                    Messages.text("labels.adjudicate.more", result.adjudicate().size() - MOST_LISTED));
        }
    }

    private static String text(IntervalEstimate share) {
        if (share.estimate().isEmpty()) {
            return Messages.text("assess.undefined");
        }
        return share.lower().isPresent() && share.upper().isPresent()
                ? String.format(
                        Locale.ROOT,
                        "%.4f (%.4f – %.4f)",
                        share.estimate().getAsDouble(),
                        share.lower().getAsDouble(),
                        share.upper().getAsDouble())
                : String.format(Locale.ROOT, "%.4f", share.estimate().getAsDouble());
    }
}
