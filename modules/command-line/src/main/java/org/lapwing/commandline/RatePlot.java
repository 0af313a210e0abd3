package org.lapwing.commandline;

import java.util.Locale;
import java.util.OptionalDouble;
import org.lapwing.accuracy.page.SvgText;
import org.lapwing.learning.RateRange;
import org.lapwing.learning.RateRange.Point;

/// The loss over the learning rate of a range test, as SVG: single steps as dots, the smoothed loss as a line, the
/// suggested rate as an upright.
final class RatePlot {

    private static final int WIDTH = 720;
    private static final int HEIGHT = 420;
    private static final int LEFT = 70;
    private static final int RIGHT = 690;
    private static final int TOP = 24;
    private static final int BOTTOM = 360;
    private static final int TEAL = 0x0B6E63;
    private static final int PALE = 0x9FCFC8;
    private static final int ORANGE = 0xB4540A;
    private static final int GRID = 0xD9E2EC;
    private static final int QUIET = 0x52606D;
    private static final int LINES = 5;

    private final RateRange range;
    private final double lowExponent;
    private final double highExponent;
    private final double low;
    private final double high;

    RatePlot(RateRange range) {
        this.range = range;
        lowExponent = Math.floor(Math.log10(range.points().getFirst().rate()) + 1e-9);
        highExponent = Math.max(
                lowExponent + 1, Math.ceil(Math.log10(range.points().getLast().rate()) - 1e-9));
        double least = range.lowest().smoothed();
        double first = range.points().getFirst().smoothed();
        double span = Math.max(first - least, 0.1 * Math.abs(first));
        low = Math.max(0, least - 0.3 * span);
        high = first + 0.8 * span;
    }

    String svg() {
        var svg = new SvgText();
        svg.open(WIDTH, HEIGHT, Messages.text("train.rate.plot"));
        for (double exponent = lowExponent; exponent <= highExponent + 1e-9; exponent++) {
            double x = x(Math.pow(10, exponent));
            svg.line(x, TOP, x, BOTTOM, 1, GRID);
            svg.text(x, BOTTOM + 20, "middle", 12, 400, String.format(Locale.ROOT, "1e%.0f", exponent), QUIET);
        }
        for (int line = 0; line <= LINES; line++) {
            double loss = low + (high - low) * line / LINES;
            svg.line(LEFT, y(loss), RIGHT, y(loss), 1, GRID);
            svg.text(LEFT - 8, y(loss) + 4, "end", 12, 400, String.format(Locale.ROOT, "%.3g", loss), QUIET);
        }
        svg.text((LEFT + RIGHT) / 2.0, HEIGHT - 14, "middle", 13, 600, Messages.text("train.rate.axis"));
        svg.turned(20, (TOP + BOTTOM) / 2.0, -90, "middle", 13, 600, Messages.text("train.rate.loss"));
        for (var point : range.points()) {
            if (isShown(point.loss())) {
                svg.dot(x(point.rate()), y(point.loss()), 2.5, PALE, PALE, RateReport.number(point.rate()));
            }
        }
        for (int i = 1; i < range.points().size(); i++) {
            var before = range.points().get(i - 1);
            var now = range.points().get(i);
            if (isShown(before.smoothed()) && isShown(now.smoothed())) {
                line(svg, before, now);
            }
        }
        suggestion(svg, range.suggestion());
        return svg.close() + "\n";
    }

    private void line(SvgText svg, Point from, Point to) {
        svg.line(x(from.rate()), y(from.smoothed()), x(to.rate()), y(to.smoothed()), 2.5, TEAL);
    }

    private void suggestion(SvgText svg, OptionalDouble suggested) {
        if (suggested.isPresent()) {
            double x = x(suggested.getAsDouble());
            svg.line(x, TOP, x, BOTTOM, 1.5, ORANGE);
            svg.text(x + 6, TOP + 14, "start", 13, 600, RateReport.number(suggested.getAsDouble()), ORANGE);
        }
    }

    private boolean isShown(double loss) {
        return loss >= low && loss <= high;
    }

    private double x(double rate) {
        return LEFT + (Math.log10(rate) - lowExponent) / (highExponent - lowExponent) * (RIGHT - LEFT);
    }

    private double y(double loss) {
        return BOTTOM - (loss - low) / (high - low) * (BOTTOM - TOP);
    }
}
