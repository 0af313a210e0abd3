package org.lapwing.model.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.lapwing.labels.Legend;
import org.lapwing.model.loss.LossTerm;

/// Losses that compare whole regions: how far the probabilities of a class overlap its labelled pixels in a batch.
///
/// Sums run over the labelled pixels of all patches; a pixel whose class weighs nothing counts as unlabelled. Formulas
/// stand at [LossTerm].
final class RegionLosses {

    private static final float SMOOTHING = 1;
    private static final double RARITY_FLOOR = 1e-6;
    private static final int[] PIXELS = {0, 1, 2};

    private final int classes;
    private final float[] weights;
    private ByteBuffer members = ByteBuffer.allocateDirect(0);
    private ByteBuffer slopes = ByteBuffer.allocateDirect(0);

    RegionLosses(int classes, float[] weights) {
        this.classes = classes;
        this.weights = weights.clone();
    }

    /// What a batch shows, from which its losses follow. The arrays belong to the scope.
    final class Regions {
        private final NDManager scope;
        private final NDArray probabilities;
        private final byte[] known;
        private final double[] counts;
        private final NDArray truth;
        private final NDArray agreed;
        private final NDArray guessed;

        private Regions(NDManager scope, NDArray logProbabilities, byte[] classIndices) {
            this.scope = scope;
            this.probabilities = logProbabilities.exp();
            this.known = known(classIndices);
            this.counts = new double[classes];
            members = DeviceArrays.grown(members, classIndices.length * classes);
            var rows = members.asFloatBuffer();
            var row = new float[classes];
            for (byte each : known) {
                int index = each & 0xFF;
                if (index == Legend.UNLABELLED) {
                    rows.put(row);
                } else {
                    counts[index]++;
                    row[index] = 1;
                    rows.put(row);
                    row[index] = 0;
                }
            }
            var member = scope.create(members, logProbabilities.getShape(), DataType.FLOAT32);
            this.truth = scope.create(floats(counts));
            this.agreed = probabilities.mul(member).sum(PIXELS);
            this.guessed = probabilities.mul(member.sum(new int[] {3}, true)).sum(PIXELS);
        }

        NDArray loss(LossTerm term) {
            return switch (term) {
                case JACCARD ->
                    missing(agreed.add(SMOOTHING)
                            .div(truth.add(guessed).sub(agreed).add(SMOOTHING)));
                case DICE ->
                    missing(agreed.mul(2).add(SMOOTHING).div(truth.add(guessed).add(SMOOTHING)));
                case GENERALISED_DICE -> {
                    var rarity = scope.create(floats(rarity(counts)));
                    yield missing(agreed.mul(rarity)
                            .sum()
                            .mul(2)
                            .div(truth.add(guessed).mul(rarity).sum()));
                }
                case LOVASZ -> lovasz();
                case CROSS_ENTROPY, FOCAL -> throw new IllegalArgumentException(term + " is a loss of single pixels");
            };
        }

        private NDArray missing(NDArray overlaps) {
            return overlaps.mean().neg().add(1);
        }

        private NDArray lovasz() {
            var weighed = LovaszSlopes.of(probabilities.toFloatArray(), known, classes);
            slopes = DeviceArrays.grown(slopes, weighed.slopes().length);
            slopes.asFloatBuffer().put(weighed.slopes());
            var slope = scope.create(slopes, probabilities.getShape(), DataType.FLOAT32);
            return probabilities.mul(slope).sum().add((float) weighed.constant());
        }
    }

    /// Looks at a batch.
    ///
    /// @param logProbabilities logarithms of the probabilities, NHWC
    Regions of(NDManager scope, NDArray logProbabilities, byte[] classIndices) {
        return new Regions(scope, logProbabilities, classIndices);
    }

    private byte[] known(byte[] classIndices) {
        var known = classIndices.clone();
        for (int pixel = 0; pixel < known.length; pixel++) {
            int index = known[pixel] & 0xFF;
            if (index != Legend.UNLABELLED && weights[index] == 0) {
                known[pixel] = (byte) Legend.UNLABELLED;
            }
        }
        return known;
    }

    /// `1 / (n² + 1e-6)` of each class, divided by the largest of a class that is there; others count as much as that.
    static double[] rarity(double[] counts) {
        var rarity = Arrays.stream(counts)
                .map(count -> count == 0 ? 0 : 1 / (count * count + RARITY_FLOOR))
                .toArray();
        double largest = Arrays.stream(rarity).max().orElse(1);
        return Arrays.stream(rarity).map(each -> each == 0 ? 1 : each / largest).toArray();
    }

    private static float[] floats(double[] values) {
        var floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }
}
