package org.lapwing.accuracy.report;

import java.util.Locale;
import org.lapwing.accuracy.page.Drawing;
import org.lapwing.accuracy.page.HeatShade;
import org.lapwing.accuracy.page.HtmlText;

/// The error matrix in shares of the area as a heat map; a cell is the darker the larger its share of the
/// reference class.
final class MatrixPlot implements Plot {

    private static final int WIDTH = 900;
    private static final int TOTALS = 110;

    private final SampleReport report;
    private final int classes;
    private final double left;
    private final double side;
    private final double tall;
    private final double top;
    private final boolean slanted;

    MatrixPlot(SampleReport report) {
        this.report = report;
        classes = report.sample().classes().size();
        int longest = report.sample().classes().stream()
                .mapToInt(name -> PlotText.shortened(name, 24).length())
                .max()
                .orElse(0);
        left = 44 + 7.0 * longest;
        side = Math.min(130, (WIDTH - left - TOTALS) / classes);
        tall = Math.clamp(side * 0.7, Math.min(side, 30), 58);
        slanted = 7.0 * longest > side - 6;
        top = slanted ? 44 + 4.7 * longest : 48;
    }

    @Override
    public String title() {
        return "Error matrix in shares of the area";
    }

    @Override
    public String fileName() {
        return "matrix";
    }

    @Override
    public int width() {
        return WIDTH;
    }

    @Override
    public int height() {
        return (int) Math.ceil(top + tall * classes + 34);
    }

    @Override
    public void draw(Drawing on) {
        double right = left + side * classes;
        double bottom = top + tall * classes;
        on.text((left + right) / 2, 15, "middle", 13, 600, "reference class");
        on.turned(14, (top + bottom) / 2, -90, "middle", 13, 600, "map class");
        on.text(right + 12, top - 8, "start", 12, 400, "mapped");
        on.text(left - 10, bottom + 22, "end", 12, 400, "on the ground");
        for (int index = 0; index < classes; index++) {
            var name = PlotText.shortened(report.sample().classes().get(index), 24);
            double middle = left + side * (index + 0.5);
            if (slanted) {
                on.turned(middle, top - 7, -42, "start", 12, 400, name);
            } else {
                on.text(middle, top - 8, "middle", 13, 400, name);
            }
            double y = top + tall * (index + 0.5) + 4;
            on.text(left - 10, y, "end", 13, 400, name);
            on.text(right + 12, y, "start", 12, 400, HtmlText.percent(rowSum(index)));
            if (side >= 40) {
                on.text(middle, bottom + 22, "middle", 12, 400, HtmlText.percent(columnSum(index)));
            }
            for (int reference = 0; reference < classes; reference++) {
                cell(on, index, reference);
            }
        }
    }

    private void cell(Drawing on, int map, int reference) {
        double share = share(map, reference);
        double column = columnSum(reference);
        double ofColumn = column == 0 ? 0 : share / column;
        var shade = HeatShade.of(map == reference, Math.min(1, ofColumn));
        double x = left + side * reference;
        double y = top + tall * map;
        double count = report.estimates().counts().get(map).get(reference);
        on.bar(
                x + 1,
                y + 1,
                side - 2,
                tall - 2,
                shade.fill(),
                String.format(
                        Locale.ROOT,
                        "%s of the area is %s on the ground and %s on the map; %.0f sampled units",
                        HtmlText.percent(share),
                        report.sample().classes().get(reference),
                        report.sample().classes().get(map),
                        count));
        if (count == 0 || side < 34) {
            return;
        }
        double middle = x + side / 2;
        int weight = map == reference ? 650 : 400;
        if (tall >= 40 && side >= 60) {
            on.text(middle, y + tall / 2 - 2, "middle", 14, weight, percent(share), shade.ink());
            on.text(
                    middle,
                    y + tall / 2 + 14,
                    "middle",
                    11,
                    400,
                    String.format(Locale.ROOT, "n = %.0f", count),
                    shade.ink());
        } else {
            on.text(middle, y + tall / 2 + 4, "middle", 10, weight, percent(share), shade.ink());
        }
    }

    private String percent(double share) {
        return side >= 60
                ? String.format(Locale.ROOT, "%.2f %%", 100 * share)
                : String.format(Locale.ROOT, "%.1f", 100 * share);
    }

    private double share(int map, int reference) {
        return report.estimates().proportions().get(map).get(reference);
    }

    private double rowSum(int map) {
        return report.estimates().proportions().get(map).stream()
                .mapToDouble(Double::doubleValue)
                .sum();
    }

    private double columnSum(int reference) {
        return report.estimates().proportions().stream()
                .mapToDouble(row -> row.get(reference))
                .sum();
    }
}
