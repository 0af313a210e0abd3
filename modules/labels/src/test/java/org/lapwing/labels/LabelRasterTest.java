package org.lapwing.labels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.ProgressListener;
import org.lapwing.raster.Band;
import org.lapwing.raster.Grid;
import org.lapwing.raster.MemoryRaster;
import org.lapwing.raster.RasterReadException;
import org.lapwing.raster.RasterSource;
import org.lapwing.raster.SampleType;
import org.lapwing.raster.SourceId;
import org.lapwing.raster.Tile;
import org.lapwing.raster.Window;

class LabelRasterTest {

    private static final int LAND = 0xFF8429F6;
    private static final int WATER = 0xFFE2A929;
    private static final int ROAD = 0xFF6EC1E4;

    private static String classes(LabelRaster labels) throws RasterReadException {
        return Rasters.text(labels.read(labels.grid().bounds(), CancelToken.NEVER));
    }

    private static LabelRaster automatic(RasterSource file) throws RasterReadException {
        return LabelRaster.open(file, Rasters.landWaterRoad(), LabelMatching.AUTOMATIC);
    }

    @Test
    void codesBecomeIndicesWithMergedOnesAndIgnoredOnes() throws RasterReadException {
        var labels = automatic(Rasters.codes(Grid.ofPixels(3, 2), "417", "904"));
        assertEquals("012/1.0", classes(labels));
        assertEquals(List.of(), labels.unmatched());
        assertEquals(LabelMatching.BY_CODE, labels.matching());
    }

    @Test
    void unknownCodesAreUnlabelledAndReportedWithAnExample() throws RasterReadException {
        var labels = automatic(Rasters.codes(Grid.ofPixels(3, 2), "415", "355"));
        assertEquals("01./...", classes(labels));
        assertEquals(
                List.of(new UnmatchedValue("5", 3, 2, 0, ""), new UnmatchedValue("3", 1, 0, 1, "")),
                labels.unmatched());
    }

    @Test
    void codesInWideAndFloatingTypesAreRead() throws RasterReadException {
        var grid = Grid.ofPixels(4, 1);
        var shorts = new Tile(
                grid.bounds(),
                List.of(Band.of("codes", SampleType.UINT16)),
                new short[] {4, 0, 1000, (short) 65535},
                Optional.empty());
        var wide = automatic(new MemoryRaster(SourceId.of("wide.tif"), grid, shorts));
        assertEquals("0...", classes(wide));
        assertEquals(
                List.of("1000", "65535"),
                wide.unmatched().stream().map(UnmatchedValue::value).toList());
        var floats = new Tile(
                grid.bounds(),
                List.of(Band.of("codes", SampleType.FLOAT32)),
                new float[] {7, 7.5f, -1, Float.NaN},
                Optional.empty());
        var floating = automatic(new MemoryRaster(SourceId.of("float.tif"), grid, floats));
        assertEquals("2...", classes(floating));
        assertEquals(
                Set.of("7.5", "-1", "NaN"),
                Set.copyOf(
                        floating.unmatched().stream().map(UnmatchedValue::value).toList()));
    }

    @Test
    void coloursMatchWithinTheToleranceAndNotBeyond() throws RasterReadException {
        var file = Rasters.colors(Grid.ofPixels(5, 1), 3, LAND, WATER, ROAD + 14, ROAD - 15, 0x50E3C2);
        var labels = automatic(file);
        assertEquals("012..", classes(labels));
        assertEquals(LabelMatching.BY_COLOR, labels.matching());
        assertEquals(
                List.of(
                        new UnmatchedValue("#50E3C2", 1, 4, 0, "nearest is road #6EC1E4, 98 away"),
                        new UnmatchedValue("#6EC1D5", 1, 3, 0, "nearest is road #6EC1E4, 15 away")),
                labels.unmatched());
    }

    @Test
    void transparentPixelsAndIgnoredColoursAreUnlabelledButNotUnmatched() throws RasterReadException {
        var legend = new Legend(Rasters.landWaterRoad().classes(), Set.of(0), Set.of("#9B9B9B"));
        var file = Rasters.colors(Grid.ofPixels(3, 1), 4, LAND, 0x00123456, 0xFF9B9B9C);
        var labels = LabelRaster.open(file, legend, LabelMatching.AUTOMATIC);
        assertEquals("0..", classes(labels));
        assertEquals(List.of(), labels.unmatched());
    }

    @Test
    void aPaletteImageWithoutGeoreferenceIsReadByColour() throws RasterReadException {
        // value 1 is the code of water, but its colour is land's: drawing programs number colours as they come
        var file = Rasters.codes(Grid.ofPixels(4, 1), Rasters.palette(ROAD, LAND, WATER, 0xFFFFFFFF), "0123");
        var labels = automatic(file);
        assertEquals("201.", classes(labels));
        assertEquals("3 #FFFFFF", labels.unmatched().getFirst().value());
    }

    @Test
    void aGeoreferencedPaletteIsReadByCodeEvenInOtherColours() throws RasterReadException {
        var other = Rasters.palette(0, 0xFF0000AA, 0, 0, 0xFF11FF22, 0, 0, 0xFFFF0000);
        var labels = automatic(Rasters.codes(Rasters.georeferenced(3, 1), other, "417"));
        assertEquals("012", classes(labels));
        assertTrue(
                labels.remarks().getLast().contains("check that the codes"),
                labels.remarks().toString());
    }

    @Test
    void aGeoreferencedPaletteThatContradictsItsCodesIsReadByColour() throws RasterReadException {
        var file = Rasters.codes(Rasters.georeferenced(3, 1), Rasters.palette(ROAD, LAND, WATER), "012");
        assertEquals("201", classes(automatic(file)));
    }

    @Test
    void matchingCanBeChosenAgainstTheAutomaticOne() throws RasterReadException {
        var file = Rasters.codes(Grid.ofPixels(4, 1), Rasters.palette(ROAD, LAND, WATER, ROAD), "0123");
        assertEquals(".1..", classes(LabelRaster.open(file, Rasters.landWaterRoad(), LabelMatching.BY_CODE)));
    }

    @Test
    void noDataThatIsAClassIsUnlabelledAndSaid() throws RasterReadException {
        var band = new Band("codes", SampleType.UINT8, OptionalDouble.of(4), 1, 0, Optional.empty());
        var labels = automatic(Rasters.codes(Grid.ofPixels(1, 1), band, "1"));
        assertTrue(labels.remarks().getLast().contains("no data while the legend names it land"));
    }

    @Test
    void filesThatAreNotLabelsAreRefusedWithAReason() {
        var grid = Grid.ofPixels(1, 1);
        var many = Rasters.colors(grid, 3, LAND);
        assertTrue(assertThrows(
                        RasterReadException.class,
                        () -> LabelRaster.open(many, Rasters.landWaterRoad(), LabelMatching.BY_CODE))
                .getMessage()
                .contains("match it by colour"));
        var one = Rasters.codes(grid, "1");
        assertTrue(assertThrows(
                        RasterReadException.class,
                        () -> LabelRaster.open(one, Rasters.landWaterRoad(), LabelMatching.BY_COLOR))
                .getMessage()
                .contains("neither three bands nor a colour table"));
        var twins = new Legend(
                List.of(new LegendClass(1, "a", "#010203", List.of()), new LegendClass(2, "b", "#010203", List.of())),
                Set.of());
        assertTrue(assertThrows(RasterReadException.class, () -> LabelRaster.open(many, twins, LabelMatching.AUTOMATIC))
                .getMessage()
                .contains("b has the colour #010203 of a"));
    }

    @Test
    void aSurveyCountsEveryPixelOnce() throws RasterReadException {
        var labels = automatic(Rasters.codes(Grid.ofPixels(3, 2), "415", "055"));
        labels.read(labels.grid().bounds(), CancelToken.NEVER);
        var survey = labels.survey(Window.of(-5, 0, 100, 100), CancelToken.NEVER, ProgressListener.NONE);
        assertEquals(List.of(1L, 1L, 0L), survey.pixelsPerClass());
        assertEquals(2, survey.labelled());
        assertEquals(1, survey.unlabelled());
        assertEquals(3, survey.unmatchedPixels());
        assertEquals(3, survey.unmatched().getFirst().pixels());
    }

    @Test
    void unmatchedValuesAreToldInWholeSentences() throws RasterReadException {
        var labels = automatic(Rasters.codes(Grid.ofPixels(9, 1), "423568857"));
        labels.read(labels.grid().bounds(), CancelToken.NEVER);
        assertEquals(
                "x.tif: 2 pixels have 5, which the legend does not name (first at column 3, row 0); counted as"
                        + " unlabelled.",
                UnmatchedValue.sentences("x.tif", labels.unmatched()).getFirst());
        var many = java.util.Collections.nCopies(7, new UnmatchedValue("1", 1000, 0, 0, "near"));
        var sentences = UnmatchedValue.sentences("x.tif", many);
        assertEquals(6, sentences.size());
        assertTrue(sentences.getLast().contains("2 further values or colours"), sentences.getLast());
        assertTrue(sentences.getLast().contains("in 2,000 pixels"), sentences.getLast());
    }

    @Test
    void whatLiesOutsideTheFileIsUnlabelled() throws RasterReadException {
        var labels = automatic(Rasters.codes(Grid.ofPixels(2, 1), "47"));
        assertEquals("...../..02./.....", Rasters.text(labels.read(Window.of(-2, -1, 5, 3), CancelToken.NEVER)));
    }

    @Test
    void differentLegendsNeverShareCachedTiles() throws RasterReadException {
        var file = Rasters.codes(Grid.ofPixels(1, 1), "4");
        var other = new Legend(Rasters.landWaterRoad().classes().reversed(), Set.of(0));
        assertTrue(!automatic(file)
                .id()
                .equals(LabelRaster.open(file, other, LabelMatching.AUTOMATIC).id()));
    }
}
