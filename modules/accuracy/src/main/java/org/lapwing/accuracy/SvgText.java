package org.lapwing.accuracy;

import java.util.Locale;

/// Writes the few kinds of SVG elements that a heat map needs; escapes all text.
final class SvgText {

    private static final int INK = 0x1F2933;

    private final StringBuilder svg = new StringBuilder();

    void open(int width, double height, String label) {
        add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %.0f\" role=\"img\" aria-label=\"%s\""
                        + " font-family=\"inherit\">\n",
                width, height, HtmlText.escape(label));
    }

    void text(double x, double y, String anchor, int size, int weight, String text) {
        text(x, y, anchor, size, weight, text, INK);
    }

    void text(double x, double y, String anchor, int size, int weight, String text, int color) {
        add(
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" font-size=\"%d\" font-weight=\"%d\" fill=\"#%06x\">%s</text>\n",
                x, y, anchor, size, weight, color, HtmlText.escape(text));
    }

    /// Text turned about its anchor, degrees clockwise.
    void turned(double x, double y, int degrees, String anchor, int size, int weight, String text) {
        add(
                "<text transform=\"translate(%.1f %.1f) rotate(%d)\" text-anchor=\"%s\" font-size=\"%d\""
                        + " font-weight=\"%d\" fill=\"#%06x\">%s</text>\n",
                x, y, degrees, anchor, size, weight, INK, HtmlText.escape(text));
    }

    /// A cell with a gap around it and a text that appears under the pointer.
    void cell(double x, double y, double width, double height, int fill, String title) {
        double gap = Math.min(1, width / 12);
        add(
                "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"%.0f\" fill=\"#%06x\"><title>%s</title></rect>\n",
                x + gap,
                y + gap,
                width - 2 * gap,
                height - 2 * gap,
                width > 24 ? 4.0 : 0.0,
                fill,
                HtmlText.escape(title));
    }

    void swatch(double x, double y, double width, double height, int fill) {
        add("<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"#%06x\"/>\n", x, y, width, height, fill);
    }

    String close() {
        return svg.append("</svg>").toString();
    }

    private void add(String format, Object... arguments) {
        svg.append(String.format(Locale.ROOT, format, arguments));
    }
}
