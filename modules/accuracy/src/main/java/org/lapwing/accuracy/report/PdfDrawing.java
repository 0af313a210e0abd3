package org.lapwing.accuracy.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.util.Matrix;
import org.lapwing.accuracy.page.Drawing;

/// Draws a plot on a page of a PDF.
final class PdfDrawing implements Drawing {

    private static final int INK = 0x1F2933;
    private static final double ROUND = 0.5523;

    private final PdfPages pages;
    private final float left;
    private final float top;
    private final float scale;

    /// @param left left edge of the plot on the page
    /// @param top its upper edge, counted from the lower edge of the page
    /// @param scale points of one unit of the plot
    PdfDrawing(PdfPages pages, float left, float top, float scale) {
        this.pages = pages;
        this.left = left;
        this.top = top;
        this.scale = scale;
    }

    private interface Work {
        void run() throws IOException;
    }

    @Override
    public void text(double x, double y, String anchor, int size, int weight, String text) {
        text(x, y, anchor, size, weight, text, INK);
    }

    @Override
    public void text(double x, double y, String anchor, int size, int weight, String text, int color) {
        placed(x, y, 0, anchor, size, weight, text, color);
    }

    @Override
    public void turned(double x, double y, int degrees, String anchor, int size, int weight, String text) {
        placed(x, y, degrees, anchor, size, weight, text, INK);
    }

    private void placed(double x, double y, int degrees, String anchor, int size, int weight, String text, int color) {
        done(() -> {
            var strong = weight >= 600 ? PdfFonts.Weight.BOLD : PdfFonts.Weight.PLAIN;
            float width = pages.fonts().width(text, size * scale, strong);
            float back =
                    switch (anchor) {
                        case "middle" -> width / 2;
                        case "end" -> width;
                        default -> 0;
                    };
            var place = Matrix.getRotateInstance(Math.toRadians(-degrees), x(x), y(y));
            place.translate(-back, 0);
            pages.fonts().show(pages.stream(), place, size * scale, strong, color, text);
        });
    }

    @Override
    public void line(double x1, double y1, double x2, double y2, double width, int color) {
        done(() -> {
            var stream = pages.stream();
            stream.setStrokingColor(PdfPages.color(color, 16), PdfPages.color(color, 8), PdfPages.color(color, 0));
            stream.setLineWidth((float) width * scale);
            stream.moveTo(x(x1), y(y1));
            stream.lineTo(x(x2), y(y2));
            stream.stroke();
        });
    }

    @Override
    public void bar(double x, double y, double width, double height, int fill, String title) {
        done(() -> pages.rectangle(
                x(x),
                y(y + Math.max(0, height)),
                (float) Math.max(0, width) * scale,
                (float) Math.max(0, height) * scale,
                fill));
    }

    @Override
    public void dot(double x, double y, double radius, int fill, int stroke, String title) {
        done(() -> {
            circle(x, y, radius + 0.5, stroke);
            circle(x, y, radius - 0.5, fill);
        });
    }

    /// Four Bézier curves, which differ from a circle by a five-thousandth.
    private void circle(double x, double y, double radius, int color) throws IOException {
        var stream = pages.stream();
        stream.setNonStrokingColor(PdfPages.color(color, 16), PdfPages.color(color, 8), PdfPages.color(color, 0));
        float r = (float) radius * scale;
        float k = (float) ROUND * r;
        float cx = x(x);
        float cy = y(y);
        stream.moveTo(cx + r, cy);
        stream.curveTo(cx + r, cy + k, cx + k, cy + r, cx, cy + r);
        stream.curveTo(cx - k, cy + r, cx - r, cy + k, cx - r, cy);
        stream.curveTo(cx - r, cy - k, cx - k, cy - r, cx, cy - r);
        stream.curveTo(cx + k, cy - r, cx + r, cy - k, cx + r, cy);
        stream.fill();
    }

    private float x(double x) {
        return left + (float) x * scale;
    }

    private float y(double y) {
        return top - (float) y * scale;
    }

    private static void done(Work work) {
        try {
            work.run();
        } catch (IOException failure) { // the page is in memory
            throw new UncheckedIOException(failure);
        }
    }
}
