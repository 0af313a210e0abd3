package org.lapwing.workbench.state;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.lapwing.model.Checkpoint;
import org.lapwing.workbench.service.ModelService;
import org.lapwing.workbench.service.ModelService.Precision;
import org.lapwing.workbench.service.ModelService.Prediction;
import org.lapwing.workbench.service.OpenedImage;
import org.lapwing.workbench.service.WorkbenchServices;
import org.lapwing.workbench.text.Messages;

/// The model's map of the image, by the best checkpoint so far.
///
/// Checkpoints are tried one after the other; while one is tried, further offers collapse into one. While
/// paused, nothing is predicted and checkpoints of a training run wait; the newest is taken up when live goes
/// on.
@SuppressWarnings("FutureReturnValueIgnored") // failures become notices where the work is started
public final class LiveViewModel {

    /// Whether the map predicts.
    public enum Running {
        /// What is looked at is predicted, by the newest checkpoint.
        LIVE,
        /// The present view is predicted to its end, then the map pauses.
        ONCE,
        /// Nothing is predicted; what was predicted before is shown.
        PAUSED
    }

    private final WorkbenchServices services;
    private final JobsViewModel jobs;
    private final NoticesViewModel notices;
    private final InputGuardViewModel guard = new InputGuardViewModel();
    private final ReadOnlyObjectWrapper<Optional<Prediction>> prediction =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Prediction>> second = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper switching = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Running> running = new ReadOnlyObjectWrapper<>(Running.LIVE);
    private final ReadOnlyBooleanWrapper waiting = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Precision> precision = new ReadOnlyObjectWrapper<>(Precision.FULL);
    private Optional<Path> trained = Optional.empty();
    private Optional<ModelService.Live> live = Optional.empty();
    private Optional<OpenedImage> image = Optional.empty();
    private CompletableFuture<Void> settled = CompletableFuture.completedFuture(null);
    private Optional<Offer> next = Optional.empty();

    /// How a checkpoint is taken.
    private enum Caution {
        /// The image is compared with those that the model learnt from.
        COMPARE,
        /// It is not: the model is learning from this very image, or the person has decided.
        NONE
    }

    /// @param checkpoint the one that is meant; the best of the folder where none is
    private record Offer(Path modelFolder, Optional<Checkpoint> checkpoint, Caution caution) {

        Offer(Path modelFolder, Caution caution) {
            this(modelFolder, Optional.empty(), caution);
        }
    }

    LiveViewModel(WorkbenchServices services, JobsViewModel jobs, NoticesViewModel notices) {
        this.services = services;
        this.jobs = jobs;
        this.notices = notices;
    }

    /// The prediction on the map; empty before there is a model.
    public ReadOnlyObjectProperty<Optional<Prediction>> prediction() {
        return prediction.getReadOnlyProperty();
    }

    /// The prediction of another model, to be compared; empty before one was chosen.
    public ReadOnlyObjectProperty<Optional<Prediction>> second() {
        return second.getReadOnlyProperty();
    }

    /// Whether models may predict an image that is unlike those they learnt from.
    public InputGuardViewModel guard() {
        return guard;
    }

    /// Whether a checkpoint is being tried.
    public ReadOnlyBooleanProperty switching() {
        return switching.getReadOnlyProperty();
    }

    /// Whether the map predicts.
    public ReadOnlyObjectProperty<Running> running() {
        return running.getReadOnlyProperty();
    }

    /// Whether a newer checkpoint waits for live to go on.
    public ReadOnlyBooleanProperty waiting() {
        return waiting.getReadOnlyProperty();
    }

    /// In which arithmetic the map is predicted; exports are always in full precision.
    public ReadOnlyObjectProperty<Precision> precision() {
        return precision.getReadOnlyProperty();
    }

    /// Whether the device predicts in 8 bits.
    public boolean hasInt8() {
        return services.models().hasInt8();
    }

    /// Predicts in the other arithmetic from now on, what is on the map first.
    ///
    /// @return complete when it is on the map, or was refused and the person told
    public CompletableFuture<Void> switchPrecision() {
        precision.set(precision.get() == Precision.FULL ? Precision.INT8 : Precision.FULL);
        if (precision.get() == Precision.INT8) {
            notices.show(new Notice(
                    Notice.Kind.INFORMATION,
                    Messages.text("live.int8.title"),
                    Messages.text("live.int8.detail"),
                    Optional.empty()));
        }
        return prediction
                .get()
                .map(shown -> offer(new Offer(shown.modelFolder(), Caution.NONE)))
                .orElse(CompletableFuture.completedFuture(null));
    }

    /// Pauses, or goes on with the newest checkpoint.
    public void pauseOrResume() {
        if (running.get() == Running.PAUSED) {
            running.set(Running.LIVE);
            takeWaiting();
        } else {
            running.set(Running.PAUSED);
        }
    }

    /// Predicts the present view by the newest checkpoint, then pauses.
    ///
    /// @return complete when the map may begin; whoever shows it calls [#updated] when it is done
    public CompletableFuture<Void> updateOnce() {
        return takeWaiting().thenRun(() -> running.set(Running.ONCE));
    }

    /// Pauses again after an update, unless somebody has decided otherwise meanwhile.
    public void updated() {
        if (running.get() == Running.ONCE) {
            running.set(Running.PAUSED);
        }
    }

    /// Takes the best checkpoint of a run under way, or keeps it for later while paused.
    void offerTrained(Path modelFolder) {
        if (running.get() == Running.LIVE) {
            offer(new Offer(modelFolder, Caution.NONE));
        } else {
            trained = Optional.of(modelFolder);
            waiting.set(true);
        }
    }

    private CompletableFuture<Void> takeWaiting() {
        var folder = trained;
        trained = Optional.empty();
        waiting.set(false);
        return folder.map(newest -> offer(new Offer(newest, Caution.NONE)))
                .orElse(CompletableFuture.completedFuture(null));
    }

    /// Complete when no checkpoint is being tried any more.
    public CompletableFuture<Void> settled() {
        return settled;
    }

    /// Forgets the model and predicts another image from now on.
    void load(OpenedImage opened) {
        close();
        image = Optional.of(opened);
        live = Optional.of(services.models().live(opened));
    }

    /// Takes the best checkpoint of a folder in the background, or asks whether to, where the image is unlike those
    /// that it learnt from.
    ///
    /// @return complete when it is on the map, was refused and the person told, or the person was asked
    public CompletableFuture<Void> offerBest(Path modelFolder) {
        return offer(new Offer(modelFolder, Caution.COMPARE));
    }

    /// Takes a checkpoint that a person chose among those of a model.
    ///
    /// @return complete when it is on the map, or was refused and the person told
    CompletableFuture<Void> show(Checkpoint checkpoint) {
        return offer(new Offer(checkpoint.modelFolder(), Optional.of(checkpoint), Caution.NONE));
    }

    private CompletableFuture<Void> offer(Offer offer) {
        if (live.isEmpty() || image.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        if (switching.get()) {
            next = Optional.of(offer);
            return settled;
        }
        var current = live.get();
        switching.set(true);
        settled = new CompletableFuture<>();
        var done = settled;
        allowed(current, offer, image.get()).whenComplete((fresh, failure) -> {
            switching.set(false);
            if (live.isPresent() && live.get() == current) {
                if (failure == null) {
                    fresh.ifPresent(taken -> prediction.set(Optional.of(taken)));
                } else {
                    notices.failed(Messages.text("live.refused.title"), failure);
                }
            }
            var following = next; // for the image that is open now, even where another was open before
            next = Optional.empty();
            if (following.isPresent()) {
                offer(following.get()).whenComplete((_, _) -> done.complete(null));
            } else {
                done.complete(null);
            }
        });
        return done;
    }

    /// The prediction of an offered checkpoint; empty where it may not predict, or the person is asked.
    private CompletableFuture<Optional<Prediction>> allowed(ModelService.Live current, Offer offer, OpenedImage on) {
        var folder = offer.modelFolder();
        var arithmetic = precision.get();
        Supplier<CompletableFuture<Optional<Prediction>>> take = () -> jobs.quietly(
                services.workers(),
                () -> Optional.of(
                        offer.checkpoint().isPresent()
                                ? current.offer(offer.checkpoint().get())
                                : current.offerBest(folder, arithmetic)));
        if (offer.caution() == Caution.NONE) {
            return take.get();
        }
        return jobs.quietly(services.workers(), () -> current.examine(folder)).thenCompose(examined -> {
            if (live.isEmpty() || live.get() != current) {
                return CompletableFuture.completedFuture(Optional.empty()); // another image was opened meanwhile
            }
            var verdict = guard.judge(
                    on,
                    examined,
                    () -> offer(new Offer(folder, Caution.NONE)),
                    () -> withdraw(examined.checkpoint().sha256()));
            if (verdict == InputGuardViewModel.Verdict.LEAVE) {
                tellLeft(examined.checkpoint().card().name(), on.name());
            }
            return verdict == InputGuardViewModel.Verdict.PREDICT
                    ? take.get()
                    : CompletableFuture.completedFuture(Optional.empty());
        });
    }

    private void withdraw(String sha256) {
        if (prediction
                .get()
                .filter(shown -> shown.checkpoint().sha256().equals(sha256))
                .isPresent()) {
            prediction.set(Optional.empty());
        }
    }

    private void tellLeft(String model, String imageName) {
        notices.show(new Notice(
                Notice.Kind.INFORMATION,
                Messages.text("guard.left.title"),
                Messages.text("guard.left.detail", model, imageName),
                Optional.of(new Notice.Action(Messages.text("guard.again"), guard::askAgain))));
    }

    /// Takes the best checkpoint of another folder for comparison, in the background.
    ///
    /// @return complete when it can be compared; completed with the failure that the person was told
    public CompletableFuture<Void> compareWith(Path modelFolder) {
        return compare(current -> current.compareWith(modelFolder));
    }

    /// Takes a checkpoint for comparison, in the background.
    ///
    /// @return as [#compareWith(Path)]
    CompletableFuture<Void> compareWith(Checkpoint checkpoint) {
        return compare(current -> current.compareWith(checkpoint));
    }

    private interface Comparing {
        Prediction in(ModelService.Live live) throws IOException;
    }

    private CompletableFuture<Void> compare(Comparing other) {
        if (live.isEmpty()) {
            return CompletableFuture.failedFuture(new IllegalStateException("no image is open"));
        }
        var current = live.get();
        return jobs.quietly(services.workers(), () -> other.in(current))
                .whenComplete((taken, failure) -> {
                    if (live.isEmpty() || live.get() != current) {
                        return; // another image was opened meanwhile
                    }
                    if (failure == null) {
                        second.set(Optional.of(taken));
                    } else {
                        notices.failed(Messages.text("live.second.refused.title"), failure);
                    }
                })
                .thenAccept(_ -> {});
    }

    /// Takes the model off the map and frees it in the background.
    void close() {
        var old = live;
        live = Optional.empty();
        image = Optional.empty();
        guard.forget();
        next = Optional.empty();
        trained = Optional.empty();
        waiting.set(false);
        prediction.set(Optional.empty());
        second.set(Optional.empty());
        old.ifPresent(each -> jobs.quietly(services.workers(), () -> {
            each.close();
            return each;
        }));
    }
}
