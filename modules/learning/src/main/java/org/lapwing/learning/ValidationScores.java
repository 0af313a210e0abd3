package org.lapwing.learning;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.lapwing.accuracy.ConfusionMatrix;

/// How well a network mapped the validation blocks.
///
/// @param meanIou mean IoU over the classes present in the validation truth, in [0, 1]; NaN where nothing validates
/// @param overall share of labelled pixels mapped right, in [0, 1]; NaN where nothing validates
/// @param iou IoU per class index; NaN for a class that is not in the validation truth
/// @param pixels labelled pixels compared
public record ValidationScores(double meanIou, double overall, List<Double> iou, long pixels) {

    /// Copies the list.
    public ValidationScores {
        iou = List.copyOf(iou);
    }

    /// The scores where nothing validates.
    public static ValidationScores none(int classes) {
        return new ValidationScores(Double.NaN, Double.NaN, Collections.nCopies(classes, Double.NaN), 0);
    }

    /// The scores of an error matrix: IoU is agreement divided by the union of map and reference.
    public static ValidationScores of(ConfusionMatrix matrix) {
        var iou = new ArrayList<Double>();
        double sum = 0;
        int present = 0;
        for (int index = 0; index < matrix.size(); index++) {
            long truth = matrix.referenceTotal(index);
            long agreed = matrix.count(index, index);
            double each = truth == 0 ? Double.NaN : (double) agreed / (matrix.mapTotal(index) + truth - agreed);
            iou.add(each);
            if (truth > 0) {
                sum += each;
                present++;
            }
        }
        long total = matrix.total();
        return new ValidationScores(
                present == 0 ? Double.NaN : sum / present,
                total == 0 ? Double.NaN : (double) matrix.agreeing() / total,
                iou,
                total);
    }
}
