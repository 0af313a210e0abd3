package org.lapwing.workbench.state;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.lapwing.learning.PatchSampling;
import org.lapwing.learning.TrainingLength;
import org.lapwing.learning.TrainingSettings;
import org.lapwing.raster.Window;
import org.lapwing.workbench.service.ModelService.Network;

/// The settings of the next training run as a person fills them in.
public final class TrainSettingsViewModel {

    /// How the length of a run is given.
    public enum LengthKind {
        /// A time budget.
        MINUTES,
        /// A number of epochs.
        EPOCHS
    }

    private static final TrainingSettings DEFAULTS = TrainingSettings.defaults();

    private final List<Network> networks;
    private final ObjectProperty<Network> network;
    private final ObjectProperty<LengthKind> lengthKind = new SimpleObjectProperty<>(LengthKind.MINUTES);
    private final IntegerProperty minutes = new SimpleIntegerProperty(10);
    private final IntegerProperty epochs = new SimpleIntegerProperty(30);
    private final IntegerProperty patch = new SimpleIntegerProperty(DEFAULTS.patch());
    private final IntegerProperty batch = new SimpleIntegerProperty(DEFAULTS.batch());
    private final IntegerProperty patchesPerEpoch = new SimpleIntegerProperty(DEFAULTS.patchesPerEpoch());
    private final DoubleProperty learningRate = new SimpleDoubleProperty(DEFAULTS.learningRate());
    private final ObjectProperty<PatchSampling> sampling = new SimpleObjectProperty<>(DEFAULTS.sampling());
    private final IntegerProperty patience = new SimpleIntegerProperty(DEFAULTS.patience());
    private final LongProperty seed = new SimpleLongProperty(DEFAULTS.seed());
    private final TrainMethodViewModel method = new TrainMethodViewModel();
    private final BooleanProperty onlyView = new SimpleBooleanProperty();
    private final BooleanProperty resume = new SimpleBooleanProperty();

    /// @param networks what can be trained, the usual one first; at least one
    TrainSettingsViewModel(List<Network> networks) {
        this.networks = List.copyOf(networks);
        this.network = new SimpleObjectProperty<>(this.networks.getFirst());
        network.addListener((_, _, chosen) -> patch.set(chosen.patch()));
        patch.set(this.networks.getFirst().patch());
    }

    /// What can be trained.
    public List<Network> networks() {
        return networks;
    }

    /// What is trained.
    public ObjectProperty<Network> network() {
        return network;
    }

    /// Whether [#minutes] or [#epochs] counts.
    public ObjectProperty<LengthKind> lengthKind() {
        return lengthKind;
    }

    /// Time budget.
    public IntegerProperty minutes() {
        return minutes;
    }

    /// Number of epochs.
    public IntegerProperty epochs() {
        return epochs;
    }

    /// Side of a patch in pixels.
    public IntegerProperty patch() {
        return patch;
    }

    /// Patches a step.
    public IntegerProperty batch() {
        return batch;
    }

    /// Patches between two validations.
    public IntegerProperty patchesPerEpoch() {
        return patchesPerEpoch;
    }

    /// Peak learning rate.
    public DoubleProperty learningRate() {
        return learningRate;
    }

    /// Where patches are taken.
    public ObjectProperty<PatchSampling> sampling() {
        return sampling;
    }

    /// Epochs without a better checkpoint after which the run stops early; 0 for never.
    public IntegerProperty patience() {
        return patience;
    }

    /// Decides weights, split and sampling.
    public LongProperty seed() {
        return seed;
    }

    /// Loss, optimiser, schedule, augmentation and folds.
    public TrainMethodViewModel method() {
        return method;
    }

    /// Whether training stays inside the part of the image that is in view when it starts.
    public BooleanProperty onlyView() {
        return onlyView;
    }

    /// Whether the run in the model folder goes on.
    public BooleanProperty resume() {
        return resume;
    }

    /// The length as a run takes it.
    public TrainingLength length() {
        return lengthKind.get() == LengthKind.MINUTES
                ? new TrainingLength.Budget(Duration.ofMinutes(minutes.get()))
                : new TrainingLength.Epochs(epochs.get());
    }

    /// The settings as a run takes them.
    ///
    /// @param view what the map shows
    /// @throws IllegalArgumentException naming the value that cannot be
    public TrainingSettings settings(Optional<Window> view) {
        var settings = DEFAULTS.withNetwork(network.get().name())
                .withLength(length())
                .withPatches(patch.get(), batch.get(), patchesPerEpoch.get())
                .withLearningRate(learningRate.get())
                .withSeed(seed.get())
                .withSampling(sampling.get(), DEFAULTS.augmentation())
                .withPatience(patience.get())
                .withStart(resume.get() ? TrainingSettings.Start.RESUME : TrainingSettings.Start.FRESH);
        settings = method.applied(settings);
        var chosen = settings;
        return onlyView.get() ? view.map(chosen::withArea).orElse(chosen) : chosen;
    }
}
