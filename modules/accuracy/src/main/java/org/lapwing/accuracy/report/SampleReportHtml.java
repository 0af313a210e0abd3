package org.lapwing.accuracy.report;

import java.io.IOException;
import java.nio.file.Path;
import org.lapwing.accuracy.ReportHtml;
import org.lapwing.accuracy.page.HtmlText;
import org.lapwing.raster.write.WholeFile;

/// Reports of samples as one self-contained, printable HTML page: no script, no link, no outside file.
public final class SampleReportHtml {

    private final StringBuilder html = new StringBuilder();

    private SampleReportHtml() {}

    /// The whole page.
    public static String toHtml(SampleReport report) {
        return new SampleReportHtml().page(report);
    }

    /// Writes the page, all or nothing.
    public static void write(Path file, SampleReport report) throws IOException {
        WholeFile.write(file, toHtml(report));
    }

    private String page(SampleReport report) {
        var subject = HtmlText.escape(SampleWords.subject(report));
        html.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                        + "<title>Accuracy and area: ")
                .append(subject)
                .append("</title>\n<style>\n")
                .append(ReportHtml.style())
                .append("</style>\n"
                        + "</head>\n"
                        + "<body>\n"
                        + "<header>\n"
                        + "<p class=\"kicker\">Accuracy and area from a sample</p>\n"
                        + "<h1>")
                .append(subject)
                .append("</h1>\n<p class=\"quiet\">judged by a ")
                .append(report.drawn().design().words())
                .append(" of ")
                .append(HtmlText.count(report.drawn().drawn()))
                .append(report.drawn().design().isClustered() ? " clusters" : " points")
                .append("</p>\n</header>\n");
        SampleContent.of(report).forEach(this::block);
        return html.append("</body>\n</html>\n").toString();
    }

    private void block(Block block) {
        switch (block) {
            case Block.Heading heading -> element("h2", "", heading.text());
            case Block.Paragraph paragraph -> element("p", "", paragraph.text());
            case Block.Note note -> element("p", "quiet", note.text());
            case Block.Figures figures -> {
                html.append("<div class=\"figures\">\n");
                for (var each : figures.figures()) {
                    html.append("<div class=\"figure\"><b>")
                            .append(HtmlText.escape(each.value()))
                            .append("</b><span>")
                            .append(HtmlText.escape(each.name()))
                            .append("</span><p>")
                            .append(HtmlText.escape(each.words()))
                            .append("</p></div>\n");
                }
                html.append("</div>\n");
            }
            case Block.Notice notice -> {
                html.append("<div class=\"notice\"><b>Worth checking first</b><ul>\n");
                notice.sentences().forEach(each -> element("li", "", each));
                html.append("</ul></div>\n");
            }
            case Block.Rows rows -> table(rows);
            case Block.Picture picture ->
                html.append("<figure class=\"wide\">\n")
                        .append(picture.plot().svg())
                        .append("\n</figure>\n");
            case Block.Bullets bullets -> {
                html.append("<ul class=\"reading\">\n");
                bullets.sentences().forEach(each -> element("li", "", each));
                html.append("</ul>\n");
            }
            case Block.Facts facts -> {
                html.append("<dl>\n");
                for (var each : facts.facts()) {
                    element("dt", "", each.name());
                    element("dd", "", each.value());
                }
                html.append("</dl>\n");
            }
        }
    }

    private void table(Block.Rows rows) {
        html.append("<div class=\"wide\"><table>\n<thead><tr>");
        for (int column = 0; column < rows.header().size(); column++) {
            html.append(column == 0 ? "<th class=\"name\">" : "<th>")
                    .append(HtmlText.escape(rows.header().get(column)))
                    .append("</th>");
        }
        html.append("</tr></thead>\n<tbody>\n");
        for (int row = 0; row < rows.rows().size(); row++) {
            html.append("<tr>");
            for (int column = 0; column < rows.rows().get(row).size(); column++) {
                html.append(column == 0 ? "<td class=\"name\">" : "<td>");
                if (column == 0 && row < rows.swatches().size()) {
                    html.append("<span style=\"background:")
                            .append(HtmlText.escape(rows.swatches().get(row)))
                            .append("\"></span>");
                }
                html.append(HtmlText.escape(rows.rows().get(row).get(column))).append("</td>");
            }
            html.append("</tr>\n");
        }
        html.append("</tbody>\n</table></div>\n");
    }

    private void element(String name, String style, String text) {
        html.append('<')
                .append(name)
                .append(style.isEmpty() ? "" : " class=\"" + style + "\"")
                .append('>')
                .append(HtmlText.escape(text))
                .append("</")
                .append(name)
                .append(">\n");
    }
}
