package org.lapwing.model.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.lapwing.labels.Legend;

/// Weighted cross-entropy over the labelled pixels of a batch.
///
/// Each pixel's target row holds `w[y] / sum(w)` at its class and 0 elsewhere, so the loss is `-sum(target * log p)`
/// and unlabelled pixels (rows of zeros) cannot move anything.
final class BatchLoss {

    private final int classes;
    private final float[] weights;
    private ByteBuffer buffer = ByteBuffer.allocateDirect(0);

    BatchLoss(int classes, List<Float> classWeights) {
        this.classes = classes;
        this.weights = new float[classes];
        for (int index = 0; index < classes; index++) {
            weights[index] = classWeights.isEmpty() ? 1f : classWeights.get(index);
        }
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
    /// @param logits NCHW
    /// @param weight what [#weightOf] answered, above 0
    NDArray of(NDManager scope, NDArray logits, byte[] classIndices, double weight) {
        var shape = logits.getShape();
        buffer = DeviceArrays.grown(buffer, classIndices.length * classes);
        var targets = buffer.asFloatBuffer();
        var shares = new float[classes];
        for (int index = 0; index < classes; index++) {
            shares[index] = (float) (weights[index] / weight);
        }
        int chunk = 1024;
        var rows = new float[chunk * classes];
        for (int start = 0; start < classIndices.length; start += chunk) {
            int end = Math.min(classIndices.length, start + chunk);
            Arrays.fill(rows, 0f);
            for (int pixel = start; pixel < end; pixel++) {
                int index = classIndices[pixel] & 0xFF;
                if (index != Legend.UNLABELLED) {
                    rows[(pixel - start) * classes + index] = shares[index];
                }
            }
            targets.put(rows, 0, (end - start) * classes);
        }
        var target =
                scope.create(buffer, new Shape(shape.get(0), shape.get(2), shape.get(3), classes), DataType.FLOAT32);
        // with channels-last strides this transpose is contiguous
        var logProbabilities = logits.transpose(0, 2, 3, 1).logSoftmax(-1);
        return logProbabilities.mul(target).sum().neg();
    }
}
