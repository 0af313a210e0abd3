package org.lapwing.learning;

import java.util.BitSet;
import java.util.SplittableRandom;
import org.lapwing.jobs.CancelToken;
import org.lapwing.labels.Legend;
import org.lapwing.learning.SpatialSplit.Part;
import org.lapwing.raster.RasterReadException;
import org.lapwing.raster.Window;

/// Cuts one augmented training patch into its slot of a batch.
///
/// What is cut depends on the given generator alone. Safe for use by several threads.
final class PatchCutter {

    private static final int FUSSY_TRIES = 16;
    private static final int TRIES = 200;

    private final PatchReader reader;
    private final PatchSampler sampler;
    private final Augmentation augmentation;
    private final BitSet still;
    private final PatchColours colours;

    PatchCutter(PatchReader reader, PatchSampler sampler, Augmentation augmentation) {
        this.reader = reader;
        this.sampler = sampler;
        this.augmentation = augmentation;
        this.still = StillBands.of(augmentation, reader.imageBands());
        this.colours = new PatchColours(augmentation, still, reader.bands());
    }

    int bands() {
        return reader.bands();
    }

    /// Fills slot `slot` of `batch`.
    ///
    /// @throws TrainingDataException if no labelled pixel is found in many tries
    void cut(Batch batch, int slot, SplittableRandom random, CancelToken cancel)
            throws RasterReadException, TrainingDataException {
        if (isMosaic(random)) {
            cutMosaic(batch, slot, random, cancel);
            return;
        }
        int side = scaled(batch.side(), random);
        var found = find(side, random, cancel);
        vary(found, side, batch, slot, random, cancel);
    }

    /// Fills slot `slot` of `batch` with what lies around the middle of a place, varied; a mosaic shows other places.
    void cutAt(PatchSampler.Place place, Batch batch, int slot, SplittableRandom random, CancelToken cancel)
            throws RasterReadException, TrainingDataException {
        if (isMosaic(random)) {
            cutMosaic(batch, slot, random, cancel);
            return;
        }
        int side = scaled(batch.side(), random);
        var window = place.window();
        var around = Window.of(
                window.column() + (window.width() - side) / 2, window.row() + (window.height() - side) / 2, side, side);
        var labels = new byte[side * side];
        reader.readLabels(place.image(), around, Part.TRAINING, labels, cancel);
        vary(new Found(new PatchSampler.Place(place.image(), around), labels), side, batch, slot, random, cancel);
    }

    /// A place as this cutter would choose it for a training patch.
    PatchSampler.Place choose(int side, SplittableRandom random, CancelToken cancel)
            throws RasterReadException, TrainingDataException {
        return find(side, random, cancel).place;
    }

    private boolean isMosaic(SplittableRandom random) {
        return augmentation.takes(AugmentationStep.MOSAIC)
                && random.nextDouble() < augmentation.strength(AugmentationStep.MOSAIC);
    }

    private int scaled(int side, SplittableRandom random) {
        return Math.max(2, (int) Math.round(side * zoom(random)));
    }

    private void cutMosaic(Batch batch, int slot, SplittableRandom random, CancelToken cancel)
            throws RasterReadException, TrainingDataException {
        int half = (batch.side() + 1) / 2;
        var quarters = new Batch(4, reader.bands(), half);
        for (int quarter = 0; quarter < 4; quarter++) {
            int side = scaled(half, random);
            vary(find(side, random, cancel), side, quarters, quarter, random, cancel);
            // of an odd side, the middle row and column are shown by the later quarter
            int left = quarter % 2 == 0 ? 0 : batch.side() - half;
            int top = quarter / 2 == 0 ? 0 : batch.side() - half;
            for (int row = 0; row < half; row++) {
                int to = (top + row) * batch.side() + left;
                int pixels = batch.side() * batch.side();
                System.arraycopy(
                        quarters.classIndices(),
                        (quarter * half + row) * half,
                        batch.classIndices(),
                        slot * pixels + to,
                        half);
                for (int band = 0; band < reader.bands(); band++) {
                    System.arraycopy(
                            quarters.input(),
                            ((quarter * reader.bands() + band) * half + row) * half,
                            batch.input(),
                            (slot * reader.bands() + band) * pixels + to,
                            half);
                }
            }
        }
    }

    private void vary(Found found, int side, Batch batch, int slot, SplittableRandom random, CancelToken cancel)
            throws RasterReadException {
        var samples = new float[reader.bands() * side * side];
        reader.readSamples(found.place.image(), found.place.window(), samples, found.classIndices, cancel);
        var gain = new float[reader.bands()];
        var shift = new float[reader.bands()];
        drawColour(random, gain, shift);
        int symmetry = symmetry(random);
        var warp = PatchWarp.draw(augmentation, random);
        var shown = warp.isNone() ? samples : warp.apply(samples, found.classIndices, side, reader.bands());
        new PatchTransform(side, batch.side(), symmetry)
                .copy(shown, found.classIndices, gain, shift, batch, slot, reader.bands());
        colours.apply(batch, slot, shift, random);
    }

    private int symmetry(SplittableRandom random) {
        if (augmentation.takes(AugmentationStep.TURN)) {
            return random.nextInt(8);
        }
        return augmentation.takes(AugmentationStep.FLIP) ? random.nextInt(4) : 0;
    }

    private static final class Found {
        private final PatchSampler.Place place;
        private final byte[] classIndices;

        Found(PatchSampler.Place place, byte[] classIndices) {
            this.place = place;
            this.classIndices = classIndices;
        }
    }

    private Found find(int side, SplittableRandom random, CancelToken cancel)
            throws RasterReadException, TrainingDataException {
        var best = new Found(sampler.propose(side, random), new byte[0]);
        int most = 0;
        for (int attempt = 0; attempt < TRIES && (attempt < FUSSY_TRIES || most == 0); attempt++) {
            cancel.throwIfCancelled();
            var place = attempt == 0 ? best.place : sampler.propose(side, random);
            var labels = new byte[side * side];
            reader.readLabels(place.image(), place.window(), Part.TRAINING, labels, cancel);
            if (sampler.accepts(labels, labels.length, random)) {
                return new Found(place, labels);
            }
            int labelled = labelled(labels);
            if (labelled > most) {
                most = labelled;
                best = new Found(place, labels);
            }
        }
        if (most == 0) {
            throw new TrainingDataException("No labelled pixel was found in " + TRIES
                    + " places drawn from the training area; label more of it, or give an area where labels are.");
        }
        return best;
    }

    private static int labelled(byte[] classIndices) {
        int count = 0;
        for (byte each : classIndices) {
            count += (each & 0xFF) == Legend.UNLABELLED ? 0 : 1;
        }
        return count;
    }

    private double zoom(SplittableRandom random) {
        double strength = augmentation.strength(AugmentationStep.SCALE);
        return strength == 0 ? 1 : Math.exp(Math.log1p(strength) * (2 * random.nextDouble() - 1));
    }

    private void drawColour(SplittableRandom random, float[] gain, float[] shift) {
        double contrast = 1 + augmentation.strength(AugmentationStep.CONTRAST) * (2 * random.nextDouble() - 1);
        double brightness = augmentation.strength(AugmentationStep.BRIGHTNESS) * (2 * random.nextDouble() - 1);
        double most = augmentation.strength(AugmentationStep.BAND_SHIFT);
        for (int band = 0; band < gain.length; band++) {
            double alone = most * (2 * random.nextDouble() - 1);
            gain[band] = still.get(band) ? 1 : (float) contrast;
            shift[band] = still.get(band) ? 0 : (float) (brightness + alone);
        }
    }
}
