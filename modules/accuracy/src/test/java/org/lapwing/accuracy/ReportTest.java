package org.lapwing.accuracy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.accuracy.page.HeatShade;
import org.lapwing.accuracy.page.HtmlText;
import org.xml.sax.InputSource;

class ReportTest {

    private static final AccuracyReport OLOFSSON =
            Examples.report(Examples.olofsson(), "Deforestation", "Forest gain", "Stable forest", "Stable non-forest");

    @TempDir
    Path folder;

    @Test
    void theJsonHasTheKeysThatOthersReadAndNullForTheUndefined() throws IOException {
        var report = Examples.report(
                ConfusionMatrix.of(List.of(List.of(3L, 0L, 0L), List.of(1L, 0L, 0L), List.of(0L, 0L, 0L))),
                "a",
                "b",
                "c");
        var json = new ObjectMapper().readTree(ReportJson.toJson(report));
        assertEquals(0.75, json.get("overall").get("estimate").doubleValue());
        assertEquals(0.375, json.get("meanIou").doubleValue());
        assertEquals("[[3,0,0],[1,0,0],[0,0,0]]", json.get("matrix").toString());
        assertEquals(4, json.get("pixels").longValue());
        var second = json.get("classes").get(1);
        assertEquals(2, second.get("code").intValue());
        assertEquals("b", second.get("name").textValue());
        assertEquals(0, second.get("users").get("estimate").doubleValue());
        assertTrue(second.get("producers").get("estimate").isNull());
        assertTrue(json.get("classes").get(2).get("iou").get("estimate").isNull());
        assertTrue(json.get("classes").get(2).get("f1").get("estimate").isNull());
    }

    @Test
    void aReportReadBackIsTheSame() throws IOException {
        var file = folder.resolve("accuracy.json");
        ReportJson.write(file, OLOFSSON);
        assertEquals(OLOFSSON, ReportJson.read(file));
    }

    @Test
    void otherFilesAreRefusedByName() throws IOException {
        var file = folder.resolve("other.json");
        for (var text : List.of("{}", "[]", "{\"format\":1}", "not json", "")) {
            Files.writeString(file, text);
            var refused = assertThrows(IOException.class, () -> ReportJson.read(file), text)
                    .getMessage();
            assertTrue(refused.startsWith(file.toString()), refused);
            assertTrue(refused.endsWith("Make the report again."), refused);
        }
    }

    @Test
    void thePageStandsAlone() throws IOException {
        var file = folder.resolve("accuracy.html");
        ReportHtml.write(file, OLOFSSON);
        var html = Files.readString(file);
        assertTrue(html.startsWith("<!DOCTYPE html>"));
        assertTrue(html.contains("91.7 %"), "overall accuracy");
        for (var outside : List.of("<script", "<link", "src=", "href=", "url(", "@import")) {
            assertFalse(html.contains(outside), outside);
        }
    }

    @Test
    void namesAreText() {
        var nasty = "<script>alert('x')</script> & \"co\"";
        var report =
                Examples.report(ConfusionMatrix.of(List.of(List.of(3L, 1L), List.of(2L, 5L))), nasty, "b\u0001]]>");
        var html = ReportHtml.toHtml(report);
        assertFalse(html.contains("<script"));
        assertFalse(html.contains("\u0001"));
        assertTrue(html.contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;co&quot;"));
    }

    @Test
    void theHeatMapIsOneCellAPairOfOccurringClassesAndValidXml() throws Exception {
        var rows = List.of(List.of(3L, 0L, 1L), List.of(0L, 0L, 0L), List.of(0L, 0L, 2L));
        var svg = MatrixHeatMap.svg(Examples.report(ConfusionMatrix.of(rows), "a & b", "nowhere", "c"));
        var document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
        assertEquals(4, document.getElementsByTagName("title").getLength());
        assertFalse(svg.contains("nowhere"));
        assertTrue(svg.contains("1 pixels of reference class c (33.3 % of it) are a &amp; b on the map"), svg);
    }

    @Test
    void hundredsOfClassesAndLongNamesStillFit() throws Exception {
        var names = IntStream.range(0, 120)
                .mapToObj(index -> "an endlessly long class name " + index)
                .toArray(String[]::new);
        var counter = new MatrixCounter(names.length);
        IntStream.range(0, names.length).forEach(index -> counter.add(index, (index * 7) % names.length, index + 1));
        var svg = MatrixHeatMap.svg(Examples.report(counter.toMatrix(), names));
        var document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
        assertEquals(120 * 120, document.getElementsByTagName("title").getLength());
    }

    @Test
    void numbersStayReadableOnEveryShade() {
        for (int percent = 0; percent <= 100; percent++) {
            for (boolean agree : new boolean[] {true, false}) {
                var shade = HeatShade.of(agree, percent / 100.0);
                assertTrue(HeatShade.contrast(shade.fill(), shade.ink()) >= 3.6, shade + " at " + percent);
            }
        }
        assertEquals(21, HeatShade.contrast(0, 0xFFFFFF), 1e-9);
    }

    @Test
    void anEmptyComparisonSaysWhatToDo() {
        var html = ReportHtml.toHtml(Examples.report(new MatrixCounter(2).toMatrix(), "a", "b"));
        assertTrue(html.contains("nothing could be measured"));
        assertFalse(html.contains("NaN"));
        assertFalse(html.contains("<svg"));
    }

    @Test
    void sharesAreNeverRoundedToAllOrNothing() {
        assertEquals("100.0 %", HtmlText.percent(1));
        assertEquals("> 99.9 %", HtmlText.percent(0.99999));
        assertEquals("99.9 %", HtmlText.percent(0.9994));
        assertEquals("< 0.1 %", HtmlText.percent(0.0001));
        assertEquals("0.0 %", HtmlText.percent(0));
        assertEquals("–", HtmlText.percent(Estimate.UNDEFINED.estimate()));
    }

    @Test
    void countsAreShortened() {
        assertEquals("9999", HtmlText.shortCount(9999));
        assertEquals("10.0k", HtmlText.shortCount(10_000));
        assertEquals("123k", HtmlText.shortCount(123_456));
        assertEquals("1.0M", HtmlText.shortCount(999_999));
        assertEquals("2.5G", HtmlText.shortCount(2_500_000_000L));
    }
}
