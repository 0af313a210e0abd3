package org.lapwing.learning.query;

/// Distances between lists of numbers of one length.
final class Vectors {

    private Vectors() {}

    /// Squared Euclidean distance.
    static double squaredDistance(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            double difference = (double) one[i] - other[i];
            sum += difference * difference;
        }
        return sum;
    }

    /// Squared Euclidean length.
    static double squaredLength(float[] vector) {
        double sum = 0;
        for (float each : vector) {
            sum += (double) each * each;
        }
        return sum;
    }
}
