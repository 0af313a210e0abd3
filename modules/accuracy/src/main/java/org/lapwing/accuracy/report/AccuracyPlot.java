package org.lapwing.accuracy.report;

import org.lapwing.accuracy.estimate.ClassEstimates;
import org.lapwing.accuracy.estimate.IntervalEstimate;
import org.lapwing.accuracy.page.Drawing;

/// User's and producer's accuracy of each class with their intervals.
final class AccuracyPlot implements Plot {

    private static final int WIDTH = 900;
    private static final int LEFT = 190;
    private static final int RIGHT = 860;
    private static final int ROW = 44;
    private static final int TOP = 34;
    private static final int TEAL = 0x0B6E63;
    private static final int ORANGE = 0xB8450B;
    private static final int GRID = 0xE4E9EF;
    private static final int QUIET = 0x52606D;

    private final SampleReport report;

    AccuracyPlot(SampleReport report) {
        this.report = report;
    }

    @Override
    public String title() {
        return "Accuracy of each class with its interval";
    }

    @Override
    public String fileName() {
        return "accuracy";
    }

    @Override
    public int width() {
        return WIDTH;
    }

    @Override
    public int height() {
        return TOP + ROW * report.estimates().classes().size() + 34;
    }

    @Override
    public void draw(Drawing on) {
        int bottom = TOP + ROW * report.estimates().classes().size();
        on.dot(LEFT + 6, 12, 5, TEAL, 0xFFFFFF, "user’s accuracy");
        on.text(LEFT + 18, 16, "start", 12, 400, "user’s: what is mapped so and right");
        on.dot(LEFT + 266, 12, 5, ORANGE, 0xFFFFFF, "producer’s accuracy");
        on.text(LEFT + 278, 16, "start", 12, 400, "producer’s: what is so on the ground and found");
        for (int percent = 0; percent <= 100; percent += 20) {
            double x = x(percent / 100.0);
            on.line(x, TOP, x, bottom, 1, GRID);
            on.text(x, bottom + 18, "middle", 12, 400, percent + " %", QUIET);
        }
        for (int index = 0; index < report.estimates().classes().size(); index++) {
            ClassEstimates each = report.estimates().classes().get(index);
            double y = TOP + ROW * index;
            on.text(LEFT - 10, y + ROW / 2.0 + 4, "end", 13, 400, PlotText.shortened(each.name(), 26));
            mark(on, y + 14, each.users(), TEAL);
            mark(on, y + 30, each.producers(), ORANGE);
        }
        on.line(LEFT, TOP, LEFT, bottom, 1, QUIET);
    }

    private void mark(Drawing on, double y, IntervalEstimate value, int color) {
        if (value.estimate().isEmpty()) {
            on.text(LEFT + 8, y + 4, "start", 11, 400, "undefined", QUIET);
            return;
        }
        if (value.lower().isPresent()) {
            double low = x(value.lower().getAsDouble());
            double high = x(value.upper().orElseThrow());
            on.line(low, y, high, y, 2, color);
            on.line(low, y - 4, low, y + 4, 2, color);
            on.line(high, y - 4, high, y + 4, 2, color);
        }
        on.dot(
                x(value.estimate().getAsDouble()),
                y,
                5,
                color,
                0xFFFFFF,
                PlotText.percent(value, report.estimates().confidence().z()));
    }

    private static double x(double share) {
        return LEFT + share * (RIGHT - LEFT);
    }
}
