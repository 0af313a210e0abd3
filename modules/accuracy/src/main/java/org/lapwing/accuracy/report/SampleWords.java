package org.lapwing.accuracy.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.lapwing.accuracy.estimate.FinitePopulation;
import org.lapwing.accuracy.estimate.IntervalEstimate;
import org.lapwing.accuracy.report.Block.Facts;
import org.lapwing.accuracy.report.Block.Facts.Fact;

/// The plain words of a sample's report: what the numbers say, what they do not, and where they come from.
final class SampleWords {

    private SampleWords() {}

    /// Why numbers are undefined; empty where none is.
    static Optional<String> undefined(SampleReport report) {
        var reasons = new LinkedHashSet<String>();
        for (var each : report.estimates().classes()) {
            Stream.of(each.users(), each.producers(), each.f1(), each.iou(), each.area())
                    .map(IntervalEstimate::reason)
                    .filter(reason -> !reason.isEmpty())
                    .forEach(reasons::add);
        }
        return reasons.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", reasons) + ".");
    }

    static List<String> reading(SampleReport report) {
        var estimates = report.estimates();
        var words = new ArrayList<String>();
        words.add(String.format(
                Locale.ROOT,
                "Numbers after ± are half the %.0f %% interval: of all samples drawn like this one, so many have"
                        + " intervals that hold the truth. It covers the chance of drawing, nothing else: not errors of"
                        + " the reference, not points in the wrong place.",
                100 * estimates.confidence().level()));
        words.add(
                "The numbers describe this map, this ground and this date. They promise nothing about other places, and"
                        + " nothing about a single pixel.");
        words.add(
                "Each point weighs by the ground it stands for. Counting points alike, as a matrix of raw counts does,"
                        + " would answer for the sample, not for the map.");
        words.add("F1 is the harmonic mean of user’s and producer’s accuracy, IoU their overlap divided by their union;"
                + " it is never above F1. Both follow from the shares of area, so their intervals do too.");
        words.add("The reference is taken as true. Where interpreters err, a right map loses; where they were shown the"
                + " map’s own class, a wrong one wins.");
        if (estimates.population() == FinitePopulation.CORRECTED) {
            words.add("Standard errors are corrected for the share of each stratum that was looked at.");
        }
        if (report.drawn().design().isClustered()) {
            words.add(
                    "Clusters are the units: pixels of one cluster are alike and do not count as independent trials.");
        }
        if (hasNotes(report)) {
            words.add("Where every sampled unit of a stratum says the same, the formula gives a standard error of 0."
                    + " That is no certainty, only a small sample; Wilson’s interval (in the JSON) says how far it"
                    + " may be off.");
        }
        words.add(
                report.kappa() == SampleReport.Kappa.SHOWN && estimates.kappa().isPresent()
                        ? String.format(
                                Locale.ROOT,
                                "Kappa is %.4f. %s",
                                estimates.kappa().getAsDouble(),
                                SampleReport.NO_KAPPA)
                        : "Kappa is left out on purpose. " + SampleReport.NO_KAPPA);
        report.checks()
                .bootstrap()
                .ifPresent(bootstrap -> words.add(String.format(
                        Locale.ROOT,
                        "As a check, the sample was drawn %,d times from itself (seed %d): the standard error of"
                                + " overall accuracy is %.2f points by that, %.2f by formula.",
                        bootstrap.replicates(),
                        report.checks().seed(),
                        100 * bootstrap.overall().se(),
                        100 * estimates.overall().se().orElse(0))));
        words.add("Estimates follow Olofsson et al. (2014, Remote Sensing of Environment 148:42–57) and Stehman (2014,"
                + " International Journal of Remote Sensing 35:4923–4939).");
        return words;
    }

    private static boolean hasNotes(SampleReport report) {
        return report.estimates().classes().stream().anyMatch(each -> Stream.of(each.users(), each.producers())
                .anyMatch(value -> !value.note().isEmpty()));
    }

    static Optional<Facts> provenance(SampleReport report) {
        var from = report.provenance();
        var facts = Stream.of(
                        new Fact("Map", from.map()),
                        new Fact("Map fingerprint", from.mapFingerprint()),
                        new Fact("Model", from.model()),
                        new Fact("Label revision", from.labelRevision()),
                        new Fact("Sample", from.sample()),
                        new Fact("Sample fingerprint", from.sampleFingerprint()),
                        new Fact("Strata", from.strata()),
                        new Fact("Strata fingerprint", from.strataFingerprint()),
                        new Fact("Design", report.drawn().design().words()),
                        new Fact("Seed of the sample", from.seed()),
                        new Fact("Software", from.software()),
                        new Fact("Made", from.created()))
                .filter(fact -> !fact.value().isEmpty())
                .toList();
        return Optional.of(new Facts(facts));
    }

    /// What the report is about.
    static String subject(SampleReport report) {
        return report.provenance().map().isEmpty()
                ? report.provenance().sample()
                : report.provenance().map();
    }
}
