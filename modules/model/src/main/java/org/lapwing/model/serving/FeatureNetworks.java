package org.lapwing.model.serving;

import org.lapwing.model.FeatureNetwork;
import org.lapwing.model.FeatureNetworkFactory;
import org.lapwing.model.ModelCard;
import org.lapwing.model.ModelException;
import org.lapwing.model.Weights;
import org.lapwing.model.device.ComputeDevice;
import org.lapwing.model.djl.DjlFeatures;
import org.lapwing.model.onnx.OnnxFeatures;

/// Opens the bodies of models on one device. Device thread only.
public final class FeatureNetworks implements FeatureNetworkFactory {

    private final ComputeDevice device;

    /// Loads nothing yet.
    ///
    /// @param device where they run
    public FeatureNetworks(ComputeDevice device) {
        this.device = device;
    }

    @Override
    public FeatureNetwork open(ModelCard card, Weights weights) throws ModelException {
        return switch (device) {
            case ComputeDevice.Cpu _ -> OnnxFeatures.open(card, weights);
            case ComputeDevice.Gpu _ -> DjlFeatures.open(device, card, weights);
        };
    }
}
