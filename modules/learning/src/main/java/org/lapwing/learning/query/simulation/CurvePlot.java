package org.lapwing.learning.query.simulation;

import java.io.IOException;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import org.lapwing.raster.write.WholeFile;

/// Learning curves as an SVG picture: one small chart a strategy, each with random behind it, all on the same
/// axes.
public final class CurvePlot {

    private static final int WIDE = 300;
    private static final int HIGH = 210;
    private static final int LEFT = 46;
    private static final int TOP = 44;
    private static final int BOTTOM = 40;
    private static final int RIGHT = 14;
    private static final int ACROSS = 3;
    private static final int HEAD = 40;
    private static final int TICKS = 4;

    private final SimulationResult result;
    private final Words words;
    private final StringBuilder svg = new StringBuilder();
    private final double fewest;
    private final double most;
    private final double low;
    private final double high;

    /// What is written on the picture.
    ///
    /// @param title above all charts
    /// @param patches of the axis to the right
    /// @param score of the axis upwards
    /// @param random of random's line
    /// @param reached of a strategy that reaches what random reaches in the end; `{0}` with so many patches,
    ///     `{1}` of so many
    /// @param never of one that does not
    public record Words(String title, String patches, String score, String random, String reached, String never) {}

    private CurvePlot(SimulationResult result, Words words) {
        this.result = result;
        this.words = words;
        var points =
                result.curves().stream().flatMap(each -> each.points().stream()).toList();
        fewest = points.stream().mapToInt(CurvePoint::labelled).min().orElse(0);
        most = points.stream().mapToInt(CurvePoint::labelled).max().orElse(1);
        double least = points.stream()
                .mapToDouble(each -> each.mean() - each.halfWidth())
                .min()
                .orElse(0);
        double highest = points.stream()
                .mapToDouble(each -> each.mean() + each.halfWidth())
                .max()
                .orElse(1);
        low = Math.max(0, Math.floor(least * 20) / 20);
        high = Math.max(low + 0.05, Math.min(1, Math.ceil(highest * 20) / 20));
    }

    /// Writes the picture, all or nothing.
    public static void write(Path file, SimulationResult result, Words words) throws IOException {
        WholeFile.write(file, new CurvePlot(result, words).drawn());
    }

    private String drawn() {
        var shown = new ArrayList<LearningCurve>();
        result.curves().stream()
                .filter(each -> result.curves().size() == 1 || !LearningCurve.isRandom(each.contestant()))
                .forEach(shown::add);
        int rows = Math.ceilDiv(shown.size(), ACROSS);
        int columns = Math.min(ACROSS, shown.size());
        add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\""
                        + " font-family=\"sans-serif\">\n<rect width=\"100%%\" height=\"100%%\" fill=\"#ffffff\"/>\n",
                columns * WIDE, HEAD + rows * HIGH, escaped(words.title));
        text(LEFT, 26, "start", 15, 600, "#1f2933", words.title);
        for (int i = 0; i < shown.size(); i++) {
            chart(shown.get(i), i % ACROSS * WIDE, HEAD + i / ACROSS * HIGH);
        }
        return svg.append("</svg>\n").toString();
    }

    private void chart(LearningCurve curve, int left, int top) {
        text(
                left + LEFT,
                top + 16,
                "start",
                13,
                600,
                "#0b4f8a",
                curve.contestant().name());
        text(left + LEFT, top + 32, "start", 11, 400, "#4a5560", said(curve));
        for (int tick = 0; tick <= TICKS; tick++) {
            double value = low + (high - low) * tick / TICKS;
            double y = top + y(value);
            add(
                    "<line x1=\"%d\" y1=\"%.1f\" x2=\"%d\" y2=\"%.1f\" stroke=\"#e3e7eb\"/>\n",
                    left + LEFT, y, left + WIDE - RIGHT, y);
            text(left + LEFT - 6, y + 4, "end", 10, 400, "#4a5560", String.format(Locale.ROOT, "%.2f", value));
            double patches = fewest + (most - fewest) * tick / TICKS;
            text(
                    left + x(patches),
                    top + HIGH - BOTTOM + 14,
                    "middle",
                    10,
                    400,
                    "#4a5560",
                    String.valueOf(Math.round(patches)));
        }
        text(left + LEFT, top + HIGH - 8, "start", 10, 400, "#4a5560", words.patches + " · " + words.score);
        Optional<LearningCurve> random = result.random();
        if (random.isPresent() && random.get() != curve) {
            line(random.get(), left, top, "#5b6670", "5 3");
            double y = top + y(random.get().last().mean());
            add(
                    "<line x1=\"%d\" y1=\"%.1f\" x2=\"%d\" y2=\"%.1f\" stroke=\"#5b6670\" stroke-width=\"0.8\"/>\n",
                    left + LEFT, y, left + WIDE - RIGHT, y);
            text(left + WIDE - RIGHT, y - 4, "end", 10, 400, "#5b6670", words.random);
        }
        line(curve, left, top, "#0b6bbf", "none");
    }

    private String said(LearningCurve curve) {
        var reached = result.patchesToReachRandom(curve);
        if (result.randomFullBudget().isEmpty() || LearningCurve.isRandom(curve.contestant())) {
            return "";
        }
        return reached.isPresent()
                ? new MessageFormat(words.reached, Locale.ROOT)
                        .format(new Object[] {reached.getAsInt(), curve.last().labelled()})
                : words.never;
    }

    private void line(LearningCurve curve, int left, int top, String color, String dashes) {
        var upper = new StringBuilder();
        var lower = new StringBuilder();
        var middle = new StringBuilder();
        for (var point : curve.points()) {
            double x = left + x(point.labelled());
            upper.append(at(x, top + y(point.mean() + point.halfWidth())));
            lower.insert(0, at(x, top + y(point.mean() - point.halfWidth())));
            middle.append(at(x, top + y(point.mean())));
        }
        add("<polygon points=\"%s%s\" fill=\"%s\" fill-opacity=\"0.15\"/>\n", upper, lower, color);
        add(
                "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\" stroke-dasharray=\"%s\"/>\n",
                middle, color, dashes);
    }

    private static String at(double x, double y) {
        return String.format(Locale.ROOT, "%.1f,%.1f ", x, y);
    }

    private double x(double patches) {
        return LEFT + (patches - fewest) / Math.max(1, most - fewest) * (WIDE - LEFT - RIGHT);
    }

    private double y(double score) {
        double share = (Math.clamp(score, low, high) - low) / (high - low);
        return HIGH - BOTTOM - share * (HIGH - TOP - BOTTOM);
    }

    private void text(double x, double y, String anchor, int size, int weight, String color, String text) {
        add(
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" font-size=\"%d\" font-weight=\"%d\""
                        + " fill=\"%s\">%s</text>\n",
                x, y, anchor, size, weight, color, escaped(text));
    }

    private void add(String format, Object... arguments) {
        svg.append(String.format(Locale.ROOT, format, arguments));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
