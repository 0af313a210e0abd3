package org.lapwing.raster.write;

/// What is stored of a row of samples before it is compressed.
public enum Prediction {
    /// The samples; best for class rasters.
    NONE,
    /// Differences to the left neighbour of the same band (TIFF predictor 2, for floating point 3); best for imagery.
    LEFT_NEIGHBOUR
}
