package org.lapwing.learning.query.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.lapwing.jobs.CancelToken;
import org.lapwing.labels.Legend;
import org.lapwing.learning.Labels;
import org.lapwing.prediction.InputNormalizer;
import org.lapwing.raster.RasterReadException;
import org.lapwing.raster.Window;

/// The patches whose labels the oracle has told so far, ready to be learnt.
///
/// Each is read with some pixels around it, whose labels are hidden unless another told patch shows them. For
/// one thread.
final class LabelledPatches {

    private final SimulationGround ground;
    private final InputNormalizer normalizer;
    private final int classes;
    private final int context;
    private final int stride;
    private final List<Integer> told = new ArrayList<>();
    private final Map<Integer, float[]> samples = new HashMap<>();
    private final Map<Integer, BitSet> invalid = new HashMap<>();
    private final Map<Integer, byte[]> truth = new HashMap<>();
    private final Map<Integer, int[]> frequencies = new HashMap<>();
    private final long[] counts;

    /// @param context pixels read around each patch
    /// @param stride of the network: sides of what is read are multiples of it
    LabelledPatches(SimulationGround ground, int classes, int context, int stride) {
        this.ground = ground;
        this.classes = classes;
        this.context = context;
        this.stride = stride;
        this.counts = new long[classes];
        this.normalizer = InputNormalizer.ofTrainingImage(
                ground.bands(), ground.image().image().bands());
    }

    /// Tells the labels of a patch.
    void tell(int patch, CancelToken cancel) throws RasterReadException {
        var window = ground.pool().patches().get(patch).window();
        var labels = new byte[Math.toIntExact(window.pixels())];
        Labels.read(ground.image().labels(), window, labels, cancel);
        var frequency = new int[classes];
        for (byte each : labels) {
            int index = each & 0xFF;
            if (index < classes) {
                counts[index]++;
                frequency[index]++;
            }
        }
        frequencies.put(patch, frequency);
        truth.put(patch, labels);
        var seen = read(window);
        var values = new float[ground.bands().size() * (int) seen.pixels()];
        var without = new BitSet();
        normalizer.fill(ground.image().image().read(seen, cancel), seen, values, without);
        samples.put(patch, values);
        invalid.put(patch, without);
        told.add(patch);
    }

    /// Patches in the order in which they were told.
    List<Integer> told() {
        return told;
    }

    /// Labelled pixels by class index: a copy.
    long[] counts() {
        return counts.clone();
    }

    /// The most frequent class of a told patch; the lowest index on ties.
    int dominant(int patch) {
        var frequency = frequency(patch);
        int best = 0;
        for (int index = 1; index < classes; index++) {
            best = frequency[index] > frequency[best] ? index : best;
        }
        return best;
    }

    /// Draws a told patch to learn from: every second time any of them, else one that shows a class drawn in
    /// turn, so that rare classes are learnt as a training run's balanced sampling learns them.
    int draw(SplittableRandom random) {
        int index = random.nextInt(classes);
        if (random.nextBoolean() && counts[index] > 0) {
            long ticket = random.nextLong(counts[index]);
            for (int patch : told) {
                ticket -= frequency(patch)[index];
                if (ticket < 0) {
                    return patch;
                }
            }
        }
        return told.get(random.nextInt(told.size()));
    }

    private int[] frequency(int patch) {
        var frequency = frequencies.get(patch);
        if (frequency == null) {
            throw new IllegalStateException("patch " + patch + " was not told");
        }
        return frequency;
    }

    /// Columns and rows that are read for a patch.
    int side(int patchSide) {
        return Math.ceilDiv(patchSide + 2 * context, stride) * stride;
    }

    private Window read(Window patch) {
        int width = side(patch.width());
        int height = side(patch.height());
        return Window.of(
                patch.column() - (width - patch.width()) / 2,
                patch.row() - (height - patch.height()) / 2,
                width,
                height);
    }

    /// Puts a told patch into its slot of a batch, turned by one of the eight symmetries of a square.
    ///
    /// @param side columns and rows of every slot
    /// @param random decides the symmetry
    void put(int patch, int slot, int side, float[] input, byte[] classIndices, SplittableRandom random) {
        int turn = random.nextInt(8);
        var values = values(patch);
        var labels = visible(patch);
        int bands = ground.bands().size();
        int pixels = side * side;
        for (int row = 0; row < side; row++) {
            for (int column = 0; column < side; column++) {
                int across = (turn & 1) == 0 ? column : side - 1 - column;
                int down = (turn & 2) == 0 ? row : side - 1 - row;
                int from = (turn & 4) == 0 ? down * side + across : across * side + down;
                int to = row * side + column;
                classIndices[slot * pixels + to] = labels[from];
                for (int band = 0; band < bands; band++) {
                    input[(slot * bands + band) * pixels + to] = values[band * pixels + from];
                }
            }
        }
    }

    /// Class indices around a patch, 255 where nothing was told.
    private byte[] visible(int patch) {
        var seen = read(ground.pool().patches().get(patch).window());
        var labels = new byte[Math.toIntExact(seen.pixels())];
        Arrays.fill(labels, (byte) Legend.UNLABELLED);
        for (int other : told) {
            var window = ground.pool().patches().get(other).window();
            var shown = window.intersect(seen);
            if (shown.isPresent()) {
                var part = shown.get();
                for (long row = part.row(); row < part.endRow(); row++) {
                    System.arraycopy(
                            labels(other),
                            (int) ((row - window.row()) * window.width() + part.column() - window.column()),
                            labels,
                            (int) ((row - seen.row()) * seen.width() + part.column() - seen.column()),
                            part.width());
                }
            }
        }
        var without = invalid.getOrDefault(patch, new BitSet());
        for (int i = without.nextSetBit(0); i >= 0; i = without.nextSetBit(i + 1)) {
            labels[i] = (byte) Legend.UNLABELLED;
        }
        return labels;
    }

    private byte[] labels(int patch) {
        var labels = truth.get(patch);
        if (labels == null) {
            throw new IllegalStateException("patch " + patch + " was not told");
        }
        return labels;
    }

    private float[] values(int patch) {
        var values = samples.get(patch);
        if (values == null) {
            throw new IllegalStateException("patch " + patch + " was not told");
        }
        return values;
    }
}
