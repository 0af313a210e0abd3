package org.lapwing.labels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lapwing.raster.Grid;
import org.lapwing.raster.Window;

class WorkWindowsTest {

    @Test
    void piecesCoverTheAreaOnceAndMeetAtTileBorders() {
        var grid = Grid.ofPixels(20_000, 3_000);
        var area = Window.of(-10, 100, 9_000, 1_000);
        var pieces = WorkWindows.of(area, grid);
        assertEquals(8_990 * 1_000, pieces.stream().mapToLong(Window::pixels).sum());
        for (var piece : pieces) {
            assertTrue(area.contains(piece), piece.toString());
            assertTrue(piece.column() % 512 == 0, piece.toString());
            assertTrue(piece.row() == 100 || piece.row() % 512 == 0, piece.toString());
            for (var other : pieces) {
                assertTrue(piece == other || piece.intersect(other).isEmpty(), piece + " meets " + other);
            }
        }
        assertEquals(List.of(), WorkWindows.of(Window.of(-10, 0, 10, 10), grid));
    }

    @Test
    void aWholeGridNeedsNoSingleWindow() {
        var grid = Grid.ofPixels(3_000_000_000L, 2);
        var pieces = WorkWindows.of(grid);
        assertEquals(6_000_000_000L, pieces.stream().mapToLong(Window::pixels).sum());
        assertEquals(3_000_000_000L, pieces.getLast().endColumn());
    }
}
