package org.lapwing.learning.query;

import java.util.Arrays;
import java.util.BitSet;

/// Sums of features, and of gradients of the head, over the places of a patch.
///
/// A place's gradient is that of its cross-entropy with respect to the head's weights, its most probable class
/// taken for true (Ash et al. 2020): from channel `f` to class `c` it is `(p_c - [c is most probable]) *
/// feature_f`. Summed over the places of a patch it is the gradient that training on the patch would begin
/// with, if the model were right everywhere. Of a kernel with neighbours the middle tap is taken.
final class FeatureSums {

    private final float[] features;
    private final int rows;
    private final int columns;
    private final int halo;

    /// @param features `(channel * (rows + 2 * halo) + row) * (columns + 2 * halo) + column`
    FeatureSums(float[] features, int rows, int columns, int halo) {
        this.features = features;
        this.rows = rows;
        this.columns = columns;
        this.halo = halo;
    }

    /// Adds what a patch shows to its tally.
    ///
    /// @param seen places that count
    /// @param probabilities `class * rows * columns + place`
    /// @param best most probable class of each place
    void add(PoolTally tally, int patch, Places inside, BitSet seen, float[] probabilities, byte[] best) {
        int classes = tally.keepsGradients() ? tally.classes() : 0;
        int places = rows * columns;
        var byClass = new double[classes];
        for (int channel = 0; channel < tally.channels(); channel++) {
            double sum = 0;
            Arrays.fill(byClass, 0);
            for (int row = inside.firstRow(); row < inside.endRow(); row++) {
                int from = (channel * (rows + 2 * halo) + row + halo) * (columns + 2 * halo) + halo;
                for (int column = inside.firstColumn(); column < inside.endColumn(); column++) {
                    int place = row * columns + column;
                    if (seen.get(place)) {
                        float feature = features[from + column];
                        sum += feature;
                        for (int index = 0; index < classes; index++) {
                            byClass[index] += feature * slope(probabilities, best, places, place, index);
                        }
                    }
                }
            }
            tally.addFeature(patch, channel, sum);
            for (int index = 0; index < classes; index++) {
                tally.addGradient(patch, index, channel, byClass[index]);
            }
        }
        if (classes > 0) {
            inside.forEach(columns, place -> {
                if (seen.get(place)) {
                    for (int index = 0; index < classes; index++) {
                        tally.addGradient(
                                patch, index, tally.channels(), slope(probabilities, best, places, place, index));
                    }
                }
            });
        }
    }

    private static float slope(float[] probabilities, byte[] best, int places, int place, int index) {
        return probabilities[index * places + place] - (best[place] == index ? 1 : 0);
    }
}
