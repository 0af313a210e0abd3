package org.lapwing.workbench.state;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.lapwing.labels.annotation.EditHistory;
import org.lapwing.labels.annotation.EditRefusedException;
import org.lapwing.labels.annotation.LabelClasses;
import org.lapwing.labels.annotation.LabelEdit;
import org.lapwing.labels.annotation.LabelSnapshot;
import org.lapwing.labels.annotation.LabelStore;
import org.lapwing.mapview.MapShapes;
import org.lapwing.project.Project;
import org.lapwing.workbench.service.WorkbenchServices;
import org.lapwing.workbench.text.FailureText;
import org.lapwing.workbench.text.Messages;
import org.locationtech.jts.geom.Envelope;

/// What people label in the project: the store that is open, its latest state, and the edits of this session.
///
/// The labels of a project are in [#FILE] in its folder; those of an image that belongs to no saved project are beside
/// the image, and move into the project when it is saved. Opening and closing happen on a thread of their own; edits
/// are applied at once and written elsewhere.
@SuppressWarnings("FutureReturnValueIgnored") // failures become notices where the work is started
public final class LabelsViewModel {

    /// Name of the file in a project's folder.
    public static final String FILE = "labels.gpkg";

    /// Whether there are labels.
    public enum State {
        /// There is no image to label.
        NO_IMAGE,
        /// Nobody has labelled this image yet.
        NONE,
        /// The file is being made or opened.
        OPENING,
        /// Labels can be drawn.
        OPEN,
        /// The file cannot be opened; the person was told.
        FAILED
    }

    private record Opened(Path file, LabelStore store, EditHistory history, AnnotationShapes.Shared shared) {}

    private final WorkbenchServices services;
    private final JobsViewModel jobs;
    private final Executor ui;
    private final NoticesViewModel notices;
    private final WorkspaceViewModel workspace;
    private final LabelClassesViewModel classes;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.NO_IMAGE);
    private final ReadOnlyObjectWrapper<Optional<LabelSnapshot>> snapshot =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<MapShapes>> shapes = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Path>> file = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<EditProblem>> problem = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper undoable = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper redoable = new ReadOnlyBooleanWrapper();
    private final StringProperty author = new SimpleStringProperty("");
    private Supplier<Optional<String>> askAuthor = Optional::empty;
    private Runnable edited = () -> {};
    private Optional<Opened> open = Optional.empty();
    private final Envelope bounds = new Envelope();
    private int generation;
    private int openings;

    LabelsViewModel(
            WorkbenchServices services,
            Executor ui,
            JobsViewModel jobs,
            NoticesViewModel notices,
            WorkspaceViewModel workspace,
            LegendViewModel legend) {
        this.services = services;
        this.ui = ui;
        this.jobs = jobs;
        this.notices = notices;
        this.workspace = workspace;
        classes = new LabelClassesViewModel(this, legend);
        workspace.image().addListener(_ -> follow());
        workspace.project().addListener((_, before, now) -> projectChanged(before, now));
    }

    /// Asks `person` for a name before the first edit of somebody unknown; empty where they changed their mind.
    public void askAuthorWith(Supplier<Optional<String>> person) {
        askAuthor = person;
    }

    /// Whether there are labels.
    public ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /// The latest state; empty while no labels are open.
    public ReadOnlyObjectProperty<Optional<LabelSnapshot>> snapshot() {
        return snapshot.getReadOnlyProperty();
    }

    /// The annotations as the map draws them.
    ReadOnlyObjectProperty<Optional<MapShapes>> shapes() {
        return shapes.getReadOnlyProperty();
    }

    /// Where the labels are kept.
    public ReadOnlyObjectProperty<Optional<Path>> file() {
        return file.getReadOnlyProperty();
    }

    /// Why the last edit was refused, and where; empty when it was not.
    public ReadOnlyObjectProperty<Optional<EditProblem>> problem() {
        return problem.getReadOnlyProperty();
    }

    /// Whether [#undo] does anything.
    public ReadOnlyBooleanProperty undoable() {
        return undoable.getReadOnlyProperty();
    }

    /// Whether [#redo] does anything.
    public ReadOnlyBooleanProperty redoable() {
        return redoable.getReadOnlyProperty();
    }

    /// The classes of annotations.
    public LabelClassesViewModel classes() {
        return classes;
    }

    /// Who labels; empty while nobody said.
    public StringProperty author() {
        return author;
    }

    /// Calls `listener` after each edit of this session that can be undone.
    void onEdit(Runnable listener) {
        edited = listener;
    }

    /// Makes the file of labels where there is none yet.
    ///
    /// @return completed on the UI thread with whether labels can be drawn now
    public CompletableFuture<Boolean> start() {
        if (state.get() == State.OPEN) {
            return CompletableFuture.completedFuture(hasAuthor());
        }
        var image = workspace.image().get();
        if (image.isEmpty() || state.get() == State.OPENING || !hasAuthor()) {
            return CompletableFuture.completedFuture(false);
        }
        var place = place().orElseThrow();
        var crs = image.get().source().grid().crs();
        var first = classes.usual();
        var name = author.get().strip();
        return take(
                place,
                () -> services.labels().exists(place)
                        ? services.labels().open(place, name)
                        : services.labels().create(place, crs, first, name));
    }

    private boolean hasAuthor() {
        if (author.get().isBlank()) {
            askAuthor.get().map(String::strip).filter(name -> !name.isEmpty()).ifPresent(author::set);
        }
        return !author.get().isBlank();
    }

    /// Applies an edit that can be undone.
    ///
    /// @return whether it was made; else [#problem] says why not
    public boolean edit(LabelEdit edit) {
        return attempt(history -> {
            history.apply(edit);
            edited.run();
        });
    }

    /// Has the classes follow those of the window's legend; undone there, not here.
    void follow(UnaryOperator<LabelClasses> how) {
        open.ifPresent(each -> {
            try {
                var before = each.store().snapshot().classes();
                var next = how.apply(before);
                if (!next.equals(before)) {
                    each.store().apply(new LabelEdit.Classes(next));
                    refresh();
                }
            } catch (EditRefusedException refused) {
                tell(refused);
            } catch (IllegalArgumentException refused) {
                problem.set(Optional.of(new EditProblem(
                        Messages.text("legend.edit.refused", FailureText.of(refused)), Optional.empty())));
            }
        });
    }

    /// Takes the last edit back.
    public void undo() {
        attempt(EditHistory::undo);
    }

    /// Does again what was taken back.
    public void redo() {
        attempt(EditHistory::redo);
    }

    private interface Step {
        void on(EditHistory history) throws EditRefusedException;
    }

    private boolean attempt(Step step) {
        if (open.isEmpty()) {
            return false;
        }
        try {
            step.on(open.get().history());
            problem.set(Optional.empty());
            refresh();
            return true;
        } catch (EditRefusedException refused) {
            tell(refused);
            return false;
        }
    }

    /// Says that an edit cannot be made.
    void tell(EditRefusedException refused) {
        problem.set(Optional.of(new EditProblem(String.valueOf(refused.getMessage()), refused.place())));
    }

    /// The problem was seen.
    public void clearProblem() {
        problem.set(Optional.empty());
    }

    /// Where labels of what is open belong; empty while there is no image.
    private Optional<Path> place() {
        return workspace
                .image()
                .get()
                .map(image -> workspace.project().get().map(LabelsViewModel::in).orElseGet(() -> services.labels()
                        .placeBeside(image.file())));
    }

    private static Path in(Project project) {
        return project.folder().resolve(FILE);
    }

    /// Another image: its labels are opened where there are any.
    private void follow() {
        generation++;
        letGo();
        var image = workspace.image().get();
        if (image.isEmpty()) {
            state.set(State.NO_IMAGE);
            return;
        }
        state.set(State.NONE);
        openExisting(place().orElseThrow());
    }

    private void openExisting(Path place) {
        int mine = generation;
        var name = author.get().isBlank()
                ? Messages.text("labels.author.nobody")
                : author.get().strip();
        jobs.quietly(services.labels().threads(), () -> services.labels().exists(place))
                .thenAccept(exists -> {
                    if (exists && mine == generation && open.isEmpty() && state.get() != State.OPENING) {
                        take(place, () -> services.labels().open(place, name));
                    }
                });
    }

    private void projectChanged(Optional<Project> before, Optional<Project> now) {
        if (now.isEmpty() || before.map(Project::folder).equals(now.map(Project::folder))) {
            return;
        }
        var target = in(now.get());
        if (open.isPresent() && before.isEmpty() && workspace.image().get().isPresent()) {
            moveInto(target);
        } else if (open.map(each -> !each.file().equals(target)).orElse(true)) {
            follow();
        }
    }

    /// The labels of an image go into the project that it was saved in.
    private void moveInto(Path target) {
        var was = open.orElseThrow();
        if (was.file().equals(target)) {
            return;
        }
        generation++;
        letGo();
        var name = was.store().author();
        take(target, () -> {
            if (services.labels().exists(target)) {
                return services.labels().open(target, name); // the labels of the image stay beside it
            }
            services.labels().move(was.file(), target);
            return services.labels().open(target, name);
        });
    }

    private CompletableFuture<Boolean> take(Path place, Callable<LabelStore> work) {
        int mine = ++generation;
        state.set(State.OPENING);
        return jobs.quietly(services.labels().threads(), work).handle((store, failure) -> {
            if (mine != generation) {
                if (store != null) {
                    close(store);
                }
                return false;
            }
            if (failure != null) {
                state.set(State.FAILED);
                notices.failed(Messages.text("labels.open.failed.title", ProjectSaver.nameOf(place)), failure);
                return false;
            }
            adopt(place, store);
            return true;
        });
    }

    private void adopt(Path place, LabelStore store) {
        var name = "labels " + ++openings + " of " + place;
        var now = new Opened(place, store, new EditHistory(store), AnnotationShapes.Shared.of(name));
        open = Optional.of(now);
        bounds.setToNull();
        bounds.expandToInclude(store.snapshot().bounds());
        store.addListener((_, changes) -> {
            now.shared().changes().add(changes.revision(), changes.bounds());
            ui.execute(this::refresh);
        });
        store.onWriteFailure(failure -> ui.execute(() -> failure.ifPresent(cause -> writingFails(now, cause))));
        file.set(Optional.of(place));
        refresh();
        state.set(State.OPEN);
    }

    private void writingFails(Opened labels, IOException cause) {
        notices.show(new Notice(
                Notice.Kind.WARNING,
                Messages.text("labels.write.failed.title", ProjectSaver.nameOf(labels.file())),
                String.valueOf(cause.getMessage()),
                Optional.of(new Notice.Action(Messages.text("labels.write.retry"), () -> labels.store()
                        .retryWriting()))));
    }

    private void refresh() {
        if (open.isEmpty()) {
            return;
        }
        var latest = open.get().store().snapshot();
        undoable.set(open.get().history().canUndo());
        redoable.set(open.get().history().canRedo());
        if (snapshot.get().map(LabelSnapshot::revision).orElse(-1L) == latest.revision()) {
            return;
        }
        snapshot.get()
                .flatMap(before -> open.get().shared().changes().between(before.revision(), latest.revision()))
                .ifPresentOrElse(bounds::expandToInclude, () -> bounds.expandToInclude(latest.bounds()));
        snapshot.set(Optional.of(latest));
        shapes.set(Optional.of(new AnnotationShapes(latest, bounds, open.get().shared())));
    }

    private void letGo() {
        var was = open;
        open = Optional.empty();
        snapshot.set(Optional.empty());
        shapes.set(Optional.empty());
        file.set(Optional.empty());
        problem.set(Optional.empty());
        undoable.set(false);
        redoable.set(false);
        was.map(Opened::store).ifPresent(this::close);
    }

    private void close(LabelStore store) {
        jobs.quietly(services.labels().threads(), () -> {
                    store.close();
                    return true;
                })
                .whenComplete((_, failure) -> {
                    if (failure != null) {
                        notices.failed(Messages.text("labels.close.failed.title"), failure);
                    }
                });
    }

    /// Completed when everything drawn so far is on the disk.
    public CompletableFuture<Void> written() {
        return open.map(each -> each.store().written()).orElse(CompletableFuture.completedFuture(null));
    }

    /// Closes the file when what waits is written.
    void close() {
        generation++;
        letGo();
        state.set(State.NO_IMAGE);
    }
}
