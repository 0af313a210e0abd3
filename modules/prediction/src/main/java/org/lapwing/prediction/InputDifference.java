package org.lapwing.prediction;

/// One way in which an image is unlike what a model learnt from.
///
/// The model can be fed with the image all the same; whether its map means anything is for a person to judge.
///
/// @param kind what differs
/// @param sentence the difference in plain words and numbers
public record InputDifference(Kind kind, String sentence) {

    /// What differs.
    public enum Kind {
        /// The image does not name its bands as the model does, so they are taken in their order.
        BANDS,
        /// The size of a pixel on the ground.
        RESOLUTION,
        /// The number type of the samples.
        SAMPLE_TYPE,
        /// Where the values of a band lie.
        VALUES
    }
}
