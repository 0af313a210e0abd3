package org.lapwing.labels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.ProgressListener;
import org.lapwing.raster.RasterFiles;
import org.lapwing.raster.RasterReadException;

/// Label files as people have them; runs where `LAPWING_REAL_DATA` names a folder that holds them.
class RealLabelsTest {

    private Path landcover = Path.of("");

    @BeforeEach
    void findData() {
        var folder = System.getenv("LAPWING_REAL_DATA");
        Assumptions.assumeTrue(folder != null, "LAPWING_REAL_DATA is not set");
        landcover = Path.of(folder, "landcover");
    }

    private static Legend masks() {
        return new Legend(
                List.of(
                        new LegendClass(1, "building", "#3C1098", List.of()),
                        new LegendClass(2, "land", "#8429F6", List.of()),
                        new LegendClass(3, "road", "#6EC1E4", List.of()),
                        new LegendClass(4, "vegetation", "#FEDD3A", List.of()),
                        new LegendClass(5, "water", "#E2A929", List.of())),
                Set.of(0),
                Set.of("#9B9B9B", "#000000"));
    }

    /// The colours that the folder's own classes.json states, which its masks do not have.
    private static Legend stated() {
        return new Legend(
                List.of(
                        new LegendClass(1, "Water", "#50E3C2", List.of()),
                        new LegendClass(2, "Land", "#F5A623", List.of()),
                        new LegendClass(3, "Road", "#DE597F", List.of()),
                        new LegendClass(4, "Building", "#D0021B", List.of()),
                        new LegendClass(5, "Vegetation", "#417505", List.of())),
                Set.of(0),
                Set.of("#9B9B9B"));
    }

    private static LabelSurvey survey(Path file, Legend legend) throws RasterReadException {
        try (var labels = LabelRaster.open(RasterFiles.open(file), legend, LabelMatching.AUTOMATIC)) {
            return labels.survey(labels.grid().bounds(), CancelToken.NEVER, ProgressListener.NONE);
        }
    }

    private List<Path> masks(int tile) throws IOException {
        try (var files = Files.list(landcover.resolve("dubai/Tile " + tile + "/masks"))) {
            return files.filter(file -> file.toString().endsWith(".png"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void colourCodedAndPaletteMasksAreReadByTheirTrueColours() throws IOException {
        for (int tile : new int[] {1, 2, 5}) {
            for (var mask : masks(tile)) {
                var survey = survey(mask, masks());
                long all = survey.labelled() + survey.unlabelled() + survey.unmatchedPixels();
                assertTrue(survey.labelled() > 0.5 * all, mask + " " + survey);
                assertTrue(survey.unmatchedPixels() < 0.05 * all, mask + " " + survey);
            }
        }
    }

    @Test
    void theColoursStatedBesideTheMasksAreReportedAsUnmatched() throws IOException {
        for (int tile : new int[] {1, 2, 5}) {
            for (var mask : masks(tile)) {
                var survey = survey(mask, stated());
                assertEquals(0, survey.labelled(), mask + " " + survey);
                var most = survey.unmatched().getFirst();
                assertTrue(most.pixels() > 0 && most.hint().startsWith("nearest is"), most.toString());
            }
        }
    }

    @Test
    void aClassListOfAnotherProgramIsRefusedAsALegend() {
        var file = landcover.resolve("dubai/classes.json");
        var message = assertThrows(LegendFormatException.class, () -> LegendFile.read(file))
                .getMessage();
        assertTrue(message.contains("not a Lapwing legend"), message);
    }

    @Test
    void mosaicsMatchTheirLegendsAndTheirImages() throws IOException {
        for (var each : List.of("dubai_mosaic/dubai_tile8_", "sentinel2_korea_mosaic/s2_korea_202309_")) {
            var labels = landcover.resolve(each + "labels.tif");
            var legend = LegendFile.read(labels.resolveSibling("legend.json"));
            var survey = survey(labels, legend);
            assertEquals(0, survey.unmatchedPixels(), survey.unmatched().toString());
            assertTrue(survey.pixelsPerClass().stream().allMatch(pixels -> pixels > 0), survey.toString());
            try (var image = RasterFiles.open(landcover.resolve(each + "rgb.tif"));
                    var file = RasterFiles.open(labels)) {
                var aligned = LabelRaster.open(file, legend, LabelMatching.AUTOMATIC)
                        .alignedTo(image.grid(), Resampling.REFUSE);
                assertEquals(image.grid(), aligned.grid());
            }
        }
    }

    @Test
    void aLegendIsProposedForAMosaic() throws IOException {
        try (var file = RasterFiles.open(landcover.resolve("sentinel2_korea_mosaic/s2_korea_202309_labels.tif"))) {
            var legend = LegendGuess.propose(file, Map.of(), CancelToken.NEVER).legend();
            assertEquals(
                    List.of(10, 30, 50, 70, 100),
                    legend.classes().stream().map(LegendClass::code).toList());
            assertTrue(legend.ignore().contains(0));
        }
    }
}
