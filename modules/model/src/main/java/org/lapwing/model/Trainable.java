package org.lapwing.model;

/// A network that learns. Device thread only, closing included.
public interface Trainable extends AutoCloseable {

    /// Learns from one batch: forward, loss, backward, one optimiser step, by what [TrainingOptions] say.
    ///
    /// Pixels labelled 255 weigh nothing; a batch without any labelled pixel gives 0 and changes nothing.
    /// Batches that were [#gather]ed since the last step count with this one.
    ///
    /// @param input normalised samples, NCHW: `((n * bands + band) * height + row) * width + column`
    /// @param classIndices class index of every pixel, 255 where unlabelled: `(n * height + row) * width + column`
    /// @param batch number of patches
    /// @param height rows of each patch, a multiple of the network's stride
    /// @param width columns of each patch, a multiple of the network's stride
    /// @param learningRate step size of this step
    /// @return the loss before the step
    /// @throws ModelException if the engine fails or the loss is not a number
    double step(float[] input, byte[] classIndices, int batch, int height, int width, float learningRate)
            throws ModelException;

    /// Looks at a batch without a step: its gradient joins the mean that the next [#step] follows, weighed like its
    /// labelled pixels. Several small batches so move weights like a large one, norms apart, which see each batch
    /// alone. What is gathered is no part of the [#state].
    ///
    /// @param input as for [#step]
    /// @param classIndices as for [#step]
    /// @return the loss of this batch
    /// @throws ModelException if the engine fails or the loss is not a number
    double gather(float[] input, byte[] classIndices, int batch, int height, int width) throws ModelException;

    /// Scores patches with running statistics, and with the averaged weights where these are kept: what
    /// [#weights] would answer once served. Nothing is cut off: the edge of a patch sees padding.
    ///
    /// @return logits, NCHW, as large as the patches; a new array
    /// @throws ModelException if the engine fails
    float[] scores(float[] input, int batch, int height, int width) throws ModelException;

    /// A copy of the weights to be stored and served: averaged where averages are kept.
    Weights weights() throws ModelException;

    /// A copy of everything that [#restore] needs to go on with the same numbers.
    TrainingState state() throws ModelException;

    /// Goes on from a stored state.
    ///
    /// @throws ModelException if the state belongs to another network or other settings
    void restore(TrainingState state) throws ModelException;

    /// Optimiser steps finished.
    long steps();

    /// Frees native memory.
    @Override
    void close();
}
