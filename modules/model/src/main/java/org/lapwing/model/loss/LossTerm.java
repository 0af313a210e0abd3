package org.lapwing.model.loss;

import java.util.Arrays;
import java.util.Optional;

/// One loss over the labelled pixels of a batch; the lower, the better the network's answer.
///
/// `y` is 1 at a pixel's class and 0 at the others, `p` the network's probability. Sums run over all labelled pixels
/// of a batch; pixels of code 255 and pixels of classes that weigh nothing are left out of all of them.
public enum LossTerm {
    /// `-Σ w ln p / Σ w` with class weights `w`; its parameter smooths the labels: `y` becomes
    /// `(1 - s) y + s / classes` (Szegedy et al. 2016).
    CROSS_ENTROPY("ce", 0, 0, 0.9),
    /// `-Σ w (1 - p)^γ ln p / Σ w` (Lin et al. 2017, equation 5, with class weights for α); its parameter is γ.
    FOCAL("focal", 2, 0, 10),
    /// 1 less the mean over all classes of `(Σ y p + 1) / (Σ y + Σ p - Σ y p + 1)`.
    JACCARD("jaccard", Double.NaN, 0, 0),
    /// 1 less the mean over all classes of `(2 Σ y p + 1) / (Σ y + Σ p + 1)`.
    DICE("dice", Double.NaN, 0, 0),
    /// `1 - 2 Σ v Σ y p / Σ v (Σ y + Σ p)`, the outer sums over classes with `v = 1 / ((Σ y)² + 1e-6)`
    /// (Sudre et al. 2017). A class that a batch does not show has the largest `v` of those it shows: its own
    /// would be 1,000,000 and drown all others.
    GENERALISED_DICE("gdice", Double.NaN, 0, 0),
    /// The Lovász extension of the Jaccard loss, mean over the classes that a batch shows (Berman et al. 2018,
    /// equation 8 and algorithm 1).
    LOVASZ("lovasz", Double.NaN, 0, 0);

    private final String word;
    private final double usual;
    private final double least;
    private final double most;

    LossTerm(String word, double usual, double least, double most) {
        this.word = word;
        this.usual = usual;
        this.least = least;
        this.most = most;
    }

    /// The word a person chooses it by, such as `ce`.
    public String word() {
        return word;
    }

    /// The value of its parameter when nothing is said; NaN for a term without parameter.
    public double usualParameter() {
        return usual;
    }

    boolean takes(double parameter) {
        return Double.isNaN(usual) ? Double.isNaN(parameter) : parameter >= least && parameter <= most;
    }

    /// What its parameter may be, such as `0 to 10`; empty for a term without parameter.
    Optional<String> range() {
        return Double.isNaN(usual)
                ? Optional.empty()
                : Optional.of(LossFormula.number(least) + " to " + LossFormula.number(most));
    }

    /// The term of that word; empty where there is none.
    public static Optional<LossTerm> of(String word) {
        return Arrays.stream(values()).filter(term -> term.word.equals(word)).findFirst();
    }
}
