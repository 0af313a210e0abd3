package org.lapwing.learning;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/// What a learning-rate range test saw (Smith 2017): the loss while the rate grows from step to step.
///
/// @param points one a step, rates growing
public record RateRange(List<Point> points) {

    /// One step.
    ///
    /// @param rate learning rate of the step
    /// @param loss loss before the step; NaN where training diverged
    /// @param smoothed running mean of the losses up to here
    public record Point(double rate, double loss, double smoothed) {}

    /// How much of a smoothed loss is the past.
    private static final double MEMORY = 0.9;

    /// Points to each side between which the slope is taken.
    private static final int REACH = 3;

    /// A fall of the loss smaller than this share of it says nothing.
    private static final double LEAST_FALL = 0.05;

    /// Copies the list.
    public RateRange {
        points = List.copyOf(points);
    }

    /// Smooths losses: a running mean that does not remember its start.
    ///
    /// @param rates growing
    /// @param losses as many
    public static RateRange of(List<Double> rates, List<Double> losses) {
        var points = new ArrayList<Point>();
        double mean = 0;
        double weight = 0;
        for (int i = 0; i < losses.size(); i++) {
            mean = MEMORY * mean + (1 - MEMORY) * losses.get(i);
            weight = MEMORY * weight + (1 - MEMORY);
            points.add(new Point(rates.get(i), losses.get(i), mean / weight));
        }
        return new RateRange(points);
    }

    /// Index of the lowest smoothed loss; 0 where there is none.
    int lowestIndex() {
        int lowest = 0;
        for (int i = 1; i < points.size(); i++) {
            if (points.get(i).smoothed() < points.get(lowest).smoothed()) {
                lowest = i;
            }
        }
        return lowest;
    }

    /// Where the smoothed loss is lowest.
    ///
    /// @throws IllegalStateException if no step was taken
    public Point lowest() {
        if (points.isEmpty()) {
            throw new IllegalStateException("no step was taken");
        }
        return points.get(lowestIndex());
    }

    /// The rate at which the smoothed loss falls most for a growth by the same factor, before it is lowest; empty where
    /// the loss hardly falls anywhere.
    public OptionalDouble steepest() {
        int lowest = points.isEmpty() ? 0 : lowestIndex();
        if (lowest < 2 * REACH
                || points.get(lowest).smoothed()
                        > (1 - LEAST_FALL) * points.getFirst().smoothed()) {
            return OptionalDouble.empty();
        }
        double most = 0;
        int steepest = REACH;
        for (int i = REACH; i <= lowest - REACH; i++) {
            double fall =
                    points.get(i - REACH).smoothed() - points.get(i + REACH).smoothed();
            if (fall > most) {
                most = fall;
                steepest = i;
            }
        }
        return OptionalDouble.of(points.get(steepest).rate());
    }

    /// A rate to train with, two digits: the [#steepest], but no more than a third of the rate of the lowest loss,
    /// beyond which training is about to come apart; empty where nothing can be told.
    public OptionalDouble suggestion() {
        return steepest().stream()
                .map(rate -> twoDigits(Math.min(rate, lowest().rate() / 3)))
                .findFirst();
    }

    private static double twoDigits(double value) {
        double unit = Math.pow(10, Math.floor(Math.log10(value)) - 1);
        return Double.parseDouble(String.format(Locale.ROOT, "%.1e", Math.round(value / unit) * unit));
    }
}
