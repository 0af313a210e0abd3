package org.lapwing.model.graph;

import java.util.List;

/// One step of a [LayerGraph]: reads the outputs of earlier layers, gives one output of the same name.
///
/// All maps are NCHW; spatial padding is with zeros and keeps the size (`dilation * (kernel / 2)` on every side).
public sealed interface Layer {

    /// Unique name; weights are called `name.weight`, `name.bias` and so on.
    String name();

    /// Names of the layers read, or [LayerGraph#INPUT].
    List<String> inputs();

    /// The same step on other maps.
    ///
    /// @param others as many names as [#inputs] has
    Layer reading(List<String> others);

    /// A square convolution with zero padding `dilation * (kernel / 2)`.
    ///
    /// @param name unique name
    /// @param input layer read
    /// @param inputChannels channels of the input
    /// @param outputChannels channels of the output
    /// @param kernel side of the kernel, odd
    /// @param stride step in pixels, 1 or 2
    /// @param dilation pixels from one tap of the kernel to the next, 1 for a dense kernel
    /// @param groups into how many equal parts both channels are divided, each part seeing its own only; 1 for an
    ///     ordinary convolution, `inputChannels` for a depthwise one
    /// @param bias whether a value per channel is added
    /// @param start how the kernel is drawn before training
    record Convolution(
            String name,
            String input,
            int inputChannels,
            int outputChannels,
            int kernel,
            int stride,
            int dilation,
            int groups,
            Bias bias,
            KernelStart start)
            implements Layer {

        /// Checks sizes.
        public Convolution {
            if (inputChannels < 1 || outputChannels < 1 || kernel < 1 || kernel % 2 == 0 || stride < 1 || stride > 2) {
                throw new IllegalArgumentException("convolution " + name + ": " + inputChannels + " to "
                        + outputChannels + " channels, kernel " + kernel + ", stride " + stride);
            }
            if (dilation < 1 || groups < 1 || inputChannels % groups != 0 || outputChannels % groups != 0) {
                throw new IllegalArgumentException("convolution " + name + ": " + inputChannels + " to "
                        + outputChannels + " channels in " + groups + " groups, dilation " + dilation);
            }
        }

        /// A dense convolution of all channels.
        public Convolution(
                String name,
                String input,
                int inputChannels,
                int outputChannels,
                int kernel,
                int stride,
                Bias bias,
                KernelStart start) {
            this(name, input, inputChannels, outputChannels, kernel, stride, 1, 1, bias, start);
        }

        /// Zeros added at each side of the map.
        public int padding() {
            return dilation * (kernel / 2);
        }

        /// Input channels that one output channel sees.
        public int channelsSeen() {
            return inputChannels / groups;
        }

        /// The same with or without a value per channel.
        public Convolution with(Bias other) {
            return new Convolution(
                    name, input, inputChannels, outputChannels, kernel, stride, dilation, groups, other, start);
        }

        @Override
        public List<String> inputs() {
            return List.of(input);
        }

        @Override
        public Convolution reading(List<String> others) {
            return new Convolution(
                    name,
                    others.getFirst(),
                    inputChannels,
                    outputChannels,
                    kernel,
                    stride,
                    dilation,
                    groups,
                    bias,
                    start);
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
        /// Normal with variance `2 / (channelsSeen * kernel²)` (He et al. 2015, equation 10).
        HE,
        /// Normal with deviation 0.01: scores start near 0 however many channels are read (Chen et al. 2018).
        SMALL,
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

        @Override
        public Layer reading(List<String> others) {
            return new BatchNorm(name, others.getFirst());
        }
    }

    /// `min(limit, x)` where x is above 0, `slope * x` below.
    ///
    /// @param name unique name
    /// @param input layer read
    /// @param slope what is left of negative values, 0 for none, below 1
    /// @param limit largest answer, above 0; infinite for none, and always with a slope
    record Relu(String name, String input, float slope, float limit) implements Layer {

        /// Checks ranges.
        public Relu {
            if (!(slope >= 0 && slope < 1) || !(limit > 0) || (slope > 0 && !Float.isInfinite(limit))) {
                throw new IllegalArgumentException("relu " + name + ": slope " + slope + ", limit " + limit);
            }
        }

        /// `max(0, x)`.
        public Relu(String name, String input) {
            this(name, input, 0, Float.POSITIVE_INFINITY);
        }

        /// `min(6, max(0, x))` (Howard et al. 2017).
        public static Relu upTo6(String name, String input) {
            return new Relu(name, input, 0, 6);
        }

        @Override
        public List<String> inputs() {
            return List.of(input);
        }

        @Override
        public Relu reading(List<String> others) {
            return new Relu(name, others.getFirst(), slope, limit);
        }
    }

    /// Sets whole channels to 0 at random in training and raises the others to keep the mean; hands maps on unchanged
    /// afterwards (Tompson et al. 2015).
    ///
    /// @param name unique name
    /// @param input layer read
    /// @param share of the channels that is set to 0, above 0 and below 1
    record Dropout(String name, String input, float share) implements Layer {

        /// Checks the share.
        public Dropout {
            if (!(share > 0 && share < 1)) {
                throw new IllegalArgumentException("dropout " + name + " of " + share);
            }
        }

        @Override
        public List<String> inputs() {
            return List.of(input);
        }

        @Override
        public Dropout reading(List<String> others) {
            return new Dropout(name, others.getFirst(), share);
        }
    }

    /// The largest value around every second pixel: of each 2 × 2 block, or of 3 × 3 pixels around its first one.
    ///
    /// @param name unique name
    /// @param input layer read
    /// @param kernel side of what is looked at, 2 or 3; 3 sees one pixel beyond the edge, which never wins
    record MaxPool(String name, String input, int kernel) implements Layer {

        /// Checks the kernel.
        public MaxPool {
            if (kernel != 2 && kernel != 3) {
                throw new IllegalArgumentException("max pool " + name + " of kernel " + kernel);
            }
        }

        /// The largest value of each 2 × 2 block.
        public MaxPool(String name, String input) {
            this(name, input, 2);
        }

        /// Pixels seen beyond each edge.
        public int padding() {
            return kernel == 3 ? 1 : 0;
        }

        @Override
        public List<String> inputs() {
            return List.of(input);
        }

        @Override
        public MaxPool reading(List<String> others) {
            return new MaxPool(name, others.getFirst(), kernel);
        }
    }

    /// The mean of each of `cells` by `cells` equal parts of a map, whatever its size: 1 for the mean of the whole.
    ///
    /// The answer depends on the whole patch, so that patches must be cut the same way each time.
    ///
    /// @param name unique name
    /// @param input layer read; its sides are multiples of `cells`
    /// @param cells parts along each side, 1 to 16
    record GridPool(String name, String input, int cells) implements Layer {

        /// Checks the number of parts.
        public GridPool {
            if (cells < 1 || cells > 16) {
                throw new IllegalArgumentException("grid pool " + name + " of " + cells + " cells");
            }
        }

        @Override
        public List<String> inputs() {
            return List.of(input);
        }

        @Override
        public GridPool reading(List<String> others) {
            return new GridPool(name, others.getFirst(), cells);
        }
    }

    /// The cells of a [GridPool] as large as another map, by bilinear interpolation between their centres.
    ///
    /// @param name unique name
    /// @param input the cells
    /// @param like the map whose size is taken; its values are not read
    record ResizeLike(String name, String input, String like) implements Layer {

        @Override
        public List<String> inputs() {
            return List.of(input, like);
        }

        @Override
        public ResizeLike reading(List<String> others) {
            return new ResizeLike(name, others.getFirst(), others.getLast());
        }
    }

    /// A multiple of the size by bilinear interpolation between pixel centres (corners not aligned).
    ///
    /// @param name unique name
    /// @param input layer read
    /// @param factor how many times the size: 2, 4, 8 or 16
    record Upsample(String name, String input, int factor) implements Layer {

        /// Checks the factor.
        public Upsample {
            if (factor < 2 || factor > 16 || Integer.bitCount(factor) != 1) {
                throw new IllegalArgumentException("upsample " + name + " by " + factor);
            }
        }

        /// Twice the size.
        public Upsample(String name, String input) {
            this(name, input, 2);
        }

        @Override
        public List<String> inputs() {
            return List.of(input);
        }

        @Override
        public Upsample reading(List<String> others) {
            return new Upsample(name, others.getFirst(), factor);
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

        @Override
        public Concat reading(List<String> others) {
            return new Concat(name, others);
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

        @Override
        public Add reading(List<String> others) {
            return new Add(name, others);
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

        @Override
        public Layer reading(List<String> others) {
            return new Crop(name, others.getFirst(), pixels);
        }
    }
}
