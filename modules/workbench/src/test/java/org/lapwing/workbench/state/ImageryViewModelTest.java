package org.lapwing.workbench.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lapwing.jobs.CancelToken;
import org.lapwing.mapview.ColorMap;
import org.lapwing.mapview.ImageryStyle;
import org.lapwing.mapview.LayerStyle;
import org.lapwing.mapview.RampStyle;
import org.lapwing.mapview.Stretch;
import org.lapwing.project.ImageryLook;
import org.lapwing.project.ImageryLook.Stretching;
import org.lapwing.raster.Band;
import org.lapwing.raster.BandStatistics;
import org.lapwing.raster.Grid;
import org.lapwing.raster.MemoryRaster;
import org.lapwing.raster.RasterReadException;
import org.lapwing.raster.RasterSource;
import org.lapwing.raster.SampleType;
import org.lapwing.raster.SourceId;
import org.lapwing.raster.Tile;
import org.lapwing.raster.Window;

class ImageryViewModelTest {

    private record Asked(CancelToken cancel, CompletableFuture<List<BandStatistics>> answer) {}

    private final List<Asked> asked = new ArrayList<>();
    private final ImageryViewModel imagery = new ImageryViewModel(cancel -> {
        asked.add(new Asked(cancel, new CompletableFuture<>()));
        return asked.getLast().answer();
    });
    private RasterSource raster;

    /// Ten by ten pixels; the values of band n are 1000 n, 1000 n + 1, … 1000 n + 99.
    private static RasterSource raster(String... names) {
        var samples = new float[100 * names.length];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = i / 100 * 1000 + i % 100;
        }
        var bands = Stream.of(names)
                .map(name -> new Band(name, SampleType.FLOAT32, OptionalDouble.empty(), 1, 0, Optional.empty()))
                .toList();
        return new MemoryRaster(
                SourceId.of(String.join(",", names)),
                Grid.ofPixels(10, 10),
                new Tile(Window.of(0, 0, 10, 10), bands, samples, Optional.empty()));
    }

    private void load(RasterSource source) throws RasterReadException {
        raster = source;
        imagery.load(source, BandStatistics.of(source, CancelToken.NEVER));
    }

    @BeforeEach
    void loadSpectrum() throws RasterReadException {
        load(raster("B01", "B02", "B03", "B04", "B08"));
    }

    private LayerStyle style() {
        return imagery.style().get().orElseThrow();
    }

    @Test
    void naturalColourComesFirstWhereTheBandsAreKnown() {
        assertEquals(BandCombination.NATURAL, imagery.combination().get());
        assertEquals(List.of(3, 2, 1), imagery.shownBands());
        assertEquals(
                List.of(BandCombination.NATURAL, BandCombination.INFRARED, BandCombination.OWN, BandCombination.SINGLE),
                imagery.combinations().get());
    }

    @Test
    void aPresetSetsItsBandsAndChangingOneMakesItAnOwnCombination() {
        imagery.combination().set(BandCombination.INFRARED);
        assertEquals(List.of(4, 3, 2), imagery.shownBands());

        imagery.blue().set(0);
        assertEquals(BandCombination.OWN, imagery.combination().get());

        imagery.blue().set(2);
        assertEquals(BandCombination.INFRARED, imagery.combination().get());
    }

    @Test
    void bandsWithoutKnownPlaceInTheSpectrumShowTheFirstThree() throws RasterReadException {
        load(raster("band 1", "band 2", "band 3", "band 4"));

        assertEquals(BandCombination.OWN, imagery.combination().get());
        assertEquals(List.of(0, 1, 2), imagery.shownBands());
    }

    @Test
    void oneBandIsGreyOrHasTheColoursOfAMap() throws RasterReadException {
        load(raster("height"));
        assertEquals(ImageryStyle.grey(0, imagery.limits(0)), style());

        imagery.colors().set(ColorMap.VIRIDIS);
        assertEquals(new RampStyle(0, imagery.limits(0), ColorMap.VIRIDIS), style());
    }

    @Test
    void everyStretchTakesItsLimitsFromTheValues() {
        imagery.clipPercent().set(10);
        assertEquals(3009.9, imagery.limits(3).low(), 0.01);
        assertEquals(3089.1, imagery.limits(3).high(), 0.01);

        imagery.stretching().set(Stretching.RANGE);
        assertEquals(Stretch.linear(3000, 3099), imagery.limits(3));

        imagery.stretching().set(Stretching.DEVIATION);
        imagery.deviations().set(1);
        assertEquals(3049.5 - Math.sqrt(9999 / 12.0), imagery.limits(3).low(), 1e-6);

        imagery.gamma().set(1.5);
        assertEquals(1.5, imagery.limits(3).gamma());
    }

    @Test
    void settingOneLimitLocksTheOthersWhereTheyAre() {
        imagery.clipPercent().set(10);
        var red = imagery.limits(3);

        assertTrue(imagery.fix(2, 2010, 2020));

        assertEquals(Stretching.FIXED, imagery.stretching().get());
        assertEquals(Stretch.linear(2010, 2020), imagery.limits(2));
        assertEquals(red, imagery.limits(3));
    }

    @Test
    void limitsWithoutExtentAreRefused() {
        var before = style();

        assertFalse(imagery.fix(2, 5, 5));
        assertFalse(imagery.fix(2, Double.NaN, 5));

        assertEquals(before, style());
        assertEquals(Stretching.PERCENT, imagery.stretching().get());
    }

    @Test
    void aStretchFromTheViewFollowsItAndForgetsTheViewBefore() throws RasterReadException {
        imagery.stretching().set(Stretching.VIEW);
        var whole = imagery.limits(3);
        imagery.viewMoved();
        assertTrue(asked.getFirst().cancel().isCancelled(), "the view before is no longer wanted");

        asked.get(0).answer().complete(BandStatistics.of(raster, Window.of(0, 0, 1, 1), CancelToken.NEVER));
        assertEquals(whole, imagery.limits(3));

        asked.get(1).answer().complete(BandStatistics.of(raster, Window.of(0, 5, 10, 1), CancelToken.NEVER));
        assertEquals(3050.18, imagery.limits(3).low(), 0.01);
        assertEquals(3058.82, imagery.limits(3).high(), 0.01);
    }

    @Test
    void lockingKeepsTheLimitsOfTheViewWhenItMovesOn() throws RasterReadException {
        imagery.stretching().set(Stretching.VIEW);
        asked.getFirst().answer().complete(BandStatistics.of(raster, Window.of(0, 5, 10, 1), CancelToken.NEVER));
        var locked = imagery.limits(3);

        imagery.stretching().set(Stretching.FIXED);
        imagery.viewMoved();

        assertEquals(locked, imagery.limits(3));
        assertEquals(1, asked.size());
    }

    @Test
    void anEmptyViewLeavesTheStretchAsItWas() throws RasterReadException {
        imagery.stretching().set(Stretching.VIEW);
        var before = imagery.limits(3);

        asked.getFirst().answer().complete(BandStatistics.of(raster, Window.of(50, 50, 5, 5), CancelToken.NEVER));

        assertEquals(before, imagery.limits(3));
    }

    @Test
    void whatIsKeptShowsTheImageAsItWas() throws RasterReadException {
        imagery.combination().set(BandCombination.SINGLE);
        imagery.single().set(4);
        imagery.colors().set(ColorMap.MAGMA);
        imagery.gamma().set(0.8);
        imagery.fix(4, 4010, 4050);
        var look = imagery.look();
        var before = style();

        load(raster("B01", "B02", "B03", "B04", "B08"));
        assertTrue(imagery.apply(look));

        assertEquals(before, style());
        assertEquals(look, imagery.look());
    }

    @Test
    void aLookWithBandsOrColoursThatThereAreNotIsRefused() {
        var before = style();

        assertFalse(imagery.apply(new ImageryLook(List.of(6), "grey", Stretching.PERCENT, 2, 2, 1, List.of())));
        assertFalse(imagery.apply(new ImageryLook(List.of(1), "rainbow", Stretching.PERCENT, 2, 2, 1, List.of())));

        assertEquals(before, style());
    }

    @Test
    void bandsAreFoundByNumberNameAndNothingElse() {
        assertEquals(OptionalInt.of(4), imagery.find("b08"));
        assertEquals(OptionalInt.of(4), imagery.find("5"));
        assertEquals(OptionalInt.empty(), imagery.find("infra"));
    }
}
