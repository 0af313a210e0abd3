package org.lapwing.workbench.state;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.lapwing.labels.annotation.LabelClasses;
import org.lapwing.labels.annotation.LabelSnapshot;
import org.lapwing.labels.exchange.ClassMapping;
import org.lapwing.labels.exchange.LabelExport;
import org.lapwing.labels.exchange.LabelImport;
import org.lapwing.labels.exchange.LabelMerge;
import org.lapwing.labels.exchange.MergeConflict.Side;
import org.lapwing.workbench.service.WorkbenchServices;
import org.lapwing.workbench.text.Messages;

/// Labels that come from other files, go into others, or are brought together with a colleague's copy.
@SuppressWarnings("FutureReturnValueIgnored") // failures become notices where the work is started
public final class LabelExchangeViewModel {

    private final WorkbenchServices services;
    private final JobsViewModel jobs;
    private final NoticesViewModel notices;
    private final WorkspaceViewModel workspace;
    private final LabelsViewModel labels;
    private BiFunction<LabelImport, LabelClasses, Optional<ClassMapping>> mapping = (_, _) -> Optional.empty();
    private Function<LabelMerge, Optional<Map<UUID, Side>>> sides = _ -> Optional.empty();

    LabelExchangeViewModel(
            WorkbenchServices services,
            JobsViewModel jobs,
            NoticesViewModel notices,
            WorkspaceViewModel workspace,
            LabelsViewModel labels) {
        this.services = services;
        this.jobs = jobs;
        this.notices = notices;
        this.workspace = workspace;
        this.labels = labels;
    }

    /// Asks `person` which class each value of a file becomes; empty where they changed their mind.
    public void mapWith(BiFunction<LabelImport, LabelClasses, Optional<ClassMapping>> person) {
        mapping = person;
    }

    /// Asks `person` which side of each conflict is kept; empty where they changed their mind.
    public void decideWith(Function<LabelMerge, Optional<Map<UUID, Side>>> person) {
        sides = person;
    }

    /// Brings in annotations of another file, as one step that can be undone.
    ///
    /// @return completed on the UI thread when they are there, or with the failure that the person was told
    public CompletableFuture<Void> importFrom(Path file) {
        return told(
                labels.start()
                        .thenCompose(open -> open
                                ? jobs.<LabelImport>start(
                                                Messages.text("job.labels.import", ProjectSaver.nameOf(file)),
                                                services.workers(),
                                                job -> () -> inReference(
                                                        LabelImport.read(file, Optional.empty(), job.token(), job)))
                                        .thenCompose(read -> bringIn(file, read))
                                : CompletableFuture.completedFuture(null)),
                Messages.text("labels.import.failed.title", ProjectSaver.nameOf(file)));
    }

    /// Files that do not say their reference system are taken for those of the labels.
    private LabelImport inReference(LabelImport read) {
        var own = labels.snapshot().get().map(LabelSnapshot::crs).orElse("");
        return read.crs().isEmpty() && !own.isEmpty() ? read.assumedIn(own) : read;
    }

    private CompletableFuture<Void> bringIn(Path file, LabelImport read) {
        var now = labels.snapshot().get().orElseThrow();
        var chosen = mapping.apply(read, now.classes());
        if (chosen.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        return jobs.quietly(
                        services.workers(),
                        () -> read.edit(
                                now,
                                chosen.get(),
                                LabelImport.Unfit.LEAVE_OUT,
                                labels.author().get().strip(),
                                services.labels().clock().instant(),
                                UUID::randomUUID,
                                services.closing()))
                .thenCompose(made -> {
                    if (made.added() > 0 && !labels.edit(made.edit())) {
                        return CompletableFuture.failedFuture(new IOException(
                                labels.problem().get().map(EditProblem::text).orElse("")));
                    }
                    var notes = new ArrayList<>(made.notes());
                    if (made.mended() > 0) {
                        notes.add(Messages.text("labels.import.mended", made.mended()));
                    }
                    notices.show(new Notice(
                            notes.isEmpty() ? Notice.Kind.DONE : Notice.Kind.INFORMATION,
                            Messages.text("labels.import.done", made.added(), ProjectSaver.nameOf(file)),
                            String.join(" ", notes),
                            Optional.empty()));
                    return CompletableFuture.completedFuture(null);
                });
    }

    /// Writes the labels for other programs: a class GeoTIFF, a GeoPackage or GeoJSON, as the file's name says.
    ///
    /// @return completed on the UI thread when the file is there, or with the failure that the person was told
    public CompletableFuture<Void> exportTo(Path file) {
        var now = labels.snapshot().get();
        var image = workspace.image().get();
        if (now.isEmpty() || image.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        var name = ProjectSaver.nameOf(file).toLowerCase(Locale.ROOT);
        var written = jobs.<List<String>>start(
                        Messages.text("job.labels.export", ProjectSaver.nameOf(file)),
                        services.exporter(),
                        job -> () -> {
                            if (name.endsWith(".gpkg")) {
                                LabelExport.geoPackage(
                                        now.get(), file, services.labels().clock(), job.token());
                                return List.of();
                            }
                            if (name.endsWith(".tif") || name.endsWith(".tiff")) {
                                LabelExport.geoTiff(
                                        now.get(), file, image.get().source().grid(), job.token(), job);
                                return List.of();
                            }
                            return LabelExport.geoJson(now.get(), file, job.token());
                        })
                .thenAccept(notes -> notices.show(new Notice(
                        Notice.Kind.DONE,
                        Messages.text("labels.export.done", ProjectSaver.nameOf(file)),
                        String.join(" ", notes),
                        Optional.of(new Notice.Action(Messages.text("export.show"), () -> services.reveal(file))))));
        return told(written, Messages.text("labels.export.failed.title", ProjectSaver.nameOf(file)));
    }

    /// Brings a colleague's copy of the labels together with these, as one step that can be undone.
    ///
    /// @return completed on the UI thread when that is done, or with the failure that the person was told
    public CompletableFuture<Void> mergeCopy(Path theirs) {
        var ours = labels.file().get();
        if (ours.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        var merged = jobs.quietly(services.labels().threads(), () -> {
                    labels.written().join(); // what is not on the disk is not compared
                    return LabelMerge.between(ours.get(), theirs);
                })
                .thenCompose(merge -> {
                    var chosen = merge.conflicts().isEmpty() ? Optional.of(Map.<UUID, Side>of()) : sides.apply(merge);
                    if (chosen.isEmpty()) {
                        return CompletableFuture.completedFuture(null);
                    }
                    return jobs.quietly(
                                    services.workers(),
                                    () -> merge.edit(chosen.get(), Optional.empty(), UUID::randomUUID))
                            .thenCompose(edit -> labels.edit(edit)
                                    ? CompletableFuture.completedFuture(null)
                                    : CompletableFuture.failedFuture(new IOException(labels.problem()
                                            .get()
                                            .map(EditProblem::text)
                                            .orElse(""))))
                            .thenAccept(_ -> notices.show(new Notice(
                                    Notice.Kind.DONE,
                                    Messages.text("labels.merge.done", ProjectSaver.nameOf(theirs)),
                                    Messages.text(
                                            "labels.merge.detail",
                                            merge.takenOver().size(),
                                            merge.removed().size(),
                                            chosen.get().size(),
                                            merge.overlaps().size()),
                                    Optional.empty())));
                });
        return told(merged, Messages.text("labels.merge.failed.title", ProjectSaver.nameOf(theirs)));
    }

    private CompletableFuture<Void> told(CompletableFuture<Void> work, String title) {
        return work.whenComplete((_, failure) -> {
            if (failure != null) {
                notices.failed(title, failure);
            }
        });
    }
}
