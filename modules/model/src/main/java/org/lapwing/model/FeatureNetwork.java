package org.lapwing.model;

/// The body of a network: describes every place of a patch by the numbers from which the head names its class.
///
/// Plain arrays in and out; native memory stays inside. Opened, used and closed on the device thread only.
public interface FeatureNetwork extends AutoCloseable {

    /// Numbers that describe a place.
    int channels();

    /// Image pixels per place along rows and columns, a power of two.
    int stride();

    /// Image pixels at each side of a patch that are seen but not described.
    int margin();

    /// Describes patches.
    ///
    /// @param input normalised samples, `((n * bands + band) * height + row) * width + column`, 0 where there
    ///     is no data
    /// @param batch number of patches
    /// @param height rows of a patch with margin, a multiple of the card's stride
    /// @param width columns of a patch with margin, likewise
    /// @return `((n * channels + channel) * rows + row) * columns + column`, where rows and columns are those
    ///     of the
    ///     patch less margin, divided by the stride
    /// @throws ModelException if the engine fails
    float[] features(float[] input, int batch, int height, int width) throws ModelException;

    @Override
    void close();
}
