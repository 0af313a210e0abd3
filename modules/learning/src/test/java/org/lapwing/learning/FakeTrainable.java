package org.lapwing.learning;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.lapwing.model.InitialWeights;
import org.lapwing.model.NetworkSpec;
import org.lapwing.model.Tensor;
import org.lapwing.model.Trainable;
import org.lapwing.model.TrainingOptions;
import org.lapwing.model.TrainingState;
import org.lapwing.model.Weights;

/// Learns the mean of band 0 per class, without an engine: a pixel scores higher the nearer it is to a class's mean.
///
/// Its answer depends on every step's data and rate, so that two runs agree only when all their steps did.
final class FakeTrainable implements Trainable {

    private static final String MEANS = "means";

    private final NetworkSpec network;
    private final Weights start;
    private final Runnable beforeStep;
    private float[] means;
    private long steps;
    private final List<Float> rates = new ArrayList<>();
    private int gathered;
    private boolean closed;

    FakeTrainable(NetworkSpec network, TrainingOptions options, Runnable beforeStep) {
        this.network = network;
        this.start =
                options.beginning().weights().orElseGet(() -> InitialWeights.draw(network.graph(), options.seed()));
        this.beforeStep = beforeStep;
        this.means = new float[network.classes()];
    }

    @Override
    public double step(float[] input, byte[] classIndices, int batch, int height, int width, float learningRate) {
        beforeStep.run();
        rates.add(learningRate);
        int pixels = height * width;
        var sums = new double[means.length];
        var counts = new int[means.length];
        double loss = 0;
        for (int n = 0; n < batch; n++) {
            for (int i = 0; i < pixels; i++) {
                int index = classIndices[n * pixels + i] & 0xFF;
                if (index < means.length) {
                    float value = input[n * network.bands() * pixels + i];
                    sums[index] += value;
                    counts[index]++;
                    loss += Math.abs(value - means[index]);
                }
            }
        }
        int labelled = 0;
        for (int index = 0; index < means.length; index++) {
            labelled += counts[index];
            if (counts[index] > 0) {
                means[index] += (float) (10 * learningRate * (sums[index] / counts[index] - means[index]));
            }
        }
        steps++;
        return loss / Math.max(1, labelled);
    }

    @Override
    public double gather(float[] input, byte[] classIndices, int batch, int height, int width) {
        gathered++;
        return 0;
    }

    /// Batches that were gathered for later steps.
    int gathered() {
        return gathered;
    }

    @Override
    public float[] scores(float[] input, int batch, int height, int width) {
        int pixels = height * width;
        var scores = new float[batch * means.length * pixels];
        for (int n = 0; n < batch; n++) {
            for (int index = 0; index < means.length; index++) {
                for (int i = 0; i < pixels; i++) {
                    scores[(n * means.length + index) * pixels + i] =
                            -Math.abs(input[n * network.bands() * pixels + i] - means[index]);
                }
            }
        }
        return scores;
    }

    @Override
    public Weights weights() {
        var tensors = new LinkedHashMap<>(start.asMap());
        tensors.put("head.bias", new Tensor(List.of(means.length), means.clone()));
        return new Weights(tensors);
    }

    @Override
    public TrainingState state() {
        return new TrainingState(
                steps, new Weights(java.util.Map.of(MEANS, new Tensor(List.of(means.length), means.clone()))));
    }

    @Override
    public void restore(TrainingState state) {
        means = state.tensors().get(MEANS).values().clone();
        steps = state.steps();
    }

    @Override
    public long steps() {
        return steps;
    }

    /// The learning rate of each step, in order.
    List<Float> rates() {
        return rates;
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        closed = true;
    }
}
