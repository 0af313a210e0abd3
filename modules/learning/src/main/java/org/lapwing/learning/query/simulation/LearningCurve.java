package org.lapwing.learning.query.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.lapwing.learning.query.BudgetSchedule;

/// How well a contestant's network maps against how many patches were labelled for it.
///
/// @param contestant who chose
/// @param points after the initial pool and after every query
/// @param againstRandom at each point the difference from random under the same seed; empty where random was
///     not played or is the contestant
public record LearningCurve(Contestant contestant, List<CurvePoint> points, List<CurvePoint> againstRandom) {

    /// Copies the lists.
    public LearningCurve {
        points = List.copyOf(points);
        againstRandom = List.copyOf(againstRandom);
    }

    /// The curves of finished runs, in the order in which contestants first come.
    ///
    /// Runs of a seed that only some contestants have played count for those; differences are taken over seeds
    /// that both have played.
    public static List<LearningCurve> of(List<PlayedRun> runs, BudgetSchedule schedule) {
        var random = runs.stream().filter(each -> isRandom(each.contestant())).toList();
        var curves = new ArrayList<LearningCurve>();
        for (var contestant :
                runs.stream().map(PlayedRun::contestant).distinct().toList()) {
            var mine = runs.stream()
                    .filter(each -> each.contestant().equals(contestant))
                    .toList();
            var points = new ArrayList<CurvePoint>();
            var differences = new ArrayList<CurvePoint>();
            for (int round = 0; round <= schedule.rounds(); round++) {
                int at = round;
                int labelled = schedule.labelledAfter(round);
                points.add(CurvePoint.of(
                        labelled,
                        mine.stream().map(each -> each.meanIou().get(at)).toList()));
                var paired = new ArrayList<Double>();
                for (var each : isRandom(contestant) ? List.<PlayedRun>of() : mine) {
                    random.stream()
                            .filter(other -> other.seed() == each.seed())
                            .findFirst()
                            .ifPresent(other -> paired.add(
                                    each.meanIou().get(at) - other.meanIou().get(at)));
                }
                if (!paired.isEmpty()) {
                    differences.add(CurvePoint.of(labelled, paired));
                }
            }
            curves.add(new LearningCurve(contestant, points, differences));
        }
        return List.copyOf(curves);
    }

    static boolean isRandom(Contestant contestant) {
        return contestant.equals(Contestant.of(org.lapwing.learning.query.QueryStrategy.RANDOM));
    }

    /// The fewest labelled patches at which the mean reaches a mean IoU; empty where it never does.
    public OptionalInt patchesToReach(double meanIou) {
        return points.stream()
                .filter(each -> each.mean() >= meanIou)
                .mapToInt(CurvePoint::labelled)
                .findFirst();
    }

    /// The last point.
    public CurvePoint last() {
        return points.getLast();
    }

    /// Mean height of the curve over the labelled patches: the area under it by trapezoids, divided by its
    /// length.
    public double meanHeight() {
        double area = 0;
        for (int i = 1; i < points.size(); i++) {
            area += (points.get(i).labelled() - points.get(i - 1).labelled())
                    * (points.get(i).mean() + points.get(i - 1).mean())
                    / 2;
        }
        int length = last().labelled() - points.getFirst().labelled();
        return length == 0 ? last().mean() : area / length;
    }
}
