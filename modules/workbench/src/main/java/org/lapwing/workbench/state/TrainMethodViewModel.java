package org.lapwing.workbench.state;

import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import org.lapwing.learning.Augmentation;
import org.lapwing.learning.Fold;
import org.lapwing.learning.LearningMethod;
import org.lapwing.learning.RateSchedule;
import org.lapwing.learning.TrainingSettings;
import org.lapwing.model.OptimiserSettings;
import org.lapwing.model.OptimiserSettings.Rule;
import org.lapwing.model.loss.LossFormula;

/// What the next training run makes small, how it steps, what validates and how patches are varied: as a person types
/// and chooses it.
public final class TrainMethodViewModel {

    /// Something that is written as text, with what is wrong with it.
    public static final class Written {
        private final StringProperty text;
        private final ObservableValue<String> problem;

        Written(String usual, Consumer<String> check) {
            text = new SimpleStringProperty(usual);
            problem = text.map(written -> problem(check, written));
        }

        private static String problem(Consumer<String> check, String written) {
            try {
                check.accept(written);
                return "";
            } catch (IllegalArgumentException wrong) {
                return String.valueOf(wrong.getMessage());
            }
        }

        /// What is written.
        public StringProperty text() {
            return text;
        }

        /// Why it cannot be; blank where it can.
        public ObservableValue<String> problem() {
            return problem;
        }

        private String value() {
            return text.get().strip();
        }
    }

    private static final LearningMethod USUAL = LearningMethod.DEFAULT;
    private static final OptimiserSettings USUAL_OPTIMISER = USUAL.optimiser();

    private final Written loss = new Written(USUAL.loss().text(), LossFormula::parse);
    private final Written classWeights =
            new Written(String.valueOf(USUAL.classPower()), text -> USUAL.withClassPower(number(text)));
    private final ObjectProperty<Rule> rule = new SimpleObjectProperty<>(USUAL_OPTIMISER.rule());
    private final Written momentum =
            new Written(String.valueOf(USUAL_OPTIMISER.momentum()), text -> optimiser(text, "0", "0"));
    private final Written weightDecay =
            new Written(String.valueOf(USUAL_OPTIMISER.weightDecay()), text -> optimiser("0", text, "0"));
    private final Written clip = new Written("0", text -> optimiser("0", "0", text));
    private final IntegerProperty gathered = new SimpleIntegerProperty(USUAL.gathered());
    private final Written schedule = new Written(RateSchedule.names().getFirst(), RateSchedule::parse);
    private final Written augmentation = new Written("default", Augmentation::parse);
    private final Written fold = new Written("", TrainMethodViewModel::requireFold);

    /// What is made small, such as `ce+dice`.
    public Written loss() {
        return loss;
    }

    /// Losses that are offered; any other sum can be written.
    public static List<String> losses() {
        return List.of("ce", "ce+dice", "ce+lovasz", "focal", "jaccard", "dice", "gdice", "lovasz", "ce:0.1");
    }

    /// How much rare classes weigh, 0 to 1.
    public Written classWeights() {
        return classWeights;
    }

    /// How gradients move weights.
    public ObjectProperty<Rule> rule() {
        return rule;
    }

    /// Whether the rule takes a momentum.
    public ObservableValue<Boolean> takesMomentum() {
        return rule.map(chosen -> chosen == Rule.SGD || chosen == Rule.NESTEROV);
    }

    /// Momentum, of rules that take one.
    public Written momentum() {
        return momentum;
    }

    /// Share of each kernel taken away per unit of learning rate.
    public Written weightDecay() {
        return weightDecay;
    }

    /// Largest length of a gradient; 0 for no limit.
    public Written clip() {
        return clip;
    }

    /// Batches whose gradients are taken together.
    public IntegerProperty gathered() {
        return gathered;
    }

    /// The learning rate over the run, such as `poly:0.9`.
    public Written schedule() {
        return schedule;
    }

    /// How patches are varied, such as `default,noise`.
    public Written augmentation() {
        return augmentation;
    }

    /// Which fold validates, such as `2/5`; blank for drawn blocks.
    public Written fold() {
        return fold;
    }

    /// Settings that take all this.
    ///
    /// @throws IllegalArgumentException naming the value that cannot be
    TrainingSettings applied(TrainingSettings settings) {
        var method = new LearningMethod(
                LossFormula.parse(loss.value()),
                number(classWeights.value()),
                optimiser(takesMomentum().getValue() ? momentum.value() : "0.9", weightDecay.value(), clip.value()),
                RateSchedule.parse(schedule.value()),
                gathered.get());
        var changed =
                settings.withMethod(method).withSampling(settings.sampling(), Augmentation.parse(augmentation.value()));
        return fold.value().isEmpty() ? changed : changed.withFold(Fold.parse(fold.value()));
    }

    private OptimiserSettings optimiser(String momentumText, String decayText, String clipText) {
        return new OptimiserSettings(rule.get(), number(momentumText), number(decayText), number(clipText));
    }

    private static void requireFold(String text) {
        if (!text.isBlank()) {
            Fold.parse(text);
        }
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text.strip());
        } catch (NumberFormatException broken) {
            throw new IllegalArgumentException("'" + text + "' is no number", broken);
        }
    }
}
