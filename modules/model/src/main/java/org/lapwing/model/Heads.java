package org.lapwing.model;

import org.lapwing.model.graph.HeadCut;

/// Where networks are cut before their heads, with a reason where one cannot be.
public final class Heads {

    private Heads() {}

    /// Cuts a network before its head.
    ///
    /// @throws ModelException if its scores do not come from one last convolution
    public static HeadCut of(NetworkSpec network) throws ModelException {
        try {
            return HeadCut.of(network.graph());
        } catch (IllegalArgumentException failure) {
            throw new ModelException(
                    "The scores of " + network.networkName() + " are no single convolution of what its body says ("
                            + failure.getMessage()
                            + "), so that its head cannot be looked at or fitted alone. Use a model of"
                            + " another network, or train on with lapwing train --start-from.",
                    failure);
        }
    }
}
