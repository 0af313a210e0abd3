package org.lapwing.labels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.jobs.CancelToken;
import org.lapwing.raster.Band;
import org.lapwing.raster.ColorTable;
import org.lapwing.raster.Grid;
import org.lapwing.raster.MemoryRaster;
import org.lapwing.raster.RasterFiles;
import org.lapwing.raster.RasterReadException;
import org.lapwing.raster.RasterSource;
import org.lapwing.raster.SampleType;
import org.lapwing.raster.SourceId;
import org.lapwing.raster.Tile;
import org.lapwing.raster.write.GeoTiffOptions;
import org.lapwing.raster.write.GeoTiffWriter;

class LegendGuessTest {

    private static LegendProposal propose(RasterSource file, Map<Integer, String> names) throws RasterReadException {
        return LegendGuess.propose(file, names, CancelToken.NEVER);
    }

    @Test
    void valuesBecomeClassesAndANamelessZeroIsIgnoredAndSaid() throws RasterReadException {
        var proposal = propose(Rasters.codes(Grid.ofPixels(4, 1), "0277"), Map.of());
        assertEquals(Set.of(0), proposal.legend().ignore());
        assertEquals(
                List.of("class 2", "class 7"),
                proposal.legend().classes().stream().map(LegendClass::name).toList());
        assertTrue(proposal.remarks().getFirst().contains("0 is taken as unlabelled"));
    }

    @Test
    void aBinaryMaskKeepsItsZero() throws RasterReadException {
        assertEquals(
                2,
                propose(Rasters.codes(Grid.ofPixels(4, 1), "0110"), Map.of())
                        .legend()
                        .size());
    }

    @Test
    void namesAndColoursOfTheFileAreTaken() throws RasterReadException {
        var file = Rasters.codes(Grid.ofPixels(3, 1), Rasters.palette(0, 0xFF112233, 0xFF445566), "012");
        var legend = propose(file, Map.of(0, "Unclassified", 1, "Water", 2, "Trees", 3, "not there"))
                .legend();
        assertEquals(
                List.of(
                        new LegendClass(1, "Water", "#112233", List.of()),
                        new LegendClass(2, "Trees", "#445566", List.of())),
                legend.classes());
        assertEquals(Set.of(0), legend.ignore());
    }

    @Test
    void aColourTableThatTellsNothingApartIsNotUsed() throws RasterReadException {
        var grey = Rasters.palette(0xFF000000, 0xFF010101, 0xFF020202);
        var legend = propose(Rasters.codes(Grid.ofPixels(3, 1), grey, "012"), Map.of(0, "a"))
                .legend();
        assertEquals(
                ClassColors.distinct(3),
                legend.classes().stream().map(LegendClass::color).toList());
    }

    @Test
    void classesThatShareAColourAreToldApart() throws RasterReadException {
        var shared = Rasters.palette(0, 0xFF112233, 0xFF445566, 0xFF112233, 0xFF778899);
        var proposal = propose(Rasters.codes(Grid.ofPixels(4, 1), shared, "1234"), Map.of());
        assertEquals(
                List.of("#112233", "#445566", ClassColors.distinct(1).getFirst(), "#778899"),
                proposal.legend().classes().stream().map(LegendClass::color).toList());
        assertTrue(proposal.remarks().getFirst().contains("Some classes have one colour"));
    }

    @Test
    void proposalsForMapAndReferenceJoin() throws RasterReadException {
        var map = propose(Rasters.codes(Grid.ofPixels(4, 1), "0122"), Map.of());
        var reference = propose(Rasters.codes(Grid.ofPixels(4, 1), "0231"), Map.of(3, "third"));
        var joined = map.with(reference).legend();
        assertEquals(
                List.of(1, 2, 3),
                joined.classes().stream().map(LegendClass::code).toList());
        assertEquals("third", joined.classes().getLast().name());
        assertEquals(
                3, joined.classes().stream().map(LegendClass::color).distinct().count());
        assertEquals(Set.of(0), joined.ignore());
        assertEquals(1, map.with(reference).remarks().size(), "the same remark is made once");
    }

    @Test
    void frequentColoursBecomeClassesAndBlackIsUnlabelled() throws RasterReadException {
        var file = Rasters.colors(
                Grid.ofPixels(6, 1), 3, 0xFF8429F6, 0xFF8429F6, 0xFF8429F7, 0xFFE2A929, 0xFFE2A929, 0xFF000000);
        var legend = propose(file, Map.of()).legend();
        assertEquals(
                List.of("#8429F6", "#E2A929"),
                legend.classes().stream().map(LegendClass::color).toList());
        assertEquals(Set.of("#000000"), legend.ignoreColors());
        var labels = LabelRaster.open(file, legend, LabelMatching.AUTOMATIC);
        assertEquals("00011.", Rasters.text(labels.read(file.grid().bounds(), CancelToken.NEVER)));
    }

    @Test
    void photographsAreRefused() {
        var random = new java.util.SplittableRandom(5);
        var photograph =
                Rasters.colors(Grid.ofPixels(200, 100), 3, random.ints(20_000).toArray());
        assertTrue(assertThrows(RasterReadException.class, () -> propose(photograph, Map.of()))
                .getMessage()
                .contains("too many colours"));
    }

    @Test
    void defaultColoursAreDifferentHoweverManyAreAsked() {
        assertEquals(254, Set.copyOf(ClassColors.distinct(254)).size());
    }

    @Test
    void theFirstTwelveColoursStayApartForColourBlindEyes() {
        // Machado, Oliveira and Fernandes (2009), full severity, on linear RGB
        double[][] normal = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
        double[][] protan = {
            {0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}
        };
        double[][] deutan = {
            {0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}
        };
        var colors = ClassColors.distinct(12);
        var close = new ArrayList<String>();
        for (var eye : List.of(normal, protan, deutan)) {
            for (int i = 0; i < colors.size(); i++) {
                for (int j = 0; j < i; j++) {
                    double apart = apart(eye, colors.get(i), colors.get(j));
                    if (apart < 10) {
                        close.add(colors.get(i) + " " + colors.get(j) + " " + apart);
                    }
                }
            }
        }
        assertEquals(List.of(), close);
    }

    /// CIE 1976 colour difference of two colours as one eye sees them.
    private static double apart(double[][] eye, String first, String second) {
        var a = lab(eye, first);
        var b = lab(eye, second);
        return Math.sqrt(Math.pow(a[0] - b[0], 2) + Math.pow(a[1] - b[1], 2) + Math.pow(a[2] - b[2], 2));
    }

    private static double[] lab(double[][] eye, String color) {
        int rgb = Integer.parseInt(color.substring(1), 16);
        var linear = new double[3];
        for (int i = 0; i < 3; i++) {
            double value = (rgb >> (16 - 8 * i) & 0xFF) / 255.0;
            linear[i] = value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
        }
        var seen = new double[3];
        for (int i = 0; i < 3; i++) {
            seen[i] = Math.clamp(eye[i][0] * linear[0] + eye[i][1] * linear[1] + eye[i][2] * linear[2], 0, 1);
        }
        double x = f((0.4124 * seen[0] + 0.3576 * seen[1] + 0.1805 * seen[2]) / 0.9505);
        double y = f(0.2126 * seen[0] + 0.7152 * seen[1] + 0.0722 * seen[2]);
        double z = f((0.0193 * seen[0] + 0.1192 * seen[1] + 0.9505 * seen[2]) / 1.089);
        return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
    }

    private static double f(double t) {
        return t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16.0 / 116;
    }

    @Test
    void namesBesideTheFileAreTaken(@TempDir Path folder) throws Exception {
        var grid = Grid.ofPixels(16, 16);
        var bands = List.of(Band.of("class", SampleType.UINT8));
        var codes = new byte[256];
        Arrays.fill(codes, 100, 256, (byte) 2);
        var options = GeoTiffOptions.classes(new ColorTable(new int[] {-1, -1, -1}), List.of("unknown", "", "orchard"));
        try (var writer = GeoTiffWriter.create(folder.resolve("labels.tif"), grid, bands, options)) {
            writer.write(new Tile(grid.bounds(), bands, codes, Optional.empty()));
            writer.finish();
        }
        try (var file = RasterFiles.open(folder.resolve("labels.tif"))) {
            var legend = LegendGuess.propose(file, CancelToken.NEVER).legend();
            assertEquals("orchard", legend.classes().getFirst().name());
            assertEquals(Set.of(0), legend.ignore());
        }
    }

    @Test
    void fewPlainColoursAreLabelsAndAPhotographIsNot() throws Exception {
        assertTrue(LegendGuess.isColorCoded(colours(64, 5, 40), CancelToken.NEVER));
        assertFalse(LegendGuess.isColorCoded(colours(64, 300, 13), CancelToken.NEVER));
        assertFalse(
                LegendGuess.isColorCoded(colours(64, 5, 2), CancelToken.NEVER), "a lake has few colours, all alike");
        assertFalse(LegendGuess.isColorCoded(Rasters.codes(Grid.ofPixels(4, 1), "0277"), CancelToken.NEVER));
    }

    private static RasterSource colours(int side, int count, int step) {
        var samples = new byte[3 * side * side];
        for (int i = 0; i < side * side; i++) {
            int color = i / 7 % count;
            samples[i] = (byte) (color * step);
            samples[side * side + i] = (byte) (color * step / 2);
            samples[2 * side * side + i] = (byte) (color * step / 3);
        }
        var grid = Grid.ofPixels(side, side);
        var bands = List.of(
                Band.of("red", SampleType.UINT8),
                Band.of("green", SampleType.UINT8),
                Band.of("blue", SampleType.UINT8));
        return new MemoryRaster(
                SourceId.of("colours"), grid, new Tile(grid.bounds(), bands, samples, Optional.empty()));
    }
}
