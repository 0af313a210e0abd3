package org.lapwing.accuracy;

import java.util.OptionalDouble;

/// The measures of an error matrix of counts, where every compared pixel weighs the same.
///
/// For a census (each pixel of a reference raster) these are the values themselves; for a stratified sample they are
/// biased and area weights are needed (Olofsson et al. 2014).
public final class MatrixMeasures {

    private MatrixMeasures() {}

    /// The share of pixels on which map and reference agree.
    public static Estimate overall(ConfusionMatrix matrix) {
        return Estimate.share(matrix.agreeing(), matrix.total());
    }

    /// Of the pixels mapped as the class, the share that is it; undefined where the map has none.
    public static Estimate users(ConfusionMatrix matrix, int index) {
        return Estimate.share(matrix.count(index, index), matrix.mapTotal(index));
    }

    /// Of the pixels that are the class, the share mapped as it; undefined where the reference has none.
    public static Estimate producers(ConfusionMatrix matrix, int index) {
        return Estimate.share(matrix.count(index, index), matrix.referenceTotal(index));
    }

    /// `2·n_ii / (n_i+ + n_+i)`; undefined where neither map nor reference has the class.
    public static Estimate f1(ConfusionMatrix matrix, int index) {
        return Estimate.share(
                2 * matrix.count(index, index), Math.addExact(matrix.mapTotal(index), matrix.referenceTotal(index)));
    }

    /// `n_ii / (n_i+ + n_+i − n_ii)`; undefined where neither map nor reference has the class.
    public static Estimate iou(ConfusionMatrix matrix, int index) {
        long both = matrix.count(index, index);
        return Estimate.share(both, Math.addExact(matrix.mapTotal(index), matrix.referenceTotal(index) - both));
    }

    /// The plain mean of [#iou] over the classes that occur in the map or in the reference (those whose IoU is
    /// defined); a class that occurs in one only counts with 0. Undefined where no pixel was compared.
    public static OptionalDouble meanIou(ConfusionMatrix matrix) {
        double sum = 0;
        int defined = 0;
        for (int index = 0; index < matrix.size(); index++) {
            var iou = iou(matrix, index).estimate();
            if (iou.isPresent()) {
                sum += iou.getAsDouble();
                defined++;
            }
        }
        return defined == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / defined);
    }
}
