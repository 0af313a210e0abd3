package org.lapwing.learning;

import java.util.Map;

/// How far a [RateSchedule.Plateau] has dropped.
///
/// Better means: mean IoU on the validation blocks, or where nothing validates the training loss, by more than a
/// thousandth. Its numbers stand among the metrics of every checkpoint, so that a resumed run goes on with them.
final class PlateauRate {

    private static final double LEAST_GAIN = 1e-3;
    private static final double LEAST_FACTOR = 1e-3;
    private static final String FACTOR = "rateFactor";
    private static final String BEST = "rateBest";
    private static final String WAITED = "rateWaited";

    private final RateSchedule schedule;
    private double factor = 1;
    private double best = Double.NaN;
    private int waited;

    PlateauRate(RateSchedule schedule) {
        this.schedule = schedule;
    }

    /// What the rate is multiplied with now; 1 for other schedules.
    double factor() {
        return factor;
    }

    /// Tells how an epoch ended.
    void epochEnded(double meanIou, double loss) {
        if (!(schedule instanceof RateSchedule.Plateau plateau)) {
            return;
        }
        double value = Double.isNaN(meanIou) ? -loss : meanIou;
        if (Double.isNaN(best) || value > best + LEAST_GAIN) {
            best = value;
            waited = 0;
        } else if (++waited >= plateau.patience()) {
            factor = Math.max(LEAST_FACTOR, factor * plateau.factor());
            waited = 0;
        }
    }

    /// What a checkpoint keeps; nothing for other schedules.
    Map<String, Double> kept() {
        return schedule instanceof RateSchedule.Plateau && !Double.isNaN(best)
                ? Map.of(FACTOR, factor, BEST, best, WAITED, (double) waited)
                : Map.of();
    }

    /// Goes on from what a checkpoint kept.
    void restore(Map<String, Double> kept) {
        if (schedule instanceof RateSchedule.Plateau) {
            factor = kept.getOrDefault(FACTOR, 1.0);
            best = kept.getOrDefault(BEST, Double.NaN);
            waited = (int) Math.round(kept.getOrDefault(WAITED, 0.0));
        }
    }
}
