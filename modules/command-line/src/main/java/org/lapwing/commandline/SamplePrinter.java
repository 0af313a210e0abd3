package org.lapwing.commandline;

import java.util.Locale;
import java.util.OptionalDouble;
import org.lapwing.accuracy.estimate.IntervalEstimate;
import org.lapwing.accuracy.report.SampleReport;

/// Prints what a sample says, for people.
final class SamplePrinter {

    private SamplePrinter() {}

    static void print(SampleReport report, Console console) {
        var estimates = report.estimates();
        var drawn = report.drawn();
        console.line(Messages.text("assess.units", drawn.drawn(), drawn.design().words()));
        console.line(Messages.text("assess.overall", interval(estimates.overall())));
        console.line(Messages.text("assess.mean-iou", interval(estimates.meanIou())));
        console.line(Messages.text(
                "assess.disagreement",
                number(estimates.quantityDisagreement()),
                number(estimates.allocationDisagreement())));
        if (report.kappa() == SampleReport.Kappa.SHOWN) {
            console.line(Messages.text("assess.kappa-value", number(estimates.kappa()), SampleReport.NO_KAPPA));
        }
        console.line(Messages.text("assess.sample-header", report.unit()));
        for (var each : estimates.classes()) {
            console.line(String.format(
                    Locale.ROOT,
                    "%-24s %17s %17s %17s %17s   %s",
                    each.name(),
                    interval(each.users()),
                    interval(each.producers()),
                    interval(each.f1()),
                    interval(each.iou()),
                    drawn.area().isPresent() ? area(each.area()) : interval(each.proportion())));
        }
        report.checks()
                .contest()
                .ifPresent(contest -> console.line(Messages.text(
                        "assess.contest",
                        interval(contest.difference()),
                        contest.test().firstOnly(),
                        contest.test().secondOnly(),
                        String.format(Locale.ROOT, "%.6f", contest.test().exactProbability()))));
        report.checks().change().ifPresent(change -> {
            for (var each : change.classes()) {
                console.line(Messages.text(
                        "assess.change", each.name(), area(each.gain()), area(each.loss()), area(each.net())));
            }
        });
    }

    private static String interval(IntervalEstimate value) {
        if (value.estimate().isEmpty()) {
            return Messages.text("assess.undefined");
        }
        return number(value.estimate()) + " ± "
                + (value.se().isEmpty()
                        ? Messages.text("assess.undefined")
                        : String.format(Locale.ROOT, "%.4f", value.se().getAsDouble()));
    }

    private static String area(IntervalEstimate value) {
        if (value.estimate().isEmpty()) {
            return Messages.text("assess.undefined");
        }
        double estimate = value.estimate().getAsDouble();
        int digits = Math.abs(estimate) >= 100 || estimate == 0 ? 1 : 4;
        return String.format(Locale.ROOT, "%." + digits + "f ± ", estimate)
                + (value.se().isEmpty()
                        ? Messages.text("assess.undefined")
                        : String.format(
                                Locale.ROOT, "%." + digits + "f", value.se().getAsDouble()));
    }

    private static String number(OptionalDouble value) {
        return value.isPresent()
                ? String.format(Locale.ROOT, "%.4f", value.getAsDouble())
                : Messages.text("assess.undefined");
    }
}
