package org.lapwing.prediction;

import java.util.BitSet;
import java.util.List;
import org.lapwing.raster.Window;

/// One patch of an image as the bodies of models describe it; see [FeatureWalk]. Whoever gets one may keep it,
/// and must not write into its arrays.
public final class DescribedPatch {

    private final Window core;
    private final BitSet invalid;
    private final List<float[]> features;

    /// Takes ownership of all.
    ///
    /// @param core the answered part of the patch; may reach outside the image
    /// @param invalid bit `row * width + column` of the core is set where the image holds no data
    /// @param features what each model said, see [#features]
    public DescribedPatch(Window core, BitSet invalid, List<float[]> features) {
        this.core = core;
        this.invalid = invalid;
        this.features = List.copyOf(features);
    }

    /// The answered part of the patch in image pixels; may reach outside the image.
    public Window core() {
        return core;
    }

    /// Bit `row * width + column` of the core is set where the image holds no data.
    public BitSet invalid() {
        return invalid;
    }

    /// What each model said, in the order of the models: `(channel * rows + row) * columns + column`, the
    /// places of the core and [FeatureWalk#halo] more at each side.
    public List<float[]> features() {
        return features;
    }
}
