package org.lapwing.accuracy.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.util.Matrix;

/// The fonts of a PDF: Helvetica, which every reader has, for what it can write; for other scripts a font of this
/// machine, embedded; a question mark for what no font here has.
final class PdfFonts {

    /// How strong the strokes are.
    enum Weight {
        PLAIN,
        BOLD
    }

    private static final List<String> WIDE =
            List.of("DejaVuSans", "NotoSans", "NotoSans-Regular", "ArialUnicodeMS", "Arial", "LiberationSans");
    private static final Map<String, String> PLAIN_WORDS = Map.of("→", "->", "²", "²", "≥", ">=", "≤", "<=");

    private final PDDocument document;
    private final Map<Weight, PDFont> standard = new EnumMap<>(Weight.class);
    private Optional<PDFont> wide = Optional.empty();
    private boolean looked;

    PdfFonts(PDDocument document) {
        this.document = document;
        standard.put(Weight.PLAIN, new PDType1Font(FontName.HELVETICA));
        standard.put(Weight.BOLD, new PDType1Font(FontName.HELVETICA_BOLD));
    }

    /// Shows a line of text.
    void show(PDPageContentStream stream, float x, float y, float size, Weight weight, int color, String text)
            throws IOException {
        show(stream, Matrix.getTranslateInstance(x, y), size, weight, color, text);
    }

    /// Shows a line of text placed by a matrix.
    void show(PDPageContentStream stream, Matrix place, float size, Weight weight, int color, String text)
            throws IOException {
        var line = line(text, weight);
        stream.setNonStrokingColor(PdfPages.color(color, 16), PdfPages.color(color, 8), PdfPages.color(color, 0));
        stream.beginText();
        stream.setFont(line.font, size);
        stream.setTextMatrix(place);
        stream.showText(line.text);
        stream.endText();
    }

    float width(String text, float size, Weight weight) throws IOException {
        var line = line(text, weight);
        return line.font.getStringWidth(line.text) / 1000 * size;
    }

    /// The lines of a text no wider than `width`; words that are wider are cut.
    List<String> wrapped(String text, float size, Weight weight, float width) throws IOException {
        var lines = new ArrayList<String>();
        var line = "";
        for (var word : text.split(" ")) {
            var longer = line.isEmpty() ? word : line + " " + word;
            if (width(longer, size, weight) <= width) {
                line = longer;
                continue;
            }
            if (!line.isEmpty()) {
                lines.add(line);
            }
            line = word;
            while (width(line, size, weight) > width && line.length() > 1) {
                int fits = 1;
                while (width(line.substring(0, fits + 1), size, weight) <= width) {
                    fits++;
                }
                lines.add(line.substring(0, fits));
                line = line.substring(fits);
            }
        }
        lines.add(line);
        return lines;
    }

    /// A text cut to a width.
    String fitted(String text, float size, float width) throws IOException {
        return wrapped(text, size, Weight.PLAIN, width).getFirst();
    }

    private record Line(PDFont font, String text) {}

    private Line line(String raw, Weight weight) {
        var text = raw.replaceAll("\\p{Cntrl}", " ");
        var own = standard.get(weight);
        if (own == null) {
            throw new IllegalStateException("no font of weight " + weight);
        }
        if (canWrite(own, text)) {
            return new Line(own, text);
        }
        var replaced = text;
        for (var each : PLAIN_WORDS.entrySet()) {
            replaced = replaced.replace(each.getKey(), each.getValue());
        }
        if (canWrite(own, replaced)) {
            return new Line(own, replaced);
        }
        var other = wide();
        if (other.isPresent() && canWrite(other.get(), text)) {
            return new Line(other.get(), text);
        }
        var font = other.orElse(own);
        var known = new StringBuilder();
        replaced.codePoints().forEach(point -> {
            var one = Character.toString(point);
            known.append(canWrite(font, one) ? one : "?");
        });
        return new Line(font, known.toString());
    }

    private static boolean canWrite(PDFont font, String text) {
        try {
            font.encode(text);
            return true;
        } catch (IllegalArgumentException | IOException _) { // the font says so this way
            return false;
        }
    }

    private Optional<PDFont> wide() {
        if (!looked) {
            looked = true;
            for (var name : WIDE) {
                var found = FontMappers.instance().getTrueTypeFont(name, null);
                if (found != null && !found.isFallback()) {
                    wide = embedded(found.getFont());
                    if (wide.isPresent()) {
                        break;
                    }
                }
            }
        }
        return wide;
    }

    private Optional<PDFont> embedded(TrueTypeFont font) {
        try {
            return Optional.of(PDType0Font.load(document, font, true));
        } catch (IOException _) { // a font that may not be embedded; the next one may
            return Optional.empty();
        }
    }
}
