package org.lapwing.learning.update;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.Progress;
import org.lapwing.jobs.ProgressListener;
import org.lapwing.labels.Legend;
import org.lapwing.learning.LockedGround.Withheld;
import org.lapwing.learning.Seeds;
import org.lapwing.learning.TrainingDataException;
import org.lapwing.learning.update.UpdateRequest.ImageWindow;
import org.lapwing.learning.update.UpdateWindows.Choice;
import org.lapwing.learning.update.UpdateWindows.Use;

/// The pixels that an update learns from and compares on, with what the head reads at each.
///
/// Of a class at most so many pixels are drawn from a window; each stands for as many as there are for each drawn.
final class HeadSamples {

    private static final int AHEAD = 3;

    /// Numbers of all samples together, so that a wide head does not make the fit slow.
    private static final long MOST_NUMBERS = 4_000_000;

    private final PixelSamples recent;
    private final PixelSamples replay;
    private final PixelSamples heldOut;
    private final PixelSamples learnt;
    private final Withheld withheld;
    private final int[] windows = new int[Use.values().length];
    private final long[] pixels = new long[Use.values().length];
    private final List<Integer> replayEnds = new ArrayList<>();
    private final List<Integer> heldOutEnds = new ArrayList<>();
    private int described;
    private int remembered;

    private HeadSamples(int inputs, Withheld withheld) {
        this.recent = new PixelSamples(inputs);
        this.replay = new PixelSamples(inputs);
        this.learnt = new PixelSamples(inputs);
        this.heldOut = new PixelSamples(inputs);
        this.withheld = withheld;
    }

    /// Collects.
    ///
    /// @throws TrainingDataException if nothing that may be learnt from is labelled
    static HeadSamples of(
            Choice choice,
            WindowDescriber describer,
            OpenBody body,
            UpdateSettings settings,
            CancelToken cancel,
            ProgressListener listener,
            LongSupplier clock)
            throws IOException {
        if (choice.windows().stream().allMatch(each -> each.use == Use.HELD_OUT)) {
            throw new TrainingDataException(
                    choice.withheld().all() > 0
                            ? "There is nothing to learn from: all recent labels lie on blocks that are kept for"
                                    + " testing or validation, or too near. Label elsewhere."
                            : "There is nothing to learn from: nothing is labelled yet. Label some patches first.");
        }
        var reader = describer.reader();
        var samples = new HeadSamples(reader.size(), choice.withheld());
        int most =
                (int) Math.clamp(MOST_NUMBERS / reader.size() / choice.windows().size(), 16, settings.pixelsPerClass());
        samples.collect(choice, describer, body, reader, most, settings.seed(), cancel, listener, clock);
        return samples;
    }

    private void collect(
            Choice choice,
            WindowDescriber describer,
            OpenBody body,
            PixelReader reader,
            int most,
            long seed,
            CancelToken cancel,
            ProgressListener listener,
            LongSupplier clock)
            throws IOException {
        long start = clock.getAsLong();
        var known = choice.windows().stream()
                .map(each -> describer.known(each.place))
                .toList();
        Deque<WindowDescriber.Coming> coming = new ArrayDeque<>();
        int next = 0;
        try {
            for (int i = 0; i < known.size(); i++) {
                cancel.throwIfCancelled();
                for (; next < known.size() && coming.size() < AHEAD; next++) {
                    if (known.get(next).isEmpty()) {
                        int margin = body.network(cancel).margin();
                        coming.add(describer.start(choice.windows().get(next).place, margin, cancel));
                    }
                }
                FeatureMap map;
                if (known.get(i).isPresent()) {
                    map = known.get(i).get();
                    remembered++;
                } else {
                    map = describer.finish(coming.element(), body.network(cancel), cancel);
                    coming.remove();
                    described++;
                }
                var window = choice.windows().get(i);
                add(window.place, window.use, window.labels, map, reader, most, seed);
                if (window.earlier.length > 0) {
                    add(window.place, Use.REPLAY, window.earlier, map, reader, most, seed);
                }
                listener.report(new Progress("describe labels", i + 1, known.size(), clock.getAsLong() - start));
            }
        } finally {
            // nobody reads the images any more when this returns, so that they may be closed
            coming.forEach(each -> each.input().handle((_, _) -> true).join());
        }
        learnt.addAll(recent);
        learnt.addAll(replay);
    }

    private void add(
            ImageWindow place, Use use, byte[] labels, FeatureMap map, PixelReader reader, int most, long seed) {
        var target =
                switch (use) {
                    case RECENT -> recent;
                    case REPLAY -> replay;
                    case HELD_OUT -> heldOut;
                };
        var counts = new int[256];
        for (byte each : labels) {
            counts[each & 0xFF]++;
        }
        counts[Legend.UNLABELLED] = 0;
        var window = place.window();
        var random = new SplittableRandom(
                Seeds.mix(Seeds.mix(seed, place.image()), window.row() * 65_537 + window.column()));
        var left = counts.clone();
        var wanted = Arrays.stream(counts).map(count -> Math.min(count, most)).toArray();
        var values = new float[reader.size()];
        for (int pixel = 0; pixel < labels.length; pixel++) {
            int index = labels[pixel] & 0xFF;
            // each of the pixels left is as likely as the others to be one of those still wanted
            if (left[index] > 0 && random.nextInt(left[index]--) < wanted[index]) {
                wanted[index]--;
                long column = window.column() + pixel % window.width();
                long row = window.row() + pixel / window.width();
                reader.read(map, column, row, values, 0);
                target.add(values, index, (float) counts[index] / Math.min(counts[index], most));
            }
        }
        if (use == Use.REPLAY) {
            replayEnds.add(replay.size());
        } else if (use == Use.HELD_OUT) {
            heldOutEnds.add(heldOut.size());
        }
        windows[use.ordinal()]++;
        pixels[use.ordinal()] += Arrays.stream(counts).asLongStream().sum();
    }

    /// Recent pixels, then earlier ones.
    PixelSamples learnt() {
        return learnt;
    }

    /// How many of the learnt samples are recent; they are the first.
    int recentSamples() {
        return recent.size();
    }

    PixelSamples heldOut() {
        return heldOut;
    }

    /// Whether a head names earlier labels clearly worse than another: those learnt again, or those held out.
    boolean isForgotten(LinearHead before, LinearHead after, double tolerance) {
        return Forgetting.isClear(replay, replayEnds, before, after, tolerance)
                || Forgetting.isClear(heldOut, heldOutEnds, before, after, tolerance);
    }

    Withheld withheld() {
        return withheld;
    }

    int windows(Use use) {
        return windows[use.ordinal()];
    }

    /// Labelled pixels of all windows of a use.
    long pixels(Use use) {
        return pixels[use.ordinal()];
    }

    int described() {
        return described;
    }

    int remembered() {
        return remembered;
    }
}
