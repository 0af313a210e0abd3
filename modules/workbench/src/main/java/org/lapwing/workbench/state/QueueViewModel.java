package org.lapwing.workbench.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.lapwing.learning.query.Candidate;
import org.lapwing.learning.query.GroundArea;
import org.lapwing.learning.query.LabelBudget;
import org.lapwing.learning.query.QueryPatch;
import org.lapwing.learning.query.QueryResult;
import org.lapwing.learning.query.QueueState;
import org.lapwing.learning.query.QueueState.Entry;
import org.lapwing.learning.query.QueueState.Flag;
import org.lapwing.learning.query.QueueState.Status;
import org.lapwing.project.Project;
import org.lapwing.raster.Window;
import org.lapwing.workbench.service.ModelService;
import org.lapwing.workbench.service.OpenedImage;
import org.lapwing.workbench.service.QueueService.Kept;
import org.lapwing.workbench.service.WorkbenchServices;
import org.lapwing.workbench.text.Messages;

/// The patches that the model asks to have labelled: asks for them, walks through them, keeps what became of each.
///
/// A queue is frozen with the checkpoint and the revision of the labels by which it was ranked. It belongs to one image
/// and is kept in the project after every step.
@SuppressWarnings("FutureReturnValueIgnored") // failures become notices where the work is started
public final class QueueViewModel {

    private static final QueueState NOTHING = QueueState.start(0, LabelBudget.NONE);

    private final WorkbenchServices services;
    private final JobsViewModel jobs;
    private final NoticesViewModel notices;
    private final WorkspaceViewModel workspace;
    private final LiveViewModel live;
    private final QueueSettingsViewModel settings = new QueueSettingsViewModel();
    private final QueueAreas areas;
    private final QueueAsking asking;
    private final QueueMarksViewModel marks;
    private final QueueKeeper keeper;
    private final PatchTimer timer;
    private final ReadOnlyObjectWrapper<QueueStage> stage = new ReadOnlyObjectWrapper<>(QueueStage.NO_IMAGE);
    private final ReadOnlyObjectWrapper<Optional<QueryResult>> result = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<QueueState> state = new ReadOnlyObjectWrapper<>(NOTHING);
    private final ReadOnlyBooleanWrapper walking = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper stale = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper accepting = new ReadOnlyBooleanWrapper();
    private PatchLabels labels = PatchLabels.NONE;

    QueueViewModel(
            WorkbenchServices services,
            JobsViewModel jobs,
            NoticesViewModel notices,
            WorkspaceViewModel workspace,
            LiveViewModel live,
            QueueAreas areas,
            QueueMarksViewModel marks,
            LongSupplier nanoTime) {
        this.services = services;
        this.jobs = jobs;
        this.notices = notices;
        this.workspace = workspace;
        this.live = live;
        this.areas = areas;
        this.marks = marks;
        asking = new QueueAsking(services, jobs, notices, workspace, live, settings, areas, this::rest);
        keeper = new QueueKeeper(services, jobs, notices);
        timer = new PatchTimer(nanoTime);
        workspace.image().addListener((_, before, now) -> {
            if (before.map(OpenedImage::source).equals(now.map(OpenedImage::source))) {
                return;
            }
            cancel(); // its image is gone
            forget();
            rest();
        });
        workspace.project().addListener((_, before, now) -> {
            if (now.isPresent() && !before.map(Project::folder).equals(now.map(Project::folder))) {
                projectChanged(now.get());
            }
        });
        live.prediction().addListener(_ -> rest());
        settings.strategy().addListener(_ -> rest());
        settings.budget().addListener(_ -> spendingChanged());
        settings.hourlyCost().addListener(_ -> spendingChanged());
    }

    /// Names the labels that patches are filled with.
    void labelInto(PatchLabels store) {
        labels = store;
    }

    /// What the next query asks for.
    public QueueSettingsViewModel settings() {
        return settings;
    }

    /// Where the next query looks.
    public QueueAreas areas() {
        return areas;
    }

    /// The patches on the map.
    public QueueMarksViewModel marks() {
        return marks;
    }

    /// What can be done now.
    public ReadOnlyObjectProperty<QueueStage> stage() {
        return stage.getReadOnlyProperty();
    }

    /// The frozen answer; empty before the first.
    public ReadOnlyObjectProperty<Optional<QueryResult>> result() {
        return result.getReadOnlyProperty();
    }

    /// What became of the patches; as many entries as [#result] has candidates.
    public ReadOnlyObjectProperty<QueueState> state() {
        return state.getReadOnlyProperty();
    }

    /// Whether the patches are on the map and the keys of the queue lead through them.
    public ReadOnlyBooleanProperty walking() {
        return walking.getReadOnlyProperty();
    }

    /// Takes the patches off the map; they stay in the list.
    public void putAway() {
        leave();
        walking.set(false);
        set(state.get());
    }

    /// Whether the model has changed since the patches were ranked, and some are left.
    public ReadOnlyBooleanProperty stale() {
        return stale.getReadOnlyProperty();
    }

    /// Whether a suggestion is being turned into labels.
    public ReadOnlyBooleanProperty accepting() {
        return accepting.getReadOnlyProperty();
    }

    /// The patch in hand; empty where there is none.
    public Optional<Candidate> current() {
        return result.get().filter(_ -> !state.get().isOver()).map(each -> each.candidates()
                .get(state.get().current()));
    }

    /// Asks for patches in place of those there are.
    ///
    /// @return complete when they are there, with what failed where they are not
    public CompletableFuture<QueryResult> ask() {
        return ready(() -> asking.ask(known(), labels.snapshot())).whenComplete((fresh, _) -> {
            if (fresh != null) {
                start(fresh, QueueState.start(fresh.candidates().size(), settings.spending()));
            }
        });
    }

    /// The command line that asks for the same; empty without an image. What is in view and outlines have no file, so
    /// they are left out.
    public Optional<String> commandLine() {
        return workspace
                .image()
                .get()
                .map(image -> CommandLines.query(
                        new CommandLines.QueryFiles(
                                workspace.project().get().map(Project::folder),
                                image.file(),
                                live.prediction().get().map(ModelService.Prediction::modelFolder),
                                Optional.empty()),
                        settings,
                        areas.file(settings.area().get(), settings.areaLayer().get()),
                        areas.file(
                                settings.exclusion().get(),
                                settings.exclusionLayer().get())));
    }

    /// Ranks the patches that are still open anew, by the model on the map now. What is finished stays in front.
    ///
    /// @return complete when they are ranked, with what failed where they are not
    public CompletableFuture<QueryResult> rankAnew() {
        var before = result.get();
        if (before.isEmpty()) {
            return CompletableFuture.failedFuture(new IllegalStateException("nothing was asked for yet"));
        }
        return ready(() -> asking.rank(patches(Status::isOpen), labels.snapshot()))
                .whenComplete((fresh, _) -> {
                    if (fresh != null && result.get().equals(before)) {
                        var joined = QueueJoin.of(before.get(), state.get(), fresh);
                        start(joined.result(), joined.state());
                    }
                });
    }

    private CompletableFuture<QueryResult> ready(Supplier<CompletableFuture<QueryResult>> query) {
        return stage.get() == QueueStage.READY
                ? query.get()
                : CompletableFuture.failedFuture(new IllegalStateException("nothing can be asked for now"));
    }

    /// Patches that need not be asked for again.
    private List<Window> known() {
        return patches(status -> !status.isOpen()).stream()
                .map(QueryPatch::window)
                .toList();
    }

    private List<QueryPatch> patches(Predicate<Status> wanted) {
        var patches = new ArrayList<QueryPatch>();
        result.get().ifPresent(asked -> {
            for (int index = 0; index < asked.candidates().size(); index++) {
                if (wanted.test(state.get().entries().get(index).status())) {
                    patches.add(asked.candidates().get(index).patch());
                }
            }
        });
        return patches;
    }

    /// Stops choosing; the earlier queue stays.
    public void cancel() {
        asking.cancel();
    }

    /// Goes to the patch after this one.
    public void next() {
        var now = state.get();
        go(Math.min(now.current() + 1, now.entries().size() - 1));
    }

    /// Goes to the patch before this one.
    public void previous() {
        go(Math.max(state.get().current() - 1, 0));
    }

    /// Goes to the next patch that waits; those put off come last.
    public void nextOpen() {
        leave();
        var open = state.get().upcoming();
        if (open.isPresent()) {
            go(open.getAsInt());
        } else {
            arrive(state.get());
        }
    }

    /// Goes to a patch.
    ///
    /// @param index its place in the list
    public void go(int index) {
        if (index < 0 || index >= state.get().entries().size()) {
            return;
        }
        leave();
        arrive(state.get().at(index));
    }

    /// Leaves the patch in hand out and goes on.
    public void skip() {
        finish(QueueState::skipped);
    }

    /// Puts the patch in hand off and goes on.
    public void defer() {
        finish(QueueState::deferred);
    }

    /// Says that the patch in hand is labelled and goes on.
    public void finishLabelled() {
        finish(QueueState::labelled);
    }

    /// Marks the patch in hand for a second look, or takes the mark away.
    public void flag() {
        if (!state.get().isOver()) {
            var raised = state.get().entries().get(state.get().current()).flag() == Flag.RAISED;
            set(state.get().flagged(raised ? Flag.NONE : Flag.RAISED));
        }
    }

    /// Takes over as labels what the model suggests for the patch in hand, and goes on.
    ///
    /// @return complete when the labels are there, with what failed where they are not
    public CompletableFuture<Void> accept() {
        var image = workspace.image().get();
        var model = live.prediction().get();
        var patch = current();
        if (patch.isEmpty() || image.isEmpty() || accepting.get()) {
            return CompletableFuture.completedFuture(null);
        }
        if (model.isEmpty()) {
            notices.warn(Messages.text("queue.accept.failed.title"), Messages.text("queue.accept.no.model"));
            return CompletableFuture.completedFuture(null);
        }
        int index = state.get().current();
        var window = patch.get().patch().window();
        accepting.set(true);
        var suggested = jobs.quietly(services.workers(), () -> services.queue()
                .suggest(image.get(), model.get(), window, services.closing()));
        workspace.holdOpen(List.of(image.get().source()), suggested);
        return suggested
                .thenCompose(shapes -> labels.accept(shapes, model.get().legend()))
                .whenComplete((_, failure) -> {
                    accepting.set(false);
                    if (failure != null) {
                        notices.failed(Messages.text("queue.accept.failed.title"), failure);
                    } else if (patch.equals(current()) && state.get().current() == index) {
                        finish(QueueState::labelled);
                    }
                });
    }

    /// How many patches of this queue have got labels after a revision.
    int labelledAfter(long revision) {
        return workspace
                .image()
                .get()
                .map(image -> image.source().grid().transform())
                .map(toGround -> (int) patches(status -> status == Status.LABELLED).stream()
                        .filter(patch -> labels.hasNewIn(GroundArea.under(toGround, patch.window()), revision))
                        .count())
                .orElse(0);
    }

    /// The person has touched a key or the mouse; cheap enough for every move.
    public void touch() {
        timer.touch();
    }

    /// Labels have changed: the patch in hand counts as labelled as soon as something new lies in it.
    void labelsChanged() {
        var now = state.get();
        var image = workspace.image().get();
        if (now.isOver()
                || image.isEmpty()
                || result.get().isEmpty()
                || labels.snapshot().isEmpty()) {
            return;
        }
        long since = result.get().get().labelRevision().orElse(0);
        var window = result.get().get().candidates().get(now.current()).patch().window();
        var ground = GroundArea.under(image.get().source().grid().transform(), window);
        var status = now.entries().get(now.current()).status();
        if (status.isOpen() && labels.hasNewIn(ground, since)) {
            set(QueueJoin.with(now, now.current(), Status.LABELLED));
        } else if (status == Status.LABELLED && !labels.hasNewIn(ground, 0)) {
            set(QueueJoin.with(now, now.current(), Status.WAITING)); // undone
        }
    }

    private interface Ending {
        QueueState of(QueueState now);
    }

    private void finish(Ending ending) {
        if (!state.get().isOver()) {
            leave();
            arrive(ending.of(state.get()));
        }
    }

    /// Counts the time at the patch in hand.
    private void leave() {
        state.set(state.get().spent(timer.stop()));
    }

    private void arrive(QueueState now) {
        walking.set(true);
        set(now);
        if (!now.isOver()) {
            timer.start();
        }
        marks.show();
    }

    private void start(QueryResult fresh, QueueState first) {
        timer.stop();
        result.set(Optional.of(fresh));
        arrive(first);
    }

    private void forget() {
        timer.stop();
        walking.set(false);
        result.set(Optional.empty());
        set(NOTHING);
    }

    private void set(QueueState now) {
        state.set(now);
        var image = workspace.image().get();
        marks.follow(
                image.map(each -> each.source().grid()),
                result.get()
                        .filter(_ -> walking.get())
                        .map(each -> each.candidates().stream()
                                .map(candidate -> candidate.patch().window())
                                .toList())
                        .orElse(List.of()),
                walking.get() ? now : NOTHING);
        keep();
        rest();
    }

    private void keep() {
        workspace.project().get().ifPresent(project -> result.get()
                .ifPresent(each -> keeper.keep(project.folder(), new Kept(each, state.get()))));
    }

    private void spendingChanged() {
        if (result.get().isPresent()) {
            set(state.get().withBudget(settings.spending()));
        }
    }

    /// A project was opened: its queue comes back. A project was made of what is open: the queue goes into it.
    private void projectChanged(Project opened) {
        if (result.get().isPresent()) {
            keep();
            return;
        }
        var image = workspace.image().get();
        keeper.read(opened.folder())
                .thenAccept(kept -> kept.ifPresent(queue -> {
                    boolean same = image.isPresent()
                            && workspace.shows(image.get())
                            && queue.result()
                                    .images()
                                    .getFirst()
                                    .content()
                                    .equals(image.get().source().id().content());
                    if (same && result.get().isEmpty()) {
                        settings.load(queue.result().settings(), queue.state().budget());
                        result.set(Optional.of(queue.result()));
                        set(queue.state());
                    }
                }));
    }

    private void rest() {
        var image = workspace.image().get();
        var model = live.prediction().get();
        if (asking.isRunning()) {
            stage.set(QueueStage.ASKING);
        } else if (image.isEmpty()) {
            stage.set(QueueStage.NO_IMAGE);
        } else if (model.isEmpty() && settings.strategy().get().needsModel()) {
            stage.set(QueueStage.NO_MODEL);
        } else {
            stage.set(QueueStage.READY);
        }
        stale.set(result.get().isPresent()
                && model.isPresent()
                && state.get().entries().stream().map(Entry::status).anyMatch(Status::isOpen)
                && result.get().get().isStale(model.get().checkpoint().sha256()));
    }
}
