package org.lapwing.accuracy.raster;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.lapwing.accuracy.AccuracyReport;
import org.lapwing.accuracy.ConfusionMatrix;
import org.lapwing.accuracy.MatrixMeasures;
import org.lapwing.accuracy.page.HtmlText;
import org.lapwing.accuracy.raster.CalibrationCounter.Calibration;
import org.lapwing.accuracy.raster.ObjectCounter.Objects;
import org.lapwing.accuracy.raster.RegionCounter.Region;

/// What was asked for beyond the error matrix, as sections of the report's page.
public final class RasterDetailsHtml {

    private static final int MOST_REGIONS = 40;

    private RasterDetailsHtml() {}

    /// The sections, each with a heading.
    public static List<String> sections(AccuracyReport report, RasterDetails details) {
        var sections = new ArrayList<String>();
        details.boundary().ifPresent(boundary -> sections.add(boundary(boundary)));
        details.calibration().ifPresent(calibration -> sections.add(calibration(calibration)));
        details.objects().ifPresent(objects -> sections.add(objects(report, objects)));
        if (!details.regions().isEmpty()) {
            sections.add(regions(details.regions()));
        }
        return sections;
    }

    private static String boundary(RasterDetails.Boundary boundary) {
        return "<h2>Near borders and away from them</h2>\n<p>Pixels within " + boundary.pixels()
                + (boundary.pixels() == 1 ? " pixel" : " pixels")
                + " of a border between two classes of the reference are apart from the others: there maps are least"
                + " sure, and there a reference that is shifted or coarse shows first. Where only the borders are bad,"
                + " look at the reference before the model.</p>\n" + table("part", "pixels")
                + row("near borders", boundary.band())
                + row("away from borders", boundary.interior())
                + "</tbody></table></div>\n";
    }

    private static String objects(AccuracyReport report, Objects objects) {
        var html = new StringBuilder("<h2>Object by object</h2>\n<p>")
                .append(HtmlText.count(objects.matrix().total()))
                .append(" polygons of the reference were looked up: a polygon is found where most of its pixels have"
                        + " its class. On the average ")
                .append(HtmlText.escape(HtmlText.percent(objects.meanShare())))
                .append(" of a polygon’s pixels have its class. ")
                .append(HtmlText.count(objects.outside()))
                .append(" lie outside the map or between its pixels, ")
                .append(HtmlText.count(objects.unmapped()))
                .append(" mostly have no class on it. Each polygon counts once, however large.</p>\n")
                .append("<div class=\"wide\"><table><thead><tr><th"
                        + " class=\"name\">class</th><th>polygons</th><th>found</th><th>share found</th><th>share"
                        + " of finds that are right</th></tr></thead><tbody>\n");
        for (int index = 0; index < report.classes().size(); index++) {
            html.append("<tr><td class=\"name\">")
                    .append(HtmlText.escape(report.classes().get(index).name()))
                    .append("</td>")
                    .append(cell(HtmlText.count(objects.matrix().referenceTotal(index))))
                    .append(cell(HtmlText.count(objects.matrix().count(index, index))))
                    .append(cell(HtmlText.percent(
                            MatrixMeasures.producers(objects.matrix(), index).estimate())))
                    .append(cell(HtmlText.percent(
                            MatrixMeasures.users(objects.matrix(), index).estimate())))
                    .append("</tr>\n");
        }
        return html.append("</tbody></table></div>\n").toString();
    }

    private static String calibration(Calibration calibration) {
        if (calibration.expectedError().isEmpty()) {
            return "";
        }
        return String.format(
                        Locale.ROOT,
                        "<h2>Are the probabilities honest?</h2>%n<p>Of the pixels that the model is 80 %% sure of, 80"
                            + " %% should be right. On the average confidence and accuracy lie <b>%.1f points</b>"
                            + " apart (expected calibration error), in the worst of %d steps %.1f. The class that the"
                            + " reference has got a probability of %s on the average. Points below the diagonal: the"
                            + " model is surer than it has reason to be.</p>%n",
                        100 * calibration.expectedError().getAsDouble(),
                        CalibrationCounter.BINS,
                        100 * calibration.maximumError().orElse(0),
                        HtmlText.escape(HtmlText.percent(calibration.meanOfTruth())))
                + "<figure class=\"wide\">\n" + ReliabilityPlot.svg(calibration) + "\n</figure>\n";
    }

    private static String regions(List<Region> regions) {
        var worst = regions.stream()
                .filter(region -> region.matrix().total() > 0)
                .sorted(Comparator.comparingDouble(region ->
                        MatrixMeasures.overall(region.matrix()).estimate().orElse(1)))
                .limit(MOST_REGIONS)
                .toList();
        var html = new StringBuilder("<h2>Region by region</h2>\n<p>")
                .append(HtmlText.count(regions.size()))
                .append(regions.size() == 1 ? " region" : " regions")
                .append(
                        regions.size() > worst.size()
                                ? "; the " + worst.size() + " with the lowest overall accuracy are shown, JSON and CSV"
                                        + " have all."
                                : ", the lowest overall accuracy first.")
                .append(" A map that is good on the average can be useless somewhere; small regions vary by"
                        + " chance.</p>\n")
                .append(table("region", "pixels"));
        worst.forEach(region -> html.append(row(region.name(), region.matrix())));
        return html.append("</tbody></table></div>\n").toString();
    }

    private static String table(String first, String counted) {
        return "<div class=\"wide\"><table><thead><tr><th class=\"name\">" + first + "</th><th>" + counted
                + "</th><th>overall<br>accuracy</th><th>mean IoU</th></tr></thead><tbody>\n";
    }

    private static String row(String name, ConfusionMatrix matrix) {
        return "<tr><td class=\"name\">" + HtmlText.escape(name) + "</td>" + cell(HtmlText.count(matrix.total()))
                + cell(HtmlText.percent(MatrixMeasures.overall(matrix).estimate()))
                + cell(HtmlText.percent(MatrixMeasures.meanIou(matrix))) + "</tr>\n";
    }

    private static String cell(String text) {
        return "<td>" + HtmlText.escape(text) + "</td>";
    }
}
