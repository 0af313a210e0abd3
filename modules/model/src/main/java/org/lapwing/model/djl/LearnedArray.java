package org.lapwing.model.djl;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lapwing.model.ModelException;
import org.lapwing.model.Tensor;
import org.lapwing.model.TrainingOptions;
import org.lapwing.model.Weights;
import org.lapwing.model.graph.ParameterSpec;
import org.lapwing.model.graph.ParameterSpec.Role;

/// One weight array while it learns: values, what its optimiser remembers and running average, all in Java.
final class LearnedArray {

    final ParameterSpec spec;
    final Tensor values;
    private final @Nullable WeightRule optimiser;
    private final float @Nullable [] average;
    private float @Nullable [] gradient;

    /// @param frozen whether the values stay as they are
    LearnedArray(ParameterSpec spec, float[] start, TrainingOptions options, boolean frozen) {
        this.spec = spec;
        this.values = new Tensor(spec.shape(), start.clone());
        this.optimiser = spec.role().isTrained() && !frozen ? WeightRule.of(options.optimiser(), start.length) : null;
        this.average = options.averaging() > 0 ? start.clone() : null;
    }

    /// Whether gradients move it.
    boolean learns() {
        return optimiser != null;
    }

    /// Takes a gradient into the mean of those gathered since the last [#move].
    ///
    /// @param share of the new one in the mean; 1 for the first, which is then taken as it is
    void gather(float[] fresh, float share) {
        if (gradient == null || share == 1) {
            gradient = fresh;
            return;
        }
        for (int i = 0; i < fresh.length; i++) {
            gradient[i] += share * (fresh[i] - gradient[i]);
        }
    }

    /// The square of the gathered gradient's length; 0 where nothing is learnt.
    double squaredLength() {
        double sum = 0;
        if (gradient != null) {
            for (float each : gradient) {
                sum += (double) each * each;
            }
        }
        return sum;
    }

    /// Moves the values against the gathered gradient, which is then forgotten.
    ///
    /// @param step number of this step, from 1
    /// @param shrink what the gradient is multiplied with; 1 leaves it alone
    void move(long step, float learningRate, float weightDecay, float shrink) {
        if (optimiser == null || gradient == null) {
            return;
        }
        if (shrink != 1) {
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] *= shrink;
            }
        }
        float decay = spec.role() == Role.KERNEL ? weightDecay : 0f;
        optimiser.update(values.values(), gradient, step, learningRate, decay);
        forgetGradient();
    }

    /// Forgets what was gathered.
    void forgetGradient() {
        gradient = null;
    }

    /// Moves the running average towards the values.
    void average(float decay) {
        if (average == null) {
            return;
        }
        var now = values.values();
        for (int i = 0; i < now.length; i++) {
            average[i] += (1 - decay) * (now[i] - average[i]);
        }
    }

    /// The values to serve, a copy.
    Tensor served() {
        return new Tensor(spec.shape(), average == null ? values.values().clone() : average.clone());
    }

    void store(Map<String, Tensor> tensors) {
        put(tensors, "weight/", values.values());
        if (optimiser != null) {
            // in one order, so that equal states are equal files in every process
            new TreeMap<>(optimiser.memory()).forEach((name, array) -> put(tensors, name + "/", array));
        }
        if (average != null) {
            put(tensors, "average/", average);
        }
    }

    private void put(Map<String, Tensor> tensors, String prefix, float[] array) {
        tensors.put(prefix + spec.name(), new Tensor(spec.shape(), array.clone()));
    }

    /// Checks that [#restore] will find what it needs.
    void requireFit(Weights stored) throws ModelException {
        require(stored, "weight/");
        if (optimiser != null) {
            for (var name : optimiser.memory().keySet()) {
                require(stored, name + "/");
            }
        }
        if (average != null) {
            require(stored, "average/");
        }
    }

    private void require(Weights stored, String prefix) throws ModelException {
        var tensor = stored.asMap().get(prefix + spec.name());
        if (tensor == null || !tensor.shape().equals(spec.shape())) {
            throw new ModelException("The training state does not fit: " + prefix + spec.name()
                    + (tensor == null ? " is missing" : " has shape " + tensor.shape() + ", not " + spec.shape())
                    + ". Resume with the settings the training began with, or start anew.");
        }
    }

    void restore(Weights stored) {
        copy(stored, "weight/", values.values());
        if (optimiser != null) {
            optimiser.memory().forEach((name, array) -> copy(stored, name + "/", array));
        }
        if (average != null) {
            copy(stored, "average/", average);
        }
    }

    private void copy(Weights stored, String prefix, float[] target) {
        System.arraycopy(stored.get(prefix + spec.name()).values(), 0, target, 0, target.length);
    }
}
