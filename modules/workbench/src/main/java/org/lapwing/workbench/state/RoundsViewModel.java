package org.lapwing.workbench.state;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.lapwing.learning.query.StoppingAdvice.Measured;
import org.lapwing.model.Checkpoint;
import org.lapwing.project.Project;
import org.lapwing.project.Round;
import org.lapwing.project.RoundComparison;
import org.lapwing.project.Rounds;
import org.lapwing.workbench.service.RoundService;
import org.lapwing.workbench.service.WorkbenchServices;
import org.lapwing.workbench.text.Messages;

/// The rounds of the project: recorded, looked at, compared, gone back to.
@SuppressWarnings("FutureReturnValueIgnored") // failures become notices where the work is started
public final class RoundsViewModel {

    private final WorkbenchServices services;
    private final JobsViewModel jobs;
    private final NoticesViewModel notices;
    private final WorkspaceViewModel workspace;
    private final LiveViewModel live;
    private final PredictionViewModel prediction;
    private final ReadOnlyObjectWrapper<Rounds> rounds = new ReadOnlyObjectWrapper<>(Rounds.NONE);
    private final ReadOnlyObjectWrapper<Optional<RoundComparison>> comparison =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    RoundsViewModel(
            WorkbenchServices services,
            JobsViewModel jobs,
            NoticesViewModel notices,
            WorkspaceViewModel workspace,
            LiveViewModel live,
            PredictionViewModel prediction) {
        this.services = services;
        this.jobs = jobs;
        this.notices = notices;
        this.workspace = workspace;
        this.live = live;
        this.prediction = prediction;
        workspace.project().addListener((_, before, now) -> {
            if (!before.map(Project::folder).equals(now.map(Project::folder))) {
                rounds.set(Rounds.NONE);
                comparison.set(Optional.empty());
                inProject(folder -> services.rounds().read(folder), rounds::set);
            }
        });
    }

    /// All rounds so far.
    public ReadOnlyObjectProperty<Rounds> rounds() {
        return rounds.getReadOnlyProperty();
    }

    /// Two rounds side by side; empty while none are compared.
    public ReadOnlyObjectProperty<Optional<RoundComparison>> comparison() {
        return comparison.getReadOnlyProperty();
    }

    /// What was measured in each round so far.
    public List<Measured> measured() {
        return RoundOutcomes.measured(rounds.get());
    }

    /// Number of the round that is under way.
    int underWay() {
        return rounds.get().next();
    }

    /// Revision of the labels that the newest round learnt from; 0 before the first.
    long lastRevision() {
        return rounds.get().rounds().isEmpty()
                ? 0
                : rounds.get().rounds().getLast().labelRevision();
    }

    /// Records a round; without a project nothing is kept.
    CompletableFuture<Void> record(RoundService.Outcome outcome) {
        return inProject(folder -> services.rounds().record(folder, outcome), rounds::set);
    }

    /// Writes what a person says about a round.
    public CompletableFuture<Void> remark(Round round, String text) {
        return inProject(folder -> services.rounds().remark(folder, round, text.strip()), rounds::set);
    }

    /// Shows the model of a round on the map; which round is in use does not change.
    public CompletableFuture<Void> reopen(Round round) {
        return inProject(folder -> services.rounds().open(folder, round), live::show)
                .thenCompose(_ -> live.settled());
    }

    /// Goes back, or forward, to a round: its model is on the map and in use from now on. Labels stay as they are.
    public CompletableFuture<Void> rollBack(Round round) {
        return inProject(folder -> services.rounds().rollBack(folder, round), checkpoint -> {
                    rounds.set(rounds.get().at(round.number()));
                    workspace.modelFolder().set(Optional.of(checkpoint.modelFolder()));
                    live.show(checkpoint);
                    notices.done(
                            Messages.text("rounds.back.title", round.number()),
                            Messages.text("rounds.back.detail"),
                            Optional.empty());
                })
                .thenCompose(_ -> live.settled());
    }

    /// Puts two rounds side by side, the earlier first.
    public void compare(Round one, Round other) {
        comparison.set(Optional.of(
                one.number() < other.number() ? RoundComparison.of(one, other) : RoundComparison.of(other, one)));
    }

    /// The command line that compares the same rounds; empty while none are compared.
    public Optional<String> commandLine() {
        return workspace.project().get().flatMap(project -> comparison.get().map(compared -> {
            int one = compared.one().number();
            int other = compared.other().number();
            var target = project.folder().resolve("changed-" + one + "-" + other + ".tif");
            return CommandLines.compareRounds(project.folder(), one, other, target);
        }));
    }

    /// Compares nothing any more.
    public void closeComparison() {
        comparison.set(Optional.empty());
    }

    /// Shows on the map where the later of the compared rounds decides otherwise than the earlier one.
    ///
    /// @return complete when it is on the map, or could not be and the person was told
    public CompletableFuture<Void> showChanges() {
        var compared = comparison.get();
        if (compared.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        var shown = new CompletableFuture<Void>();
        inProject(
                        folder -> new Pair(
                                services.rounds().open(folder, compared.get().one()),
                                services.rounds().open(folder, compared.get().other())),
                        pair -> live.show(pair.later())
                                .thenCompose(_ -> live.compareWith(pair.earlier()))
                                .thenRun(prediction::showChangesSinceSecond)
                                .whenComplete((_, _) -> shown.complete(null)))
                .whenComplete((_, failure) -> {
                    if (failure != null) {
                        shown.complete(null);
                    }
                });
        return shown;
    }

    private record Pair(Checkpoint earlier, Checkpoint later) {}

    private interface Work<T> {
        T in(Path projectFolder) throws IOException;
    }

    /// Does something with the files of the project, and tells the person where it fails.
    private <T> CompletableFuture<Void> inProject(Work<T> work, Consumer<T> then) {
        var project = workspace.project().get();
        if (project.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        var folder = project.get().folder();
        return jobs.quietly(services.workers(), () -> work.in(folder))
                .whenComplete((found, failure) -> {
                    boolean same = workspace
                            .project()
                            .get()
                            .filter(now -> now.folder().equals(folder))
                            .isPresent();
                    if (failure != null) {
                        notices.failed(Messages.text("rounds.failed.title"), failure);
                    } else if (same) {
                        then.accept(found);
                    }
                })
                .thenAccept(_ -> {});
    }
}
