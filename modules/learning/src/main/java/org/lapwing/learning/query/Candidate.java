package org.lapwing.learning.query;

/// A patch that a person is asked to label, with what it is worth and why.
///
/// @param patch where it is
/// @param score what the strategy gave it; of use only beside other scores of the same query
/// @param reason why it was chosen, as numbers; the window and the commands put it in words
public record Candidate(QueryPatch patch, double score, QueryReason reason) {

    /// Rejects scores that are no numbers.
    public Candidate {
        if (!Double.isFinite(score)) {
            throw new IllegalArgumentException("a score of " + score);
        }
    }
}
