package org.lapwing.learning.query.simulation;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.lapwing.learning.query.QueryStrategy;

/// Who chooses the patches of one line of a simulation.
///
/// @param strategy by what
/// @param learner what the strategy asks
public record Contestant(QueryStrategy strategy, Learner learner) {

    private static final String IMAGE_LEVEL = "image:";
    private static final Set<QueryStrategy> OF_IMAGES =
            Set.of(QueryStrategy.ENTROPY, QueryStrategy.MARGIN, QueryStrategy.LEAST_CONFIDENCE);

    /// What a strategy asks.
    public enum Learner {
        /// The segmentation network of the round before.
        PIXELS,
        /// A classifier of whole patches, as ALS4GAN has it: see [ImageLevelLearner].
        WHOLE_PATCHES
    }

    /// Rejects strategies that say nothing about whole patches.
    public Contestant {
        if (learner == Learner.WHOLE_PATCHES && !OF_IMAGES.contains(strategy)) {
            throw new IllegalArgumentException(
                    "the image-level learner is asked by entropy, margin or least-confidence," + " not by "
                            + strategy.commandName());
        }
    }

    /// A strategy that asks the segmentation network.
    public static Contestant of(QueryStrategy strategy) {
        return new Contestant(strategy, Learner.PIXELS);
    }

    /// The name by which a person chooses it, such as `entropy` or `image:entropy`.
    public String name() {
        return (learner == Learner.WHOLE_PATCHES ? IMAGE_LEVEL : "") + strategy.commandName();
    }

    /// All there are, random first.
    public static List<Contestant> all() {
        return Stream.concat(
                        Arrays.stream(QueryStrategy.values()).map(Contestant::of),
                        Arrays.stream(QueryStrategy.values())
                                .filter(OF_IMAGES::contains)
                                .map(each -> new Contestant(each, Learner.WHOLE_PATCHES)))
                .toList();
    }

    /// The one of that name, without regard to case.
    ///
    /// @throws IllegalArgumentException listing all where there is none
    public static Contestant named(String name) {
        return all().stream()
                .filter(each -> each.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no strategy is called '" + name + "'; choose among "
                        + String.join(", ", all().stream().map(Contestant::name).toList())));
    }
}
