package org.lapwing.raster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class GridShiftTest {

    private static final Grid WHOLE = new Grid(70, 50, new GridToCrs(1000, 2, 0, 9000, 0, -2), "EPSG:32632");

    @Test
    void aCutOutIsShiftedByItsCorner() {
        var part = new Grid(20, 10, WHOLE.transform().shifted(30, 7), WHOLE.crs());

        var shift = GridShift.of(WHOLE, part).orElseThrow();

        assertEquals(new GridShift(30, 7), shift);
        assertEquals(Window.of(1, 2, 3, 4), shift.toPart(Window.of(31, 9, 3, 4)));
    }

    @Test
    void pixelsOfAnotherSizeOrPlaceOrSystemAreNoCutOut() {
        var coarser = new Grid(20, 10, WHOLE.transform().scaled(2, 2), WHOLE.crs());
        var between = new Grid(20, 10, WHOLE.transform().shifted(30.5, 7), WHOLE.crs());
        var elsewhere = new Grid(20, 10, WHOLE.transform(), "EPSG:32633");

        assertTrue(GridShift.of(WHOLE, coarser).isEmpty());
        assertTrue(GridShift.of(WHOLE, between).isEmpty());
        assertTrue(GridShift.of(WHOLE, elsewhere).isEmpty());
    }

    @Test
    void imagesWithoutPlaceAreNotCompared() {
        assertTrue(GridShift.of(Grid.ofPixels(70, 50), Grid.ofPixels(20, 10)).isEmpty());
    }
}
