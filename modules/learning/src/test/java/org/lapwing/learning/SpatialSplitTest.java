package org.lapwing.learning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lapwing.learning.SpatialSplit.Block;
import org.lapwing.learning.SpatialSplit.Part;
import org.lapwing.raster.Window;

class SpatialSplitTest {

    private static final int GAP = 3;

    private final SpatialSplit split = new SpatialSplit(
            List.of(
                    new Block(0, Window.of(0, 0, 20, 20), Part.TRAINING),
                    new Block(0, Window.of(20, 0, 20, 20), Part.VALIDATION),
                    new Block(0, Window.of(0, 20, 20, 20), Part.TEST),
                    new Block(0, Window.of(20, 20, 20, 20), Part.TRAINING)),
            GAP);

    @Test
    void trainingKeepsItsDistanceFromEveryOtherPart() {
        var kept = masked(Window.of(0, 0, 40, 40), Part.TRAINING);
        for (int row = 0; row < 40; row++) {
            for (int column = 0; column < 40; column++) {
                boolean free = (column < 20 - GAP && row < 20 - GAP) || (column >= 20 + GAP && row >= 20 + GAP);
                assertEquals(free ? 1 : 255, kept[row * 40 + column] & 0xFF, column + ", " + row);
            }
        }
    }

    @Test
    void validationKeepsItsDistanceFromTestBlocksOnly() {
        var kept = masked(Window.of(0, 0, 40, 40), Part.VALIDATION);
        assertEquals(1, kept[5 * 40 + 20]);
        assertEquals(1, kept[16 * 40 + 23]);
        assertEquals(255, kept[19 * 40 + 20] & 0xFF);
        assertEquals(255, kept[5 * 40 + 19] & 0xFF);
    }

    @Test
    void testBlocksAreUsedWhole() {
        assertEquals(List.of(Window.of(0, 20, 20, 20)), split.testBlocks(0));
        assertEquals(1, masked(Window.of(0, 20, 20, 20), Part.TEST)[19]);
    }

    @Test
    void pixelsOutsideAllBlocksBelongToNobody() {
        var kept = masked(Window.of(-10, -10, 20, 20), Part.TRAINING);
        assertEquals(255, kept[0] & 0xFF);
        assertEquals(1, kept[10 * 20 + 10]);
    }

    @Test
    void aWindowIsFreeWhenAllItsPixelsAre() {
        assertTrue(split.isFree(0, Window.of(0, 0, 17, 17), Part.TRAINING));
        assertFalse(split.isFree(0, Window.of(0, 0, 18, 17), Part.TRAINING));
        assertFalse(split.isFree(1, Window.of(0, 0, 17, 17), Part.TRAINING));
    }

    private byte[] masked(Window window, Part part) {
        var classes = new byte[(int) window.pixels()];
        java.util.Arrays.fill(classes, (byte) 1);
        split.mask(0, window, part, classes);
        return classes;
    }
}
