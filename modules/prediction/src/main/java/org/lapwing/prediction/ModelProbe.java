package org.lapwing.prediction;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.lapwing.model.ModelException;
import org.lapwing.model.Segmenter;

/// The stored patch on which a checkpoint must give a sane answer before anybody sees its map.
///
/// Normalised noise of a fixed seed around a slope from -2 to 2 deviations, as imagery of the training
/// distribution has.
final class ModelProbe {

    private static final long SEED = 20_260_101;

    private ModelProbe() {}

    /// Predicts the probe. Device thread only.
    ///
    /// @throws ModelException if the answer has the wrong size or is not finite
    static void check(Segmenter segmenter, PatchPredictor predictor) throws ModelException {
        var input = predictor.newInput();
        var samples = input.samples();
        var random = new SplittableRandom(SEED);
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) (4.0 * i / samples.length - 2 + random.nextDouble() - 0.5);
        }
        var scores = predictor.scores(segmenter, input);
        for (float score : scores) {
            if (!Float.isFinite(score)) {
                throw new ModelException("The model '" + predictor.card().name() + "' answered " + score
                        + " where a number was due. Its weights are damaged or training diverged; train again with a"
                        + " lower learning rate.");
            }
        }
        Arrays.fill(samples, 0f);
        predictor.scores(segmenter, input);
    }
}
