package org.lapwing.model.djl;

import org.lapwing.model.ModelException;
import org.lapwing.model.NetworkSpec;
import org.lapwing.model.Trainable;
import org.lapwing.model.TrainableFactory;
import org.lapwing.model.TrainingOptions;
import org.lapwing.model.device.ComputeDevice;
import org.lapwing.model.device.Precision;

/// Builds networks that learn by PyTorch on one device.
public final class DjlTrainableFactory implements TrainableFactory {

    private final ComputeDevice device;
    private final Precision precision;

    /// Loads nothing yet.
    ///
    /// @param device where to train
    /// @param precision of the training steps
    public DjlTrainableFactory(ComputeDevice device, Precision precision) {
        this.device = device;
        this.precision = precision;
    }

    @Override
    public Precision precision() {
        return precision;
    }

    @Override
    public Trainable create(NetworkSpec network, TrainingOptions options) throws ModelException {
        if (!options.classWeights().isEmpty() && options.classWeights().size() != network.classes()) {
            throw new ModelException(
                    options.classWeights().size() + " class weights were given for " + network.classes() + " classes.");
        }
        return new DjlTrainable(PyTorch.open(device), network, options, precision);
    }
}
