package org.lapwing.learning.query;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// How the next patches are chosen. Every score is the larger the more a label is expected to help.
public enum QueryStrategy {
    /// By a seeded lot; the yardstick of all others, and the only one that needs no model.
    RANDOM(Means.NONE),
    /// Shannon's entropy of the class probabilities, divided by that of classes alike.
    ENTROPY(Means.PIXELS),
    /// One minus the gap between the two most probable classes.
    MARGIN(Means.PIXELS),
    /// One minus the probability of the most probable class.
    LEAST_CONFIDENCE(Means.PIXELS),
    /// What a label would tell about the weights: the mutual information of drawn heads (Houlsby et al. 2011;
    /// Gal et al. 2017), see [DroppedHeads].
    BALD(Means.PIXELS),
    /// BALD drawn by lot in proportion to a power of the score instead of the highest scores only (Kirsch et
    /// al. 2021).
    POWER_BALD(Means.PIXELS),
    /// Patches that leave no other patch far from a labelled one in the network's features (Sener and Savarese
    /// 2018).
    CORE_SET(Means.FEATURES),
    /// Patches whose gradients of the head are large and unlike each other (Ash et al. 2020).
    BADGE(Means.FEATURES),
    /// Patches in which classes with few labels are expected.
    CLASS_BALANCED(Means.CLASSES),
    /// Patches about which several checkpoints disagree.
    COMMITTEE(Means.PIXELS);

    /// What of a network's answer a strategy looks at.
    private enum Means {
        NONE,
        PIXELS,
        FEATURES,
        CLASSES
    }

    private final Means means;

    QueryStrategy(Means means) {
        this.means = means;
    }

    /// The name by which a person chooses it, such as `least-confidence`.
    public String commandName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The strategy of that name, without regard to case.
    public static Optional<QueryStrategy> byName(String name) {
        return Arrays.stream(values())
                .filter(each -> each.commandName().equalsIgnoreCase(name))
                .findFirst();
    }

    /// All names, in the order in which they are offered.
    public static List<String> names() {
        return Arrays.stream(values()).map(QueryStrategy::commandName).toList();
    }

    /// Whether a trained model is needed.
    public boolean needsModel() {
        return means != Means.NONE;
    }

    /// Whether each pixel gets a number which a [Reduction] makes one number a patch of.
    public boolean isReduced() {
        return means == Means.PIXELS;
    }

    /// Whether the network's features are looked at even where no diversity is asked for.
    boolean needsFeatures() {
        return means == Means.FEATURES;
    }

    /// Whether patches are chosen one after another, each in view of those before, so that scores alone do not
    /// order them.
    public boolean isSequential() {
        return means == Means.FEATURES || means == Means.CLASSES;
    }
}
