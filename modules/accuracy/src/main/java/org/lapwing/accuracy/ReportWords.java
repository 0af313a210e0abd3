package org.lapwing.accuracy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import org.lapwing.accuracy.page.HtmlText;

/// The plain words of the report page: what the numbers say, what they do not, and where they come from.
final class ReportWords {

    private ReportWords() {}

    /// How many classes the mean IoU averages, such as `5 classes` or `4 of 5 classes (the others occur nowhere)`.
    static String countedClasses(AccuracyReport report) {
        long defined = report.classes().stream()
                .filter(each -> each.iou().estimate().isPresent())
                .count();
        int all = report.classes().size();
        return defined == all
                ? all + (all == 1 ? " class" : " classes")
                : defined + " of " + all + " classes (the others occur in neither)";
    }

    /// What was not compared.
    static String leftOut(AccuracyReport report) {
        var left = new ArrayList<String>();
        if (report.referenceUnlabelled() > 0) {
            left.add(HtmlText.count(report.referenceUnlabelled()) + " more are unlabelled in the reference");
        }
        if (report.mapMissing() > 0) {
            left.add(HtmlText.count(report.mapMissing()) + " have no class on the map");
        }
        if (report.mapUnknown() > 0) {
            left.add(HtmlText.count(report.mapUnknown()) + " are unknown on the map");
        }
        return left.isEmpty() ? "None was left out." : String.join(", ", left) + ".";
    }

    /// Which share of the reference the map speaks of; empty where it is all.
    static String coverage(AccuracyReport report) {
        double coverage = report.coverage().orElse(1);
        return coverage == 1
                ? ""
                : "The map gives a class to " + HtmlText.percent(coverage)
                        + " of the pixels that have one in the reference.";
    }

    /// The section on how to read the numbers.
    static String reading(AccuracyReport report) {
        var html = new StringBuilder("<h2>What these numbers say, and what they do not</h2>\n<ul class=\"reading\">\n");
        item(
                html,
                "<b>User’s accuracy</b> answers: if the map says this class, how often is it right? <b>Producer’s"
                        + " accuracy</b> answers: of what is this class on the ground, how much did the map find?"
                        + " <b>F1</b> is the harmonic mean of the two. <b>IoU</b> is the overlap of map and reference"
                        + " divided by their union; it is never above F1.");
        item(
                html,
                "Every pixel of the compared area that has a reference class was counted, none was sampled. So there is"
                        + " no sampling error, and no interval is given: the numbers are exact for these pixels.");
        item(
                html,
                "Neighbouring pixels are alike and must not be taken for that many independent trials. The numbers"
                        + " describe this area, this image and this date; they promise nothing about other places.");
        item(
                html,
                "The reference is taken as true. Where it is wrong, coarse or shifted by a pixel, a right map loses"
                        + " and a map that shares the error wins. Pixels without a reference class are not judged at"
                        + " all.");
        if (report.mapMissing() + report.mapUnknown() > 0) {
            item(
                    html,
                    HtmlText.count(report.mapMissing() + report.mapUnknown())
                            + " pixels have a reference class but none on the map. They are in no figure here; a map"
                            + " that leaves out what is difficult looks better than it is.");
        }
        item(
                html,
                "Counts of pixels are not estimates of area: a biased map gives biased areas. Areas with intervals need"
                        + " a probability sample.");
        item(
                html,
                "Kappa is left out on purpose: it corrects for a chance that has no bearing on accuracy, and adds"
                        + " nothing to the overall accuracy (Pontius and Millones 2011, Foody 2020).");
        return html.append("</ul>\n").toString();
    }

    /// The section on origins.
    static String provenance(AccuracyReport report) {
        var from = report.provenance();
        var rows = new LinkedHashMap<String, String>();
        rows.put("Map", from.map());
        rows.put("Map fingerprint", from.mapFingerprint());
        rows.put("Model", from.model());
        rows.put("Reference", from.reference());
        rows.put("Reference fingerprint", from.referenceFingerprint());
        rows.put("Pixels compared", from.area());
        rows.put("Software", from.software());
        rows.put("Made", from.created());
        rows.values().removeIf(String::isEmpty);
        if (rows.isEmpty()) {
            return "";
        }
        var html = new StringBuilder("<h2>Where the numbers come from</h2>\n<dl>\n");
        rows.forEach((name, value) -> html.append("<dt>")
                .append(name)
                .append("</dt><dd>")
                .append(HtmlText.escape(value))
                .append("</dd>\n"));
        return html.append("</dl>\n").toString();
    }

    private static void item(StringBuilder html, String escaped) {
        html.append("<li>").append(escaped).append("</li>\n");
    }
}
