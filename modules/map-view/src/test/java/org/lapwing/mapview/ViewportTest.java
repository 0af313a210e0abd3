package org.lapwing.mapview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class ViewportTest {

    private final Viewport view = new Viewport(1000, 2000, 2, 300, 200, 1);

    @Test
    void screenAndMapPositionsAnswerEachOther() {
        assertEquals(1000, view.mapX(150));
        assertEquals(2000, view.mapY(100));
        assertEquals(700, view.mapX(0));
        assertEquals(2200, view.mapY(0), "up is north");
        assertEquals(37.25, view.screenX(view.mapX(37.25)), 1e-9);
        assertEquals(91.5, view.screenY(view.mapY(91.5)), 1e-9);
    }

    @Test
    void panningMovesThePictureWithTheHand() {
        var panned = view.pan(10, 20);

        assertEquals(view.mapX(0), panned.mapX(10), 1e-9);
        assertEquals(view.mapY(0), panned.mapY(20), 1e-9);
    }

    @Test
    void zoomingKeepsTheMapUnderTheCursor() {
        var zoomed = view.zoomAt(40, 170, 3);

        assertEquals(2.0 / 3, zoomed.unitsPerPixel(), 1e-12);
        assertEquals(view.mapX(40), zoomed.mapX(40), 1e-9);
        assertEquals(view.mapY(170), zoomed.mapY(170), 1e-9);
    }

    @Test
    void resizingKeepsCentreAndScale() {
        var resized = view.resized(800, 600, 2);

        assertEquals(1000, resized.mapX(400));
        assertEquals(2, resized.unitsPerPixel());
    }

    @Test
    void viewsWithoutExtentAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> view.withScale(0));
        assertThrows(IllegalArgumentException.class, () -> view.withScale(Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> view.centeredAt(Double.NaN, 0));
        assertThrows(IllegalArgumentException.class, () -> view.resized(0, 10, 1));
    }
}
