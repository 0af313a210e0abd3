package org.lapwing.accuracy.report;

import java.util.List;
import java.util.Locale;
import org.lapwing.accuracy.page.Drawing;
import org.lapwing.accuracy.table.PlacedPoint;

/// Where the sampled points lie, and on which of them the map is wrong.
final class PointsPlot implements Plot {

    private static final int WIDTH = 900;
    private static final int MARGIN = 20;
    private static final int TOP = 36;
    private static final int TEAL = 0x0B6E63;
    private static final int ORANGE = 0xB8450B;
    private static final int FRAME = 0x9AA5B1;

    private final List<PlacedPoint> points;
    private final SampleReport report;
    private final double minX;
    private final double maxY;
    private final double scale;
    private final double wide;
    private final double high;

    /// @param report with at least one placed point
    PointsPlot(SampleReport report) {
        this.report = report;
        points = report.points();
        minX = points.stream().mapToDouble(PlacedPoint::x).min().orElseThrow();
        maxY = points.stream().mapToDouble(PlacedPoint::y).max().orElseThrow();
        double width = points.stream().mapToDouble(PlacedPoint::x).max().orElseThrow() - minX;
        double height = maxY - points.stream().mapToDouble(PlacedPoint::y).min().orElseThrow();
        double room = WIDTH - 2.0 * MARGIN - 24;
        scale = Math.min(
                width == 0 ? Double.POSITIVE_INFINITY : room / width,
                height == 0 ? Double.POSITIVE_INFINITY : 560 / height);
        wide = Double.isFinite(scale) ? width * scale : 0;
        high = Double.isFinite(scale) ? height * scale : 0;
    }

    @Override
    public String title() {
        return "Where the sampled points lie";
    }

    @Override
    public String fileName() {
        return "points";
    }

    @Override
    public int width() {
        return WIDTH;
    }

    @Override
    public int height() {
        return (int) Math.ceil(TOP + high + 24 + MARGIN);
    }

    @Override
    public void draw(Drawing on) {
        double start = (WIDTH - wide) / 2;
        on.dot(MARGIN + 6, 12, 4, TEAL, 0xFFFFFF, "right");
        on.text(MARGIN + 16, 16, "start", 12, 400, "map and reference agree");
        on.dot(MARGIN + 196, 12, 4, ORANGE, 0xFFFFFF, "wrong");
        on.text(MARGIN + 206, 16, "start", 12, 400, "they differ");
        double right = start + wide + 12;
        double bottom = TOP + high + 24;
        on.line(start - 12, TOP, right, TOP, 1, FRAME);
        on.line(start - 12, bottom, right, bottom, 1, FRAME);
        on.line(start - 12, TOP, start - 12, bottom, 1, FRAME);
        on.line(right, TOP, right, bottom, 1, FRAME);
        for (var wrong : List.of(false, true)) {
            for (var point : points) {
                if ((point.map() != point.reference()) == wrong) {
                    on.dot(
                            Double.isFinite(scale) ? start + (point.x() - minX) * scale : start,
                            TOP + 12 + (Double.isFinite(scale) ? (maxY - point.y()) * scale : 0),
                            points.size() > 1500 ? 2 : 3.5,
                            wrong ? ORANGE : TEAL,
                            0xFFFFFF,
                            title(point));
                }
            }
        }
    }

    private String title(PlacedPoint point) {
        return String.format(
                Locale.ROOT,
                "%.6g, %.6g: %s on the map, %s in the reference",
                point.x(),
                point.y(),
                report.sample().classes().get(point.map()),
                report.sample().classes().get(point.reference()));
    }
}
