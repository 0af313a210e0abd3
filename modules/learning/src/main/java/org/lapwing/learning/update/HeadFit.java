package org.lapwing.learning.update;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.lapwing.accuracy.MatrixCounter;
import org.lapwing.jobs.CancelToken;
import org.lapwing.learning.ClassWeights;
import org.lapwing.learning.ValidationScores;
import org.lapwing.learning.update.UpdateWindows.Use;
import org.lapwing.model.GrownModel;
import org.lapwing.model.Tensor;
import org.lapwing.model.Weights;
import org.lapwing.model.graph.HeadCut;

/// A head fitted to samples, and how it compares with the one before.
final class HeadFit {

    /// Exponent of rarity in the class weights, as training has it.
    private static final double CLASS_POWER = 0.5;

    private final HeadSamples samples;
    private final GrownModel grown;
    private final Weights weights;
    private final Judged before;
    private final Judged after;
    private final double recentBefore;
    private final double recentAfter;
    private final double replayBefore;
    private final double replayAfter;
    private final boolean forgotten;

    /// How a head names samples.
    ///
    /// @param loss mean over the classes present; NaN without samples
    private record Judged(double loss, ValidationScores scores) {}

    private HeadFit(
            HeadSamples samples,
            GrownModel grown,
            Weights weights,
            LinearHead old,
            LinearHead now,
            UpdateSettings settings) {
        this.samples = samples;
        this.grown = grown;
        this.weights = weights;
        var learnt = samples.learnt();
        int recent = samples.recentSamples();
        boolean replays = recent < learnt.size();
        before = judged(samples.heldOut(), old);
        after = judged(samples.heldOut(), now);
        recentBefore = old.shareRight(learnt, recent);
        recentAfter = now.shareRight(learnt, recent);
        replayBefore = replays ? old.meanLoss(learnt, recent, learnt.size()) : Double.NaN;
        replayAfter = replays ? now.meanLoss(learnt, recent, learnt.size()) : Double.NaN;
        forgotten = samples.isForgotten(old, now, settings.tolerance());
    }

    static HeadFit of(HeadSamples samples, GrownModel grown, UpdateSettings settings, CancelToken cancel) {
        var cut = HeadCut.of(grown.card().network().graph());
        var kernel = grown.weights().get(cut.kernelName());
        var bias = grown.weights().get(cut.biasName());
        var learnt = samples.learnt();
        weigh(learnt, samples.recentSamples(), bias.values().length, settings.recentShare());
        var fitted = new SoftmaxFit(learnt, kernel.values(), bias.values(), settings.closeness())
                .fit(settings.steps(), cancel);
        var weights = grown.weights()
                .with(Map.of(
                        cut.kernelName(), new Tensor(kernel.shape(), fitted.kernel),
                        cut.biasName(), new Tensor(bias.shape(), fitted.bias)));
        return new HeadFit(
                samples,
                grown,
                weights,
                new LinearHead(kernel.values(), bias.values()),
                new LinearHead(fitted.kernel, fitted.bias),
                settings);
    }

    /// Gives classes the weights of training, and recent labels at least their share.
    private static void weigh(PixelSamples learnt, int recent, int classes, double recentShare) {
        var counts = Arrays.stream(learnt.classWeights(classes))
                .mapToLong(Math::round)
                .toArray();
        List<Float> byClass = ClassWeights.of(counts, CLASS_POWER);
        var factors = new float[classes];
        for (int index = 0; index < classes; index++) {
            factors[index] = byClass.get(index);
        }
        learnt.scaleClasses(factors);
        double mine = learnt.weight(0, recent);
        double others = learnt.weight(recent, learnt.size());
        if (mine > 0 && others > 0 && mine < recentShare * (mine + others)) {
            learnt.scaleWeights(0, recent, recentShare / (1 - recentShare) * others / mine);
        }
    }

    private static Judged judged(PixelSamples samples, LinearHead head) {
        int classes = head.classes();
        var losses = new double[classes];
        var weights = new double[classes];
        var counter = new MatrixCounter(classes);
        var scores = new float[classes];
        for (int sample = 0; sample < samples.size(); sample++) {
            int best = head.score(samples, sample, scores);
            int truth = samples.classIndex(sample);
            losses[truth] += samples.weight(sample) * LinearHead.loss(scores, truth);
            weights[truth] += samples.weight(sample);
            counter.add(best, truth, Math.round(samples.weight(sample))); // a drawn pixel stands for several
        }
        double sum = 0;
        int present = 0;
        for (int index = 0; index < classes; index++) {
            if (weights[index] > 0) {
                sum += losses[index] / weights[index];
                present++;
            }
        }
        return new Judged(
                present == 0 ? Double.NaN : sum / present,
                present == 0 ? ValidationScores.none(classes) : ValidationScores.of(counter.toMatrix()));
    }

    /// Whether earlier labels are named clearly worse than before.
    boolean isForgotten() {
        return forgotten;
    }

    /// The weights of the updated network.
    Weights weights() {
        return weights;
    }

    UpdateReport report(long labelRevision, UpdateReport.Times times) {
        return new UpdateReport(
                labelRevision,
                samples.pixels(Use.RECENT),
                samples.windows(Use.RECENT),
                samples.pixels(Use.REPLAY),
                samples.windows(Use.REPLAY),
                samples.pixels(Use.HELD_OUT),
                samples.withheld(),
                before.loss,
                after.loss,
                before.scores,
                after.scores,
                replayBefore,
                replayAfter,
                recentBefore,
                recentAfter,
                grown.added().stream().map(each -> each.name()).toList(),
                grown.merged(),
                times);
    }
}
