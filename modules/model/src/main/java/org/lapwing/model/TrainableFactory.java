package org.lapwing.model;

import org.lapwing.model.device.Precision;

/// Builds networks that learn. Device thread only.
@FunctionalInterface
public interface TrainableFactory {

    /// Builds a network with weights drawn from the options' seed.
    ///
    /// @return the network; the caller closes it on the device thread
    /// @throws ModelException if the engine cannot be loaded or the options do not fit the network
    Trainable create(NetworkSpec network, TrainingOptions options) throws ModelException;

    /// In which arithmetic the networks learn, as run records name it; a run is resumed in the same only.
    default Precision precision() {
        return Precision.FLOAT32;
    }
}
