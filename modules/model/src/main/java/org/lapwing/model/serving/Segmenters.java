package org.lapwing.model.serving;

import java.util.List;
import org.lapwing.model.Checkpoint;
import org.lapwing.model.ModelCard;
import org.lapwing.model.ModelException;
import org.lapwing.model.Segmenter;
import org.lapwing.model.SegmenterFactory;
import org.lapwing.model.Weights;
import org.lapwing.model.device.ComputeDevice;
import org.lapwing.model.djl.DjlSegmenter;
import org.lapwing.model.onnx.OnnxSegmenter;
import org.lapwing.model.store.ModelFolder;

/// Opens models on one device. Device thread only.
public final class Segmenters implements SegmenterFactory {

    private final ComputeDevice device;

    /// Loads nothing yet.
    ///
    /// @param device where models run
    public Segmenters(ComputeDevice device) {
        this.device = device;
    }

    /// Opens models in 8-bit arithmetic on the processor instead; see [OnnxSegmenter#quantized].
    ///
    /// @param patches normalised patches of the imagery, at least one
    /// @param side rows and columns of a patch, a multiple of the stride
    public static SegmenterFactory inEightBits(List<float[]> patches, int side) {
        return checkpoint -> OnnxSegmenter.quantized(checkpoint.card(), ModelFolder.weights(checkpoint), patches, side);
    }

    @Override
    public Segmenter open(Checkpoint checkpoint) throws ModelException {
        return open(checkpoint.card(), ModelFolder.weights(checkpoint));
    }

    /// Opens a model that need not be stored.
    ///
    /// @throws ModelException if the weights are not the network's or the engine cannot be loaded
    public Segmenter open(ModelCard card, Weights weights) throws ModelException {
        return switch (device) {
            case ComputeDevice.Cpu _ -> OnnxSegmenter.open(card, weights);
            case ComputeDevice.Gpu _ -> DjlSegmenter.open(device, card.network().graph(), weights, card.margin());
        };
    }
}
