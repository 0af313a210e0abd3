package org.lapwing.learning.query.simulation;

import java.util.List;

/// One contestant played through with one seed.
///
/// @param contestant who chose
/// @param seed of the repetition
/// @param meanIou on the test ground after the initial pool and after every query
/// @param patches places in the pool of all labelled patches, in the order in which they were chosen, the
///     initial pool first
/// @param rounds of each of them the query that chose it; 0 for the initial pool
/// @param probabilities of each of them what the image-level learner believed of each class when it chose it;
///     an empty list where it did not choose
public record PlayedRun(
        Contestant contestant,
        long seed,
        List<Double> meanIou,
        List<Integer> patches,
        List<Integer> rounds,
        List<List<Double>> probabilities) {

    /// Copies the lists and checks that they belong together.
    public PlayedRun {
        meanIou = List.copyOf(meanIou);
        patches = List.copyOf(patches);
        rounds = List.copyOf(rounds);
        probabilities = List.copyOf(probabilities);
        if (patches.size() != rounds.size() || patches.size() != probabilities.size()) {
            throw new IllegalArgumentException(patches.size() + " patches, " + rounds.size() + " rounds, "
                    + probabilities.size() + " probabilities");
        }
    }
}
