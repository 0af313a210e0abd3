package org.lapwing.accuracy;

/// How right a map is about one class.
///
/// @param code class code
/// @param name class name
/// @param users user's accuracy: of the pixels mapped as this class, the share that is it
/// @param producers producer's accuracy: of the pixels that are this class, the share mapped as it
/// @param f1 harmonic mean of the two
/// @param iou intersection over union: of the pixels that are or are mapped as this class, the share that is both
public record ClassAccuracy(int code, String name, Estimate users, Estimate producers, Estimate f1, Estimate iou) {

    /// The measures of one class of a matrix of counts.
    ///
    /// @param index class index, the row and column of the class
    public static ClassAccuracy of(ConfusionMatrix matrix, int index, int code, String name) {
        return new ClassAccuracy(
                code,
                name,
                MatrixMeasures.users(matrix, index),
                MatrixMeasures.producers(matrix, index),
                MatrixMeasures.f1(matrix, index),
                MatrixMeasures.iou(matrix, index));
    }
}
