package org.lapwing.commandline;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lapwing.labels.annotation.Annotation;
import org.lapwing.labels.annotation.EditRefusedException;
import org.lapwing.labels.annotation.LabelClass;
import org.lapwing.labels.annotation.LabelSnapshot;
import org.lapwing.labels.annotation.LabelStore;
import org.lapwing.labels.annotation.SavedLabels;
import org.lapwing.labels.exchange.LabelMerge;
import org.lapwing.labels.exchange.MergeConflict;
import org.lapwing.labels.exchange.MergeConflict.Side;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `lapwing labels merge`: the work of two annotators on copies of one file.
@Command(name = "merge", mixinStandardHelpOptions = true, resourceBundle = "org.lapwing.commandline.messages")
final class LabelsMergeCommand implements Callable<Integer> {

    private final Console console;
    private final Clock clock;

    @Parameters(index = "0", paramLabel = "FILE", descriptionKey = "labels.file")
    private @Nullable Path file;

    @Parameters(index = "1", paramLabel = "COPY", descriptionKey = "labels.copy")
    private @Nullable Path copy;

    @Option(names = "--conflicts", paramLabel = "ours|theirs|both", descriptionKey = "labels.conflicts")
    private @Nullable Side conflicts;

    @Option(names = "--author", paramLabel = "NAME", descriptionKey = "labels.author")
    private @Nullable String author;

    @Option(names = "--dry-run", descriptionKey = "labels.dry-run")
    private boolean dryRun;

    @Option(names = "--json", descriptionKey = "json")
    private boolean json;

    LabelsMergeCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    private record Conflict(String id, String what, String ours, String theirs) {}

    private record Overlap(String ours, String theirs, double area) {}

    private record Result(
            long commonRevision,
            int takenOver,
            int removed,
            List<Conflict> conflicts,
            List<Overlap> overlaps,
            long revision) {}

    @Override
    public Integer call() throws IOException {
        var ours = LabelsCommand.file(file);
        var theirs = LabelsCommand.file(copy);
        var merge = LabelMerge.between(ours, theirs);
        long revision = SavedLabels.read(ours).revision();
        var here = SavedLabels.read(ours);
        var there = SavedLabels.read(theirs);
        if (!dryRun) {
            revision = merged(ours, merge);
        }
        var result = new Result(
                merge.commonRevision(),
                merge.takenOver().size(),
                merge.removed().size(),
                merge.conflicts().stream()
                        .map(each -> conflict(each, here, there))
                        .toList(),
                merge.overlaps().stream()
                        .map(each -> new Overlap(said(each.ours(), here), said(each.theirs(), there), each.area()))
                        .toList(),
                revision);
        if (json) {
            console.json(result);
        } else {
            print(result);
        }
        return LapwingCommand.DONE;
    }

    private long merged(Path ours, LabelMerge merge) throws IOException {
        if (conflicts == null && !merge.conflicts().isEmpty()) {
            throw new IOException(
                    Messages.text("labels.undecided", merge.conflicts().size()));
        }
        var edit = merge.edit(Map.of(), Optional.ofNullable(conflicts), UUID::randomUUID);
        try (var store = LabelStore.open(ours, LabelsCommand.author(author), clock)) {
            store.apply(edit);
            return store.snapshot().revision();
        } catch (EditRefusedException refused) {
            throw new IOException(ours + ": " + refused.getMessage(), refused);
        }
    }

    private static Conflict conflict(MergeConflict each, LabelSnapshot here, LabelSnapshot there) {
        return new Conflict(
                each.id().toString(),
                each.sentence(),
                each.ours().map(one -> said(one, here)).orElse(""),
                each.theirs().map(one -> said(one, there)).orElse(""));
    }

    /// An annotation in words: class, author, place.
    private static String said(Annotation annotation, LabelSnapshot snapshot) {
        var place = annotation.geometry().getInteriorPoint().getCoordinate();
        var name = snapshot.classes()
                .find(annotation.classCode())
                .map(LabelClass::name)
                .orElse(String.valueOf(annotation.classCode()));
        return Messages.text("labels.said", name, annotation.author(), place.x, place.y);
    }

    private void print(Result result) {
        console.line(Messages.text(
                "labels.merged",
                result.commonRevision(),
                result.takenOver(),
                result.removed(),
                result.conflicts().size(),
                result.revision()));
        for (var each : result.conflicts()) {
            console.line(Messages.text("labels.conflict", each.id(), each.what(), each.ours(), each.theirs()));
        }
        for (var each : result.overlaps()) {
            console.line(Messages.text("labels.overlap", each.ours(), each.theirs(), each.area()));
        }
    }
}
