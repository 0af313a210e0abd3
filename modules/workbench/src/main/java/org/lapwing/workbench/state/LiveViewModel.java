package org.lapwing.workbench.state;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.lapwing.workbench.service.ModelService;
import org.lapwing.workbench.service.ModelService.Prediction;
import org.lapwing.workbench.service.OpenedImage;
import org.lapwing.workbench.service.WorkbenchServices;
import org.lapwing.workbench.text.Messages;

/// The model's map of the image, by the best checkpoint so far.
///
/// Checkpoints are tried one after the other; while one is tried, further offers collapse into one.
@SuppressWarnings("FutureReturnValueIgnored") // failures become notices where the work is started
public final class LiveViewModel {

    private final WorkbenchServices services;
    private final JobsViewModel jobs;
    private final NoticesViewModel notices;
    private final ReadOnlyObjectWrapper<Optional<Prediction>> prediction =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper switching = new ReadOnlyBooleanWrapper();
    private Optional<ModelService.Live> live = Optional.empty();
    private CompletableFuture<Void> settled = CompletableFuture.completedFuture(null);
    private Optional<Path> next = Optional.empty();

    LiveViewModel(WorkbenchServices services, JobsViewModel jobs, NoticesViewModel notices) {
        this.services = services;
        this.jobs = jobs;
        this.notices = notices;
    }

    /// The prediction on the map; empty before there is a model.
    public ReadOnlyObjectProperty<Optional<Prediction>> prediction() {
        return prediction.getReadOnlyProperty();
    }

    /// Whether a checkpoint is being tried.
    public ReadOnlyBooleanProperty switching() {
        return switching.getReadOnlyProperty();
    }

    /// Complete when no checkpoint is being tried any more.
    public CompletableFuture<Void> settled() {
        return settled;
    }

    /// Forgets the model and predicts another image from now on.
    void load(OpenedImage image) {
        close();
        live = Optional.of(services.models().live(image));
    }

    /// Takes the best checkpoint of a folder in the background.
    ///
    /// @return complete when it is on the map, or was refused and the person told
    public CompletableFuture<Void> offerBest(Path modelFolder) {
        if (live.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        if (switching.get()) {
            next = Optional.of(modelFolder);
            return settled;
        }
        var current = live.get();
        switching.set(true);
        settled = new CompletableFuture<>();
        var done = settled;
        jobs.quietly(services.workers(), () -> current.offerBest(modelFolder)).whenComplete((fresh, failure) -> {
            switching.set(false);
            if (live.isPresent() && live.get() == current) {
                if (failure == null) {
                    prediction.set(Optional.of(fresh));
                } else {
                    notices.failed(Messages.text("live.refused.title"), failure);
                }
            }
            var waiting = next; // for the image that is open now, even where another was open before
            next = Optional.empty();
            if (waiting.isPresent()) {
                offerBest(waiting.get()).whenComplete((_, _) -> done.complete(null));
            } else {
                done.complete(null);
            }
        });
        return done;
    }

    /// Takes the model off the map and frees it in the background.
    void close() {
        var old = live;
        live = Optional.empty();
        next = Optional.empty();
        prediction.set(Optional.empty());
        old.ifPresent(each -> jobs.quietly(services.workers(), () -> {
            each.close();
            return each;
        }));
    }
}
