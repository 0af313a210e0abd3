package org.lapwing.labels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.lapwing.jobs.CancelToken;
import org.lapwing.raster.Grid;
import org.lapwing.raster.GridToCrs;
import org.lapwing.raster.RasterReadException;
import org.lapwing.raster.Window;

class AlignmentTest {

    private static final Grid IMAGE = Rasters.georeferenced(4, 3);

    private static LabelRaster labels(Grid grid, String... rows) throws RasterReadException {
        return LabelRaster.open(Rasters.codes(grid, rows), Rasters.landWaterRoad(), LabelMatching.BY_CODE);
    }

    private static String nearest(LabelRaster labels, Grid image) throws RasterReadException {
        return Rasters.text(labels.alignedTo(image, Resampling.NEAREST).read(image.bounds(), CancelToken.NEVER));
    }

    private static String difference(Grid labels) {
        return GridDifference.between("image", IMAGE, "label raster", labels)
                .map(GridDifference::sentence)
                .orElse("none");
    }

    @Test
    void equalGridsAreAligned() throws RasterReadException {
        var aligned = labels(IMAGE, "4417", "4417", "4417").alignedTo(IMAGE, Resampling.REFUSE);
        assertEquals("0012/0012/0012", Rasters.text(aligned.read(IMAGE.bounds(), CancelToken.NEVER)));
    }

    @Test
    void aShiftOfATwentiethPixelIsStillAligned() {
        assertEquals("none", difference(new Grid(4, 3, Rasters.NORTH_UP.shifted(0.04, 0), "EPSG:32640")));
        assertEquals(
                "The image and the label raster do not lie on the same pixels: the label raster begins 0.06 columns and"
                        + " 0 rows from the image's corner.",
                difference(new Grid(4, 3, Rasters.NORTH_UP.shifted(0.06, 0), "EPSG:32640")));
    }

    @Test
    void everyDifferenceIsStated() {
        assertEquals(
                "The image and the label raster do not lie on the same pixels: the image has 4 × 3 pixels and the label"
                        + " raster 40 × 30; a pixel of the image is 10 × 10 and one of the label raster 2 × 2; the label"
                        + " raster begins -3.5 columns and 2 rows from the image's corner.",
                difference(new Grid(40, 30, new GridToCrs(500_000 - 35, 2, 0, 4_000_000 - 20, 0, -2), "EPSG:32640")));
        assertEquals(
                "The image and the label raster do not lie on the same pixels: the image is in EPSG:32640 and the label"
                        + " raster in EPSG:4326.",
                difference(new Grid(4, 3, Rasters.NORTH_UP, "EPSG:4326")));
        assertEquals(
                "The image and the label raster do not lie on the same pixels: the image has 4 × 3 pixels and the label"
                        + " raster 5 × 3; the label raster has no georeference.",
                difference(Grid.ofPixels(5, 3)));
    }

    @Test
    void aSouthUpOrTurnedRasterIsNotTheSame() {
        var southUp = new GridToCrs(500_000, 10, 0, 4_000_000 - 30, 0, 10);
        assertTrue(difference(new Grid(4, 3, southUp, "EPSG:32640")).contains("(turned)"));
    }

    @Test
    void refusalNamesFileDifferenceAndRemedy() throws RasterReadException {
        var labels = labels(Grid.ofPixels(5, 1), "44444");
        var message = assertThrows(MisalignedRasterException.class, () -> labels.alignedTo(IMAGE, Resampling.REFUSE))
                .getMessage();
        assertTrue(message.startsWith("labels.tif: The image and the label raster"), message);
        assertTrue(message.endsWith("ask for nearest-neighbour resampling."), message);
        assertThrows(MisalignedRasterException.class, () -> labels.alignedTo(IMAGE, Resampling.NEAREST));
    }

    @Test
    void labelsWithoutGeoreferenceTakeTheImagesPlaceWhenTheirSizeFits() throws RasterReadException {
        var aligned = labels(Grid.ofPixels(4, 3), "4417", "4417", "4417").alignedTo(IMAGE, Resampling.REFUSE);
        assertEquals(IMAGE, aligned.grid());
    }

    @Test
    void nearestTakesTheLabelPixelThatHoldsTheCentre() throws RasterReadException {
        // labels of 20 m, one image pixel up and to the left: its columns hold image columns -1..0, 1..2, 3..4
        var coarse = new Grid(3, 2, new GridToCrs(499_990, 20, 0, 4_000_010, 0, -20), "EPSG:32640");
        assertEquals("0112/2110/2110", nearest(labels(coarse, "417", "714"), IMAGE));
        // labels of 5 m: the centre of an image pixel is a corner of four label pixels; the lower right one holds it
        var fine = new Grid(8, 6, new GridToCrs(500_000, 5, 0, 4_000_000, 0, -5), "EPSG:32640");
        assertEquals(
                "0122/1111/0000",
                nearest(labels(fine, "11111111", "74717777", "44444444", "71717171", "11111111", "14141414"), IMAGE));
    }

    @Test
    void beyondTheLabelsThereIsNoClass() throws RasterReadException {
        var shifted = new Grid(4, 3, Rasters.NORTH_UP.shifted(2, -1), "EPSG:32640");
        assertEquals("..01/..20/....", nearest(labels(shifted, "7777", "4177", "7411"), IMAGE));
        var far = new Grid(4, 3, Rasters.NORTH_UP.shifted(100, 0), "EPSG:32640");
        var labels = labels(far, "4444", "4444", "4444");
        assertTrue(assertThrows(MisalignedRasterException.class, () -> labels.alignedTo(IMAGE, Resampling.NEAREST))
                .getMessage()
                .contains("do not overlap"));
    }

    @Test
    void aTurnedRasterIsFollowed() throws RasterReadException {
        // columns run south, rows run east
        var turned = new Grid(3, 4, new GridToCrs(500_000, 0, 10, 4_000_000, -10, 0), "EPSG:32640");
        assertEquals("0001/1112/2220", nearest(labels(turned, "417", "417", "417", "174"), IMAGE));
    }

    @Test
    void labelsInAnotherReferenceSystemAreFollowedWhenAsked() throws RasterReadException {
        // gdaltransform: (500000, 4000000) is 3° E 36.144718° N, (500060, 3999940) is 3.000667° E 36.144177° N
        var image = new Grid(6, 6, new GridToCrs(500_000, 10, 0, 4_000_000, 0, -10), "EPSG:32631");
        var geographic = new Grid(2, 2, new GridToCrs(3, 0.00033347, 0, 36.1447180988, 0, -0.00027047), "EPSG:4326");
        assertEquals("000111/000111/000111/222.../222.../222...", nearest(labels(geographic, "41", "70"), image));
    }

    @Test
    void piecesOfAResampledRasterAreTheWhole() throws RasterReadException {
        var coarse = new Grid(3, 2, new GridToCrs(499_990, 20, 0, 4_000_010, 0, -20), "EPSG:32640");
        var aligned = labels(coarse, "417", "714").alignedTo(IMAGE, Resampling.NEAREST);
        assertEquals("11", Rasters.text(aligned.read(Window.of(1, 2, 2, 1), CancelToken.NEVER)));
        assertEquals("2./0.", Rasters.text(aligned.read(Window.of(3, 0, 2, 2), CancelToken.NEVER)));
    }
}
