package org.lapwing.accuracy.agreement;

import java.util.Optional;
import org.lapwing.accuracy.ConfusionMatrix;
import org.lapwing.raster.Window;

/// What two annotators said about one patch.
///
/// @param patch in pixels of both
/// @param matrix pixels that both labelled; rows are the first annotator's classes
/// @param onlyFirst pixels that only the first labelled
/// @param onlySecond pixels that only the second labelled
public record PatchAgreement(Window patch, ConfusionMatrix matrix, long onlyFirst, long onlySecond) {

    /// Two classes that were given to the same pixels.
    ///
    /// @param first class index that the first annotator gave
    /// @param second class index that the second gave, another one
    /// @param pixels how many
    public record Difference(int first, int second, long pixels) {}

    /// Rejects negative counts.
    public PatchAgreement {
        if (onlyFirst < 0 || onlySecond < 0) {
            throw new IllegalArgumentException("negative pixels: " + onlyFirst + ", " + onlySecond);
        }
    }

    /// Pixels that both labelled, each with another class.
    public long differing() {
        return matrix.total() - matrix.agreeing();
    }

    /// The difference of most pixels; empty where there is none.
    public Optional<Difference> commonest() {
        Difference best = null;
        for (int first = 0; first < matrix.size(); first++) {
            for (int second = 0; second < matrix.size(); second++) {
                long pixels = first == second ? 0 : matrix.count(first, second);
                if (pixels > 0 && (best == null || pixels > best.pixels())) {
                    best = new Difference(first, second, pixels);
                }
            }
        }
        return Optional.ofNullable(best);
    }
}
