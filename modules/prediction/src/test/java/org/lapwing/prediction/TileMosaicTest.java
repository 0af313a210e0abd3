package org.lapwing.prediction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lapwing.raster.Band;
import org.lapwing.raster.SampleType;
import org.lapwing.raster.Tile;
import org.lapwing.raster.Window;

class TileMosaicTest {

    private static final List<Band> BANDS = List.of(Band.of("a", SampleType.FLOAT32), Band.of("b", SampleType.FLOAT32));

    /// A core whose samples spell `1000 * band + 100 * row + column` of the image.
    private static float[] core(Window window) {
        var samples = new float[2 * (int) window.pixels()];
        for (int band = 0; band < 2; band++) {
            for (int row = 0; row < window.height(); row++) {
                for (int column = 0; column < window.width(); column++) {
                    samples[(band * window.height() + row) * window.width() + column] =
                            10_000L * band + 100 * (window.row() + row) + window.column() + column;
                }
            }
        }
        return samples;
    }

    @Test
    void everyPixelOfTheOutputComesOutOnceAtItsPlace() {
        var output = Window.of(5, 3, 23, 19);
        var mosaic = new TileMosaic(output, 8, BANDS);
        var tiles = new ArrayList<Tile>();
        for (int row = 0; row < 25; row += 7) {
            for (int column = 0; column < 30; column += 7) {
                var window = Window.of(column, row, 7, 7);
                tiles.addAll(mosaic.put(window, core(window)));
            }
        }
        assertEquals(0, mosaic.openTiles());
        assertEquals(9, tiles.size());
        assertEquals(
                23 * 19,
                tiles.stream().mapToLong(tile -> tile.window().pixels()).sum());
        for (var tile : tiles) {
            for (int row = 0; row < tile.height(); row++) {
                for (int column = 0; column < tile.width(); column++) {
                    long imageRow = 3 + tile.window().row() + row;
                    long imageColumn = 5 + tile.window().column() + column;
                    assertEquals((double) (10_000 + 100 * imageRow + imageColumn), tile.sample(1, column, row));
                }
            }
        }
    }

    @Test
    void onlyBegunTilesAreHeld() {
        var mosaic = new TileMosaic(Window.of(0, 0, 160, 160), 16, BANDS);
        int most = 0;
        for (int row = 0; row < 160; row += 16) {
            for (int column = 0; column < 160; column += 16) {
                var window = Window.of(column, row, 16, 16);
                mosaic.put(window, core(window));
                most = Math.max(most, mosaic.openTiles());
            }
        }
        assertEquals(0, most);
    }

    @Test
    void aCoreOutsideTheOutputIsIgnored() {
        var mosaic = new TileMosaic(Window.of(0, 0, 8, 8), 8, BANDS);
        assertTrue(
                mosaic.put(Window.of(8, 0, 4, 4), core(Window.of(8, 0, 4, 4))).isEmpty());
        assertEquals(0, mosaic.openTiles());
    }

    @Test
    void tilesLeaveAsSoonAsTheirLastPixelCame() {
        var mosaic = new TileMosaic(Window.of(0, 0, 12, 6), 6, BANDS);
        assertTrue(
                mosaic.put(Window.of(0, 0, 5, 6), core(Window.of(0, 0, 5, 6))).isEmpty());
        var complete = mosaic.put(Window.of(5, 0, 7, 6), core(Window.of(5, 0, 7, 6)));
        complete.sort(Comparator.comparing(tile -> tile.window().column()));
        assertEquals(
                List.of(Window.of(0, 0, 6, 6), Window.of(6, 0, 6, 6)),
                complete.stream().map(Tile::window).toList());
    }
}
