package org.lapwing.learning;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.lapwing.model.Beginning;
import org.lapwing.model.InitialWeights;
import org.lapwing.model.NetworkSpec;
import org.lapwing.model.start.FirstConvolution;
import org.lapwing.model.start.WeightFiles;
import org.lapwing.model.start.WeightMatch;

/// With what a run begins.
///
/// @param from model folder, safetensors or ONNX file whose weights are taken where they match; empty to draw
///     all
/// @param first what becomes of a first convolution for other bands
/// @param frozen patterns of layers that do not learn, see [Beginning]
public record StartingPoint(Optional<Path> from, FirstConvolution first, List<String> frozen) {

    /// Weights are drawn from the seed and all layers learn.
    public static final StartingPoint DRAWN =
            new StartingPoint(Optional.empty(), FirstConvolution.KEEP_DRAWN, List.of());

    /// Copies the list.
    public StartingPoint {
        frozen = List.copyOf(frozen);
    }

    /// What the network begins with.
    ///
    /// @param listener told what matched, what did not and why
    /// @throws IOException if the file cannot be read, nothing in it matches, or a pattern meets no layer
    Beginning beginning(NetworkSpec network, long seed, Consumer<TrainingProgress> listener) throws IOException {
        var graph = network.graph();
        var _ = resumed().frozenLayers(graph);
        if (from.isEmpty()) {
            return resumed();
        }
        var origin = from.get().toString();
        var match =
                WeightMatch.of(graph, InitialWeights.draw(graph, seed), WeightFiles.read(from.get()), first, origin);
        match.lines(origin).forEach(line -> listener.accept(new TrainingProgress.Remark(line)));
        return new Beginning(Optional.of(match.weights()), frozen);
    }

    /// What a resumed run begins with: its state brings the weights.
    Beginning resumed() {
        return new Beginning(Optional.empty(), frozen);
    }

    /// How run records name it: the file's name, which is kept when a project moves.
    String text() {
        return from.map(file -> file.getFileName() + " " + first).orElse("drawn");
    }
}
