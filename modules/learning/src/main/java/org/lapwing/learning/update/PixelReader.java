package org.lapwing.learning.update;

import java.util.Arrays;
import org.lapwing.model.graph.HeadCut;

/// What the head of a network reads at one image pixel: the body's places around it, interpolated as the
/// network enlarges its answer.
///
/// Bilinear enlargement to `f` times the size takes pixel `x` from place `(x + 0.5) / f - 0.5`; a head of
/// kernel 1 may be applied after it as well as before. Not safe for several threads.
final class PixelReader {

    private final HeadCut cut;
    private final int channels;
    private final long[] columns = new long[2];
    private final float[] columnWeights = new float[2];
    private final long[] rows = new long[2];
    private final float[] rowWeights = new float[2];

    PixelReader(HeadCut cut) {
        this.cut = cut;
        this.channels = cut.head().inputChannels();
    }

    /// Numbers read at a pixel, in the order of the head's kernel: `channel * kernel² + tap`.
    int size() {
        int kernel = cut.head().kernel();
        return channels * kernel * kernel;
    }

    /// Reads.
    ///
    /// @param column of the image
    /// @param target receives [#size] numbers from `from`
    void read(FeatureMap map, long column, long row, float[] target, int from) {
        Arrays.fill(target, from, from + size(), 0f);
        if (cut.stride() == 1) {
            readTaps(map, column, row, target, from);
            return;
        }
        between(column, columns, columnWeights);
        between(row, rows, rowWeights);
        for (int i = 0; i < 2; i++) {
            for (int j = 0; j < 2; j++) {
                map.add(columns[j], rows[i], rowWeights[i] * columnWeights[j], target, from);
            }
        }
    }

    private void readTaps(FeatureMap map, long column, long row, float[] target, int from) {
        int kernel = cut.head().kernel();
        if (kernel == 1) {
            map.add(column, row, 1, target, from);
            return;
        }
        var place = new float[channels];
        for (int tap = 0; tap < kernel * kernel; tap++) {
            Arrays.fill(place, 0f);
            map.add(column + tap % kernel - kernel / 2, row + tap / kernel - kernel / 2, 1, place, 0);
            for (int channel = 0; channel < channels; channel++) {
                target[from + channel * kernel * kernel + tap] = place[channel];
            }
        }
    }

    /// The two places around a pixel of the enlarged map, and their weights.
    private void between(long pixel, long[] places, float[] weights) {
        int factor = cut.stride();
        places[0] = Math.floorDiv(2 * pixel + 1 - factor, 2L * factor);
        places[1] = places[0] + 1;
        weights[1] = (2 * pixel + 1 - factor - 2 * factor * places[0]) / (2f * factor);
        weights[0] = 1 - weights[1];
    }
}
