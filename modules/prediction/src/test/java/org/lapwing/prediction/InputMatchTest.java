package org.lapwing.prediction;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lapwing.raster.Band;
import org.lapwing.raster.Grid;
import org.lapwing.raster.GridToCrs;
import org.lapwing.raster.MemoryRaster;
import org.lapwing.raster.RasterSource;
import org.lapwing.raster.SampleType;
import org.lapwing.raster.SourceId;
import org.lapwing.raster.Tile;

class InputMatchTest {

    private static RasterSource image(Grid grid, String... names) {
        var bands = Arrays.stream(names)
                .map(name -> Band.of(name, SampleType.UINT8))
                .toList();
        return new MemoryRaster(SourceId.of("image"), grid, Tile.empty(grid.bounds(), bands));
    }

    private static Grid metres(double side) {
        return new Grid(4, 3, new GridToCrs(0, side, 0, 0, 0, -side), "EPSG:32633");
    }

    @Test
    void namedBandsAreFoundInAnyOrderAndCase() throws Exception {
        var card = Models.card(8, 2, List.of("nir", "red"), 0);
        assertArrayEquals(
                new int[] {3, 0}, InputMatch.bandNumbers(card, image(metres(1), "Red", "Green", "Blue", "NIR")));
    }

    @Test
    void namelessBandsAreTakenByNumber() throws Exception {
        var card = Models.card(8, 2, List.of("red", "green"), 0);
        assertArrayEquals(new int[] {0, 1}, InputMatch.bandNumbers(card, image(metres(1), "band 1", "band 2")));
    }

    @Test
    void aMissingNameIsRefusedAndListed() {
        var card = Models.card(8, 2, List.of("red", "nir"), 0);
        var failure = assertThrows(
                ImageMismatchException.class, () -> InputMatch.bandNumbers(card, image(metres(1), "red", "green")));
        assertEquals(List.of("It needs band 'nir'; the image has [red, green]."), failure.differences());
    }

    @Test
    void anotherNumberOfNamelessBandsIsRefused() {
        var card = Models.card(8, 2, List.of("band 1", "band 2"), 1);
        var failure = assertThrows(
                ImageMismatchException.class, () -> InputMatch.bandNumbers(card, image(metres(10), "a", "b", "c")));
        assertEquals(1, failure.differences().size());
        assertTrue(failure.getMessage().contains("trained on 2 bands"), failure.getMessage());
    }

    @Test
    void anotherResolutionIsForAPersonToJudge() throws Exception {
        var card = Models.card(8, 2, List.of("band 1"), 1);
        assertEquals(1, InputMatch.bandNumbers(card, image(metres(10), "band 1")).length);
    }

    @Test
    void degreesBecomeMetresAtTheirLatitude() {
        double degree = 1 / 111_195.08;
        var equator = new Grid(2, 2, new GridToCrs(10, degree, 0, 0, 0, -degree), "EPSG:4326");
        assertEquals(1.0, GroundResolution.metres(equator).orElseThrow(), 1e-3);
        var north = new Grid(2, 2, new GridToCrs(10, 2 * degree, 0, 60, 0, -degree), "EPSG:4326");
        assertEquals(1.0, GroundResolution.metres(north).orElseThrow(), 1e-3);
    }
}
