package org.lapwing.accuracy.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.lapwing.accuracy.estimate.ChangeEstimates;
import org.lapwing.accuracy.estimate.ClassEstimates;
import org.lapwing.accuracy.estimate.IntervalEstimate;
import org.lapwing.accuracy.estimate.MapContest;
import org.lapwing.accuracy.page.HtmlText;
import org.lapwing.accuracy.report.Block.Bullets;
import org.lapwing.accuracy.report.Block.Figures.Figure;
import org.lapwing.accuracy.report.Block.Heading;
import org.lapwing.accuracy.report.Block.Note;
import org.lapwing.accuracy.report.Block.Paragraph;
import org.lapwing.accuracy.report.Block.Picture;
import org.lapwing.accuracy.report.Block.Rows;

/// What a report of a sample says, part by part.
final class SampleContent {

    private static final int MOST_CONFUSIONS = 5;

    private final SampleReport report;
    private final double z;
    private final List<Block> blocks = new ArrayList<>();

    private SampleContent(SampleReport report) {
        this.report = report;
        z = report.estimates().confidence().z();
    }

    static List<Block> of(SampleReport report) {
        var content = new SampleContent(report);
        content.figures();
        if (!report.remarks().isEmpty()) {
            content.blocks.add(new Block.Notice(report.remarks()));
        }
        content.areas();
        content.classes();
        content.matrix();
        content.confusions();
        report.checks().contest().ifPresent(content::contest);
        report.checks().change().ifPresent(content::change);
        content.design();
        content.blocks.add(new Heading("What these numbers say, and what they do not"));
        content.blocks.add(new Bullets(SampleWords.reading(report)));
        SampleWords.provenance(report).ifPresent(facts -> {
            content.blocks.add(new Heading("Where the numbers come from"));
            content.blocks.add(facts);
        });
        return content.blocks;
    }

    private void figures() {
        var estimates = report.estimates();
        blocks.add(new Block.Figures(List.of(
                new Figure(
                        PlotText.percent(estimates.overall(), z),
                        "Overall accuracy",
                        estimates.overall().reason().isEmpty()
                                ? "of the area is mapped as what it is. Common classes decide it, rare ones hardly"
                                        + " count."
                                : sentence(estimates.overall().reason())),
                new Figure(
                        PlotText.percent(estimates.meanIou(), z),
                        "Mean IoU",
                        "overlap of map and truth, averaged over the classes. Each counts alike, however rare."),
                new Figure(
                        HtmlText.count(report.drawn().drawn()),
                        report.drawn().design().isClustered() ? "Clusters looked at" : "Points looked at",
                        "a " + report.drawn().design().words() + "; each stands for the ground it was drawn from."))));
    }

    private void areas() {
        blocks.add(new Heading("How much there is of each class"));
        var widest = report.estimates().classes().stream()
                .filter(each ->
                        each.area().lower().isPresent() && each.mappedArea().isPresent())
                .max(Comparator.comparingDouble(each -> Math.abs(off(each))));
        blocks.add(new Paragraph("Counting pixels of the map is no estimate of area: what the map takes for a class too"
                + " often and too seldom does not cancel. The dark bars are estimated from the sample, and hold for the"
                + " ground rather than the map."
                + widest.map(each -> String.format(
                                Locale.ROOT,
                                " Farthest apart is %s: mapped %s, estimated %s %s.",
                                each.name(),
                                PlotText.amount(each.mappedArea().orElseThrow()),
                                PlotText.withHalf(each.area(), z),
                                report.unit()))
                        .orElse("")));
        blocks.add(new Picture(new AreaPlot(report)));
    }

    private static double off(ClassEstimates each) {
        double mapped = each.mappedArea().orElseThrow();
        double estimate = each.area().estimate().orElseThrow();
        return estimate == 0 ? 0 : (mapped - estimate) / estimate;
    }

    private void classes() {
        blocks.add(new Heading("Class by class"));
        blocks.add(new Paragraph(String.format(
                Locale.ROOT,
                "In percent, with the standard error in brackets. User’s accuracy: if the map says this class, how"
                    + " often is it right? Producer’s accuracy: of what is this class on the ground, how much did the"
                    + " map find? Whiskers in the plot span the %.0f %% interval.",
                100 * report.estimates().confidence().level())));
        var rows = new ArrayList<List<String>>();
        boolean byArea = report.drawn().area().isPresent();
        for (var each : report.estimates().classes()) {
            rows.add(List.of(
                    each.name(),
                    String.format(Locale.ROOT, "%.0f", each.mappedUnits()),
                    PlotText.withError(each.users()),
                    PlotText.withError(each.producers()),
                    PlotText.withError(each.f1()),
                    PlotText.withError(each.iou()),
                    byArea ? PlotText.withHalf(each.area(), z) : PlotText.percent(each.proportion(), z)));
        }
        blocks.add(new Rows(
                List.of(
                        "class",
                        "units",
                        "user’s",
                        "producer’s",
                        "F1",
                        "IoU",
                        byArea ? "area, " + report.unit() : "share of area"),
                rows,
                report.colors()));
        SampleWords.undefined(report)
                .ifPresent(why -> blocks.add(new Note("A dash means undefined, which is not zero: " + why)));
        blocks.add(new Picture(new AccuracyPlot(report)));
    }

    private void matrix() {
        if (report.estimates().proportions().isEmpty()) {
            return;
        }
        blocks.add(new Heading("Error matrix"));
        blocks.add(new Paragraph(
                "Each cell is the share of the whole area that has this class on the map (row) and that class"
                        + " on the ground (column), with the number of sampled units behind it. Teal is agreement,"
                        + " orange confusion, the darker the larger its share of the class on the ground. All"
                        + " cells sum to 100 %."));
        blocks.add(new Picture(new MatrixPlot(report)));
        blocks.add(new Note(String.format(
                Locale.ROOT,
                "Of the %s of the area that is mapped wrong, %s is quantity disagreement (classes too large or too"
                        + " small) and %s allocation disagreement (the right amount in the wrong place).",
                HtmlText.percent(1 - report.estimates().overall().estimate().orElse(1)),
                HtmlText.percent(report.estimates().quantityDisagreement()),
                HtmlText.percent(report.estimates().allocationDisagreement()))));
    }

    private record Confusion(int map, int reference, double share, double units) {}

    private void confusions() {
        var estimates = report.estimates();
        var all = new ArrayList<Confusion>();
        for (int map = 0; map < estimates.proportions().size(); map++) {
            for (int reference = 0; reference < estimates.proportions().size(); reference++) {
                double share = estimates.proportions().get(map).get(reference);
                if (map != reference && share > 0) {
                    all.add(new Confusion(
                            map, reference, share, estimates.counts().get(map).get(reference)));
                }
            }
        }
        if (all.isEmpty()) {
            return;
        }
        all.sort(Comparator.comparingDouble(Confusion::share).reversed());
        double wrong = all.stream().mapToDouble(Confusion::share).sum();
        blocks.add(new Heading("Worst confusions"));
        var sentences = new ArrayList<String>();
        for (var each : all.subList(0, Math.min(MOST_CONFUSIONS, all.size()))) {
            sentences.add(
                    String.format(
                            Locale.ROOT,
                            "%s mapped as %s: %s of the area, %s of all that is wrong%s; seen at %.0f sampled %s.",
                            report.sample().classes().get(each.reference()),
                            report.sample().classes().get(each.map()),
                            HtmlText.percent(each.share()),
                            HtmlText.percent(each.share() / wrong),
                            report.drawn().area().isPresent()
                                    ? " ("
                                            + PlotText.amount(each.share()
                                                    * report.drawn().area().getAsDouble()) + " " + report.unit() + ")"
                                    : "",
                            each.units(),
                            each.units() == 1 ? "unit" : "units"));
        }
        blocks.add(new Bullets(sentences));
    }

    private void contest(MapContest contest) {
        var test = contest.test();
        blocks.add(new Heading("The second map"));
        blocks.add(new Paragraph(String.format(
                Locale.ROOT,
                "Overall accuracy of the first map less that of the second: %s. %s Only the first map is right at %d"
                        + " points, only the second at %d; McNemar’s test, which ignores the weights of strata, gives a"
                        + " probability of %.4f that two equally good maps differ so much%s.",
                PlotText.percent(contest.difference(), z),
                contest.isDecided()
                        ? "The interval leaves zero out: one map is better."
                        : "The interval holds zero: this sample does not tell which map is better.",
                test.firstOnly(),
                test.secondOnly(),
                test.exactProbability(),
                test.chiSquare().isPresent()
                        ? String.format(
                                Locale.ROOT,
                                " (χ² %.3f, corrected %.3f)",
                                test.chiSquare().getAsDouble(),
                                test.correctedChiSquare().orElse(0))
                        : "")));
        var rows = new ArrayList<List<String>>();
        for (var each : contest.classes()) {
            rows.add(List.of(
                    each.name(),
                    PlotText.percent(each.producersDifference(), z),
                    Long.toString(each.test().firstOnly()),
                    Long.toString(each.test().secondOnly()),
                    String.format(Locale.ROOT, "%.4f", each.test().exactProbability())));
        }
        blocks.add(new Rows(
                List.of("class", "producer’s accuracy, difference", "only first", "only second", "exact probability"),
                rows,
                report.colors()));
    }

    private void change(ChangeEstimates change) {
        blocks.add(new Heading("Change between the two dates"));
        blocks.add(
                new Paragraph("Gains, losses and net change come from the reference of both dates at the same points."
                        + " Comparing two maps pixel by pixel would count the errors of both as change."));
        var rows = new ArrayList<List<String>>();
        boolean byArea = report.drawn().area().isPresent();
        for (var each : change.classes()) {
            rows.add(List.of(
                    each.name(), change(each.gain(), byArea), change(each.loss(), byArea), change(each.net(), byArea)));
        }
        var what = byArea ? ", " + report.unit() : "";
        blocks.add(new Rows(List.of("class", "gain" + what, "loss" + what, "net" + what), rows, report.colors()));
    }

    private String change(IntervalEstimate value, boolean byArea) {
        return byArea ? PlotText.withHalf(value, z) : PlotText.percent(value, z);
    }

    private void design() {
        blocks.add(new Heading("How the sample was drawn"));
        var drawn = report.drawn();
        blocks.add(new Paragraph("A " + drawn.design().words() + " of " + HtmlText.count(drawn.drawn())
                + (drawn.design().isClustered() ? " clusters" : " points") + " from "
                + (drawn.strata().size() == 1 ? "one stratum" : drawn.strata().size() + " strata")
                + (report.sample().isStratifiedByMap() && drawn.strata().size() > 1
                        ? ", which are the classes of the map."
                        : ".")));
        boolean units = drawn.strata().stream().anyMatch(each -> each.units().isPresent());
        boolean areas = drawn.strata().stream().anyMatch(each -> each.area().isPresent());
        var header = new ArrayList<>(List.of("stratum"));
        if (units) {
            header.add("units in it");
        }
        if (areas) {
            header.add("area, " + report.unit());
        }
        header.addAll(List.of("weight", "drawn"));
        var rows = new ArrayList<List<String>>();
        for (int index = 0; index < drawn.strata().size(); index++) {
            var each = drawn.strata().get(index);
            var row = new ArrayList<>(List.of(each.name()));
            if (units) {
                row.add(size(each.units()));
            }
            if (areas) {
                row.add(size(each.area()));
            }
            row.add(HtmlText.percent(drawn.weights().get(index)));
            row.add(Long.toString(drawn.drawn(index)));
            rows.add(row);
        }
        blocks.add(new Rows(header, rows, List.of()));
        if (!report.points().isEmpty()) {
            blocks.add(new Picture(new PointsPlot(report)));
        }
        if (ConfidencePlot.isTold(report)) {
            blocks.add(new Picture(new ConfidencePlot(report)));
        }
    }

    private static String size(OptionalDouble size) {
        return size.isPresent() ? PlotText.amount(size.getAsDouble()) : HtmlText.NONE;
    }

    private static String sentence(String clause) {
        return clause.isEmpty() ? "" : Character.toUpperCase(clause.charAt(0)) + clause.substring(1) + ".";
    }
}
