package org.lapwing.accuracy.report;

import org.lapwing.accuracy.page.Drawing;

/// How sure the interpreters were, of points on which map and reference agree and of those on which they differ.
final class ConfidencePlot implements Plot {

    private static final int WIDTH = 900;
    private static final int LEFT = 70;
    private static final int RIGHT = 860;
    private static final int TOP = 34;
    private static final int HIGH = 200;
    private static final int BINS = 10;
    private static final int TEAL = 0x0B6E63;
    private static final int ORANGE = 0xB8450B;
    private static final int GRID = 0xE4E9EF;
    private static final int QUIET = 0x52606D;

    private final int[] right = new int[BINS];
    private final int[] wrong = new int[BINS];

    ConfidencePlot(SampleReport report) {
        for (var point : report.points()) {
            if (point.confidence().isPresent()) {
                int bin = Math.min(BINS - 1, (int) (point.confidence().getAsDouble() * BINS));
                (point.map() == point.reference() ? right : wrong)[bin]++;
            }
        }
    }

    /// Whether any point tells.
    static boolean isTold(SampleReport report) {
        return report.points().stream().anyMatch(point -> point.confidence().isPresent());
    }

    @Override
    public String title() {
        return "How sure the interpreters were";
    }

    @Override
    public String fileName() {
        return "confidence";
    }

    @Override
    public int width() {
        return WIDTH;
    }

    @Override
    public int height() {
        return TOP + HIGH + 46;
    }

    @Override
    public void draw(Drawing on) {
        on.bar(LEFT, 8, 22, 8, TEAL, "agree");
        on.text(LEFT + 28, 16, "start", 12, 400, "map and reference agree");
        on.bar(LEFT + 200, 8, 22, 8, ORANGE, "differ");
        on.text(LEFT + 228, 16, "start", 12, 400, "they differ");
        int most = 1;
        for (int bin = 0; bin < BINS; bin++) {
            most = Math.max(most, right[bin] + wrong[bin]);
        }
        int bottom = TOP + HIGH;
        double step = Math.max(1, AxisSteps.step(most));
        for (double at = 0; at <= most; at += step) {
            double y = bottom - at / most * HIGH;
            on.line(LEFT, y, RIGHT, y, 1, GRID);
            on.text(LEFT - 8, y + 4, "end", 12, 400, PlotText.amount(at).replace(".0", ""), QUIET);
        }
        double wide = (double) (RIGHT - LEFT) / BINS;
        for (int bin = 0; bin < BINS; bin++) {
            double x = LEFT + wide * bin + 3;
            double low = (double) right[bin] / most * HIGH;
            double high = (double) wrong[bin] / most * HIGH;
            on.bar(x, bottom - low, wide - 6, low, TEAL, right[bin] + " points agree");
            on.bar(x, bottom - low - high, wide - 6, high, ORANGE, wrong[bin] + " points differ");
            on.text(x - 3, bottom + 18, "middle", 12, 400, 10 * bin + " %", QUIET);
        }
        on.text(RIGHT, bottom + 18, "middle", 12, 400, "100 %", QUIET);
        on.text((LEFT + RIGHT) / 2.0, bottom + 38, "middle", 13, 600, "confidence of the interpreter");
        on.line(LEFT, bottom, RIGHT, bottom, 1, QUIET);
    }
}
