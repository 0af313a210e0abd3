package org.lapwing.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.lapwing.model.graph.Layer;
import org.lapwing.model.graph.LayerGraph;

/// With which weights a [Trainable] begins and which of them stay.
///
/// @param weights of the whole network; empty to draw them from the seed
/// @param frozen patterns of layers that do not learn: `*` stands for any text, `?` for one character, such as
///     `encoder*`. Norms of frozen layers keep their statistics and normalise by them in training too
public record Beginning(Optional<Weights> weights, List<String> frozen) {

    /// Weights are drawn and all layers learn.
    public static final Beginning DRAWN = new Beginning(Optional.empty(), List.of());

    /// Copies the list.
    public Beginning {
        frozen = List.copyOf(frozen);
    }

    /// Names of the layers of a network that do not learn.
    ///
    /// @throws ModelException if a pattern meets no layer with weights, or no layer is left to learn
    public Set<String> frozenLayers(LayerGraph graph) throws ModelException {
        var learning = new ArrayList<String>();
        for (var layer : graph.layers()) {
            if (layer instanceof Layer.Convolution || layer instanceof Layer.BatchNorm) {
                learning.add(layer.name());
            }
        }
        var found = new HashSet<String>();
        for (var pattern : frozen) {
            var meant = Pattern.compile(
                    Pattern.quote(pattern).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q"));
            var met = learning.stream()
                    .filter(name -> meant.matcher(name).matches())
                    .toList();
            if (met.isEmpty()) {
                throw new ModelException("No layer is called '" + pattern + "', so that nothing would be frozen. The"
                        + " first layers are " + String.join(", ", learning.subList(0, Math.min(4, learning.size())))
                        + "; lapwing networks lists all.");
            }
            found.addAll(met);
        }
        if (found.size() == learning.size()) {
            throw new ModelException("All layers are frozen, so that nothing would be learnt.");
        }
        return found;
    }
}
