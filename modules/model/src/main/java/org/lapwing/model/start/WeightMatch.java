package org.lapwing.model.start;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lapwing.model.ModelException;
import org.lapwing.model.Tensor;
import org.lapwing.model.Weights;
import org.lapwing.model.graph.Layer.Convolution;
import org.lapwing.model.graph.LayerGraph;
import org.lapwing.model.graph.ParameterSpec;

/// Which arrays of a file go into which of a network, and which do not, and why.
///
/// An array is taken where its name is the network's (see [ForeignNames]) and its shape too; a first
/// convolution may be adapted to other bands. Everything else keeps what was drawn.
///
/// @param weights of the whole network
/// @param matched name in the network and name in the file
/// @param left name in the network and the reason why nothing was taken
/// @param unused names in the file that went nowhere
public record WeightMatch(Weights weights, Map<String, String> matched, Map<String, String> left, List<String> unused) {

    private static final int INPUT_CHANNELS = 1;

    /// Copies.
    public WeightMatch {
        matched = Map.copyOf(matched);
        left = Map.copyOf(left);
        unused = List.copyOf(unused);
    }

    /// Matches.
    ///
    /// @param drawn weights of the network before, which stay where nothing matches
    /// @param file what was read
    /// @param origin named in messages
    /// @throws ModelException if no kernel matches (a bias of as many classes proves nothing), or a matching
    ///     array holds a value that is not a number
    public static WeightMatch of(LayerGraph graph, Weights drawn, Weights file, FirstConvolution first, String origin)
            throws ModelException {
        var names = names(graph, file);
        var firsts = firsts(graph);
        var tensors = new LinkedHashMap<String, Tensor>();
        var matched = new LinkedHashMap<String, String>();
        var left = new LinkedHashMap<String, String>();
        for (var spec : graph.parameters()) {
            var name = names.get(spec.name());
            var tensor = name == null ? null : fitted(spec, file.get(name), first, firsts);
            if (name != null && tensor != null) {
                requireFinite(tensor, name, origin);
                tensors.put(spec.name(), tensor);
                matched.put(spec.name(), name);
                continue;
            }
            tensors.put(spec.name(), drawn.get(spec.name()));
            left.put(
                    spec.name(),
                    name == null
                            ? "not in the file"
                            : "shape " + file.get(name).shape() + " in the file, " + spec.shape() + " here");
        }
        if (graph.parameters().stream()
                .noneMatch(each -> each.role() == ParameterSpec.Role.KERNEL && matched.containsKey(each.name()))) {
            throw new ModelException("Nothing in " + origin + " matches the network: its arrays are called "
                    + some(new ArrayList<>(file.names())) + ", those of the network "
                    + some(graph.parameters().stream().map(ParameterSpec::name).toList())
                    + ". Choose the network the weights belong to, or train without --start-from.");
        }
        var unused = file.names().stream()
                .filter(name -> !matched.containsValue(name))
                .toList();
        return new WeightMatch(new Weights(tensors), matched, left, unused);
    }

    /// For each array of the network the name in the file, by name alone.
    private static Map<String, String> names(LayerGraph graph, Weights file) {
        var ours = new HashSet<String>();
        graph.parameters().forEach(each -> ours.add(each.name()));
        var names = new HashMap<String, String>();
        for (var name : file.names()) {
            var encoder = ForeignNames.encoderName(name);
            var mobile = ForeignNames.mobileName(name);
            for (var candidate : List.of(name, encoder, mobile)) {
                if (ours.contains(candidate)) {
                    names.putIfAbsent(candidate, name);
                    break;
                }
            }
        }
        return names;
    }

    private static Set<String> firsts(LayerGraph graph) {
        var firsts = new HashSet<String>();
        for (var layer : graph.layers()) {
            if (layer instanceof Convolution c && c.input().equals(LayerGraph.INPUT)) {
                firsts.add(c.name() + ".weight");
            }
        }
        return firsts;
    }

    private static @Nullable Tensor fitted(
            ParameterSpec spec, Tensor found, FirstConvolution first, Set<String> firsts) {
        if (found.shape().equals(spec.shape())) {
            return found;
        }
        boolean otherBandsOnly = firsts.contains(spec.name())
                && found.shape().size() == spec.shape().size()
                && found.shape().get(INPUT_CHANNELS) > 0
                && withBands(found.shape(), 0).equals(withBands(spec.shape(), 0));
        return otherBandsOnly && first != FirstConvolution.KEEP_DRAWN ? adapted(spec, found, first) : null;
    }

    private static List<Integer> withBands(List<Integer> shape, int bands) {
        var other = new ArrayList<>(shape);
        other.set(INPUT_CHANNELS, bands);
        return other;
    }

    /// A kernel for other bands: sums over an image whose bands are alike stay what they were.
    private static Tensor adapted(ParameterSpec spec, Tensor found, FirstConvolution first) {
        int before = found.shape().get(INPUT_CHANNELS);
        int bands = spec.shape().get(INPUT_CHANNELS);
        int taps = spec.shape().get(2) * spec.shape().get(3);
        int channels = spec.shape().getFirst();
        var values = new float[spec.size()];
        for (int channel = 0; channel < channels; channel++) {
            for (int band = 0; band < bands; band++) {
                for (int tap = 0; tap < taps; tap++) {
                    double sum = 0;
                    for (int other = 0; other < before; other++) {
                        boolean counts = first == FirstConvolution.AVERAGE || other == band % before;
                        sum += counts ? found.values()[(channel * before + other) * taps + tap] : 0;
                    }
                    double share = first == FirstConvolution.AVERAGE ? 1.0 / bands : share(before, bands, band);
                    values[(channel * bands + band) * taps + tap] = (float) (sum * share);
                }
            }
        }
        return new Tensor(spec.shape(), values);
    }

    /// What a repeated band weighs: those that repeat one band weigh together what it weighed.
    private static double share(int before, int bands, int band) {
        int copies = 0;
        for (int other = band % before; other < bands; other += before) {
            copies++;
        }
        return 1.0 / copies;
    }

    private static void requireFinite(Tensor tensor, String name, String origin) throws ModelException {
        for (float value : tensor.values()) {
            if (!Float.isFinite(value)) {
                throw new ModelException(origin + ": " + name
                        + " holds a value that is not a number. Copy it again from" + " its origin.");
            }
        }
    }

    private static String some(List<String> names) {
        return String.join(", ", names.subList(0, Math.min(3, names.size()))) + (names.size() > 3 ? ", …" : "");
    }

    /// What happened, line by line: how much matched, then every array of the network that was left with its
    /// reason, then what of the file went nowhere.
    public List<String> lines(String origin) {
        var lines = new ArrayList<String>();
        lines.add("starting weights from " + origin + ": " + matched.size() + " of " + (matched.size() + left.size())
                + " arrays matched, " + unused.size() + " of the file unused");
        weights.names().stream()
                .filter(left::containsKey)
                .forEach(name -> lines.add("drawn anew: " + name + " (" + left.get(name) + ")"));
        unused.forEach(name -> lines.add("unused: " + name));
        return lines;
    }
}
