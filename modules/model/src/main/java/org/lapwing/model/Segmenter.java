package org.lapwing.model;

/// A network that gives every pixel a score per class. Device thread only, closing included.
public interface Segmenter extends AutoCloseable {

    /// Scores a batch of equally sized patches.
    ///
    /// @param input normalised samples as the [ModelCard] says, NCHW: `((n * bands + band) * height + row) *
    ///     width +
    ///     column`; 0 where there is no data
    /// @param batch number of patches
    /// @param height rows of each patch, a multiple of the card's stride
    /// @param width columns of each patch, a multiple of the card's stride
    /// @return logits of the patches' cores, NCHW with one channel per class and `height - 2 * margin` by
    ///     `width - 2 * margin` pixels; a new array
    /// @throws ModelException if the engine fails
    float[] scores(float[] input, int batch, int height, int width) throws ModelException;

    /// Frees native memory.
    @Override
    void close();
}
