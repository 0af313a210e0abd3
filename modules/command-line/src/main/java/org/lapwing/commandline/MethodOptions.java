package org.lapwing.commandline;

import org.jspecify.annotations.Nullable;
import org.lapwing.learning.Augmentation;
import org.lapwing.learning.Fold;
import org.lapwing.learning.LearningMethod;
import org.lapwing.learning.RateSchedule;
import org.lapwing.learning.TrainingSettings;
import org.lapwing.model.OptimiserSettings;
import org.lapwing.model.OptimiserSettings.Rule;
import org.lapwing.model.loss.LossFormula;
import picocli.CommandLine.Option;

/// What `lapwing train` makes small, and how it steps towards it.
final class MethodOptions {

    @Option(names = "--loss", paramLabel = "FORMULA", descriptionKey = "train.loss")
    private @Nullable String loss;

    @Option(names = "--class-weights", paramLabel = "X", descriptionKey = "train.class-weights")
    private @Nullable Double classWeights;

    @Option(names = "--optimiser", paramLabel = "NAME", descriptionKey = "train.optimiser")
    private @Nullable Rule optimiser;

    @Option(names = "--momentum", paramLabel = "X", descriptionKey = "train.momentum")
    private @Nullable Double momentum;

    @Option(names = "--weight-decay", paramLabel = "X", descriptionKey = "train.weight-decay")
    private @Nullable Double weightDecay;

    @Option(names = "--clip", paramLabel = "X", descriptionKey = "train.clip")
    private @Nullable Double clip;

    @Option(names = "--gather", paramLabel = "N", descriptionKey = "train.gather")
    private @Nullable Integer gather;

    @Option(names = "--schedule", paramLabel = "NAME", descriptionKey = "train.schedule")
    private @Nullable String schedule;

    @Option(names = "--fold", paramLabel = "K/N", descriptionKey = "train.fold")
    private @Nullable String fold;

    @Option(names = "--augment", paramLabel = "STEPS", descriptionKey = "train.augment")
    private @Nullable String augment;

    /// The settings with what was said; what was not said stays.
    ///
    /// @throws IllegalArgumentException naming the value that cannot be
    TrainingSettings applied(TrainingSettings settings) {
        var changed = settings.withMethod(method(settings.method()));
        if (augment != null) {
            changed = changed.withSampling(changed.sampling(), Augmentation.parse(augment));
        }
        return fold == null ? changed : changed.withFold(Fold.parse(fold));
    }

    private LearningMethod method(LearningMethod usual) {
        var method = usual.withOptimiser(optimiser(usual.optimiser()));
        if (loss != null) {
            method = method.withLoss(LossFormula.parse(loss));
        }
        if (classWeights != null) {
            method = method.withClassPower(classWeights);
        }
        if (schedule != null) {
            method = method.withSchedule(RateSchedule.parse(schedule));
        }
        return gather == null ? method : method.withGathered(gather);
    }

    private OptimiserSettings optimiser(OptimiserSettings usual) {
        var rule = optimiser == null ? usual.rule() : optimiser;
        if (momentum != null && rule != Rule.SGD && rule != Rule.NESTEROV) {
            throw new IllegalArgumentException(Messages.text("train.momentum.unused", rule));
        }
        return new OptimiserSettings(
                rule,
                momentum == null ? usual.momentum() : momentum,
                weightDecay == null ? usual.weightDecay() : weightDecay,
                clip == null ? usual.clipNorm() : clip);
    }
}
