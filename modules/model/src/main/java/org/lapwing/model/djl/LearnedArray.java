package org.lapwing.model.djl;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lapwing.model.ModelException;
import org.lapwing.model.Tensor;
import org.lapwing.model.Weights;
import org.lapwing.model.graph.ParameterSpec;

/// One weight array while it learns: values, optimiser moments and running average, all in Java.
final class LearnedArray {

    final ParameterSpec spec;
    final Tensor values;
    final @Nullable AdamW optimiser;
    private final float @Nullable [] average;

    LearnedArray(ParameterSpec spec, float[] start, double averaging) {
        this.spec = spec;
        this.values = new Tensor(spec.shape(), start.clone());
        this.optimiser = spec.role().isTrained() ? new AdamW(start.length) : null;
        this.average = averaging > 0 ? start.clone() : null;
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
            put(tensors, "first/", optimiser.first());
            put(tensors, "second/", optimiser.second());
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
            require(stored, "first/");
            require(stored, "second/");
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
            copy(stored, "first/", optimiser.first());
            copy(stored, "second/", optimiser.second());
        }
        if (average != null) {
            copy(stored, "average/", average);
        }
    }

    private void copy(Weights stored, String prefix, float[] target) {
        System.arraycopy(stored.get(prefix + spec.name()).values(), 0, target, 0, target.length);
    }
}
