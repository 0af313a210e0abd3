package org.lapwing.learning.query;

import java.util.List;
import java.util.Optional;

/// Why a person may stop labelling now. Advice, no rule: it looks at what was measured on the way, which says
/// nothing of
/// the accuracy of the map.
public sealed interface StoppingAdvice {

    /// Rounds over which a plateau is looked for.
    int PLATEAU_ROUNDS = 3;

    /// A rise of the mean IoU over these rounds that is less than this is none.
    double PLATEAU_GAIN = 0.005;

    /// Mean entropy of the pool, as a share of the most there can be, below which the model is certain enough.
    double CERTAIN = 0.1;

    /// What was measured after a round of labelling.
    ///
    /// @param meanIou of the model on labels that it did not learn from; NaN where not measured
    /// @param uncertainty mean entropy of the pool in [0, 1] when the patches of the round were chosen; NaN
    ///     where no model
    ///     chose them
    record Measured(double meanIou, double uncertainty) {}

    /// The budget is spent.
    record Spent() implements StoppingAdvice {}

    /// The scores do not rise any more.
    ///
    /// @param rounds over which they did not
    /// @param gain by which the mean IoU rose meanwhile; may be negative
    record Plateau(int rounds, double gain) implements StoppingAdvice {}

    /// The model is hardly in doubt any more.
    ///
    /// @param uncertainty mean entropy of the pool, in [0, 1]
    record Certain(double uncertainty) implements StoppingAdvice {}

    /// What speaks for stopping, the gravest reason first; empty where nothing does.
    ///
    /// @param rounds what was measured, oldest first
    static Optional<StoppingAdvice> of(List<Measured> rounds, QueueState state) {
        var left = state.patchesLeft();
        if (left.isPresent() && left.getAsInt() == 0) {
            return Optional.of(new Spent());
        }
        var scores =
                rounds.stream().map(Measured::meanIou).filter(Double::isFinite).toList();
        if (scores.size() > PLATEAU_ROUNDS) {
            double gain = scores.getLast() - scores.get(scores.size() - 1 - PLATEAU_ROUNDS);
            if (gain < PLATEAU_GAIN) {
                return Optional.of(new Plateau(PLATEAU_ROUNDS, gain));
            }
        }
        var doubts = rounds.stream()
                .map(Measured::uncertainty)
                .filter(Double::isFinite)
                .toList();
        return !doubts.isEmpty() && doubts.getLast() < CERTAIN
                ? Optional.of(new Certain(doubts.getLast()))
                : Optional.empty();
    }
}
