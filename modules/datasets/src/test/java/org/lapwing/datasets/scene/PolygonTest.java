package org.lapwing.datasets.scene;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class PolygonTest {

    private final Polygon field = Polygon.rectangle(10, 20, 110, 60);

    @Test
    void bothHalvesTogetherAreTheWhole() {
        var below = field.half(1, 0, 40, -1, Border.HEDGE);
        var above = field.half(1, 0, 40, 1, Border.HEDGE);
        assertEquals(30 * 40, below.area());
        assertEquals(70 * 40, above.area());
    }

    @Test
    void theNewSideKnowsItsBorder() {
        var below = field.half(1, 0, 40, -1, Border.HEDGE);
        long hedges = below.corners().stream()
                .filter(corner -> corner.border() == Border.HEDGE)
                .count();
        assertEquals(1, hedges);
        for (int i = 0; i < below.corners().size(); i++) {
            var corner = below.corners().get(i);
            boolean onCut = corner.x() == 40 && below.after(i).x() == 40;
            assertEquals(onCut ? Border.HEDGE : Border.PLAIN, corner.border());
        }
    }

    @Test
    void theChordEndsOnTheOutline() {
        var ends = field.chord(0, 1, 30);
        assertEquals(List.of(new Warp.Point(110, 30), new Warp.Point(10, 30)), ends);
        assertEquals(List.of(), field.chord(0, 1, 70));
    }

    @Test
    void theLongAxisRunsAlongTheLongSide() {
        assertEquals(0, field.longAxis());
        assertArrayEquals(new float[] {20, 60}, field.extent(0, 1));
    }
}
