package org.lapwing.prediction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.jobs.CancelToken;
import org.lapwing.model.BandNormalization;
import org.lapwing.model.ModelCard;
import org.lapwing.model.TrainedValues;
import org.lapwing.model.TrainingProvenance;
import org.lapwing.model.UNet;
import org.lapwing.prediction.InputDifference.Kind;
import org.lapwing.raster.Band;
import org.lapwing.raster.BandStatistics;
import org.lapwing.raster.ContentHash;
import org.lapwing.raster.Grid;
import org.lapwing.raster.GridToCrs;
import org.lapwing.raster.MemoryRaster;
import org.lapwing.raster.RasterSource;
import org.lapwing.raster.SampleType;
import org.lapwing.raster.SourceId;
import org.lapwing.raster.Tile;

class InputComparisonTest {

    private static final int SIDE = 100;

    @TempDir
    Path folder;

    /// Learnt from FLOAT32 values around 100, deviation 20, at one metre.
    private static ModelCard card(List<String> names) {
        var bands = new ArrayList<BandNormalization>();
        var values = new ArrayList<TrainedValues>();
        for (int i = 0; i < names.size(); i++) {
            bands.add(new BandNormalization(names.get(i), i, 100, 20));
            values.add(new TrainedValues(SampleType.FLOAT32, 10, 53, 147, 190));
        }
        return new ModelCard(
                ModelCard.FORMAT,
                "test model",
                new UNet(names.size(), 3, 1, 1, UNet.Norm.NONE),
                bands,
                values,
                1,
                8,
                2,
                1,
                Models.legend(),
                TrainingProvenance.untrained(42));
    }

    /// One band a name, of normally spread values.
    private static RasterSource image(double mean, double deviation, double metres, String... names) {
        var random = new SplittableRandom(7);
        var samples = new float[names.length * SIDE * SIDE];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) (mean + deviation * random.nextGaussian());
        }
        var bands = java.util.Arrays.stream(names)
                .map(name -> Band.of(name, SampleType.FLOAT32))
                .toList();
        var grid = metres > 0
                ? new Grid(SIDE, SIDE, new GridToCrs(0, metres, 0, 0, 0, -metres), "EPSG:32633")
                : Grid.ofPixels(SIDE, SIDE);
        return new MemoryRaster(SourceId.of("image"), grid, new Tile(grid.bounds(), bands, samples, Optional.empty()));
    }

    private static List<InputDifference> compared(ModelCard card, RasterSource image) throws Exception {
        return InputComparison.of(card, image, BandStatistics.of(image, CancelToken.NEVER));
    }

    private static List<Kind> kinds(ModelCard card, RasterSource image) throws Exception {
        return compared(card, image).stream().map(InputDifference::kind).toList();
    }

    @Test
    void likeImageryGivesNoDifference() throws Exception {
        var card = card(List.of("red", "nir"));
        assertEquals(List.of(), compared(card, image(100, 20, 1, "red", "nir")));
        assertEquals(List.of(), compared(card, image(115, 28, 1.05, "NIR", "Red", "blue")), "neighbouring land");
        assertEquals(List.of(), compared(card(List.of("band 1")), image(100, 20, 1, "band 1")), "nameless bands");
    }

    @Test
    void bandsThatAreTakenInTheirOrderAreListed() throws Exception {
        var card = card(List.of("red", "nir"));
        var differences = compared(card, image(100, 20, 1, "band 1", "band 2"));
        assertEquals(
                List.of(new InputDifference(
                        Kind.BANDS,
                        "The model learnt from bands called red, nir; the bands of the image are called band 1, band 2,"
                                + " so they are taken in that order.")),
                differences);
        assertEquals(
                List.of(Kind.BANDS),
                kinds(card(List.of("band 1", "band 2")), image(100, 20, 1, "red", "nir")),
                "the other way round");
        assertThrows(ImageMismatchException.class, () -> compared(card, image(100, 20, 1, "red", "green")));
    }

    @Test
    void anotherOrMissingGroundResolutionIsToldWithBothNumbers() throws Exception {
        var card = card(List.of("band 1"));
        assertEquals(
                "The model learnt from pixels of 1 m; those of the image are 10 m, so that things look 10 times as small"
                        + " as it knows them.",
                compared(card, image(100, 20, 10, "band 1")).getFirst().sentence());
        assertTrue(compared(card, image(100, 20, 0.25, "band 1"))
                .getFirst()
                .sentence()
                .contains("0.25 m, so that things look 4 times as large"));
        assertTrue(compared(card, image(100, 20, 0, "band 1"))
                .getFirst()
                .sentence()
                .contains("does not say how large"));
        assertEquals(List.of(), kinds(card, image(100, 20, 1.09, "band 1")));
    }

    @Test
    void otherSampleTypesAreToldOnce() throws Exception {
        var bytes = new Tile(
                Grid.ofPixels(2, 2).bounds(),
                List.of(Band.of("band 1", SampleType.UINT8), Band.of("band 2", SampleType.UINT8)),
                new byte[] {80, 120, 100, 100, 80, 120, 90, 110},
                Optional.empty());
        var grid = new Grid(2, 2, new GridToCrs(0, 1, 0, 0, 0, -1), "EPSG:32633");
        var image = new MemoryRaster(SourceId.of("bytes"), grid, bytes);
        assertEquals(
                List.of("The model learnt from FLOAT32 samples; the image holds UINT8."),
                compared(card(List.of("band 1", "band 2")), image).stream()
                        .map(InputDifference::sentence)
                        .toList());
    }

    @Test
    void meansSpreadsAndRangesThatAreOffAreToldByBand() throws Exception {
        var card = card(List.of("band 1"));
        assertEquals(List.of(Kind.VALUES), kinds(card, image(126, 20, 1, "band 1")), "mean");
        assertEquals(List.of(Kind.VALUES), kinds(card, image(100, 7, 1, "band 1")), "flat");
        assertEquals(List.of(Kind.VALUES), kinds(card, image(100, 52, 1, "band 1")), "steep");
        var off = compared(card, image(100, 36, 1, "band 1"));
        assertEquals(1, off.size(), "19 % of the values lie outside");
        assertTrue(
                off.getFirst()
                        .sentence()
                        .matches("Band band 1 has a mean of (99|100|101).* where the model learnt from 100, and a"
                                + " standard deviation of (35|36|37).* where it learnt from 20; (18|19|20) % of its values"
                                + " lie outside 53 to 147, in training 2 %\\."),
                off.getFirst().sentence());
    }

    @Test
    void valuesInAnotherUnitAreCalledSo() throws Exception {
        var differences = compared(card(List.of("band 1")), image(1, 0.2, 1, "band 1"));
        assertEquals(2, differences.size());
        assertTrue(differences.getFirst().sentence().contains("another unit or scaling"));
    }

    @Test
    void manyBandsThatDifferAreSummedUp() throws Exception {
        var names = java.util.stream.IntStream.rangeClosed(1, 9)
                .mapToObj(i -> "band " + i)
                .toList();
        var differences = compared(card(names), image(200, 20, 1, names.toArray(String[]::new)));
        assertEquals(7, differences.size());
        assertEquals(
                "3 more bands differ in like manner.", differences.getLast().sentence());
    }

    @Test
    void aCardOfTheFirstFormatIsComparedByWhatItKnows() throws Exception {
        var old = Models.card(8, 2, List.of("band 1"), 1);
        assertEquals(List.of(), compared(old, image(128, 100, 1, "band 1")), "mean 128, deviation 60");
        assertEquals(List.of(Kind.VALUES), kinds(old, image(128, 2, 1, "band 1")));
    }

    @Test
    void theValuesOfAFileThatTheModelLearntFromAreNoDifference() throws Exception {
        var file = Files.writeString(folder.resolve("image.tif"), "pixels");
        var image = image(200, 20, 10, "band 1");
        var statistics = BandStatistics.of(image, CancelToken.NEVER);
        var card = card(List.of("band 1"));
        var learnt = card.withProvenance(new TrainingProvenance(
                "", 1, 1, 1, Map.of("another name.tif", ContentHash.of(file, CancelToken.NEVER)), Map.of(), Map.of()));

        assertEquals(
                List.of(Kind.RESOLUTION, Kind.VALUES),
                InputComparison.of(card, image, statistics, file, CancelToken.NEVER).stream()
                        .map(InputDifference::kind)
                        .toList());
        assertEquals(
                List.of(Kind.RESOLUTION),
                InputComparison.of(learnt, image, statistics, file, CancelToken.NEVER).stream()
                        .map(InputDifference::kind)
                        .toList());
    }

    @Test
    void numbersAreShort() {
        assertEquals("0.0123", InputComparison.number(0.01234));
        assertEquals("119", InputComparison.number(119.46));
        assertEquals("12300", InputComparison.number(12_345));
        assertEquals("10", InputComparison.number(10));
        assertEquals("0", InputComparison.number(0));
        assertEquals("1.50e+12", InputComparison.number(1.5e12));
    }
}
