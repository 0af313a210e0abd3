package org.lapwing.commandline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lapwing.labels.ClassColors;
import org.lapwing.labels.LegendFile;
import org.lapwing.labels.annotation.EditRefusedException;
import org.lapwing.labels.annotation.LabelClass;
import org.lapwing.labels.annotation.LabelClasses;
import org.lapwing.labels.annotation.LabelStore;
import org.lapwing.labels.exchange.ClassMapping;
import org.lapwing.labels.exchange.ClassMapping.Target;
import org.lapwing.labels.exchange.LabelImport;
import org.lapwing.labels.exchange.LabelImport.Unfit;
import org.lapwing.project.ProjectFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `lapwing labels import`: labels from other programs, their classes matched first.
@Command(name = "import", mixinStandardHelpOptions = true, resourceBundle = "org.lapwing.commandline.messages")
final class LabelsImportCommand implements Callable<Integer> {

    private static final int COLORS = 64;

    private final Console console;
    private final Clock clock;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "FILE", descriptionKey = "labels.file")
    private @Nullable Path file;

    @Option(names = "--from", required = true, paramLabel = "FILE", descriptionKey = "labels.from")
    private @Nullable Path from;

    @Option(names = "--layer", paramLabel = "NAME", descriptionKey = "labels.layer")
    private @Nullable String layer;

    @Option(names = "--field", paramLabel = "NAME", descriptionKey = "labels.field")
    private @Nullable String field;

    @Option(names = "--map", paramLabel = "VALUE=CLASS", descriptionKey = "labels.map")
    private Map<String, String> map = new LinkedHashMap<>();

    @Option(names = "--skip", paramLabel = "VALUE", descriptionKey = "labels.skip")
    private List<String> skip = List.of();

    @Option(names = "--add-classes", descriptionKey = "labels.add-classes")
    private boolean addClasses;

    @Option(names = "--leave-out-unfit", descriptionKey = "labels.unfit")
    private boolean leaveOut;

    @Option(names = "--crs", paramLabel = "EPSG:N", descriptionKey = "labels.crs")
    private @Nullable String crs;

    @Option(names = "--author", paramLabel = "NAME", descriptionKey = "labels.author")
    private @Nullable String author;

    @Option(names = "--create", descriptionKey = "labels.create")
    private boolean create;

    @Option(names = "--legend", paramLabel = "FILE", descriptionKey = "labels.legend")
    private @Nullable Path legend;

    LabelsImportCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        if (legend != null && !create) {
            throw new ParameterException(Arguments.required(spec).commandLine(), Messages.text("labels.legend-alone"));
        }
        var source = Arguments.required(from);
        var read = LabelImport.read(source, Optional.ofNullable(layer), console.cancel(), new ProgressPrinter(console));
        read = field == null ? read : read.byField(field);
        read = crs == null ? read : read.assumedIn(crs);
        var target = LabelsCommand.file(file);
        boolean isNew = create && !Files.exists(target);
        boolean done = false;
        try {
            bring(read, source, isNew ? Optional.of(classes()) : Optional.empty());
            done = true;
        } finally {
            if (isNew && !done) {
                Files.deleteIfExists(target); // nothing came into it
            }
        }
        return LapwingCommand.DONE;
    }

    /// The classes that a new file begins with: those of the project that it is made in, where nothing else is said.
    private LabelClasses classes() throws IOException {
        var known = Optional.ofNullable(legend);
        if (known.isEmpty() && Files.isDirectory(Arguments.required(file))) {
            known = ProjectFile.read(Arguments.required(file)).legend();
        }
        return known.isEmpty() ? new LabelClasses(List.of()) : LabelClasses.of(LegendFile.read(known.get()));
    }

    /// @param fresh classes of a file that is made; empty where there is one
    private void bring(LabelImport read, Path source, Optional<LabelClasses> fresh) throws IOException {
        try (var store = store(read.crs(), fresh)) {
            var mapping = mapping(read, store.snapshot().classes());
            var unmatched = read.unmatched(mapping);
            if (unmatched.isPresent()) {
                throw new IOException(Messages.text("labels.unmatched", source, unmatched.get()));
            }
            var made = read.edit(
                    store.snapshot(),
                    mapping,
                    leaveOut ? Unfit.LEAVE_OUT : Unfit.REFUSE,
                    store.author(),
                    clock.instant(),
                    UUID::randomUUID,
                    console.cancel());
            store.apply(made.edit());
            made.notes().forEach(console::note);
            console.line(Messages.text(
                    "labels.imported",
                    made.added(),
                    LabelsCommand.file(file),
                    made.mended(),
                    store.snapshot().revision()));
        } catch (EditRefusedException refused) {
            throw new IOException(source + ": " + refused.getMessage(), refused);
        }
    }

    private LabelStore store(String system, Optional<LabelClasses> fresh) throws IOException {
        var target = LabelsCommand.file(file);
        var who = LabelsCommand.author(author);
        return fresh.isPresent()
                ? LabelStore.create(target, system, fresh.get(), who, clock)
                : LabelStore.open(target, who, clock);
    }

    private ClassMapping mapping(LabelImport read, LabelClasses classes) {
        var values = read.values();
        var mapping = ClassMapping.propose(values, classes);
        for (var each : map.entrySet()) {
            mapping = mapping.with(
                    each.getKey(),
                    new Target.Known(known(each.getValue(), classes).code()));
        }
        for (var each : skip) {
            mapping = mapping.with(each, new Target.Skipped());
        }
        return addClasses ? mapping.addingTheRest(values, classes, ClassColors.distinct(COLORS)) : mapping;
    }

    private LabelClass known(String codeOrName, LabelClasses classes) {
        return classes.named(codeOrName)
                .or(() ->
                        codeOrName.matches("\\d{1,3}") ? classes.find(Integer.parseInt(codeOrName)) : Optional.empty())
                .orElseThrow(() -> new ParameterException(
                        Arguments.required(spec).commandLine(),
                        Messages.text(
                                "labels.no-class",
                                codeOrName,
                                String.join(
                                        ", ",
                                        classes.classes().stream()
                                                .map(each -> each.code() + " " + each.name())
                                                .toList()))));
    }
}
