package org.lapwing.accuracy.report;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.TimeZone;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.lapwing.accuracy.page.HtmlText;
import org.lapwing.accuracy.report.PdfFonts.Weight;
import org.lapwing.raster.write.WholeFile;

/// Reports of samples as a PDF on A4 pages; it says what [SampleReportHtml] says.
public final class SampleReportPdf {

    private static final int INK = 0x1F2933;
    private static final int QUIET = 0x52606D;
    private static final int BAND = 0xF5F7FA;
    private static final int LINE = 0xD9E2EC;
    private static final int AMBER = 0xB45309;
    private static final float TEXT = 9.3f;
    private static final float MOST_PLOT = 330;

    private final PdfPages pages;

    private SampleReportPdf(PdfPages pages) {
        this.pages = pages;
    }

    /// The document.
    public static byte[] toPdf(SampleReport report) throws IOException {
        try (var pages = new PdfPages()) {
            describe(pages.document(), report);
            new SampleReportPdf(pages).write(report);
            return pages.bytes(SampleWords.subject(report));
        }
    }

    /// Writes the document, all or nothing.
    public static void write(Path file, SampleReport report) throws IOException {
        WholeFile.write(file, toPdf(report));
    }

    private static void describe(PDDocument document, SampleReport report) {
        var about = document.getDocumentInformation();
        about.setTitle("Accuracy and area: " + SampleWords.subject(report));
        about.setCreator(report.provenance().software());
        try {
            var made = new GregorianCalendar(TimeZone.getTimeZone(ZoneOffset.UTC));
            made.setTimeInMillis(Instant.parse(report.provenance().created()).toEpochMilli());
            about.setCreationDate((Calendar) made);
        } catch (DateTimeParseException _) {
            // a report without a date stays without one
        }
    }

    private void write(SampleReport report) throws IOException {
        pages.paragraph(PdfPages.LEFT, PdfPages.WIDTH, 8, Weight.PLAIN, QUIET, "ACCURACY AND AREA FROM A SAMPLE");
        pages.paragraph(PdfPages.LEFT, PdfPages.WIDTH, 17, Weight.BOLD, INK, SampleWords.subject(report));
        pages.paragraph(
                PdfPages.LEFT,
                PdfPages.WIDTH,
                TEXT,
                Weight.PLAIN,
                QUIET,
                "judged by a " + report.drawn().design().words() + " of "
                        + HtmlText.count(report.drawn().drawn())
                        + (report.drawn().design().isClustered() ? " clusters" : " points"));
        pages.skip(4);
        pages.rectangle(PdfPages.LEFT, pages.y(), PdfPages.WIDTH, 1.2f, INK);
        pages.skip(10);
        var blocks = SampleContent.of(report);
        for (int index = 0; index < blocks.size(); index++) {
            block(blocks.get(index), index + 1 < blocks.size() ? blocks.subList(index + 1, blocks.size()) : List.of());
        }
    }

    private void block(Block block, List<Block> following) throws IOException {
        switch (block) {
            case Block.Heading heading -> {
                pages.skip(12);
                pages.require(following.isEmpty() ? 60 : 60 + plotBehind(following));
                pages.paragraph(PdfPages.LEFT, PdfPages.WIDTH, 12, Weight.BOLD, INK, heading.text());
                pages.skip(2);
            }
            case Block.Paragraph paragraph -> {
                pages.paragraph(PdfPages.LEFT, PdfPages.WIDTH, TEXT, Weight.PLAIN, INK, paragraph.text());
                pages.skip(6);
            }
            case Block.Note note -> {
                pages.skip(3);
                pages.paragraph(PdfPages.LEFT, PdfPages.WIDTH, 8.4f, Weight.PLAIN, QUIET, note.text());
                pages.skip(6);
            }
            case Block.Figures figures -> figures(figures);
            case Block.Notice notice -> notice(notice);
            case Block.Rows rows -> new PdfTable(pages, rows).write();
            case Block.Picture picture -> {
                pages.skip(4);
                pages.plot(picture.plot(), MOST_PLOT);
                pages.skip(6);
            }
            case Block.Bullets bullets -> {
                for (var each : bullets.sentences()) {
                    bullet(each);
                }
            }
            case Block.Facts facts -> {
                for (var each : facts.facts()) {
                    fact(each);
                }
            }
        }
    }

    /// A heading stands on the page of what it heads: room for the text and the plot right behind it.
    private static float plotBehind(List<Block> following) {
        if (following.size() > 1 && following.get(1) instanceof Block.Picture picture) {
            var plot = picture.plot();
            return Math.min(MOST_PLOT, PdfPages.WIDTH / plot.width() * plot.height());
        }
        return 40;
    }

    private void figures(Block.Figures figures) throws IOException {
        float gap = 10;
        float width = (PdfPages.WIDTH - gap * (figures.figures().size() - 1))
                / figures.figures().size();
        float height = 86;
        pages.require(height);
        float top = pages.y();
        for (int index = 0; index < figures.figures().size(); index++) {
            var each = figures.figures().get(index);
            float x = PdfPages.LEFT + index * (width + gap);
            pages.rectangle(x, top - height, width, height, BAND);
            pages.text(x + 10, top - 26, 17, Weight.BOLD, INK, each.value());
            pages.text(x + 10, top - 41, TEXT, Weight.BOLD, INK, each.name());
            float y = top - 54;
            for (var line : pages.fonts().wrapped(each.words(), 7.8f, Weight.PLAIN, width - 20)) {
                pages.text(x + 10, y, 7.8f, Weight.PLAIN, QUIET, line);
                y -= 10;
            }
        }
        pages.skip(height + 8);
    }

    private void notice(Block.Notice notice) throws IOException {
        pages.skip(4);
        pages.require(40);
        pages.paragraph(PdfPages.LEFT, PdfPages.WIDTH, TEXT, Weight.BOLD, AMBER, "Worth checking first");
        for (var each : notice.sentences()) {
            bullet(each);
        }
    }

    private void bullet(String sentence) throws IOException {
        pages.require(2 * TEXT);
        pages.text(PdfPages.LEFT + 2, pages.y() - TEXT, TEXT, Weight.PLAIN, QUIET, "•");
        pages.paragraph(PdfPages.LEFT + 13, PdfPages.WIDTH - 13, TEXT, Weight.PLAIN, INK, sentence);
        pages.skip(3);
    }

    private void fact(Block.Facts.Fact fact) throws IOException {
        pages.require(2 * TEXT);
        pages.text(PdfPages.LEFT, pages.y() - TEXT, TEXT, Weight.PLAIN, QUIET, fact.name());
        pages.paragraph(PdfPages.LEFT + 110, PdfPages.WIDTH - 110, TEXT, Weight.PLAIN, INK, fact.value());
        pages.skip(1);
        pages.rectangle(PdfPages.LEFT, pages.y(), PdfPages.WIDTH, 0.4f, LINE);
        pages.skip(3);
    }
}
