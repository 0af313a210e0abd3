package org.lapwing.accuracy.planted;

import org.lapwing.prediction.PredictionSettings;

/// Uses what no arrow leads to, so that a test can see the walls catch it.
public final class PlantedClimber {

    /// An arrow against the picture.
    public Class<?> climb() {
        return PredictionSettings.class;
    }
}
