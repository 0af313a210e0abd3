package org.lapwing.accuracy.report;

import java.io.IOException;
import org.lapwing.accuracy.report.PdfFonts.Weight;

/// Writes a table on the pages of a PDF, with its header again on each new page.
final class PdfTable {

    private static final int INK = 0x1F2933;
    private static final int QUIET = 0x52606D;
    private static final int LINE = 0xD9E2EC;
    private static final float SIZE = 8.6f;
    private static final float ROW = 16;
    private static final float GAP = 8;
    private static final int TOGETHER = 24;

    private final PdfPages pages;
    private final Block.Rows rows;
    private final float[] ends;
    private final float nameWidth;

    PdfTable(PdfPages pages, Block.Rows rows) throws IOException {
        this.pages = pages;
        this.rows = rows;
        int columns = rows.header().size();
        var widths = new float[columns];
        for (int column = 0; column < columns; column++) {
            widths[column] = pages.fonts().width(rows.header().get(column), SIZE, Weight.BOLD);
            for (var row : rows.rows()) {
                widths[column] = Math.max(widths[column], pages.fonts().width(row.get(column), SIZE, Weight.PLAIN));
            }
        }
        float numbers = 0;
        for (int column = 1; column < columns; column++) {
            numbers += widths[column] + GAP;
        }
        nameWidth = Math.max(60, Math.min(widths[0] + 16, PdfPages.WIDTH - numbers));
        // what is left is dealt out evenly, so that numbers do not crowd at one side
        float spare = Math.max(0, PdfPages.WIDTH - nameWidth - numbers) / Math.max(1, columns - 1);
        ends = new float[columns];
        float x = PdfPages.LEFT + nameWidth;
        for (int column = 1; column < columns; column++) {
            x += widths[column] + GAP + spare;
            ends[column] = x;
        }
    }

    void write() throws IOException {
        pages.require(Math.min(rows.rows().size() + 2, TOGETHER) * ROW); // a short table is not torn apart
        header();
        for (int row = 0; row < rows.rows().size(); row++) {
            if (pages.y() - ROW < 54) {
                pages.require(2 * ROW);
                header();
            }
            row(row);
        }
        pages.skip(4);
    }

    private void header() throws IOException {
        pages.require(3 * ROW);
        for (int column = 0; column < rows.header().size(); column++) {
            cell(column, rows.header().get(column), Weight.BOLD, QUIET, 0);
        }
        pages.skip(ROW);
        pages.rectangle(PdfPages.LEFT, pages.y() + 2, PdfPages.WIDTH, 0.8f, INK);
    }

    private void row(int row) throws IOException {
        boolean swatch = row < rows.swatches().size();
        if (swatch) {
            int color = Integer.parseInt(rows.swatches().get(row).substring(1), 16);
            pages.rectangle(PdfPages.LEFT, pages.y() - 11, 7, 7, color);
        }
        for (int column = 0; column < rows.header().size(); column++) {
            cell(column, rows.rows().get(row).get(column), Weight.PLAIN, INK, swatch ? 12 : 0);
        }
        pages.skip(ROW);
        pages.rectangle(PdfPages.LEFT, pages.y() + 1, PdfPages.WIDTH, 0.4f, LINE);
    }

    private void cell(int column, String text, Weight weight, int color, float indent) throws IOException {
        if (column == 0) {
            var fitting = pages.fonts().fitted(text, SIZE, nameWidth - indent);
            pages.text(PdfPages.LEFT + indent, pages.y() - 11, SIZE, weight, color, fitting);
        } else {
            float width = pages.fonts().width(text, SIZE, weight);
            pages.text(ends[column] - width, pages.y() - 11, SIZE, weight, color, text);
        }
    }
}
