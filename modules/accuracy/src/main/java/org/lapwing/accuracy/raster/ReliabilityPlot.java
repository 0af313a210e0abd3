package org.lapwing.accuracy.raster;

import java.util.Locale;
import org.lapwing.accuracy.page.HtmlText;
import org.lapwing.accuracy.page.SvgText;
import org.lapwing.accuracy.raster.CalibrationCounter.Bin;
import org.lapwing.accuracy.raster.CalibrationCounter.Calibration;

/// Accuracy against confidence, with a histogram of confidence below, as an SVG element.
final class ReliabilityPlot {

    private static final int WIDTH = 640;
    private static final int LEFT = 70;
    private static final int TOP = 16;
    private static final int SIDE = 360;
    private static final int BARS = 90;
    private static final int TEAL = 0x0B6E63;
    private static final int GRID = 0xD9E2EC;
    private static final int QUIET = 0x52606D;

    private ReliabilityPlot() {}

    static String svg(Calibration calibration) {
        var svg = new SvgText();
        int right = WIDTH - 30;
        int bottom = TOP + SIDE;
        int base = bottom + 56 + BARS;
        svg.open(WIDTH, base + 44, "Accuracy against confidence");
        for (int step = 0; step <= 5; step++) {
            double share = step / 5.0;
            double y = bottom - share * SIDE;
            double x = LEFT + share * (right - LEFT);
            svg.line(LEFT, y, right, y, 1, GRID);
            svg.text(LEFT - 8, y + 4, "end", 12, 400, percent(share), QUIET);
            svg.text(x, base + 18, "middle", 12, 400, percent(share), QUIET);
        }
        svg.line(LEFT, bottom, right, TOP, 1, QUIET);
        svg.turned(18, TOP + SIDE / 2.0, -90, "middle", 13, 600, "share that is right");
        svg.text((LEFT + right) / 2.0, base + 38, "middle", 13, 600, "probability of the best class");
        svg.text(LEFT, bottom + 42, "start", 12, 400, "pixels", QUIET);
        long most = calibration.bins().stream().mapToLong(Bin::pixels).max().orElse(1);
        double width = (double) (right - LEFT) / CalibrationCounter.BINS;
        double beforeX = Double.NaN;
        double beforeY = Double.NaN;
        for (var bin : calibration.bins()) {
            double x = LEFT + bin.meanConfidence() * (right - LEFT);
            double y = bottom - bin.accuracy() * SIDE;
            double height = (double) bin.pixels() / most * BARS;
            svg.bar(LEFT + bin.from() * (right - LEFT) + 1, base - height, width - 2, height, TEAL, title(bin));
            if (!Double.isNaN(beforeX)) {
                svg.line(beforeX, beforeY, x, y, 2, TEAL);
            }
            beforeX = x;
            beforeY = y;
        }
        for (var bin : calibration.bins()) {
            svg.dot(
                    LEFT + bin.meanConfidence() * (right - LEFT),
                    bottom - bin.accuracy() * SIDE,
                    4,
                    TEAL,
                    0xFFFFFF,
                    title(bin));
        }
        svg.line(LEFT, base, right, base, 1, QUIET);
        return svg.close();
    }

    private static String title(Bin bin) {
        return String.format(
                Locale.ROOT,
                "%s pixels with %s confidence on the average: %s right",
                HtmlText.count(bin.pixels()),
                HtmlText.percent(bin.meanConfidence()),
                HtmlText.percent(bin.accuracy()));
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }
}
