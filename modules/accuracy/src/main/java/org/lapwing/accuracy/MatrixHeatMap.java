package org.lapwing.accuracy;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.lapwing.accuracy.page.HeatShade;
import org.lapwing.accuracy.page.HtmlText;
import org.lapwing.accuracy.page.SvgText;

/// The error matrix as a picture: an SVG element that scales to its page.
///
/// Rows are the map, columns the reference. A cell is the darker the larger its share of the reference class
/// (its column): teal where map and reference agree, orange where they do not. Classes that occur in neither
/// are left out. User's accuracies stand at the right of their rows, producer's below their columns.
final class MatrixHeatMap {

    private static final int WIDTH = 900;
    private static final int TOTALS = 150;
    private static final int LONGEST_NAME = 24;
    private static final double[] SCALE = {0.01, 0.05, 0.2, 0.5, 1};

    /// How column names run.
    private enum Slant {
        LEVEL,
        SLANTED,
        UPRIGHT
    }

    private final AccuracyReport report;
    private final List<Integer> shown;
    private final double cellWidth;
    private final double cellHeight;
    private final double left;
    private final double top;
    private final Slant slant;
    private final SvgText svg = new SvgText();

    private MatrixHeatMap(AccuracyReport report) {
        this.report = report;
        var matrix = report.matrix();
        shown = IntStream.range(0, matrix.size())
                .filter(index -> matrix.mapTotal(index) + matrix.referenceTotal(index) > 0)
                .boxed()
                .toList();
        int longest =
                shown.stream().mapToInt(index -> name(index).length()).max().orElse(0);
        double nameWidth = 6.9 * longest;
        left = 40 + nameWidth;
        cellWidth = Math.min(140, (WIDTH - left - TOTALS) / shown.size());
        cellHeight = cellWidth < 34 ? cellWidth : Math.clamp(cellWidth * 0.75, 34, 62);
        slant = nameWidth < cellWidth - 4 ? Slant.LEVEL : cellWidth >= 20 ? Slant.SLANTED : Slant.UPRIGHT;
        top = 34
                + switch (slant) {
                    case LEVEL -> 14;
                    case SLANTED -> 12 + 0.67 * nameWidth;
                    case UPRIGHT -> 12 + nameWidth * columnFont() / 13;
                };
    }

    /// The `svg` element; empty text where nothing was compared.
    static String svg(AccuracyReport report) {
        return report.pixels() == 0 ? "" : new MatrixHeatMap(report).draw();
    }

    private String draw() {
        double right = left + cellWidth * shown.size();
        double bottom = top + cellHeight * shown.size();
        svg.open(WIDTH, bottom + 92, "Error matrix as a heat map");
        svg.text((left + right) / 2, 15, "middle", 13, 600, "reference class");
        svg.turned(14, (top + bottom) / 2, -90, "middle", 13, 600, "map class");
        svg.text(right + 68, top - 10, "end", 12, 400, "pixels");
        svg.text(right + 142, top - 10, "end", 12, 600, "user’s");
        for (int at = 0; at < shown.size(); at++) {
            row(at, right);
            column(at, bottom);
        }
        if (cellWidth >= 38) {
            svg.text(left - 10, bottom + 22, "end", 12, 400, "pixels");
            svg.text(left - 10, bottom + 44, "end", 12, 600, "producer’s");
        }
        svg.text(right + 68, bottom + 22, "end", 12, 400, HtmlText.shortCount(report.pixels()));
        svg.text(
                right + 142,
                bottom + 44,
                "end",
                12,
                600,
                HtmlText.percent(report.overall().estimate()));
        scale(bottom + 68);
        return svg.close();
    }

    private void row(int at, double right) {
        int map = shown.get(at);
        double baseline = top + cellHeight * (at + 0.5) + 0.35 * rowFont();
        if (cellHeight >= 6) {
            svg.text(left - 10, baseline, "end", rowFont(), 400, name(map));
            svg.text(
                    right + 68,
                    baseline,
                    "end",
                    Math.min(12, rowFont()),
                    400,
                    HtmlText.shortCount(report.matrix().mapTotal(map)));
            svg.text(
                    right + 142,
                    baseline,
                    "end",
                    Math.min(12, rowFont()),
                    600,
                    HtmlText.percent(report.classes().get(map).users().estimate()));
        }
        for (int column = 0; column < shown.size(); column++) {
            cell(map, shown.get(column), left + cellWidth * column, top + cellHeight * at);
        }
    }

    private void column(int at, double bottom) {
        int reference = shown.get(at);
        double middle = left + cellWidth * (at + 0.5);
        var name = name(reference);
        if (cellWidth >= 6) {
            switch (slant) {
                case LEVEL -> svg.text(middle, top - 10, "middle", 13, 400, name);
                case SLANTED -> svg.turned(middle, top - 7, -42, "start", columnFont(), 400, name);
                case UPRIGHT ->
                    svg.turned(middle + 0.35 * columnFont(), top - 6, -90, "start", columnFont(), 400, name);
            }
        }
        if (cellWidth >= 38) {
            int size = cellWidth >= 52 ? 12 : 10;
            svg.text(
                    middle,
                    bottom + 22,
                    "middle",
                    size,
                    400,
                    HtmlText.shortCount(report.matrix().referenceTotal(reference)));
            svg.text(
                    middle,
                    bottom + 44,
                    "middle",
                    size,
                    600,
                    HtmlText.percent(report.classes().get(reference).producers().estimate()));
        }
    }

    private void cell(int map, int reference, double x, double y) {
        long pixels = report.matrix().count(map, reference);
        long total = report.matrix().referenceTotal(reference);
        double share = total == 0 ? 0 : (double) pixels / total;
        var shade = HeatShade.of(map == reference, share);
        svg.cell(x, y, cellWidth, cellHeight, shade.fill(), sentence(map, reference, pixels, share));
        if (pixels == 0 || cellWidth < 34) {
            return;
        }
        double middle = x + cellWidth / 2;
        double centre = y + cellHeight / 2;
        int weight = map == reference ? 650 : 400;
        if (cellWidth < 52 || cellHeight < 34) {
            var percent = cellWidth >= 44 ? HtmlText.percent(share) : String.format(Locale.ROOT, "%.0f", 100 * share);
            svg.text(middle, centre + 4, "middle", cellWidth >= 44 ? 11 : 10, weight, percent, shade.ink());
        } else {
            int size = cellWidth >= 70 ? 15 : 12;
            svg.text(middle, centre - 1, "middle", size, weight, HtmlText.percent(share), shade.ink());
            svg.text(middle, centre + 15, "middle", 11, 400, HtmlText.shortCount(pixels), shade.ink());
        }
    }

    private String sentence(int map, int reference, long pixels, double share) {
        return "%s pixels of reference class %s (%s of it) are %s on the map"
                .formatted(
                        HtmlText.count(pixels),
                        report.classes().get(reference).name(),
                        HtmlText.percent(share),
                        report.classes().get(map).name());
    }

    private void scale(double y) {
        double x = Math.max(20, Math.min(left, WIDTH - 590));
        svg.text(x, y + 11, "start", 11, 400, "share of the reference class:");
        x += 166;
        for (boolean agree : new boolean[] {true, false}) {
            svg.text(x, y + 11, "start", 11, 400, agree ? "agree" : "differ");
            x += 38;
            for (double share : SCALE) {
                var shade = HeatShade.of(agree, share);
                var label = String.format(Locale.ROOT, "%.0f %%", 100 * share);
                svg.swatch(x, y, 34, 15, shade.fill());
                svg.text(x + 17, y + 11, "middle", 9, 400, label, shade.ink());
                x += 34;
            }
            x += 20;
        }
    }

    private int rowFont() {
        return (int) Math.clamp(cellHeight * 0.85, 5, 13);
    }

    private int columnFont() {
        return (int) Math.clamp(cellWidth * 0.85, 5, 13);
    }

    private String name(int index) {
        var name = report.classes().get(index).name();
        return name.codePointCount(0, name.length()) <= LONGEST_NAME
                ? name
                : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME - 1)) + "…";
    }
}
