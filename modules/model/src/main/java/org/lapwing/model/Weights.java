package org.lapwing.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.lapwing.model.graph.LayerGraph;

/// Named weight arrays in a fixed order. Immutable.
public final class Weights {

    private final Map<String, Tensor> tensors;

    /// Copies the map and keeps its order.
    public Weights(Map<String, Tensor> tensors) {
        this.tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
    }

    /// Names in order.
    public Set<String> names() {
        return tensors.keySet();
    }

    /// All arrays by name, in order.
    public Map<String, Tensor> asMap() {
        return tensors;
    }

    /// The array of that name.
    ///
    /// @throws IllegalArgumentException if there is none
    public Tensor get(String name) {
        var tensor = tensors.get(name);
        if (tensor == null) {
            throw new IllegalArgumentException("no weights are called " + name);
        }
        return tensor;
    }

    /// Those that a part of the network reads; the arrays are shared.
    ///
    /// @throws IllegalArgumentException if one is missing
    public Weights only(LayerGraph part) {
        var kept = new LinkedHashMap<String, Tensor>();
        part.parameters().forEach(each -> kept.put(each.name(), get(each.name())));
        return new Weights(kept);
    }

    /// The same with some arrays replaced or added.
    public Weights with(Map<String, Tensor> others) {
        var all = new LinkedHashMap<>(tensors);
        all.putAll(others);
        return new Weights(all);
    }

    /// Checks that these are exactly the arrays of a network, in name and shape, and that all values are finite.
    ///
    /// @throws ModelException naming the first difference
    public void requireFit(LayerGraph graph) throws ModelException {
        var expected = graph.parameters();
        for (var each : expected) {
            var tensor = tensors.get(each.name());
            if (tensor == null) {
                throw new ModelException("The weights lack " + each.name() + "; they belong to another network.");
            }
            if (!tensor.shape().equals(each.shape())) {
                throw new ModelException("The weights " + each.name() + " have shape " + tensor.shape()
                        + " where the network has " + each.shape() + "; they belong to another network.");
            }
            for (float value : tensor.values()) {
                if (!Float.isFinite(value)) {
                    throw new ModelException("The weights " + each.name()
                            + " hold a value that is not a number; the file is damaged or training diverged.");
                }
            }
        }
        if (tensors.size() > expected.size()) {
            var extra = new ArrayList<>(tensors.keySet());
            expected.forEach(each -> extra.remove(each.name()));
            throw new ModelException(
                    "The weights " + extra.getFirst() + " are not the network's; they belong to another network.");
        }
    }
}
