package org.lapwing.learning.update;

import java.util.Arrays;
import org.lapwing.model.graph.HeadCut;

/// What the head of a network reads at one image pixel: the body's places around it, interpolated as the network
/// enlarges its answer.
///
/// Bilinear enlargement to twice the size takes pixel `x` from place `(x + 0.5) / 2 - 0.5`; a head of kernel 1 may be
/// applied after it as well as before. Not safe for several threads.
final class PixelReader {

    private final HeadCut cut;
    private final int channels;
    private final long[] columns = new long[2];
    private final float[] columnWeights = new float[2];
    private final long[] rows = new long[2];
    private final float[] rowWeights = new float[2];

    /// @throws IllegalArgumentException if the network enlarges its answer more than once
    PixelReader(HeadCut cut) {
        if (cut.enlargements() > 1) {
            throw new IllegalArgumentException("a head that is enlarged " + cut.enlargements() + " times");
        }
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
        if (cut.enlargements() == 0) {
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
    private static void between(long pixel, long[] places, float[] weights) {
        boolean odd = Math.floorMod(pixel, 2) == 1;
        places[0] = Math.floorDiv(pixel - 1, 2);
        places[1] = places[0] + 1;
        weights[0] = odd ? 0.75f : 0.25f;
        weights[1] = 1 - weights[0];
    }
}
