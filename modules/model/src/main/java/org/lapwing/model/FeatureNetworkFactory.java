package org.lapwing.model;

/// Opens the bodies of checkpoints. Device thread only.
@FunctionalInterface
public interface FeatureNetworkFactory {

    /// Opens the body of a model, whatever classes its head names.
    ///
    /// @param card of the model
    /// @param weights of the whole model
    /// @throws ModelException if the weights are not the network's, or the engine cannot be loaded
    FeatureNetwork open(ModelCard card, Weights weights) throws ModelException;
}
