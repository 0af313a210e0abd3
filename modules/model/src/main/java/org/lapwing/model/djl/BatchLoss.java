package org.lapwing.model.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lapwing.labels.Legend;
import org.lapwing.model.loss.LossFormula;

/// The loss of a batch over its labelled pixels. Factors are floats: a double would make doubles of single values.
///
/// Of cross-entropy, each pixel's target row holds `w[y] / sum(w)` at its class and 0 elsewhere, so the loss is
/// `-sum(target * log p)` and unlabelled pixels (rows of zeros) cannot move anything.
final class BatchLoss {

    /// Keeps the power of `1 - p` from having an endless slope at 0.
    private static final float LEAST_DOUBT = 1e-6f;

    private static final int CHUNK = 1024;

    private final int classes;
    private final float[] weights;
    private final LossFormula formula;
    private final RegionLosses regions;
    private ByteBuffer plain = ByteBuffer.allocateDirect(0);
    private ByteBuffer smoothed = ByteBuffer.allocateDirect(0);

    BatchLoss(int classes, List<Float> classWeights, LossFormula formula) {
        this.classes = classes;
        this.formula = formula;
        this.weights = new float[classes];
        for (int index = 0; index < classes; index++) {
            weights[index] = classWeights.isEmpty() ? 1f : classWeights.get(index);
        }
        this.regions = new RegionLosses(classes, weights);
    }

    /// Plain cross-entropy.
    BatchLoss(int classes, List<Float> classWeights) {
        this(classes, classWeights, LossFormula.CROSS_ENTROPY);
    }

    /// Sum of the weights of all labelled pixels.
    double weightOf(byte[] classIndices) {
        var counts = new long[256];
        for (byte each : classIndices) {
            counts[each & 0xFF]++;
        }
        double sum = 0;
        for (int index = 0; index < 256; index++) {
            if (index < classes) {
                sum += counts[index] * (double) weights[index];
            } else if (index != Legend.UNLABELLED && counts[index] > 0) {
                throw new IllegalArgumentException("class index " + index + " in labels of " + classes + " classes");
            }
        }
        return sum;
    }

    /// The loss as an array of one value that belongs to the logits' manager.
    ///
    /// @param logits NCHW, 32-bit floats
    /// @param weight what [#weightOf] answered, above 0
    NDArray of(NDManager scope, NDArray logits, byte[] classIndices, double weight) {
        // with channels-last strides this transpose is contiguous
        var logProbabilities = logits.transpose(0, 2, 3, 1).logSoftmax(-1);
        RegionLosses.@Nullable Regions shown = null;
        @Nullable NDArray sum = null;
        for (var part : formula.parts()) {
            var term =
                    switch (part.term()) {
                        case CROSS_ENTROPY ->
                            crossEntropy(scope, logProbabilities, classIndices, weight, part.parameter());
                        case FOCAL -> focal(scope, logProbabilities, classIndices, weight, part.parameter());
                        case JACCARD, DICE, GENERALISED_DICE, LOVASZ -> {
                            shown = shown == null ? regions.of(scope, logProbabilities, classIndices) : shown;
                            yield shown.loss(part.term());
                        }
                    };
            var weighed = part.weight() == 1 ? term : term.mul((float) part.weight());
            sum = sum == null ? weighed : sum.add(weighed);
        }
        return sum == null ? logProbabilities.sum() : sum;
    }

    private NDArray crossEntropy(
            NDManager scope, NDArray logProbabilities, byte[] classIndices, double weight, double smoothing) {
        if (smoothing == 0) {
            plain = filled(plain, classIndices, weight, 0);
            return logProbabilities
                    .mul(scope.create(plain, logProbabilities.getShape(), DataType.FLOAT32))
                    .sum()
                    .neg();
        }
        smoothed = filled(smoothed, classIndices, weight, smoothing);
        return logProbabilities
                .mul(scope.create(smoothed, logProbabilities.getShape(), DataType.FLOAT32))
                .sum()
                .neg();
    }

    private NDArray focal(NDManager scope, NDArray logProbabilities, byte[] classIndices, double weight, double focus) {
        plain = filled(plain, classIndices, weight, 0);
        var target = scope.create(plain, logProbabilities.getShape(), DataType.FLOAT32);
        var doubt = logProbabilities.exp().neg().add(1).maximum(LEAST_DOUBT).pow((float) focus);
        return doubt.mul(logProbabilities).mul(target).sum().neg();
    }

    private ByteBuffer filled(ByteBuffer buffer, byte[] classIndices, double weight, double smoothing) {
        var fitting = DeviceArrays.grown(buffer, classIndices.length * classes);
        var targets = fitting.asFloatBuffer();
        var shares = new float[classes];
        for (int index = 0; index < classes; index++) {
            shares[index] = (float) (weights[index] / weight);
        }
        var rows = new float[CHUNK * classes];
        for (int start = 0; start < classIndices.length; start += CHUNK) {
            int end = Math.min(classIndices.length, start + CHUNK);
            Arrays.fill(rows, 0f);
            for (int pixel = start; pixel < end; pixel++) {
                int index = classIndices[pixel] & 0xFF;
                if (index != Legend.UNLABELLED) {
                    int row = (pixel - start) * classes;
                    if (smoothing > 0) {
                        Arrays.fill(rows, row, row + classes, (float) (shares[index] * smoothing / classes));
                    }
                    rows[row + index] += (float) (shares[index] * (1 - smoothing));
                }
            }
            targets.put(rows, 0, (end - start) * classes);
        }
        return fitting;
    }
}
