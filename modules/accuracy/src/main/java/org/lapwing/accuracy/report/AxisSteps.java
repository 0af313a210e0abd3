package org.lapwing.accuracy.report;

/// Round distances between the marks of an axis.
final class AxisSteps {

    private AxisSteps() {}

    /// The 1, 2 or 5 times a power of ten that parts `longest` into four to nine steps.
    static double step(double longest) {
        if (!(longest > 0)) {
            return 1;
        }
        double power = Math.pow(10, Math.floor(Math.log10(longest / 4)));
        double parts = longest / 4 / power;
        return power * (parts >= 5 ? 5 : parts >= 2 ? 2 : 1);
    }
}
