package org.lapwing.accuracy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.lapwing.accuracy.page.HtmlText;
import org.lapwing.raster.write.WholeFile;

/// Accuracy reports as one self-contained, printable HTML page: no script, no link, no outside file.
public final class ReportHtml {

    private static final int MOST_CONFUSIONS = 5;

    private record Confusion(int map, int reference, long pixels) {}

    private final AccuracyReport report;
    private final List<String> sections;
    private final StringBuilder html = new StringBuilder();

    private ReportHtml(AccuracyReport report, List<String> sections) {
        this.report = report;
        this.sections = sections;
    }

    /// The whole page.
    public static String toHtml(AccuracyReport report) {
        return toHtml(report, List.of());
    }

    /// The whole page with further sections.
    ///
    /// @param sections HTML, written and escaped by those who know what it says
    public static String toHtml(AccuracyReport report, List<String> sections) {
        return new ReportHtml(report, sections).page();
    }

    /// Writes the page, all or nothing.
    public static void write(Path file, AccuracyReport report) throws IOException {
        WholeFile.write(file, toHtml(report));
    }

    private String page() {
        var map = named(report.provenance().map(), "the map");
        html.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>Accuracy of ")
                .append(map)
                .append("</title>\n<style>\n")
                .append(style())
                .append("</style>\n</head>\n<body>\n");
        header(map);
        figures();
        notice();
        if (report.pixels() > 0) {
            matrix();
            classes();
            confusions();
            sections.forEach(html::append);
        }
        html.append(ReportWords.reading(report));
        html.append(ReportWords.provenance(report));
        return html.append("</body>\n</html>\n").toString();
    }

    private void header(String map) {
        html.append("<header>\n<p class=\"kicker\">Accuracy assessment</p>\n<h1>")
                .append(map)
                .append("</h1>\n<p class=\"quiet\">compared with ")
                .append(named(report.provenance().reference(), "the reference"));
        if (!report.provenance().area().isEmpty()) {
            html.append(", ").append(HtmlText.escape(report.provenance().area()));
        }
        html.append("</p>\n</header>\n");
    }

    private void figures() {
        var meanIou = report.meanIou();
        html.append("<div class=\"figures\">\n");
        figure(
                HtmlText.percent(report.overall().estimate()),
                "Overall accuracy",
                "of the compared pixels have the same class on the map and in the reference. Frequent classes decide"
                        + " it.");
        figure(
                HtmlText.percent(meanIou),
                "Mean IoU",
                "overlap of map and reference, averaged over " + ReportWords.countedClasses(report)
                        + ". Each counts alike, however rare.");
        figure(
                HtmlText.count(report.pixels()),
                "Pixels compared",
                "that have a class in both. "
                        + String.join(" ", ReportWords.leftOut(report), ReportWords.coverage(report))
                                .strip());
        html.append("</div>\n");
    }

    private void figure(String value, String name, String words) {
        html.append("<div class=\"figure\"><b>")
                .append(HtmlText.escape(value))
                .append("</b><span>")
                .append(name)
                .append("</span><p>")
                .append(HtmlText.escape(words))
                .append("</p></div>\n");
    }

    private void notice() {
        var sentences = new ArrayList<String>();
        if (report.pixels() == 0) {
            sentences.add("No pixel has a class in both map and reference, so nothing could be measured. Check that the"
                    + " legend names the codes or colours of both files.");
        }
        sentences.addAll(report.remarks());
        if (!sentences.isEmpty()) {
            html.append("<div class=\"notice\"><b>Worth checking first</b><ul>\n");
            sentences.forEach(
                    each -> html.append("<li>").append(HtmlText.escape(each)).append("</li>\n"));
            html.append("</ul></div>\n");
        }
    }

    private void matrix() {
        html.append("<h2>Error matrix</h2>\n<p>Each column is a class of the reference, each row a class of the map. A"
                        + " cell states which share of the reference class the map calls so, and how many pixels that"
                        + " is.</p>\n<figure class=\"wide\">\n")
                .append(MatrixHeatMap.svg(report))
                .append("\n</figure>\n");
    }

    private void classes() {
        html.append("<h2>Class by class</h2>\n"
            + "<div class=\"wide\"><table>\n"
            + "<thead><tr><th class=\"name\">class</th><th>code</th><th>pixels on<br>the map</th><th>pixels in<br>the"
            + " reference</th><th>user’s<br>accuracy</th><th>producer’s<br>accuracy</th><th>F1</th><th>IoU</th></tr></thead>\n"
            + "<tbody>\n");
        for (int index = 0; index < report.classes().size(); index++) {
            var each = report.classes().get(index);
            html.append("<tr><td class=\"name\"><span style=\"background:")
                    .append(HtmlText.escape(report.colors().get(index)))
                    .append("\"></span>")
                    .append(HtmlText.escape(each.name()))
                    .append("</td><td>")
                    .append(each.code())
                    .append("</td><td>")
                    .append(HtmlText.count(report.matrix().mapTotal(index)))
                    .append("</td><td>")
                    .append(HtmlText.count(report.matrix().referenceTotal(index)))
                    .append("</td>");
            List.of(each.users(), each.producers(), each.f1(), each.iou()).forEach(this::bar);
            html.append("</tr>\n");
        }
        html.append("</tbody>\n</table></div>\n")
                .append("<p class=\"quiet\">A dash means undefined: the class is missing where the share would be taken"
                        + " of. That is not zero.</p>\n");
    }

    private void bar(Estimate value) {
        html.append("<td class=\"bar\">").append(HtmlText.escape(HtmlText.percent(value.estimate())));
        value.estimate().ifPresent(share -> html.append("<div><i style=\"width:")
                .append(String.format(java.util.Locale.ROOT, "%.1f", 100 * share))
                .append("%\"></i></div>"));
        html.append("</td>");
    }

    private void confusions() {
        var matrix = report.matrix();
        var worst = IntStream.range(0, matrix.size())
                .boxed()
                .flatMap(map -> IntStream.range(0, matrix.size())
                        .filter(reference -> reference != map && matrix.count(map, reference) > 0)
                        .mapToObj(reference -> new Confusion(map, reference, matrix.count(map, reference))))
                .sorted(Comparator.comparingLong(Confusion::pixels).reversed())
                .limit(MOST_CONFUSIONS)
                .toList();
        if (worst.isEmpty()) {
            return;
        }
        long wrong = report.pixels() - matrix.agreeing();
        html.append("<h2>Most frequent confusions</h2>\n<ol class=\"reading\">\n");
        for (var each : worst) {
            html.append("<li><b>")
                    .append(HtmlText.escape(report.classes().get(each.reference).name()))
                    .append("</b> mapped as <b>")
                    .append(HtmlText.escape(report.classes().get(each.map).name()))
                    .append("</b>: ")
                    .append(HtmlText.count(each.pixels))
                    .append(" pixels, ")
                    .append(HtmlText.escape(
                            HtmlText.percent((double) each.pixels / matrix.referenceTotal(each.reference))))
                    .append(" of that reference class and ")
                    .append(HtmlText.escape(HtmlText.percent((double) each.pixels / wrong)))
                    .append(" of all disagreement</li>\n");
        }
        html.append("</ol>\n");
    }

    private static String named(String name, String otherwise) {
        return HtmlText.escape(name.isEmpty() ? otherwise : name);
    }

    /// The style of report pages.
    public static String style() {
        try (var css = ReportHtml.class.getResourceAsStream("report.css")) {
            if (css == null) {
                throw new IllegalStateException("report.css is missing from the program");
            }
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
