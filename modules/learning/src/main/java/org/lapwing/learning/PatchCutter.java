package org.lapwing.learning;

import java.util.SplittableRandom;
import org.lapwing.jobs.CancelToken;
import org.lapwing.labels.Legend;
import org.lapwing.learning.SpatialSplit.Part;
import org.lapwing.raster.RasterReadException;

/// Cuts one augmented training patch into its slot of a batch.
///
/// What is cut depends on the given generator alone. Safe for use by several threads.
final class PatchCutter {

    private static final int FUSSY_TRIES = 16;
    private static final int TRIES = 200;

    private final PatchReader reader;
    private final PatchSampler sampler;
    private final Augmentation augmentation;

    PatchCutter(PatchReader reader, PatchSampler sampler, Augmentation augmentation) {
        this.reader = reader;
        this.sampler = sampler;
        this.augmentation = augmentation;
    }

    int bands() {
        return reader.bands();
    }

    /// Fills slot `slot` of `batch`.
    ///
    /// @throws TrainingDataException if no labelled pixel is found in many tries
    void cut(Batch batch, int slot, SplittableRandom random, CancelToken cancel)
            throws RasterReadException, TrainingDataException {
        double scale = zoom(random);
        int side = Math.max(2, (int) Math.round(batch.side() * scale));
        var found = find(side, random, cancel);
        var samples = new float[reader.bands() * side * side];
        reader.readSamples(found.place.image(), found.place.window(), samples, found.classIndices, cancel);
        var gain = new float[reader.bands()];
        var shift = new float[reader.bands()];
        drawColour(random, gain, shift);
        int symmetry =
                switch (augmentation.turns()) {
                    case NONE -> 0;
                    case ALL -> random.nextInt(8);
                };
        new PatchTransform(side, batch.side(), symmetry)
                .copy(samples, found.classIndices, gain, shift, batch, slot, reader.bands());
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
        return augmentation.zoom() == 0 ? 1 : Math.exp(Math.log1p(augmentation.zoom()) * (2 * random.nextDouble() - 1));
    }

    private void drawColour(SplittableRandom random, float[] gain, float[] shift) {
        double contrast = 1 + augmentation.contrast() * (2 * random.nextDouble() - 1);
        double brightness = augmentation.brightness() * (2 * random.nextDouble() - 1);
        for (int band = 0; band < gain.length; band++) {
            gain[band] = (float) contrast;
            shift[band] = (float) (brightness + augmentation.bandShift() * (2 * random.nextDouble() - 1));
        }
    }
}
