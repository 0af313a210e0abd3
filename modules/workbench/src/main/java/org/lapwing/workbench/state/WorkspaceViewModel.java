package org.lapwing.workbench.state;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.lapwing.labels.Legend;
import org.lapwing.labels.Resampling;
import org.lapwing.project.Bookmark;
import org.lapwing.project.ImageryLook;
import org.lapwing.project.InputDecision;
import org.lapwing.project.Project;
import org.lapwing.project.ProjectMap;
import org.lapwing.raster.RasterSource;
import org.lapwing.raster.SourceId;
import org.lapwing.workbench.service.FileService;
import org.lapwing.workbench.service.OpenedImage;
import org.lapwing.workbench.service.OpenedLabels;
import org.lapwing.workbench.service.WorkbenchServices;
import org.lapwing.workbench.text.Messages;

/// What is open: project, image, ground truth, legend file, model folder; and how something is opened.
///
/// Opening happens on workers; a failure becomes a notice and leaves everything as it was.
@SuppressWarnings("FutureReturnValueIgnored") // failures become notices where the work is started
public final class WorkspaceViewModel {

    /// Changes what is written in the project.
    interface ProjectChange {
        void apply(UnaryOperator<Project> how);
    }

    private final WorkbenchServices services;
    private final JobsViewModel jobs;
    private final NoticesViewModel notices;
    private final LegendViewModel legend;
    private final LiveViewModel live;
    private final StorageViewModel storage;
    private final ProjectSaver saver;
    private final SourceRelease release;
    private final OpenFailures failures;
    private final ReadOnlyObjectWrapper<Optional<Project>> project = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<OpenedImage>> image = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<OpenedLabels>> labels = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObjectProperty<Optional<Path>> modelFolder = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<Path>> legendFile = new SimpleObjectProperty<>(Optional.empty());
    private Resampling resampling = Resampling.REFUSE;
    private Supplier<Optional<ImageryLook>> look = Optional::empty;
    private Optional<Path> lastLabels = Optional.empty();
    private Supplier<List<Bookmark>> bookmarks = List::of;
    private Supplier<Optional<ProjectMap>> map = Optional::empty;
    private Function<ProjectMap, CompletableFuture<Void>> restoreMap = _ -> CompletableFuture.completedFuture(null);
    private Function<Path, CompletableFuture<Void>> features =
            file -> CompletableFuture.failedFuture(new IOException(file.toString()));

    WorkspaceViewModel(
            WorkbenchServices services,
            JobsViewModel jobs,
            NoticesViewModel notices,
            LegendViewModel legend,
            LiveViewModel live,
            StorageViewModel storage) {
        this.storage = storage;
        this.services = services;
        this.jobs = jobs;
        this.notices = notices;
        this.legend = legend;
        this.live = live;
        saver = new ProjectSaver(services, jobs);
        release = new SourceRelease(services, jobs, this::isOpen);
        failures = new OpenFailures(notices, () -> lastLabels.map(file -> () -> openLabels(file, Resampling.NEAREST)));
        legend.legend().addListener((_, _, now) -> now.ifPresent(this::readLabelsAgain));
        project.addListener(
                (_, _, opened) -> opened.ifPresent(each -> live.guard().remember(each.decisions())));
        live.guard().onDecided(() -> change(each -> each.withDecisions(decisionsToSave())));
        storage.changeBy(this::change);
    }

    /// The project; empty while files are open without one.
    public ReadOnlyObjectProperty<Optional<Project>> project() {
        return project.getReadOnlyProperty();
    }

    /// The image.
    public ReadOnlyObjectProperty<Optional<OpenedImage>> image() {
        return image.getReadOnlyProperty();
    }

    /// Whether an image is the one that is open, so that what was found out about it still counts.
    boolean shows(OpenedImage other) {
        return image.get().filter(open -> open.source() == other.source()).isPresent();
    }

    /// Keeps pixels open until a job that reads them has ended, though another image or other labels are opened.
    ///
    /// @param job completed on the UI thread when nothing reads any more
    void holdOpen(List<RasterSource> sources, CompletableFuture<?> job) {
        release.hold(sources, job);
    }

    /// Closes pixels that nothing shows any more, soon or when the last job that reads them has ended.
    void closeLater(RasterSource source) {
        release.closeLater(Optional.of(source));
    }

    /// Has `opener` open files of features; it tells of its failures itself.
    void openFeaturesWith(Function<Path, CompletableFuture<Void>> opener) {
        features = opener;
    }

    /// Asks `now` how the map is left whenever the project is saved; empty where the project's own still counts.
    ///
    /// @param restore brings back the map of a project that was opened
    void keepMap(Supplier<Optional<ProjectMap>> now, Function<ProjectMap, CompletableFuture<Void>> restore) {
        map = now;
        restoreMap = restore;
    }

    /// How the map is left, to be kept in the project.
    ProjectMap mapToSave() {
        return map.get().or(() -> project.get().map(Project::map)).orElse(ProjectMap.USUAL);
    }

    /// Asks `chosen` how the image is shown whenever the project is saved.
    void keepLook(Supplier<Optional<ImageryLook>> chosen) {
        look = chosen;
    }

    /// The ground truth.
    public ReadOnlyObjectProperty<Optional<OpenedLabels>> labels() {
        return labels.getReadOnlyProperty();
    }

    /// Where checkpoints are and go.
    public ObjectProperty<Optional<Path>> modelFolder() {
        return modelFolder;
    }

    /// The file of the legend, where it has one.
    public ReadOnlyObjectProperty<Optional<Path>> legendFile() {
        return legendFile;
    }

    /// Opens whatever was dropped or named: projects first, then images, legends, labels and models.
    public CompletableFuture<Void> openAny(List<Path> paths) {
        record Recognised(Path path, FileService.Kind kind) {}
        return jobs.quietly(services.workers(), () -> {
                    var found = new ArrayList<Recognised>();
                    for (var path : paths) {
                        found.add(new Recognised(path, services.files().recognise(path)));
                    }
                    found.sort(Comparator.comparing(Recognised::kind));
                    return found;
                })
                .thenCompose(found -> {
                    var all = CompletableFuture.<Void>completedFuture(null);
                    for (var each : found) {
                        all = all.thenCompose(_ -> open(each.path(), each.kind()));
                    }
                    return all;
                })
                .whenComplete((_, failure) -> failures.tell(Messages.text("open.failed.title"), failure));
    }

    private CompletableFuture<Void> open(Path path, FileService.Kind kind) {
        return switch (kind) {
            case PROJECT -> loadProject(path);
            case IMAGE -> loadImage(path, services.cacheFolder());
            case LABELS ->
                image.get().isPresent()
                        ? loadLabels(path, legend.legend().get(), Resampling.REFUSE)
                        : loadImage(path, services.cacheFolder());
            case LEGEND -> loadLegend(path);
            case FEATURES -> features.apply(path);
            case MODEL -> useModel(path);
        };
    }

    /// Opens a project and everything it names.
    ///
    /// @return completed with the failure that the person was told
    public CompletableFuture<Void> openProject(Path place) {
        return failures.told(
                loadProject(place), Messages.text("open.project.failed.title", ProjectSaver.nameOf(place)));
    }

    /// Opens an image in place of the present one.
    public CompletableFuture<Void> openImage(Path file) {
        return failures.told(
                loadImage(file, services.cacheFolder()),
                Messages.text("open.image.failed.title", ProjectSaver.nameOf(file)));
    }

    /// Opens ground truth for the image.
    public CompletableFuture<Void> openLabels(Path file) {
        return openLabels(file, Resampling.REFUSE);
    }

    private CompletableFuture<Void> openLabels(Path file, Resampling how) {
        return failures.told(
                loadLabels(file, legend.legend().get(), how),
                Messages.text("open.labels.failed.title", ProjectSaver.nameOf(file)));
    }

    /// Opens a legend file in place of the present legend.
    public CompletableFuture<Void> openLegend(Path file) {
        return failures.told(loadLegend(file), Messages.text("open.legend.failed.title", ProjectSaver.nameOf(file)));
    }

    /// Uses another model folder, and its best checkpoint where it has one.
    public CompletableFuture<Void> useModel(Path folder) {
        modelFolder.set(Optional.of(folder));
        return jobs.quietly(services.workers(), () -> services.models().hasCheckpoint(folder))
                .thenCompose(has -> has && image.get().isPresent()
                        ? live.offerBest(folder)
                        : CompletableFuture.completedFuture(null));
    }

    /// Writes the legend.
    public CompletableFuture<Void> saveLegend(Path file) {
        return legend.legend()
                .get()
                .map(current -> failures.told(
                        saver.writeLegend(file, current).thenAccept(written -> {
                            legendFile.set(Optional.of(written));
                            legend.markSaved();
                        }),
                        Messages.text("save.failed.title", ProjectSaver.nameOf(file))))
                .orElse(CompletableFuture.completedFuture(null));
    }

    /// Writes a project of what is open into a folder, its legend included.
    public CompletableFuture<Void> saveProject(Path folder) {
        var file = legendFile.get().orElse(folder.resolve("legend.json"));
        var saved = ProjectSaver.describe(this, folder, file);
        return failures.told(
                saveLegend(file).thenCompose(_ -> saver.write(saved)).thenAccept(done -> {
                    project.set(Optional.of(done));
                    storage.follow(project.get());
                }),
                Messages.text("save.failed.title", saved.name()));
    }

    /// How the image is shown.
    Optional<ImageryLook> chosenLook() {
        return look.get();
    }

    /// Names who knows the bookmarks that belong into a project when it is saved.
    void bookmarksToSave(Supplier<List<Bookmark>> source) {
        bookmarks = source;
    }

    /// The bookmarks that belong into a project.
    List<Bookmark> bookmarksToSave() {
        return bookmarks.get();
    }

    /// What was decided about images that are unlike those a model learnt from, to be kept in the project.
    List<InputDecision> decisionsToSave() {
        return image.get()
                .map(open -> live.guard().decisions(ProjectSaver.nameOf(open.file())))
                .orElse(List.of());
    }

    /// Changes something in the project that is not opened, and writes the project; without one, does nothing.
    void change(UnaryOperator<Project> how) {
        project.get().ifPresent(present -> {
            // the file tells how the image is shown, too; as it is now, so that nothing changes on the map
            var marked = how.apply(present);
            var changed = chosenLook().map(marked::withImagery).orElse(marked).withMap(mapToSave());
            project.set(Optional.of(changed));
            storage.follow(project.get());
            saver.write(changed).whenComplete((_, failure) -> {
                if (failure != null) {
                    notices.failed(Messages.text("save.failed.title", changed.name()), failure);
                }
            });
        });
    }

    /// Whether there are classes to save.
    boolean hasLegend() {
        return legend.legend().get().isPresent();
    }

    private CompletableFuture<Void> loadProject(Path place) {
        return jobs.quietly(services.workers(), () -> services.files().readProject(place))
                .thenCompose(read -> {
                    var opened = read.image()
                            .map(file -> loadImage(file, read.cacheFolder()))
                            .orElse(CompletableFuture.completedFuture(null));
                    return opened.thenCompose(_ -> {
                                project.set(Optional.of(read));
                                modelFolder.set(Optional.of(read.model()));
                                return read.legend()
                                        .map(this::loadLegend)
                                        .orElse(CompletableFuture.completedFuture(null));
                            })
                            .thenCompose(_ -> read.labels()
                                    .filter(_ -> image.get().isPresent())
                                    .map(file ->
                                            loadLabels(file, legend.legend().get(), Resampling.REFUSE))
                                    .orElse(CompletableFuture.completedFuture(null)))
                            // before a model predicts, so that it finds what was kept
                            .thenCompose(_ -> storage.follow(project.get()))
                            .thenCompose(_ -> useModel(read.model()))
                            // whatever could not be opened, the rest of the project is brought back
                            .handle((_, failure) -> Optional.ofNullable(failure))
                            .thenCompose(failure -> project.get()
                                            .filter(open -> open.folder().equals(read.folder()))
                                            .isPresent()
                                    ? restoreMap.apply(read.map()).thenCompose(_ -> failure.map(
                                                    CompletableFuture::<Void>failedFuture)
                                            .orElse(CompletableFuture.completedFuture(null)))
                                    : failure.map(CompletableFuture::<Void>failedFuture)
                                            .orElse(CompletableFuture.completedFuture(null)));
                });
    }

    private CompletableFuture<Void> loadImage(Path file, Path cache) {
        return jobs.start(
                        Messages.text("job.open", ProjectSaver.nameOf(file)),
                        services.workers(),
                        job -> () -> services.files().openImage(file, cache, job.token()))
                .thenAccept(opened -> {
                    var labelsBefore = labels.get().map(OpenedLabels::source);
                    var imageBefore = image.get().map(OpenedImage::source);
                    services.tiles().retry(opened.source().id());
                    live.load(opened);
                    labels.set(Optional.empty());
                    legend.load(Optional.empty());
                    legendFile.set(Optional.empty());
                    project.set(Optional.empty());
                    storage.follow(Optional.empty());
                    modelFolder.set(Optional.of(ProjectSaver.modelBeside(file)));
                    image.set(Optional.of(opened));
                    release.closeLater(labelsBefore); // the map has let go of both by now
                    release.closeLater(imageBefore);
                });
    }

    private CompletableFuture<Void> loadLabels(Path file, Optional<Legend> with, Resampling how) {
        var on = image.get();
        var cache = project.get().map(Project::cacheFolder).orElse(services.cacheFolder());
        lastLabels = Optional.of(file);
        if (on.isEmpty()) {
            return CompletableFuture.failedFuture(new IOException(Messages.text("open.labels.no.image")));
        }
        return jobs.start(
                        Messages.text("job.open", ProjectSaver.nameOf(file)),
                        services.workers(),
                        job -> () -> services.files().openLabels(file, with, on.get(), how, cache, job.token()))
                .thenAccept(opened -> {
                    if (!image.get().equals(on)) {
                        release.closeLater(Optional.of(opened.source()));
                        return;
                    }
                    resampling = how;
                    var before = labels.get().map(OpenedLabels::source);
                    services.tiles().retry(opened.source().id());
                    labels.set(Optional.of(opened));
                    release.closeLater(before); // the map has let go of it by now
                    if (with.isEmpty()) {
                        legend.load(Optional.of(opened.legend()));
                    }
                    if (!opened.remarks().isEmpty()) {
                        notices.show(new Notice(
                                Notice.Kind.INFORMATION,
                                Messages.text("open.labels.remarks.title", opened.name()),
                                String.join(" ", opened.remarks()),
                                Optional.empty()));
                    }
                });
    }

    private CompletableFuture<Void> loadLegend(Path file) {
        return jobs.quietly(services.workers(), () -> services.files().readLegend(file))
                .thenCompose(read -> {
                    legendFile.set(Optional.of(file));
                    var present = labels.get();
                    boolean alike = present.isPresent()
                            && LegendDress.sameReading(present.get().legend(), read);
                    legend.load(Optional.of(read));
                    return alike // other colours may still match other pixels of a colour-coded file
                            ? loadLabels(present.get().file(), Optional.of(read), resampling)
                            : CompletableFuture.completedFuture(null);
                });
    }

    /// Labels hold class indices, so an edit of codes, order, merges or ignored values reads the file anew.
    private void readLabelsAgain(Legend now) {
        var present = labels.get();
        if (present.isEmpty() || LegendDress.sameReading(present.get().legend(), now)) {
            return;
        }
        var reading =
                legend.loaded().map(before -> LegendDress.dress(now, before)).orElse(now);
        failures.told(
                loadLabels(present.get().file(), Optional.of(reading), resampling),
                Messages.text("open.labels.failed.title", present.get().name()));
    }

    private boolean isOpen(SourceId id) {
        return image.get().filter(open -> open.source().id().equals(id)).isPresent()
                || labels.get().filter(open -> open.source().id().equals(id)).isPresent();
    }
}
