package org.lapwing.model;

import java.util.List;
import org.lapwing.labels.Legend;

/// What stands beside a model's weights: everything needed to feed it and to read its answer.
///
/// @param format version of this record in files, [#FORMAT]
/// @param name what a person calls the model
/// @param network which network the weights belong to
/// @param bands input channels in order, with their normalisation
/// @param values what values each band held in training, in the order of the bands; empty where the card does not say,
///     because it was written before such were kept
/// @param groundResolutionMetres ground size of a training pixel in metres, 0 where unknown
/// @param patch side of the patches it is fed, in pixels
/// @param margin pixels at each side of a patch that are seen but not answered
/// @param stride grid to which patches align, in pixels
/// @param legend the classes in order of the output channels
/// @param provenance where the weights come from
public record ModelCard(
        int format,
        String name,
        NetworkSpec network,
        List<BandNormalization> bands,
        List<TrainedValues> values,
        double groundResolutionMetres,
        int patch,
        int margin,
        int stride,
        Legend legend,
        TrainingProvenance provenance) {

    /// The version written by this software.
    public static final int FORMAT = 2;

    /// Checks that the parts agree.
    public ModelCard {
        bands = List.copyOf(bands);
        values = List.copyOf(values);
        if (format != FORMAT) {
            throw new IllegalArgumentException("model card format " + format + "; this software reads " + FORMAT);
        }
        if (bands.size() != network.bands()) {
            throw new IllegalArgumentException(
                    "the card names " + bands.size() + " bands, the network reads " + network.bands());
        }
        if (!values.isEmpty() && values.size() != bands.size()) {
            throw new IllegalArgumentException(
                    "the card tells values of " + values.size() + " of its " + bands.size() + " bands");
        }
        if (legend.size() != network.classes()) {
            throw new IllegalArgumentException(
                    "the legend has " + legend.size() + " classes, the network answers " + network.classes());
        }
        if (!Double.isFinite(groundResolutionMetres) || groundResolutionMetres < 0) {
            throw new IllegalArgumentException("ground resolution " + groundResolutionMetres + " m");
        }
        var geometry = new PatchGeometry(patch, margin, stride);
        int total = network.graph().totalStride();
        if (geometry.stride() % total != 0) {
            throw new IllegalArgumentException("stride " + stride + " is no multiple of the network's " + total);
        }
    }

    /// A card that does not say what values the bands held.
    public ModelCard(
            int format,
            String name,
            NetworkSpec network,
            List<BandNormalization> bands,
            double groundResolutionMetres,
            int patch,
            int margin,
            int stride,
            Legend legend,
            TrainingProvenance provenance) {
        this(
                format,
                name,
                network,
                bands,
                List.of(),
                groundResolutionMetres,
                patch,
                margin,
                stride,
                legend,
                provenance);
    }

    /// A card for a network served with its best patch geometry, without the values of the bands.
    public static ModelCard of(
            String name,
            NetworkSpec network,
            List<BandNormalization> bands,
            double groundResolutionMetres,
            Legend legend,
            TrainingProvenance provenance) {
        var serving = network.serving();
        return new ModelCard(
                FORMAT,
                name,
                network,
                bands,
                groundResolutionMetres,
                serving.patch(),
                serving.margin(),
                serving.stride(),
                legend,
                provenance);
    }

    /// Side of the part of a patch that is answered: `patch - 2 * margin`.
    public int core() {
        return patch - 2 * margin;
    }

    /// The same card with another provenance.
    public ModelCard withProvenance(TrainingProvenance other) {
        return new ModelCard(
                format, name, network, bands, values, groundResolutionMetres, patch, margin, stride, legend, other);
    }

    /// The same card with the values that each band held in training.
    public ModelCard withValues(List<TrainedValues> trained) {
        return new ModelCard(
                format,
                name,
                network,
                bands,
                trained,
                groundResolutionMetres,
                patch,
                margin,
                stride,
                legend,
                provenance);
    }
}
