package org.lapwing.raster.write;

/// How the reduced copies inside a GeoTIFF are made; each halves the one before it.
public enum Overviews {
    /// No reduced copies.
    NONE,
    /// The upper left pixel of each two by two; for classes, whose codes must not be mixed.
    NEAREST,
    /// The mean of the valid pixels of each two by two; for imagery and probabilities.
    AVERAGE
}
