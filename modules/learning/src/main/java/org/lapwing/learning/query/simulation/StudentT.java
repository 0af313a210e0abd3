package org.lapwing.learning.query.simulation;

/// Student's t distribution.
final class StudentT {

    private static final int TERMS = 400;
    private static final double SMALL = 1e-300;

    private StudentT() {}

    /// The value that a t-distributed number exceeds with probability `(1 - confidence) / 2`.
    ///
    /// @param degrees degrees of freedom, at least 1
    /// @param confidence in (0, 1), such as 0.95
    static double quantile(int degrees, double confidence) {
        double tail = 1 - confidence;
        double low = 0;
        double high = 1;
        while (outside(high, degrees) > tail) {
            high *= 2;
        }
        for (int i = 0; i < 200; i++) {
            double middle = (low + high) / 2;
            if (outside(middle, degrees) > tail) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    /// Probability of a number farther from 0 than `t`: the regularised incomplete beta function of `n / (n +
    /// t²)` with n/2 and 1/2 (Abramowitz and Stegun 1964, 26.7.1).
    private static double outside(double t, int degrees) {
        double x = degrees / (degrees + t * t);
        double a = degrees / 2.0;
        double b = 0.5;
        if (x >= 1) {
            return 1;
        }
        double front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x));
        return x < (a + 1) / (a + b + 2) ? front * fraction(x, a, b) / a : 1 - front * fraction(1 - x, b, a) / b;
    }

    /// The continued fraction 26.5.8, evaluated by Lentz's method.
    private static double fraction(double x, double a, double b) {
        double c = 1;
        double d = 1 / guarded(1 - (a + b) * x / (a + 1));
        double value = d;
        for (int m = 1; m <= TERMS; m++) {
            double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = 1 / guarded(1 + even * d);
            c = guarded(1 + even / c);
            value *= d * c;
            double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1 / guarded(1 + odd * d);
            c = guarded(1 + odd / c);
            value *= d * c;
            if (Math.abs(d * c - 1) < 1e-15) {
                break;
            }
        }
        return value;
    }

    private static double guarded(double value) {
        return Math.abs(value) < SMALL ? SMALL : value;
    }

    /// Stirling's series 6.1.41 above 10, reached by the recurrence below it.
    private static double logGamma(double x) {
        double shift = 0;
        double at = x;
        while (at < 10) {
            shift += Math.log(at);
            at++;
        }
        double inverse = 1 / (at * at);
        double series = (1.0 / 12 - inverse * (1.0 / 360 - inverse * (1.0 / 1260 - inverse / 1680))) / at;
        return (at - 0.5) * Math.log(at) - at + 0.5 * Math.log(2 * Math.PI) + series - shift;
    }
}
