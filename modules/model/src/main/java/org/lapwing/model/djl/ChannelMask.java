package org.lapwing.model.djl;

import java.util.random.RandomGeneratorFactory;
import org.lapwing.model.graph.Layer.Dropout;

/// Which channels a dropout keeps, drawn in Java so that a resumed run drops what an unbroken one drops.
final class ChannelMask {

    private static final String ALGORITHM = "L64X128MixRandom";

    private ChannelMask() {}

    /// What each channel is multiplied by: 0 where it is dropped, `1 / (1 - share)` where it is kept.
    ///
    /// @param draw equal numbers drop the same
    /// @return `n * channels + channel`
    static float[] of(Dropout layer, long draw, int batch, int channels) {
        var random = RandomGeneratorFactory.of(ALGORITHM)
                .create(31 * draw + layer.name().hashCode());
        float kept = 1 / (1 - layer.share());
        var mask = new float[batch * channels];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = random.nextFloat() < layer.share() ? 0 : kept;
        }
        return mask;
    }
}
