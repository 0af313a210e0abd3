package org.lapwing.model.graph;

import java.util.List;

/// One step of a [LayerGraph]: reads the outputs of earlier layers, gives one output of the same name.
///
/// All maps are NCHW; spatial padding is with zeros and keeps the size (`kernel / 2` on every side).
public sealed interface Layer {

    /// Unique name; weights are called `name.weight`, `name.bias` and so on.
    String name();

    /// Names of the layers read, or [LayerGraph#INPUT].
    List<String> inputs();

    /// A square convolution with zero padding `kernel / 2`.
    ///
    /// @param name unique name
    /// @param input layer read
    /// @param inputChannels channels of the input
    /// @param outputChannels channels of the output
    /// @param kernel side of the kernel, odd
    /// @param stride step in pixels, 1 or 2
    /// @param bias whether a value per channel is added
    /// @param start how the kernel is drawn before training
    record Convolution(
            String name,
            String input,
            int inputChannels,
            int outputChannels,
            int kernel,
            int stride,
            Bias bias,
            KernelStart start)
            implements Layer {

        /// Checks sizes.
        public Convolution {
            if (inputChannels < 1 || outputChannels < 1 || kernel < 1 || kernel % 2 == 0 || stride < 1 || stride > 2) {
                throw new IllegalArgumentException("convolution " + name + ": " + inputChannels + " to "
                        + outputChannels + " channels, kernel " + kernel + ", stride " + stride);
            }
        }

        @Override
        public List<String> inputs() {
            return List.of(input);
        }
    }

    /// Whether a convolution adds a value per channel.
    enum Bias {
        /// It does; the value starts at 0.
        ADDED,
        /// It does not, because batch normalisation follows or the map is only moved.
        NONE
    }

    /// How a kernel is drawn before training.
    enum KernelStart {
        /// Normal with variance `2 / (inputChannels * kernel²)` (He et al. 2015, equation 10).
        HE,
        /// 1 at the centre of equal channels, 0 elsewhere: the layer starts by handing its input on.
        IDENTITY
    }

    /// Normalises each channel by batch statistics in training and by running statistics afterwards.
    ///
    /// @param name unique name
    /// @param input layer read
    record BatchNorm(String name, String input) implements Layer {

        /// Added to the variance.
        public static final float EPSILON = 1e-5f;

        /// Share of the newest batch in the running statistics.
        public static final float MOMENTUM = 0.1f;

        @Override
        public List<String> inputs() {
            return List.of(input);
        }
    }

    /// `max(0, x)`.
    ///
    /// @param name unique name
    /// @param input layer read
    record Relu(String name, String input) implements Layer {
        @Override
        public List<String> inputs() {
            return List.of(input);
        }
    }

    /// The largest value of each 2 × 2 block.
    ///
    /// @param name unique name
    /// @param input layer read
    record MaxPool(String name, String input) implements Layer {
        @Override
        public List<String> inputs() {
            return List.of(input);
        }
    }

    /// Twice the size by bilinear interpolation between pixel centres (corners not aligned).
    ///
    /// @param name unique name
    /// @param input layer read
    record Upsample(String name, String input) implements Layer {
        @Override
        public List<String> inputs() {
            return List.of(input);
        }
    }

    /// Channels of several equally large maps, one after the other.
    ///
    /// @param name unique name
    /// @param inputs layers read, in channel order
    record Concat(String name, List<String> inputs) implements Layer {
        /// Copies the list.
        public Concat {
            inputs = List.copyOf(inputs);
        }
    }

    /// Sum of several maps of one shape.
    ///
    /// @param name unique name
    /// @param inputs layers read
    record Add(String name, List<String> inputs) implements Layer {
        /// Copies the list.
        public Add {
            inputs = List.copyOf(inputs);
        }
    }

    /// Cuts the same number of pixels from every side.
    ///
    /// @param name unique name
    /// @param input layer read
    /// @param pixels pixels cut from each side, in pixels of this map, at least 1
    record Crop(String name, String input, int pixels) implements Layer {
        /// Checks the width.
        public Crop {
            if (pixels < 1) {
                throw new IllegalArgumentException("crop " + name + " cuts " + pixels + " pixels");
            }
        }

        @Override
        public List<String> inputs() {
            return List.of(input);
        }
    }
}
