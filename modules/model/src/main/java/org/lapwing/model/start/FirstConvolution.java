package org.lapwing.model.start;

/// What becomes of a first convolution that was learnt for another number of bands.
public enum FirstConvolution {

    /// It is not taken: the drawn one stays, and the list says so.
    KEEP_DRAWN,

    /// Every band gets the mean over the bands of the file.
    AVERAGE,

    /// The bands of the file follow each other again and again: the fourth gets the first's.
    REPEAT
}
