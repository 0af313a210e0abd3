package org.lapwing.learning.query;

/// How the disagreement of several checkpoints about a pixel is measured.
public enum Disagreement {
    /// Entropy of their votes, divided by the most that so many votes on so many classes can have (Dagan and
    /// Engelson 1995).
    VOTES,
    /// Mean Kullback-Leibler divergence of each one's probabilities from the mean of all, divided by the
    /// logarithm of the number of classes (McCallum and Nigam 1998).
    DIVERGENCE
}
