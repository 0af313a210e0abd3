package org.lapwing.prediction;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.lapwing.model.BandNormalization;
import org.lapwing.model.ModelCard;
import org.lapwing.raster.Band;
import org.lapwing.raster.RasterSource;
import org.lapwing.raster.SampleType;
import org.lapwing.raster.Tile;
import org.lapwing.raster.Window;

/// Turns image samples into what a network is fed: `(value - mean) / deviation`, 0 where there is no data.
///
/// Training, the live map and exports all feed their networks through here. Works sample by sample with constants of
/// the model card, so the answer for a pixel does not depend on the tile it comes from. A pixel counts as no data, in
/// all its channels, where any of its floating-point samples is infinite or not a number. Immutable.
public final class InputNormalizer {

    private static final int BYTES = 256;

    private final int[] bandNumbers;
    private final double[] factors;
    private final double[] offsets;
    /// The normalised value of each byte, by channel.
    private final float[][] ofByte;

    /// A normaliser of the image that a model is trained on: channel `i` is fed by the band its normalisation names.
    ///
    /// @param channels as the model card lists them
    /// @param imageBands bands of the image, for their scale and offset
    public static InputNormalizer ofTrainingImage(List<BandNormalization> channels, List<Band> imageBands) {
        var numbers = IntStream.range(0, channels.size())
                .map(channel -> channels.get(channel).index())
                .toArray();
        return new InputNormalizer(channels, numbers, imageBands);
    }

    /// A normaliser of any image, whose bands are matched with those of a model, see [InputMatch].
    ///
    /// @throws ImageMismatchException if the image does not supply what the card names
    public static InputNormalizer of(ModelCard card, RasterSource image) throws ImageMismatchException {
        return new InputNormalizer(card.bands(), InputMatch.bandNumbers(card, image), image.bands());
    }

    /// @param channels as the model card lists them
    /// @param bandNumbers the image band of each channel, see [InputMatch]
    /// @param imageBands bands of the image, for their scale and offset
    InputNormalizer(List<BandNormalization> channels, int[] bandNumbers, List<Band> imageBands) {
        this.bandNumbers = bandNumbers.clone();
        factors = new double[channels.size()];
        offsets = new double[channels.size()];
        ofByte = new float[channels.size()][BYTES];
        for (int i = 0; i < factors.length; i++) {
            var channel = channels.get(i);
            var band = imageBands.get(bandNumbers[i]);
            factors[i] = band.scale() / channel.deviation();
            offsets[i] = (band.offset() - channel.mean()) / channel.deviation();
            for (int value = 0; value < BYTES; value++) {
                int sample = band.type() == SampleType.INT8 ? (byte) value : value;
                ofByte[i][value] = (float) (sample * factors[i] + offsets[i]);
            }
        }
    }

    /// Number of channels.
    public int channels() {
        return factors.length;
    }

    /// Fills a network's input with the pixels of `window`.
    ///
    /// @param tile imagery that contains `window`
    /// @param samples receives `(channel * height + row) * width + column`
    /// @param invalid cleared, then bit `row * width + column` is set where there is no data
    public void fill(Tile tile, Window window, float[] samples, BitSet invalid) {
        int width = window.width();
        int pixels = Math.toIntExact(window.pixels());
        int left = (int) (window.column() - tile.window().column());
        int top = (int) (window.row() - tile.window().row());
        invalid.clear();
        if (!tile.isAllValid()) {
            markInvalid(tile, left, top, window, invalid);
        }
        var line = Tile.newSamples(tile.type(), width);
        for (int channel = 0; channel < factors.length; channel++) {
            for (int row = 0; row < window.height(); row++) {
                tile.copyRow(bandNumbers[channel], top + row, left, width, line, 0);
                int to = channel * pixels + row * width;
                convert(channel, tile.type(), line, width, samples, to);
                if (tile.type() == SampleType.FLOAT32 || tile.type() == SampleType.FLOAT64) {
                    markNotFinite(samples, to, width, invalid, row * width);
                }
            }
        }
        clear(samples, invalid, pixels);
    }

    void fill(Tile tile, Window window, PatchInput target) {
        fill(tile, window, target.samples(), target.invalid());
    }

    /// Goes by runs of pixels, because no-data comes in areas.
    private static void markInvalid(Tile tile, int left, int top, Window window, BitSet invalid) {
        int width = window.width();
        var without = tile.invalidPixels();
        for (int row = 0; row < window.height(); row++) {
            int start = (top + row) * tile.width() + left;
            int end = start + width;
            for (int from = without.nextSetBit(start); from >= 0 && from < end; ) {
                int to = Math.min(end, without.nextClearBit(from));
                invalid.set(row * width + from - start, row * width + to - start);
                from = without.nextSetBit(to);
            }
        }
    }

    private static void markNotFinite(float[] samples, int from, int count, BitSet invalid, int pixel) {
        for (int i = 0; i < count; i++) {
            if (!Float.isFinite(samples[from + i])) {
                invalid.set(pixel + i);
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

    private void convert(int channel, SampleType type, Object line, int count, float[] samples, int to) {
        double factor = factors[channel];
        double offset = offsets[channel];
        switch (type) {
            case UINT8, INT8 -> {
                var values = (byte[]) line;
                var table = ofByte[channel];
                for (int i = 0; i < count; i++) {
                    samples[to + i] = table[values[i] & 0xFF];
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
                    samples[to + i] = (float) (values[i] * factor + offset);
                }
            }
            case FLOAT64 -> {
                var values = (double[]) line;
                for (int i = 0; i < count; i++) {
                    samples[to + i] = (float) (values[i] * factor + offset);
                }
            }
        }
    }
}
