package org.lapwing.learning;

import java.util.List;
import java.util.Locale;

/// The learning rate over a run.
///
/// It depends on the finished share of the run only, so it fits a number of epochs and a time budget alike;
/// [Plateau] also on how validation goes. As text a schedule reads like `cosine`, `poly:0.9` or `step:3:0.1`.
public sealed interface RateSchedule {

    /// What runs use unless told otherwise.
    RateSchedule DEFAULT = new Cosine(0.05);

    /// The rate at a finished share of the run.
    ///
    /// @param peak highest rate of the schedule
    /// @param share in [0, 1]; larger ones count as 1
    double at(double peak, double share);

    /// The schedule as [#parse] reads it.
    String text();

    /// A linear rise, then half a cosine down to a hundredth (Loshchilov and Hutter 2017, without restarts).
    ///
    /// @param warmUp share of the run in which the rate rises, in [0, 0.9]
    record Cosine(double warmUp) implements RateSchedule {
        static final double FLOOR = 0.01;

        /// Checks the range.
        public Cosine {
            within("the warm-up of cosine", warmUp, 0, 0.9);
        }

        @Override
        public double at(double peak, double share) {
            return new LearningRateSchedule(peak, warmUp, FLOOR).at(share);
        }

        @Override
        public String text() {
            return "cosine:" + warmUp;
        }
    }

    /// The same rate all the time.
    record Constant() implements RateSchedule {
        @Override
        public double at(double peak, double share) {
            return peak;
        }

        @Override
        public String text() {
            return "constant";
        }
    }

    /// Drops between parts of equal length.
    ///
    /// @param parts 2 to 100
    /// @param factor what a drop multiplies the rate with, in [0.001, 1)
    record Step(int parts, double factor) implements RateSchedule {

        /// Checks ranges.
        public Step {
            within("the number of parts of step", parts, 2, 100);
            within("the factor of step", factor, 0.001, 0.999);
        }

        @Override
        public double at(double peak, double share) {
            // a share that was computed as 2 / 3 belongs to the third part
            int part = (int) Math.floor(Math.clamp(share, 0.0, 1.0) * parts + 1e-9);
            return peak * Math.pow(factor, Math.min(part, parts - 1));
        }

        @Override
        public String text() {
            return "step:" + parts + ":" + factor;
        }
    }

    /// The same rate until validation stops getting better, then less; [PlateauRate] counts.
    ///
    /// @param patience epochs without a better validation after which the rate drops, 1 to 1000
    /// @param factor what a drop multiplies the rate with, in [0.001, 1)
    record Plateau(int patience, double factor) implements RateSchedule {

        /// Checks ranges.
        public Plateau {
            within("the patience of plateau", patience, 1, 1000);
            within("the factor of plateau", factor, 0.001, 0.999);
        }

        @Override
        public double at(double peak, double share) {
            return peak;
        }

        @Override
        public String text() {
            return "plateau:" + patience + ":" + factor;
        }
    }

    /// `peak (1 - share)^power`, as DeepLab has it (Chen et al. 2018): 0 at the very end.
    ///
    /// @param power 0.1 to 10
    record Polynomial(double power) implements RateSchedule {

        /// Checks the range.
        public Polynomial {
            within("the power of poly", power, 0.1, 10);
        }

        @Override
        public double at(double peak, double share) {
            return peak * Math.pow(1 - Math.clamp(share, 0.0, 1.0), power);
        }

        @Override
        public String text() {
            return "poly:" + power;
        }
    }

    /// `peak last^share`: the same factor in every step.
    ///
    /// @param last rate at the end as a share of the peak, in [1e-6, 1)
    record Exponential(double last) implements RateSchedule {

        /// Checks the range.
        public Exponential {
            within("the last share of exp", last, 1e-6, 0.999);
        }

        @Override
        public double at(double peak, double share) {
            return peak * Math.pow(last, Math.clamp(share, 0.0, 1.0));
        }

        @Override
        public String text() {
            return "exp:" + last;
        }
    }

    /// Half a cosine from a 25th up to the peak and another down to a 250,000th (Smith and Topin 2019, with the numbers
    /// that PyTorch's `OneCycleLR` has).
    ///
    /// @param rise share of the run in which the rate rises, in [0.01, 0.9]
    record OneCycle(double rise) implements RateSchedule {
        private static final double FIRST = 1.0 / 25;
        private static final double LAST = FIRST * 1e-4;

        /// Checks the range.
        public OneCycle {
            within("the rise of one-cycle", rise, 0.01, 0.9);
        }

        @Override
        public double at(double peak, double share) {
            double place = Math.clamp(share, 0.0, 1.0);
            return place < rise
                    ? between(peak * FIRST, peak, place / rise)
                    : between(peak, peak * LAST, (place - rise) / (1 - rise));
        }

        private static double between(double from, double to, double way) {
            return to + (from - to) * 0.5 * (1 + Math.cos(Math.PI * way));
        }

        @Override
        public String text() {
            return "one-cycle:" + rise;
        }
    }

    /// Names in the order in which they are offered; the first is the default.
    static List<String> names() {
        return List.of("cosine", "constant", "step", "plateau", "poly", "exp", "one-cycle");
    }

    /// Reads a name and, after colons, its numbers; those left out have their usual values.
    ///
    /// @throws IllegalArgumentException naming what is wrong and what there is
    static RateSchedule parse(String text) {
        var words = List.of(text.strip().toLowerCase(Locale.ROOT).split(":", -1));
        var numbers = new Numbers(text, words.subList(1, words.size()));
        var schedule =
                switch (words.getFirst()) {
                    case "cosine" -> new Cosine(numbers.at(0, 0.05));
                    case "constant" -> new Constant();
                    case "step" -> new Step(numbers.wholeAt(0, 3), numbers.at(1, 0.1));
                    case "plateau" -> new Plateau(numbers.wholeAt(0, 15), numbers.at(1, 0.3));
                    case "poly" -> new Polynomial(numbers.at(0, 0.9));
                    case "exp" -> new Exponential(numbers.at(0, 0.01));
                    case "one-cycle" -> new OneCycle(numbers.at(0, 0.3));
                    default ->
                        throw new IllegalArgumentException(
                                "no schedule is called '" + text + "'; there are " + String.join(", ", names()));
                };
        numbers.requireNoMoreThan(schedule.text().split(":", -1).length - 1);
        return schedule;
    }

    private static void within(String what, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException(what + " is " + least + " to " + most + ", not " + value);
        }
    }
}
