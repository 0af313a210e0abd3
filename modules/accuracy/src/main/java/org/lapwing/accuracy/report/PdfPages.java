package org.lapwing.accuracy.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.jspecify.annotations.Nullable;

/// Lays text, rectangles and plots out on A4 pages, from above downwards. Lengths are in points.
final class PdfPages implements AutoCloseable {

    static final float LEFT = 46;
    static final float WIDTH = PDRectangle.A4.getWidth() - 2 * LEFT;
    private static final float TOP = PDRectangle.A4.getHeight() - 46;
    private static final float BOTTOM = 54;

    private final PDDocument document = new PDDocument();
    private final PdfFonts fonts = new PdfFonts(document);
    private final List<PDPage> pages = new ArrayList<>();
    private @Nullable PDPageContentStream stream;
    private float y;

    PdfPages() throws IOException {
        newPage();
    }

    PDDocument document() {
        return document;
    }

    PdfFonts fonts() {
        return fonts;
    }

    /// Where the next thing goes, counted from the lower edge.
    float y() {
        return y;
    }

    /// Leaves room.
    void skip(float points) {
        y -= points;
    }

    /// Begins a new page where less than so much is left.
    void require(float points) throws IOException {
        if (y - points < BOTTOM && y < TOP) {
            newPage();
        }
    }

    PDPageContentStream stream() {
        if (stream == null) {
            throw new IllegalStateException("the pages are closed");
        }
        return stream;
    }

    void text(float x, float baseline, float size, PdfFonts.Weight weight, int color, String text) throws IOException {
        fonts.show(stream(), x, baseline, size, weight, color, text);
    }

    void rectangle(float x, float bottom, float width, float height, int color) throws IOException {
        stream().setNonStrokingColor(color(color, 16), color(color, 8), color(color, 0));
        stream().addRect(x, bottom, width, height);
        stream().fill();
    }

    /// Running text over the whole width from `x`; goes on to the next page where it must.
    void paragraph(float x, float width, float size, PdfFonts.Weight weight, int color, String text)
            throws IOException {
        float line = size * 1.38f;
        for (var part : fonts.wrapped(text, size, weight, width)) {
            require(line);
            text(x, y - size, size, weight, color, part);
            y -= line;
        }
    }

    /// Draws a plot over the whole width, smaller where it would be higher than `most`.
    void plot(Plot plot, float most) throws IOException {
        float scale = Math.min(WIDTH / plot.width(), most / plot.height());
        float height = plot.height() * scale;
        require(height);
        plot.draw(new PdfDrawing(this, LEFT + (WIDTH - plot.width() * scale) / 2, y, scale));
        y -= height;
    }

    /// The document with page numbers.
    byte[] bytes(String footer) throws IOException {
        stream().close();
        stream = null;
        for (int index = 0; index < pages.size(); index++) {
            try (var over =
                    new PDPageContentStream(document, pages.get(index), PDPageContentStream.AppendMode.APPEND, true)) {
                var number = (index + 1) + " / " + pages.size();
                fonts.show(over, LEFT, 30, 8, PdfFonts.Weight.PLAIN, 0x52606D, fonts.fitted(footer, 8, WIDTH - 60));
                fonts.show(
                        over,
                        LEFT + WIDTH - fonts.width(number, 8, PdfFonts.Weight.PLAIN),
                        30,
                        8,
                        PdfFonts.Weight.PLAIN,
                        0x52606D,
                        number);
            }
        }
        var out = new ByteArrayOutputStream();
        document.save(out);
        return out.toByteArray();
    }

    @Override
    public void close() {
        try {
            if (stream != null) {
                stream.close();
            }
            document.close();
        } catch (IOException failure) { // it is all in memory
            throw new UncheckedIOException(failure);
        }
    }

    static float color(int rgb, int shift) {
        return (rgb >> shift & 0xFF) / 255f;
    }

    private void newPage() throws IOException {
        if (stream != null) {
            stream.close();
        }
        var page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        pages.add(page);
        stream = new PDPageContentStream(document, page);
        y = TOP;
    }
}
