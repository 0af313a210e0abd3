package org.lapwing.accuracy.report;

import org.lapwing.accuracy.estimate.ClassEstimates;
import org.lapwing.accuracy.estimate.IntervalEstimate;
import org.lapwing.accuracy.page.Drawing;

/// The area of each class: as mapped, and as estimated with its interval.
final class AreaPlot implements Plot {

    private static final int WIDTH = 900;
    private static final int LEFT = 190;
    private static final int RIGHT = 700;
    private static final int ROW = 46;
    private static final int TOP = 34;
    private static final int TEAL = 0x4FA39A;
    private static final int PALE = 0xC3CDD8;
    private static final int INK = 0x1F2933;
    private static final int GRID = 0xE4E9EF;
    private static final int QUIET = 0x52606D;

    private final SampleReport report;
    private final double most;
    private final double step;

    AreaPlot(SampleReport report) {
        this.report = report;
        double longest = 0;
        for (var each : report.estimates().classes()) {
            longest = Math.max(longest, mapped(each));
            longest = Math.max(
                    longest,
                    estimated(each).upper().orElse(estimated(each).estimate().orElse(0)));
        }
        step = AxisSteps.step(longest);
        most = Math.max(step, Math.ceil(longest / step - 1e-9) * step);
    }

    @Override
    public String title() {
        return "Area of each class, mapped and estimated";
    }

    @Override
    public String fileName() {
        return "areas";
    }

    @Override
    public int width() {
        return WIDTH;
    }

    @Override
    public int height() {
        return TOP + ROW * report.estimates().classes().size() + 50;
    }

    @Override
    public void draw(Drawing on) {
        int bottom = TOP + ROW * report.estimates().classes().size();
        on.bar(LEFT, 8, 22, 8, PALE, "mapped");
        on.text(LEFT + 28, 16, "start", 12, 400, "as mapped");
        on.bar(LEFT + 110, 8, 22, 8, TEAL, "estimated");
        on.text(LEFT + 138, 16, "start", 12, 400, "as estimated from the sample, with its interval");
        for (double at = 0; at <= most + step / 2; at += step) {
            double x = x(at);
            on.line(x, TOP, x, bottom, 1, GRID);
            on.text(x, bottom + 18, "middle", 12, 400, label(at), QUIET);
        }
        on.text((LEFT + RIGHT) / 2.0, bottom + 40, "middle", 13, 600, axis());
        for (int index = 0; index < report.estimates().classes().size(); index++) {
            row(on, TOP + ROW * index, report.estimates().classes().get(index));
        }
        on.line(LEFT, TOP, LEFT, bottom, 1, QUIET);
    }

    private void row(Drawing on, double y, ClassEstimates each) {
        var estimate = estimated(each);
        on.text(LEFT - 10, y + ROW / 2.0 + 4, "end", 13, 400, PlotText.shortened(each.name(), 26));
        on.bar(LEFT, y + 6, x(mapped(each)) - LEFT, 13, PALE, "mapped " + label(mapped(each)));
        if (estimate.estimate().isEmpty()) {
            on.text(LEFT + 8, y + 34, "start", 12, 400, "not estimated", QUIET);
            return;
        }
        double value = estimate.estimate().getAsDouble();
        on.bar(LEFT, y + 23, x(value) - LEFT, 13, TEAL, "estimated " + label(value));
        double middle = y + 29.5;
        if (estimate.lower().isPresent()) {
            double low = x(estimate.lower().getAsDouble());
            double high = x(estimate.upper().orElseThrow());
            on.line(low, middle, high, middle, 1.6, INK);
            on.line(low, middle - 5, low, middle + 5, 1.6, INK);
            on.line(high, middle - 5, high, middle + 5, 1.6, INK);
        }
        on.text(RIGHT + 24, y + 17, "start", 12, 400, PlotText.amount(mapped(each)) + " mapped", QUIET);
        on.text(
                RIGHT + 24,
                y + 34,
                "start",
                12,
                600,
                PlotText.withHalf(estimate, report.estimates().confidence().z()));
    }

    private IntervalEstimate estimated(ClassEstimates each) {
        return byArea() ? each.area() : each.proportion();
    }

    private double mapped(ClassEstimates each) {
        return byArea() ? each.mappedArea().orElse(0) : each.mappedProportion();
    }

    private boolean byArea() {
        return report.drawn().area().isPresent();
    }

    private String axis() {
        return byArea() ? "area in " + report.unit() : "share of the area";
    }

    private double x(double value) {
        return LEFT + Math.min(value, most) / most * (RIGHT - LEFT);
    }

    private static String label(double value) {
        return PlotText.amount(value);
    }
}
