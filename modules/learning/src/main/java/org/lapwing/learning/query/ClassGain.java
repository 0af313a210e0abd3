package org.lapwing.learning.query;

import java.util.BitSet;
import java.util.List;

/// What patches are expected to add to classes of which little is labelled.
///
/// The gain of a patch is the sum over the classes of `ln((labelled + expected + k) / (labelled + k))`, in
/// pixels: the first pixels of a class count most, and a class that is expected in one chosen patch counts less
/// in the next. `k` is what a class has of an average patch if all classes are alike.
final class ClassGain {

    private final List<double[]> expected;
    private final double[] labelled;
    private final double smoothing;

    /// @param expected expected pixels of each class, one list a patch
    /// @param labelled labelled pixels of each class
    ClassGain(List<double[]> expected, long[] labelled) {
        this.expected = expected;
        this.labelled = new double[labelled.length];
        double all = 0;
        for (var patch : expected) {
            for (double pixels : patch) {
                all += pixels;
            }
        }
        smoothing = Math.max(1, all / Math.max(1, expected.size()) / labelled.length);
        for (int index = 0; index < labelled.length; index++) {
            this.labelled[index] = labelled[index];
        }
    }

    /// The gain of a patch beside what is labelled and chosen.
    double of(int patch) {
        double gain = 0;
        for (int index = 0; index < labelled.length; index++) {
            gain += Math.log1p(expected.get(patch)[index] / (labelled[index] + smoothing));
        }
        return gain;
    }

    /// Counts a patch as chosen.
    void add(int patch) {
        for (int index = 0; index < labelled.length; index++) {
            labelled[index] += expected.get(patch)[index];
        }
    }

    /// The open patch of the largest gain; ties go to the larger lot.
    ///
    /// @param open not empty
    int best(BitSet open, long[] lots) {
        int best = -1;
        double most = 0;
        for (int i = open.nextSetBit(0); i >= 0; i = open.nextSetBit(i + 1)) {
            double gain = of(i);
            if (best < 0 || gain > most || (gain == most && lots[i] > lots[best])) {
                best = i;
                most = gain;
            }
        }
        return best;
    }
}
