package org.lapwing.accuracy.page;

import java.util.Locale;

/// Writes the few kinds of SVG elements that plots need; escapes all text. Lengths are in pixels of the view box.
public final class SvgText implements Drawing {

    private static final int INK = 0x1F2933;

    private final StringBuilder svg = new StringBuilder();

    /// Begins a drawing.
    ///
    /// @param label what it shows, for those who cannot see it
    public void open(int width, double height, String label) {
        add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %.0f\" role=\"img\" aria-label=\"%s\""
                        + " font-family=\"inherit\">\n",
                width, height, HtmlText.escape(label));
    }

    @Override
    public void text(double x, double y, String anchor, int size, int weight, String text) {
        text(x, y, anchor, size, weight, text, INK);
    }

    @Override
    public void text(double x, double y, String anchor, int size, int weight, String text, int color) {
        add(
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" font-size=\"%d\" font-weight=\"%d\""
                        + " fill=\"#%06x\">%s</text>\n",
                x, y, anchor, size, weight, color, HtmlText.escape(text));
    }

    @Override
    public void turned(double x, double y, int degrees, String anchor, int size, int weight, String text) {
        add(
                "<text transform=\"translate(%.1f %.1f) rotate(%d)\" text-anchor=\"%s\" font-size=\"%d\""
                        + " font-weight=\"%d\" fill=\"#%06x\">%s</text>\n",
                x, y, degrees, anchor, size, weight, INK, HtmlText.escape(text));
    }

    /// A cell with a gap around it and a text that appears under the pointer.
    public void cell(double x, double y, double width, double height, int fill, String title) {
        double gap = Math.min(1, width / 12);
        add(
                "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"%.0f\""
                        + " fill=\"#%06x\"><title>%s</title></rect>\n",
                x + gap,
                y + gap,
                width - 2 * gap,
                height - 2 * gap,
                width > 24 ? 4.0 : 0.0,
                fill,
                HtmlText.escape(title));
    }

    /// A plain rectangle.
    public void swatch(double x, double y, double width, double height, int fill) {
        add("<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"#%06x\"/>\n", x, y, width, height, fill);
    }

    /// Ends the drawing.
    ///
    /// @return the `svg` element
    public String close() {
        return svg.append("</svg>").toString();
    }

    @Override
    public void line(double x1, double y1, double x2, double y2, double width, int color) {
        add(
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#%06x\" stroke-width=\"%.1f\"/>\n",
                x1, y1, x2, y2, color, width);
    }

    @Override
    public void bar(double x, double y, double width, double height, int fill, String title) {
        add(
                "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"#%06x\"><title>%s</title></rect>\n",
                x, y, Math.max(0, width), Math.max(0, height), fill, HtmlText.escape(title));
    }

    @Override
    public void dot(double x, double y, double radius, int fill, int stroke, String title) {
        add(
                "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" fill=\"#%06x\""
                        + " stroke=\"#%06x\"><title>%s</title></circle>\n",
                x, y, radius, fill, stroke, HtmlText.escape(title));
    }

    private void add(String format, Object... arguments) {
        svg.append(String.format(Locale.ROOT, format, arguments));
    }
}
