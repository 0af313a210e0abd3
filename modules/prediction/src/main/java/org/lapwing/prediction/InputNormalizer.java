package org.lapwing.prediction;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.lapwing.model.BandNormalization;
import org.lapwing.raster.Band;
import org.lapwing.raster.Tile;
import org.lapwing.raster.Window;

/// Turns image samples into what the network was trained on: `(value - mean) / deviation`, 0 where there is no data.
///
/// Works sample by sample with constants of the model card, so the answer for a pixel does not depend on the tile it
/// comes from. A floating-point sample that is not finite counts as no data. Immutable.
final class InputNormalizer {

    private final int[] bandNumbers;
    private final double[] factors;
    private final double[] offsets;

    /// @param channels as the model card lists them
    /// @param bandNumbers the image band of each channel, see [InputMatch]
    /// @param imageBands bands of the image, for their scale and offset
    InputNormalizer(List<BandNormalization> channels, int[] bandNumbers, List<Band> imageBands) {
        this.bandNumbers = bandNumbers.clone();
        factors = new double[channels.size()];
        offsets = new double[channels.size()];
        for (int i = 0; i < factors.length; i++) {
            var channel = channels.get(i);
            var band = imageBands.get(bandNumbers[i]);
            factors[i] = band.scale() / channel.deviation();
            offsets[i] = (band.offset() - channel.mean()) / channel.deviation();
        }
    }

    /// Number of channels.
    int channels() {
        return factors.length;
    }

    /// Fills `target` with the patch at `window`.
    ///
    /// @param tile imagery that contains `window`
    /// @param window as large as the target's patch
    void fill(Tile tile, Window window, PatchInput target) {
        int side = target.patch();
        int left = (int) (window.column() - tile.window().column());
        int top = (int) (window.row() - tile.window().row());
        var invalid = target.invalid();
        invalid.clear();
        if (!tile.isAllValid()) {
            markInvalid(tile, left, top, target);
        }
        var line = Tile.newSamples(tile.type(), side);
        for (int channel = 0; channel < factors.length; channel++) {
            var converter = converter(channel, target);
            for (int row = 0; row < side; row++) {
                tile.copyRow(bandNumbers[channel], top + row, left, side, line, 0);
                converter.convert(tile, line, (channel * side + row) * side, row * side);
            }
        }
        clear(target.samples(), invalid, side * side);
    }

    /// Goes by runs of pixels, because no-data comes in areas.
    private static void markInvalid(Tile tile, int left, int top, PatchInput target) {
        int side = target.patch();
        var without = tile.invalidPixels();
        for (int row = 0; row < side; row++) {
            int start = (top + row) * tile.width() + left;
            int end = start + side;
            for (int from = without.nextSetBit(start); from >= 0 && from < end; ) {
                int to = Math.min(end, without.nextClearBit(from));
                target.invalid().set(row * side + from - start, row * side + to - start);
                from = without.nextSetBit(to);
            }
        }
    }

    private void clear(float[] samples, BitSet invalid, int pixels) {
        for (int from = invalid.nextSetBit(0); from >= 0; ) {
            int to = invalid.nextClearBit(from);
            for (int channel = 0; channel < factors.length; channel++) {
                Arrays.fill(samples, channel * pixels + from, channel * pixels + to, 0f);
            }
            from = invalid.nextSetBit(to);
        }
    }

    private LineConverter converter(int channel, PatchInput target) {
        return new LineConverter(factors[channel], offsets[channel], target);
    }

    /// Converts lines of one channel.
    private static final class LineConverter {
        private final double factor;
        private final double offset;
        private final PatchInput target;
        private final float[] ofByte = new float[256];

        LineConverter(double factor, double offset, PatchInput target) {
            this.factor = factor;
            this.offset = offset;
            this.target = target;
            for (int value = 0; value < 256; value++) {
                ofByte[value] = (float) (value * factor + offset);
            }
        }

        void convert(Tile tile, Object line, int to, int pixel) {
            var samples = target.samples();
            int count = target.patch();
            switch (tile.type()) {
                case UINT8 -> {
                    var values = (byte[]) line;
                    for (int i = 0; i < count; i++) {
                        samples[to + i] = ofByte[values[i] & 0xFF];
                    }
                }
                case INT8 -> {
                    var values = (byte[]) line;
                    for (int i = 0; i < count; i++) {
                        samples[to + i] = (float) (values[i] * factor + offset);
                    }
                }
                case UINT16 -> {
                    var values = (short[]) line;
                    for (int i = 0; i < count; i++) {
                        samples[to + i] = (float) ((values[i] & 0xFFFF) * factor + offset);
                    }
                }
                case INT16 -> {
                    var values = (short[]) line;
                    for (int i = 0; i < count; i++) {
                        samples[to + i] = (float) (values[i] * factor + offset);
                    }
                }
                case UINT32 -> {
                    var values = (int[]) line;
                    for (int i = 0; i < count; i++) {
                        samples[to + i] = (float) ((values[i] & 0xFFFFFFFFL) * factor + offset);
                    }
                }
                case INT32 -> {
                    var values = (int[]) line;
                    for (int i = 0; i < count; i++) {
                        samples[to + i] = (float) (values[i] * factor + offset);
                    }
                }
                case FLOAT32 -> {
                    var values = (float[]) line;
                    for (int i = 0; i < count; i++) {
                        put(samples, to + i, pixel + i, values[i] * factor + offset);
                    }
                }
                case FLOAT64 -> {
                    var values = (double[]) line;
                    for (int i = 0; i < count; i++) {
                        put(samples, to + i, pixel + i, values[i] * factor + offset);
                    }
                }
            }
        }

        private void put(float[] samples, int to, int pixel, double value) {
            float normalised = (float) value;
            if (Float.isFinite(normalised)) {
                samples[to] = normalised;
            } else {
                target.invalid().set(pixel);
            }
        }
    }
}
