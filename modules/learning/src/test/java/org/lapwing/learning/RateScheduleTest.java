package org.lapwing.learning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RateScheduleTest {

    private static double at(String schedule, double share) {
        return RateSchedule.parse(schedule).at(0.01, share);
    }

    private static void refused(String text, String... expected) {
        var refusal = assertThrows(IllegalArgumentException.class, () -> RateSchedule.parse(text));
        for (var each : expected) {
            assertTrue(refusal.getMessage().contains(each), refusal.getMessage());
        }
    }

    @Test
    void theDefaultIsTheCosineThatResultsWereMeasuredWith() {
        var before = new LearningRateSchedule(2e-3, 0.05, 0.01);
        for (double share = 0; share <= 1; share += 0.01) {
            assertEquals(before.at(share), RateSchedule.DEFAULT.at(2e-3, share));
        }
        assertEquals(RateSchedule.DEFAULT, RateSchedule.parse("cosine"));
    }

    @Test
    void constantStays() {
        assertEquals(0.01, at("constant", 0));
        assertEquals(0.01, at("constant", 1));
    }

    @Test
    void stepDropsBetweenItsParts() {
        assertEquals(0.01, at("step", 0.33), 1e-15);
        assertEquals(0.001, at("step", 1.0 / 3), 1e-15);
        assertEquals(0.001, at("step", 0.66), 1e-15);
        assertEquals(0.0001, at("step", 2.0 / 3), 1e-15);
        assertEquals(0.0001, at("step", 1), 1e-15);
        assertEquals(0.005, at("step:2:0.5", 0.5), 1e-15);
    }

    @Test
    void polynomialFallsToNothing() {
        assertEquals(0.01, at("poly", 0), 1e-15);
        assertEquals(0.01 * Math.pow(0.5, 0.9), at("poly", 0.5), 1e-15);
        assertEquals(0.0075, at("poly:1", 0.25), 1e-15);
        assertEquals(0, at("poly", 1.5));
    }

    @Test
    void exponentialFallsByTheSameFactorEverywhere() {
        assertEquals(0.001, at("exp", 0.5), 1e-15);
        assertEquals(0.0001, at("exp", 1), 1e-15);
        assertEquals(at("exp", 0.2) / at("exp", 0.1), at("exp", 0.9) / at("exp", 0.8), 1e-12);
    }

    @Test
    void oneCycleRisesAndFallsFarther() {
        assertEquals(0.0004, at("one-cycle", 0), 1e-15);
        assertEquals((0.0004 + 0.01) / 2, at("one-cycle", 0.15), 1e-12);
        assertEquals(0.01, at("one-cycle", 0.3), 1e-15);
        assertEquals((0.01 + 4e-8) / 2, at("one-cycle", 0.65), 1e-12);
        assertEquals(4e-8, at("one-cycle", 1), 1e-15);
    }

    @Test
    void plateauWaitsForItsPatience() {
        var rate = new PlateauRate(RateSchedule.parse("plateau:2:0.3"));
        double[] meanIou = {0.5, 0.6, 0.6005, 0.59, 0.7, 0.7, 0.7, 0.7, 0.7};
        double[] factor = {1, 1, 1, 0.3, 0.3, 0.3, 0.09, 0.09, 0.027};
        for (int epoch = 0; epoch < meanIou.length; epoch++) {
            rate.epochEnded(meanIou[epoch], 1);
            assertEquals(factor[epoch], rate.factor(), 1e-12, "epoch " + (epoch + 1));
        }
    }

    @Test
    void plateauGoesOnFromWhatACheckpointKept() {
        var schedule = RateSchedule.parse("plateau:2:0.3");
        var whole = new PlateauRate(schedule);
        for (int epoch = 0; epoch < 4; epoch++) {
            whole.epochEnded(0.5, 1);
        }
        var resumed = new PlateauRate(schedule);
        resumed.restore(whole.kept());
        for (int epoch = 0; epoch < 5; epoch++) {
            whole.epochEnded(0.5, 1);
            resumed.epochEnded(0.5, 1);
            assertEquals(whole.factor(), resumed.factor());
        }
        assertTrue(whole.factor() < 0.1);
    }

    @Test
    void plateauLooksAtTheLossWhereNothingValidates() {
        var rate = new PlateauRate(RateSchedule.parse("plateau:1:0.5"));
        rate.epochEnded(Double.NaN, 2);
        rate.epochEnded(Double.NaN, 1);
        assertEquals(1, rate.factor());
        rate.epochEnded(Double.NaN, 1.5);
        assertEquals(0.5, rate.factor());
    }

    @Test
    void otherSchedulesKeepNothing() {
        var rate = new PlateauRate(RateSchedule.DEFAULT);
        rate.epochEnded(0.1, 1);
        assertEquals(Map.of(), rate.kept());
        assertEquals(1, rate.factor());
    }

    @Test
    void textReadsBackAsTheSameSchedule() {
        for (var name : RateSchedule.names()) {
            var schedule = RateSchedule.parse(name);
            assertEquals(schedule, RateSchedule.parse(schedule.text()));
        }
        for (var text : List.of("cosine:0.1", "step:4:0.5", "plateau:3:0.1", "poly:2.0", "exp:0.5", "one-cycle:0.2")) {
            assertEquals(text, RateSchedule.parse(text).text());
        }
    }

    @Test
    void whatCannotBeIsRefusedWithWhatThereIs() {
        refused("sine", "sine", "one-cycle");
        refused("step:2.5", "whole number");
        refused("step:x", "'x'");
        refused("poly:0.9:1", "2 numbers; it takes 1");
        refused("constant:1", "it takes 0");
        refused("cosine:1", "warm-up", "0.9");
        refused("step:3:2", "factor of step");
        refused("exp:0", "last share");
    }
}
