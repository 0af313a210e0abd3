package org.lapwing.accuracy.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.accuracy.estimate.Bootstrap;
import org.lapwing.accuracy.estimate.Confidence;
import org.lapwing.accuracy.estimate.FinitePopulation;
import org.lapwing.accuracy.estimate.ReferenceSample;
import org.lapwing.accuracy.estimate.SampleEstimates;
import org.lapwing.accuracy.estimate.SampledUnit;
import org.lapwing.accuracy.estimate.SamplingDesign;
import org.lapwing.accuracy.estimate.Stratum;
import org.lapwing.accuracy.table.PlacedPoint;
import org.lapwing.labels.ClassColors;
import org.xml.sax.InputSource;

class SampleReportTest {

    @TempDir
    private Path folder;

    private static SampleReport report(long[][] counts, String... names) {
        var strata = new ArrayList<Stratum>();
        var units = new ArrayList<SampledUnit>();
        var points = new ArrayList<PlacedPoint>();
        for (int map = 0; map < counts.length; map++) {
            strata.add(new Stratum(names[map], OptionalDouble.of(1000 * (map + 1)), OptionalDouble.of(90 * (map + 1))));
            for (int reference = 0; reference < counts.length; reference++) {
                if (counts[map][reference] > 0) {
                    units.add(SampledUnit.points(map, map, reference, counts[map][reference]));
                    points.add(new PlacedPoint(map, reference, map, reference, OptionalDouble.of(0.8)));
                }
            }
        }
        var sample = ReferenceSample.of(List.of(names), strata, units, SamplingDesign.STRATIFIED);
        return new SampleReport(
                sample,
                SampleEstimates.of(sample, Confidence.PUBLISHED, FinitePopulation.IGNORED),
                "ha",
                SampleReport.Kappa.LEFT_OUT,
                SampleReport.Checks.NONE,
                points,
                ClassColors.distinct(names.length),
                List.of("A remark with <angles>."),
                new SampleProvenance(
                        "map.tif", "", "", "", "sample.csv", "", "", "", "7", "Lapwing test", "2026-01-01T00:00:00Z"));
    }

    private static final SampleReport PLAIN =
            report(new long[][] {{20, 2, 0}, {1, 30, 3}, {0, 4, 25}}, "water", "forest", "field");

    private static String text(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    @Test
    void thePageStandsAloneAndItsPlotsAreValid() throws Exception {
        var file = folder.resolve("report.html");
        SampleReportHtml.write(file, PLAIN);
        var html = Files.readString(file);
        for (var outside : List.of("<script", "<link", "src=", "href=", "url(", "@import", "NaN", "Infinity")) {
            assertFalse(html.contains(outside), outside);
        }
        assertTrue(html.contains("A remark with &lt;angles&gt;."));
        assertEquals(5, html.split("<svg", -1).length - 1, "areas, accuracy, matrix, points, confidence");
        for (int at = html.indexOf("<svg"); at >= 0; at = html.indexOf("<svg", at + 1)) {
            var svg = html.substring(at, html.indexOf("</svg>", at) + 6);
            DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
        }
    }

    @Test
    void thePdfSaysWhatThePageSays() throws IOException {
        var file = folder.resolve("report.pdf");
        SampleReportPdf.write(file, PLAIN);
        var text = text(Files.readAllBytes(file));
        for (var heading : List.of(
                "map.tif",
                "How much there is of each class",
                "Class by class",
                "Error matrix",
                "Worst confusions",
                "How the sample was drawn",
                "What these numbers say, and what they do not",
                "Where the numbers come from")) {
            assertTrue(text.contains(heading), heading + " is missing in " + text);
        }
        assertTrue(text.contains("Kappa is left out on purpose"), text);
        assertTrue(text.contains("1 / "), "page numbers");
    }

    @Test
    void namesInAnyScriptAndOfAnyLengthAreWritten() throws IOException {
        var long_ = "an endlessly long class name ".repeat(6).strip();
        var odd = report(new long[][] {{20, 2, 1}, {1, 30, 3}, {2, 4, 25}}, "лес → поле", "森林\u0001", long_);
        assertTrue(text(SampleReportPdf.toPdf(odd)).contains("Error matrix"));
        assertTrue(SampleReportHtml.toHtml(odd).contains("лес → поле"));
    }

    @Test
    void manyClassesFillSeveralPages() throws IOException {
        int many = 60;
        var counts = new long[many][many];
        var names = new String[many];
        for (int index = 0; index < many; index++) {
            counts[index][index] = 5;
            counts[index][(index + 1) % many] = 1;
            names[index] = "class number " + index;
        }
        try (var document = Loader.loadPDF(SampleReportPdf.toPdf(report(counts, names)))) {
            assertTrue(document.getNumberOfPages() >= 4, document.getNumberOfPages() + " pages");
        }
    }

    @Test
    void whatIsUndefinedIsADashWithTheReasonEverywhere() throws IOException {
        var few = report(new long[][] {{9, 1, 0}, {0, 1, 0}, {2, 4, 0}}, "a", "b", "c");
        var html = SampleReportHtml.toHtml(few);
        assertTrue(html.contains("class &#39;c&#39; does not occur in the reference"), html);
        assertTrue(text(SampleReportPdf.toPdf(few)).contains("does not occur in the reference"));
        assertTrue(SampleReportCsv.toCsv(few).contains("producers,c,,,,,,class 'c' does not occur"));
        var empty = report(new long[][] {{9, 1, 0}, {0, 0, 0}, {2, 4, 3}}, "a", "b", "c");
        assertTrue(SampleReportHtml.toHtml(empty).contains("has no sampled unit"));
        assertTrue(text(SampleReportPdf.toPdf(empty)).contains("has no sampled unit"));
        var json = new ObjectMapper().readTree(SampleReportJson.toJson(empty));
        assertTrue(json.path("overall").path("estimate").isNull());
    }

    @Test
    void theTableHasALineForEachNumber() {
        var csv = SampleReportCsv.toCsv(PLAIN);
        var lines = csv.split("\r\n");
        assertEquals(1 + 4 + 3 * 8, lines.length);
        assertTrue(lines[1].startsWith("overall,,0."), lines[1]);
        assertTrue(csv.contains("mappedArea,water,90.0"), csv);
    }

    @Test
    void plotsAreFilesOfTheirOwn() throws Exception {
        SamplePlots.write(folder, PLAIN);
        var files = SamplePlots.files(folder, PLAIN);
        assertEquals(
                List.of("areas.svg", "accuracy.svg", "matrix.svg", "points.svg", "confidence.svg"),
                files.stream().map(file -> file.getFileName().toString()).toList());
        for (var file : files) {
            DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
            assertFalse(Files.readString(file).contains("inherit"));
        }
    }

    @Test
    void theBootstrapIsToldBesideTheFormula() {
        var checked = new SampleReport(
                PLAIN.sample(),
                PLAIN.estimates(),
                "ha",
                SampleReport.Kappa.SHOWN,
                new SampleReport.Checks(
                        Optional.of(Bootstrap.of(PLAIN.sample(), 200, Confidence.PUBLISHED, new SplittableRandom(1))),
                        1,
                        Optional.empty(),
                        Optional.empty()),
                List.of(),
                PLAIN.colors(),
                List.of(),
                PLAIN.provenance());
        var html = SampleReportHtml.toHtml(checked);
        assertTrue(html.contains("drawn 200 times from itself (seed 1)"), html);
        assertTrue(html.contains("Kappa is 0."), html);
    }

    @Test
    void axesHaveRoundSteps() {
        assertEquals(100_000, AxisSteps.step(597_667), 1e-6);
        assertEquals(0.2, AxisSteps.step(0.83), 1e-12);
        assertEquals(5, AxisSteps.step(24), 1e-12);
        assertEquals(1, AxisSteps.step(0));
    }
}
