package org.lapwing.learning;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.lapwing.accuracy.MatrixCounter;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.DeviceQueue;
import org.lapwing.jobs.Lane;
import org.lapwing.jobs.Outcome;
import org.lapwing.labels.Legend;
import org.lapwing.learning.SpatialSplit.Part;
import org.lapwing.model.Trainable;
import org.lapwing.raster.Scores;
import org.lapwing.raster.Window;

/// Maps a bounded, fixed choice of validation windows and compares them with the truth.
///
/// Scores of a few pixels at a patch's edge, where padding is felt most, are not used.
final class Validator {

    private static final int PATCH = 512;
    private static final int MARGIN = 64;

    /// A part of a validation block that one patch answers.
    ///
    /// @param image index of the image
    /// @param core pixels compared
    record Target(int image, Window core) {}

    private final PatchReader reader;
    private final DeviceQueue device;
    private final int classes;
    private final int stride;
    private final List<Target> targets;

    private Validator(PatchReader reader, DeviceQueue device, int classes, int stride, List<Target> targets) {
        this.reader = reader;
        this.device = device;
        this.classes = classes;
        this.stride = stride;
        this.targets = targets;
    }

    /// Chooses windows that hold labelled pixels, by reading labels until there are enough.
    ///
    /// @param mostPixels network input of one validation, in pixels; at least one patch is taken
    static Validator of(
            PatchReader reader,
            SpatialSplit split,
            DeviceQueue device,
            int classes,
            int stride,
            long mostPixels,
            long seed,
            CancelToken cancel)
            throws IOException {
        var all = new ArrayList<Target>();
        for (var block : split.blocks()) {
            if (block.part() == Part.VALIDATION) {
                all.addAll(cores(block));
            }
        }
        var order = new ArrayList<>(all);
        order.sort(Comparator.comparingLong(
                target -> Seeds.mix(Seeds.mix(seed, target.image), target.core.row() * 31 + target.core.column())));
        var chosen = new ArrayList<Target>();
        long pixels = 0;
        for (var target : order) {
            long more = (long) padded(target.core.width(), stride) * padded(target.core.height(), stride);
            if (!chosen.isEmpty() && pixels + more > mostPixels) {
                break;
            }
            if (isLabelled(reader, target, cancel)) {
                pixels += more;
                chosen.add(target);
            }
        }
        return new Validator(reader, device, classes, stride, List.copyOf(chosen));
    }

    private static boolean isLabelled(PatchReader reader, Target target, CancelToken cancel) throws IOException {
        var truth = new byte[Math.toIntExact(target.core.pixels())];
        reader.readLabels(target.image, target.core, Part.VALIDATION, truth, cancel);
        for (byte each : truth) {
            if (each != (byte) Legend.UNLABELLED) {
                return true;
            }
        }
        return false;
    }

    private static List<Target> cores(SpatialSplit.Block block) {
        int most = PATCH - 2 * MARGIN;
        var window = block.window();
        int columns = Math.ceilDiv(window.width(), most);
        int rows = Math.ceilDiv(window.height(), most);
        var cores = new ArrayList<Target>();
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                int left = window.width() * column / columns;
                int right = window.width() * (column + 1) / columns;
                int top = window.height() * row / rows;
                int bottom = window.height() * (row + 1) / rows;
                cores.add(new Target(
                        block.image(),
                        Window.of(window.column() + left, window.row() + top, right - left, bottom - top)));
            }
        }
        return cores;
    }

    /// Side of the patch that answers `core` pixels: with its margin, a multiple of the stride.
    private static int padded(int core, int stride) {
        return Math.ceilDiv(core + 2 * MARGIN, stride) * stride;
    }

    /// Windows compared at each validation; empty when no validation block has a labelled pixel.
    List<Target> targets() {
        return targets;
    }

    /// Maps and compares; waits for the device.
    ValidationScores validate(Trainable trainable, CancelToken cancel) throws IOException {
        var counter = new MatrixCounter(classes);
        Optional<Prepared> next = Optional.empty();
        for (int i = 0; i < targets.size(); i++) {
            cancel.throwIfCancelled();
            var now = next.isPresent() ? next.get() : read(targets.get(i), cancel);
            var running =
                    device.submit(Lane.TRAINING, cancel, () -> trainable.scores(now.input, 1, now.height, now.width));
            // the next patch is read while the device works on this one
            next = i + 1 < targets.size() ? Optional.of(read(targets.get(i + 1), cancel)) : Optional.empty();
            count(now, Outcome.of(running, cancel), counter);
        }
        return ValidationScores.of(counter.toMatrix());
    }

    private static final class Prepared {
        private final Target target;
        private final float[] input;
        private final byte[] truth;
        private final int width;
        private final int height;

        Prepared(Target target, float[] input, byte[] truth, int width, int height) {
            this.target = target;
            this.input = input;
            this.truth = truth;
            this.width = width;
            this.height = height;
        }
    }

    private Prepared read(Target target, CancelToken cancel) throws IOException {
        var core = target.core;
        int width = padded(core.width(), stride);
        int height = padded(core.height(), stride);
        var window = Window.of(core.column() - MARGIN, core.row() - MARGIN, width, height);
        var truth = new byte[width * height];
        var input = new float[reader.bands() * width * height];
        reader.readLabels(target.image, window, Part.VALIDATION, truth, cancel);
        reader.readSamples(target.image, window, input, truth, cancel);
        return new Prepared(target, input, truth, width, height);
    }

    private void count(Prepared patch, float[] scores, MatrixCounter counter) {
        var best = new byte[patch.width * patch.height];
        Scores.argMaxAll(scores, classes, best.length, best);
        for (int row = MARGIN; row < MARGIN + patch.target.core.height(); row++) {
            for (int column = MARGIN; column < MARGIN + patch.target.core.width(); column++) {
                int truth = patch.truth[row * patch.width + column] & 0xFF;
                if (truth != Legend.UNLABELLED) {
                    counter.add(best[row * patch.width + column] & 0xFF, truth);
                }
            }
        }
    }
}
