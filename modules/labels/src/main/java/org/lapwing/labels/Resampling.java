package org.lapwing.labels;

/// What to do with a label raster whose pixels are not those of the image.
public enum Resampling {
    /// Refuse it and state the difference.
    REFUSE,
    /// Give each pixel of the image the class of the label pixel that holds its centre.
    NEAREST
}
