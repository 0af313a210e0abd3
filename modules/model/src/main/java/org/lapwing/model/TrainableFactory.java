package org.lapwing.model;

/// Builds networks that learn. Device thread only.
@FunctionalInterface
public interface TrainableFactory {

    /// Builds a network with weights drawn from the options' seed.
    ///
    /// @return the network; the caller closes it on the device thread
    /// @throws ModelException if the engine cannot be loaded or the options do not fit the network
    Trainable create(NetworkSpec network, TrainingOptions options) throws ModelException;
}
