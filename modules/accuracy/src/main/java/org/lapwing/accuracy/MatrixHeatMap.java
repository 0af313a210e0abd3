package org.lapwing.accuracy;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// The error matrix as a picture: an SVG element that scales to its page.
///
/// Rows are the map, columns the reference. A cell is the darker the larger its share of the reference class
/// (its column): teal where map and reference agree, orange where they do not. Classes that occur in neither are left
/// out. User's accuracies stand at the right of their rows, producer's below their columns.
final class MatrixHeatMap {

    private static final int WIDTH = 900;
    private static final int AGREE = 0x0B6E63;
    private static final int DIFFER = 0xB8450B;
    private static final double[] SCALE = {0.01, 0.05, 0.2, 0.5, 1};

    private final AccuracyReport report;
    private final List<Integer> shown;
    private final double cell;
    private final double left;
    private final double top;
    private final boolean slanted;
    private final StringBuilder svg = new StringBuilder();

    private MatrixHeatMap(AccuracyReport report) {
        this.report = report;
        var matrix = report.matrix();
        shown = IntStream.range(0, matrix.size())
                .filter(index -> matrix.mapTotal(index) + matrix.referenceTotal(index) > 0)
                .boxed()
                .toList();
        int longest =
                shown.stream().mapToInt(index -> name(index, 24).length()).max().orElse(0);
        left = 42 + 7.4 * longest;
        cell = Math.min(92, (WIDTH - left - 150) / Math.max(1, shown.size()));
        slanted = 7.6 * longest > cell - 6;
        top = 40 + (slanted ? Math.min(5.4 * longest + 18, 150) : 16);
    }

    /// The `svg` element; empty text where nothing was compared.
    static String svg(AccuracyReport report) {
        return report.pixels() == 0 ? "" : new MatrixHeatMap(report).draw();
    }

    private String draw() {
        double side = cell * shown.size();
        double height = top + side + 92;
        svg.append(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %.0f\" role=\"img\" aria-label=\"Error matrix"
                        + " as a heat map\" font-family=\"inherit\" font-size=\"13\" fill=\"#1f2933\">\n",
                WIDTH,
                height));
        text(left + side / 2, 18, "middle", 13, 600, "reference");
        svg.append(String.format(
                Locale.ROOT,
                "<text transform=\"translate(16 %.1f) rotate(-90)\" text-anchor=\"middle\" font-weight=\"600\">map</text>\n",
                top + side / 2));
        double totals = left + side;
        text(totals + 68, top - 10, "end", 12, 400, "pixels");
        text(totals + 142, top - 10, "end", 12, 600, "user&#39;s");
        for (int at = 0; at < shown.size(); at++) {
            row(at, totals);
            column(at);
        }
        text(left - 10, top + side + 22, "end", 12, 400, "pixels");
        text(left - 10, top + side + 44, "end", 12, 600, "producer&#39;s");
        text(totals + 68, top + side + 22, "end", fitting(12), 400, HtmlText.shortCount(report.pixels()));
        text(totals + 142, top + side + 44, "end", 12, 600, HtmlText.percent(report.overall()));
        scale(top + side + 68);
        return svg.append("</svg>").toString();
    }

    private void row(int at, double totals) {
        int map = shown.get(at);
        double middle = top + cell * at + cell / 2 + 4.5;
        if (cell >= 9) {
            text(left - 10, middle, "end", fitting(13), 400, HtmlText.escape(name(map, 24)));
            text(
                    totals + 68,
                    middle,
                    "end",
                    fitting(12),
                    400,
                    HtmlText.shortCount(report.matrix().mapTotal(map)));
            text(
                    totals + 142,
                    middle,
                    "end",
                    fitting(12),
                    600,
                    HtmlText.percent(report.classes().get(map).users()));
        }
        for (int column = 0; column < shown.size(); column++) {
            cell(map, shown.get(column), left + cell * column, top + cell * at);
        }
    }

    private void column(int at) {
        int reference = shown.get(at);
        double middle = left + cell * at + cell / 2;
        double bottom = top + cell * shown.size();
        var name = HtmlText.escape(name(reference, 24));
        if (cell >= 9) {
            if (slanted) {
                svg.append(String.format(
                        Locale.ROOT,
                        "<text transform=\"translate(%.1f %.1f) rotate(-42)\" font-size=\"%d\">%s</text>\n",
                        middle,
                        top - 8,
                        fitting(13),
                        name));
            } else {
                text(middle, top - 10, "middle", 13, 400, name);
            }
        }
        if (cell >= 38) {
            int size = cell >= 52 ? 12 : 10;
            text(
                    middle,
                    bottom + 22,
                    "middle",
                    size,
                    400,
                    HtmlText.shortCount(report.matrix().referenceTotal(reference)));
            text(
                    middle,
                    bottom + 44,
                    "middle",
                    size,
                    600,
                    HtmlText.percent(report.classes().get(reference).producers()));
        }
    }

    private void cell(int map, int reference, double x, double y) {
        long pixels = report.matrix().count(map, reference);
        long total = report.matrix().referenceTotal(reference);
        double share = total == 0 ? 0 : (double) pixels / total;
        int fill = shade(map == reference ? AGREE : DIFFER, share);
        svg.append(String.format(
                Locale.ROOT,
                "<g><title>%s</title><rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"%.1f\""
                        + " fill=\"#%06x\"/>",
                HtmlText.escape(sentence(map, reference, pixels, share)),
                x + 1,
                y + 1,
                Math.max(1, cell - 2),
                Math.max(1, cell - 2),
                cell > 24 ? 4.0 : 1.0,
                fill));
        if (pixels > 0 && cell >= 34) {
            var color = share > 0.3 ? "#ffffff" : "#1f2933";
            boolean both = cell >= 52;
            int size = cell >= 70 ? 15 : cell >= 44 ? 12 : 10;
            svg.append(String.format(
                    Locale.ROOT,
                    "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\" font-size=\"%d\" font-weight=\"%d\" fill=\"%s\">%s</text>",
                    x + cell / 2,
                    y + cell / 2 + (both ? -1 : 4.5),
                    size,
                    map == reference ? 650 : 400,
                    color,
                    HtmlText.escape(cell >= 44 ? HtmlText.percent(share) : percentOnly(share))));
            if (both) {
                svg.append(String.format(
                        Locale.ROOT,
                        "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\" font-size=\"11\" fill=\"%s\" fill-opacity=\".8\">%s</text>",
                        x + cell / 2,
                        y + cell / 2 + 15,
                        color,
                        HtmlText.shortCount(pixels)));
            }
        }
        svg.append("</g>\n");
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
        double x = left;
        text(x, y + 11, "start", 11, 400, "share of the reference class:");
        x += 172;
        for (int kind : new int[] {AGREE, DIFFER}) {
            text(x, y + 11, "start", 11, 400, kind == AGREE ? "agree" : "differ");
            x += 38;
            for (double share : SCALE) {
                svg.append(String.format(
                        Locale.ROOT,
                        "<rect x=\"%.1f\" y=\"%.1f\" width=\"30\" height=\"15\" fill=\"#%06x\"/>",
                        x,
                        y,
                        shade(kind, share)));
                svg.append(String.format(
                        Locale.ROOT,
                        "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\" font-size=\"9\" fill=\"%s\">%.0f%%</text>\n",
                        x + 15,
                        y + 11,
                        share > 0.3 ? "#ffffff" : "#1f2933",
                        100 * share));
                x += 30;
            }
            x += 20;
        }
    }

    private void text(double x, double y, String anchor, int size, int weight, String escaped) {
        svg.append(String.format(
                Locale.ROOT,
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" font-size=\"%d\" font-weight=\"%d\">%s</text>\n",
                x,
                y,
                anchor,
                size,
                weight,
                escaped));
    }

    private int fitting(int size) {
        return (int) Math.clamp(cell * 0.8, 7, size);
    }

    private String name(int index, int mostCharacters) {
        var name = report.classes().get(index).name();
        return name.codePointCount(0, name.length()) <= mostCharacters
                ? name
                : name.substring(0, name.offsetByCodePoints(0, mostCharacters - 1)) + "…";
    }

    private static String percentOnly(double share) {
        return String.format(Locale.ROOT, "%.0f", 100 * share);
    }

    /// From near white to `color`; small shares are lifted by a square root so that rare confusions are seen.
    private static int shade(int color, double share) {
        double strength = share == 0 ? 0 : 0.08 + 0.92 * Math.sqrt(share);
        int mixed = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            double from = 0xF5;
            mixed |= (int) Math.round(from + ((color >> shift & 0xFF) - from) * strength) << shift;
        }
        return mixed;
    }
}
