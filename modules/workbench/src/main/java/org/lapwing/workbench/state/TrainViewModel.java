package org.lapwing.workbench.state;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.lapwing.jobs.CancelledException;
import org.lapwing.jobs.Outcome;
import org.lapwing.labels.Legend;
import org.lapwing.labels.annotation.LabelSnapshot;
import org.lapwing.learning.AnnotatedImage;
import org.lapwing.learning.TrainingLength;
import org.lapwing.learning.TrainingProgress;
import org.lapwing.learning.TrainingResult;
import org.lapwing.learning.TrainingSettings;
import org.lapwing.model.store.ModelFolder;
import org.lapwing.raster.Window;
import org.lapwing.workbench.service.OpenedLabels;
import org.lapwing.workbench.service.TrainingService;
import org.lapwing.workbench.service.WorkbenchServices;
import org.lapwing.workbench.text.FailureText;
import org.lapwing.workbench.text.Formats;
import org.lapwing.workbench.text.Messages;

/// Starts, follows and stops training; each better checkpoint goes to the live layer by itself.
@SuppressWarnings("FutureReturnValueIgnored") // failures become notices where the work is started
public final class TrainViewModel {

    private final WorkbenchServices services;
    private final Executor ui;
    private final JobsViewModel jobs;
    private final NoticesViewModel notices;
    private final WorkspaceViewModel workspace;
    private final LegendViewModel legend;
    private final LiveViewModel live;
    private final Supplier<Optional<Window>> view;
    private final TrainSettingsViewModel settings;
    private final TrainCurvesViewModel curves = new TrainCurvesViewModel();
    private final ReadOnlyObjectWrapper<TrainState> state = new ReadOnlyObjectWrapper<>(TrainState.NO_IMAGE);
    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper("");
    private Optional<JobViewModel> running = Optional.empty();
    private ReadOnlyObjectProperty<Optional<LabelSnapshot>> drawn = new SimpleObjectProperty<>(Optional.empty());
    private ReadOnlyObjectProperty<Optional<Path>> drawnFile = new SimpleObjectProperty<>(Optional.empty());
    private Consumer<TrainingResult> trained = _ -> {};
    private boolean adopted;

    TrainViewModel(
            WorkbenchServices services,
            Executor ui,
            JobsViewModel jobs,
            NoticesViewModel notices,
            WorkspaceViewModel workspace,
            LegendViewModel legend,
            LiveViewModel live,
            Supplier<Optional<Window>> view) {
        this.services = services;
        this.ui = ui;
        this.jobs = jobs;
        this.notices = notices;
        this.workspace = workspace;
        this.legend = legend;
        this.live = live;
        this.view = view;
        this.settings = new TrainSettingsViewModel(services.models().networks());
        workspace.image().addListener((_, _, _) -> {
            stop(); // its image is gone
            rest();
        });
        workspace.labels().addListener((_, _, _) -> rest());
        rest();
    }

    /// Names who records what a run made.
    void onTrained(Consumer<TrainingResult> listener) {
        trained = listener;
    }

    /// Learns from what people drew, too.
    ///
    /// @param file where it is kept
    void learnFrom(
            ReadOnlyObjectProperty<Optional<LabelSnapshot>> annotations, ReadOnlyObjectProperty<Optional<Path>> file) {
        drawn = annotations;
        drawnFile = file;
        annotations.addListener(_ -> rest());
        rest();
    }

    /// The command line that trains on the ground truth, or on what was drawn where there is none; empty where
    /// something is missing, and, with a notice that says why, where the settings cannot be.
    public Optional<String> commandLine() {
        var image = workspace.image().get();
        var folder = workspace.modelFolder().get();
        if (image.isEmpty() || folder.isEmpty()) {
            return Optional.empty();
        }
        var chosen = settingsOrNotice();
        if (chosen.isEmpty()) {
            return Optional.empty();
        }
        return workspace
                .labels()
                .get()
                .map(labels -> CommandLines.train(
                        image.get().file(),
                        labels.file(),
                        workspace.legendFile().get(),
                        folder.get(),
                        chosen.get()))
                .or(() -> drawnFile
                        .get()
                        .filter(_ -> drawn().isPresent())
                        .map(file -> CommandLines.trainDrawn(image.get().file(), file, folder.get(), chosen.get())));
    }

    /// What people drew; empty where they drew nothing.
    private Optional<LabelSnapshot> drawn() {
        return drawn.get().filter(each -> each.size() > 0);
    }

    /// The classes of the ground truth, then those that only annotations have.
    private Legend legendOf(Optional<OpenedLabels> truth) {
        var annotations = drawn();
        if (truth.isEmpty()) {
            return annotations.orElseThrow().classes().legend();
        }
        return annotations
                .map(each -> AnnotatedImage.legend(truth.get().legend(), each.classes()))
                .orElse(truth.get().legend());
    }

    /// What the next run will use.
    public TrainSettingsViewModel settings() {
        return settings;
    }

    /// The settings as the next run would take them.
    ///
    /// @throws IllegalArgumentException naming the value that cannot be
    public TrainingSettings currentSettings() {
        return settings.settings(view.get());
    }

    /// The settings as the next run would take them; empty, with a notice that says why, where they cannot be.
    public Optional<TrainingSettings> settingsOrNotice() {
        try {
            return Optional.of(currentSettings());
        } catch (IllegalArgumentException refused) {
            notices.warn(Messages.text("train.settings.refused.title"), FailureText.of(refused));
            return Optional.empty();
        }
    }

    /// Loss and scores of the run that is under way or was the last.
    public TrainCurvesViewModel curves() {
        return curves;
    }

    /// What can be done now.
    public ReadOnlyObjectProperty<TrainState> state() {
        return state.getReadOnlyProperty();
    }

    /// Epoch, rate and time left, or how the last run ended.
    public ReadOnlyStringProperty status() {
        return status.getReadOnlyProperty();
    }

    /// Starts a run; does nothing while one is under way or something is missing.
    ///
    /// @return complete when the run has ended, with what ended it where it failed or was stopped
    public CompletableFuture<TrainingResult> start() {
        return start(settings.length());
    }

    /// Starts a run of another length than the settings say.
    ///
    /// @return as [#start()]
    public CompletableFuture<TrainingResult> start(TrainingLength length) {
        var image = workspace.image().get();
        var labels = workspace.labels().get();
        var classes = legend.legend().get();
        var folder = workspace.modelFolder().get();
        if (state.get() != TrainState.READY || image.isEmpty() || folder.isEmpty()) {
            return CompletableFuture.failedFuture(new IllegalStateException(status.get()));
        }
        TrainingService.Order order;
        try {
            if (labels.isPresent()
                    && classes.isPresent()
                    && !LegendDress.sameReading(labels.get().legend(), classes.get())) {
                throw new IllegalArgumentException(Messages.text("train.labels.reading"));
            }
            var truth = labels.map(each -> classes.map(each::withLegend).orElse(each));
            order = new TrainingService.Order(
                    image.get(),
                    truth,
                    drawn(),
                    legendOf(truth),
                    settings.settings(view.get()).withLength(length),
                    folder.get());
        } catch (IllegalArgumentException refused) {
            notices.warn(Messages.text("train.settings.refused.title"), FailureText.of(refused));
            return CompletableFuture.failedFuture(refused);
        }
        adopted = false;
        curves.clear(order.legend());
        state.set(TrainState.PREPARING);
        status.set(Messages.text("train.status.preparing"));
        var result = jobs.start(Messages.text("job.train", order.settings().network()), services.trainer(), job -> {
            running = Optional.of(job);
            return () -> train(job, order);
        });
        workspace.holdOpen(order.sources(), result);
        return result.whenComplete((done, failure) -> ended(order, done, failure));
    }

    /// Runs on the trainer's thread. A fresh run never touches the checkpoints of an earlier one.
    private TrainingResult train(JobViewModel job, TrainingService.Order wanted) throws IOException {
        var order = wanted;
        if (wanted.settings().start() == TrainingSettings.Start.FRESH) {
            var folder = services.models().folderForNewRun(wanted.modelFolder());
            order = wanted.into(folder);
        }
        var run = order;
        return services.training().train(run, job.token(), progress -> ui.execute(() -> follow(job, run, progress)));
    }

    /// Asks the run to stop after the batch under way; finished epochs stay.
    public void stop() {
        running.ifPresent(job -> {
            state.set(TrainState.STOPPING);
            status.set(Messages.text("train.status.stopping"));
            job.stop();
        });
    }

    private void follow(JobViewModel job, TrainingService.Order order, TrainingProgress progress) {
        if (job.token().isCancelled() || !workspace.shows(order.image())) {
            return;
        }
        switch (progress) {
            case TrainingProgress.Preparing preparing -> {
                double share = preparing.progress().fraction();
                job.show(share > 0 && share < 1 ? share : JobViewModel.UNKNOWN, status.get());
            }
            case TrainingProgress.Remark remark -> notices.warn(Messages.text("train.remark.title"), remark.sentence());
            case TrainingProgress.Step step -> {
                state.set(TrainState.RUNNING);
                curves.step(step);
                status.set(Messages.text(
                        "train.status.running",
                        step.epoch(),
                        step.epochs(),
                        Formats.decimal(step.megapixelsPerSecond(), 2),
                        Formats.duration(step.secondsLeft())));
                job.show(step.steps() == 0 ? JobViewModel.UNKNOWN : (double) step.step() / step.steps(), status.get());
            }
            case TrainingProgress.Validated validated -> curves.validated(validated);
            case TrainingProgress.Saved saved -> {
                adopt(order.modelFolder());
                if (saved.rank() == ModelFolder.Rank.BEST) {
                    live.offerTrained(order.modelFolder());
                }
            }
        }
    }

    /// Uses a run's folder from its first checkpoint on: a run stopped before leaves the earlier model in use.
    private void adopt(Path folder) {
        if (!adopted) {
            adopted = true;
            workspace.modelFolder().set(Optional.of(folder));
        }
    }

    private void ended(TrainingService.Order order, @Nullable TrainingResult done, @Nullable Throwable failure) {
        running = Optional.empty();
        state.set(TrainState.READY);
        rest();
        if (!workspace.shows(order.image())) {
            return; // what is open now has nothing to do with that run
        }
        if (done != null) {
            trained.accept(done);
            status.set(Messages.text("train.status.done", Formats.duration(done.seconds())));
            notices.done(
                    Messages.text("train.done.title"),
                    Messages.text(
                            "train.done.detail",
                            done.best().epoch(),
                            Formats.percent(curves.bestMeanIou().get(), 1),
                            Formats.duration(done.seconds())),
                    Optional.empty());
        } else if (failure != null && Outcome.cause(failure) instanceof CancelledException) {
            status.set(Messages.text("train.status.stopped"));
        } else if (failure != null) {
            status.set(Messages.text("train.status.failed"));
            notices.failed(Messages.text("train.failed.title"), failure);
        }
    }

    /// Says what is missing while no run is under way.
    private void rest() {
        if (state.get().isBusy()) {
            return;
        }
        if (workspace.image().get().isEmpty()) {
            state.set(TrainState.NO_IMAGE);
            status.set(Messages.text("train.missing.image"));
        } else if (workspace.labels().get().isEmpty() && drawn().isEmpty()) {
            state.set(TrainState.NO_LABELS);
            status.set(Messages.text("train.missing.labels"));
        } else {
            state.set(TrainState.READY);
            status.set(Messages.text("train.ready"));
        }
    }
}
