package org.lapwing.learning;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.DeviceQueue;
import org.lapwing.jobs.Lane;
import org.lapwing.jobs.Outcome;
import org.lapwing.labels.Legend;
import org.lapwing.learning.PatchSampler.Place;
import org.lapwing.learning.SpatialSplit.Part;
import org.lapwing.model.Trainable;
import org.lapwing.raster.Scores;

/// Finds the training places that a network maps worst.
///
/// Some patches, drawn anywhere, are mapped as they are; those with the largest share of wrong pixels are kept. What is
/// drawn depends on seed and epoch only and the answer on the weights, so a resumed run finds the same places again.
final class HardPlaces {

    /// Patches that are mapped, as a share of those of an epoch: mapping costs about a third of learning.
    private static final double LOOKED_AT = 0.25;
    /// Share of them that counts as hard.
    private static final double KEPT = 0.25;
    /// Sets these draws apart from those of training steps, which count up from 0.
    private static final long FIRST_DRAW = Long.MIN_VALUE;

    private record Judged(Place place, double wrong) {}

    private final TrainingData data;
    private final PatchSampler anywhere;
    private final TrainingSettings settings;
    private final DeviceQueue device;

    HardPlaces(TrainingData data, PatchSampler anywhere, TrainingSettings settings, DeviceQueue device) {
        this.data = data;
        this.anywhere = anywhere;
        this.settings = settings;
        this.device = device;
    }

    /// The places that a network maps worst after an epoch, the worst first.
    List<Place> find(int epoch, Trainable trainable, CancelToken cancel) throws IOException {
        int looked = Math.max(4, (int) Math.round(settings.patchesPerEpoch() * LOOKED_AT));
        var judged = new ArrayList<Judged>();
        var reader = data.reader();
        int side = settings.patch();
        int pixels = side * side;
        for (int number = 0; number < looked; number++) {
            cancel.throwIfCancelled();
            var random = Seeds.ofPatch(settings.seed(), FIRST_DRAW + epoch, number);
            var place = anywhere.propose(side, random);
            var labels = new byte[pixels];
            reader.readLabels(place.image(), place.window(), Part.TRAINING, labels, cancel);
            if (!anywhere.accepts(labels, pixels, random)) {
                continue;
            }
            var samples = new float[reader.bands() * pixels];
            reader.readSamples(place.image(), place.window(), samples, labels, cancel);
            var mapping = device.submit(Lane.TRAINING, cancel, () -> trainable.scores(samples, 1, side, side));
            judged.add(new Judged(place, wrongShare(Outcome.of(mapping, cancel), labels)));
        }
        judged.sort(Comparator.comparingDouble(Judged::wrong).reversed());
        return judged.stream()
                .limit((long) Math.ceil(judged.size() * KEPT))
                .filter(each -> each.wrong > 0)
                .map(Judged::place)
                .toList();
    }

    /// Share of the labelled pixels whose best class is another one.
    private double wrongShare(float[] scores, byte[] labels) {
        var best = new byte[labels.length];
        Scores.argMaxAll(scores, data.census().classes(), best.length, best);
        int labelled = 0;
        int wrong = 0;
        for (int pixel = 0; pixel < labels.length; pixel++) {
            if ((labels[pixel] & 0xFF) != Legend.UNLABELLED) {
                labelled++;
                wrong += best[pixel] == labels[pixel] ? 0 : 1;
            }
        }
        return labelled == 0 ? 0 : (double) wrong / labelled;
    }
}
