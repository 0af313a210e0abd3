package org.lapwing.learning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.lapwing.raster.Grid;
import org.lapwing.raster.Window;

class LabelledWindowsTest {

    private static final Grid GRID = Grid.ofPixels(5000, 4000);

    @Test
    void everyRectangleIsCoveredAndNoWindowIsLarge() {
        var random = new SplittableRandom(3);
        var boxes = new ArrayList<Window>();
        for (int i = 0; i < 200; i++) {
            boxes.add(Window.of(
                    random.nextInt(4900), random.nextInt(3900), 1 + random.nextInt(300), 1 + random.nextInt(200)));
        }
        var windows = LabelledWindows.covering(boxes, GRID, 512);
        for (var window : windows) {
            assertTrue(window.width() <= 512 && window.height() <= 512, window + "");
        }
        for (var box : boxes) {
            long covered = 0;
            var inside = box.clip(GRID).orElseThrow();
            for (long row = inside.row(); row < inside.endRow(); row += 7) {
                for (long column = inside.column(); column < inside.endColumn(); column += 7) {
                    var pixel = Window.of(column, row, 1, 1);
                    assertTrue(windows.stream().anyMatch(each -> each.contains(pixel)), pixel + " is not covered");
                    covered++;
                }
            }
            assertTrue(covered > 0);
        }
    }

    @Test
    void farRectanglesHaveWindowsOfTheirOwnThatStayWhenOthersCome() {
        var first = Window.of(100, 100, 50, 40);
        var second = Window.of(2000, 3000, 64, 64);
        assertEquals(List.of(first, second), LabelledWindows.covering(List.of(second, first), GRID, 512));
        var third = Window.of(160, 120, 20, 20);
        assertEquals(
                List.of(Window.of(100, 100, 80, 40), second),
                LabelledWindows.covering(List.of(first, second, third), GRID, 512));
    }

    @Test
    void whatLiesOutsideIsLeftOut() {
        assertEquals(List.of(), LabelledWindows.covering(List.of(Window.of(-50, 0, 20, 20)), GRID, 512));
        assertEquals(
                List.of(Window.of(0, 0, 10, 20)),
                LabelledWindows.covering(List.of(Window.of(-10, 0, 20, 20)), GRID, 512));
        assertThrows(IllegalArgumentException.class, () -> LabelledWindows.covering(List.of(), GRID, 100));
    }
}
