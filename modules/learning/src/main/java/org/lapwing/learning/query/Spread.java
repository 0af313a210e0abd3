package org.lapwing.learning.query;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;

/// Chooses patches that lie far from those chosen before, in a space of features or gradients.
///
/// Keeps each patch's squared distance from the nearest centre, so every choice costs one pass over the
/// patches.
final class Spread {

    private final List<float[]> vectors;
    private final double[] nearest;
    private boolean hasCentre;

    /// @param vectors one a patch, all of one length
    Spread(List<float[]> vectors) {
        this.vectors = vectors;
        nearest = new double[vectors.size()];
        Arrays.fill(nearest, Double.POSITIVE_INFINITY);
    }

    /// Whether anything was chosen.
    boolean hasCentre() {
        return hasCentre;
    }

    /// Counts a patch as chosen.
    void add(int centre) {
        hasCentre = true;
        for (int i = 0; i < nearest.length; i++) {
            nearest[i] = Math.min(nearest[i], Vectors.squaredDistance(vectors.get(i), vectors.get(centre)));
        }
    }

    /// Distance of a patch from the nearest chosen one.
    double distance(int patch) {
        return Math.sqrt(nearest[patch]);
    }

    /// The open patch that is farthest from all chosen ones: a step of the greedy k-centre solution (Gonzalez
    /// 1985; Sener and Savarese 2018, algorithm 1). Ties go to the larger lot.
    ///
    /// @param open not empty
    /// @param lots one a patch
    int farthest(BitSet open, long[] lots) {
        int best = -1;
        for (int i = open.nextSetBit(0); i >= 0; i = open.nextSetBit(i + 1)) {
            if (best < 0 || nearest[i] > nearest[best] || (nearest[i] == nearest[best] && lots[i] > lots[best])) {
                best = i;
            }
        }
        return best;
    }

    /// An open patch drawn in proportion to its squared distance from the nearest chosen one: a step of
    /// k-means++ (Arthur and Vassilvitskii 2007). Where all lie on chosen ones, that of the largest lot.
    ///
    /// @param open not empty
    /// @param lots one a patch
    int drawn(BitSet open, long[] lots, SplittableRandom random) {
        double sum = 0;
        for (int i = open.nextSetBit(0); i >= 0; i = open.nextSetBit(i + 1)) {
            sum += nearest[i];
        }
        if (!(sum > 0) || !Double.isFinite(sum)) {
            return farthest(open, lots);
        }
        double ticket = random.nextDouble() * sum;
        int last = -1;
        for (int i = open.nextSetBit(0); i >= 0; i = open.nextSetBit(i + 1)) {
            if (nearest[i] > 0) {
                last = i;
                ticket -= nearest[i];
                if (ticket < 0) {
                    return i;
                }
            }
        }
        return last;
    }

    /// The open patch nearest to the mean of all of them: where a spread begins that has no centre yet.
    int middle(BitSet open, long[] lots) {
        var mean = new float[vectors.getFirst().length];
        int count = open.cardinality();
        for (int i = open.nextSetBit(0); i >= 0; i = open.nextSetBit(i + 1)) {
            for (int k = 0; k < mean.length; k++) {
                mean[k] += vectors.get(i)[k] / count;
            }
        }
        int best = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int i = open.nextSetBit(0); i >= 0; i = open.nextSetBit(i + 1)) {
            double distance = Vectors.squaredDistance(vectors.get(i), mean);
            if (best < 0 || distance < least || (distance == least && lots[i] > lots[best])) {
                best = i;
                least = distance;
            }
        }
        return best;
    }
}
