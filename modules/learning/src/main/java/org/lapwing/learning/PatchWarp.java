package org.lapwing.learning;

import java.util.SplittableRandom;
import org.lapwing.labels.Legend;

/// Turns a square patch by any angle and shows a part of it larger: samples bilinear, class indices nearest. What comes
/// in from outside the patch is 0 and unlabelled.
///
/// @param angle in radians
/// @param kept side of the part that is shown, as a share of the patch's
/// @param right how far the middle of that part lies right of the patch's, as a share of its side
/// @param down how far it lies below
record PatchWarp(double angle, double kept, double right, double down) {

    private static final double TURNED_SHARE = 0.5;
    private static final PatchWarp NONE = new PatchWarp(0, 1, 0, 0);

    /// Draws as an augmentation says; draws nothing where it takes neither step.
    static PatchWarp draw(Augmentation augmentation, SplittableRandom random) {
        double angle = 0;
        if (augmentation.takes(AugmentationStep.ROTATE)) {
            double most = Math.toRadians(augmentation.strength(AugmentationStep.ROTATE));
            double drawn = most * (2 * random.nextDouble() - 1);
            angle = random.nextDouble() < TURNED_SHARE ? drawn : 0;
        }
        if (!augmentation.takes(AugmentationStep.CROP)) {
            return new PatchWarp(angle, 1, 0, 0);
        }
        double kept = 1 - augmentation.strength(AugmentationStep.CROP) * random.nextDouble();
        double right = (1 - kept) * (random.nextDouble() - 0.5);
        double down = (1 - kept) * (random.nextDouble() - 0.5);
        return new PatchWarp(angle, kept, right, down);
    }

    /// Whether nothing would change.
    boolean isNone() {
        return equals(NONE);
    }

    /// A patch as it looks afterwards.
    ///
    /// @param samples `(band * side + row) * side + column`
    /// @param classIndices changed in place to what is shown afterwards
    /// @return the samples afterwards, a new array
    float[] apply(float[] samples, byte[] classIndices, int side, int bands) {
        var warped = new float[samples.length];
        var labels = classIndices.clone();
        double cos = Math.cos(angle) * kept;
        double sin = Math.sin(angle) * kept;
        for (int row = 0; row < side; row++) {
            for (int column = 0; column < side; column++) {
                double u = (column + 0.5) / side - 0.5;
                double v = (row + 0.5) / side - 0.5;
                double x = (cos * u - sin * v + right + 0.5) * side - 0.5;
                double y = (sin * u + cos * v + down + 0.5) * side - 0.5;
                int pixel = row * side + column;
                if (x < -0.5 || y < -0.5 || x > side - 0.5 || y > side - 0.5) {
                    classIndices[pixel] = (byte) Legend.UNLABELLED;
                    continue;
                }
                classIndices[pixel] = labels[PatchTransform.nearest(y, side) * side + PatchTransform.nearest(x, side)];
                for (int band = 0; band < bands; band++) {
                    warped[band * side * side + pixel] =
                            PatchTransform.bilinear(samples, band * side * side, x, y, side);
                }
            }
        }
        return warped;
    }
}
