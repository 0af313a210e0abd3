package org.lapwing.learning;

import java.util.List;

/// How well a network mapped the validation blocks.
///
/// @param meanIou mean IoU over the classes present in the validation truth, in [0, 1]
/// @param overall share of labelled pixels mapped right, in [0, 1]
/// @param iou IoU per class index; NaN for a class that is not in the validation truth
/// @param pixels labelled pixels compared
public record ValidationScores(double meanIou, double overall, List<Double> iou, long pixels) {

    /// Copies the list.
    public ValidationScores {
        iou = List.copyOf(iou);
    }
}
