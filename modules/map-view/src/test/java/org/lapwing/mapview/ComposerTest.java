package org.lapwing.mapview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lapwing.labels.Legend;
import org.lapwing.labels.LegendClass;
import org.lapwing.raster.Band;
import org.lapwing.raster.Grid;
import org.lapwing.raster.GridToCrs;
import org.lapwing.raster.MemoryRaster;
import org.lapwing.raster.SampleType;
import org.lapwing.raster.SourceId;
import org.lapwing.raster.Tile;
import org.lapwing.testsupport.Scene;

class ComposerTest {

    private final PainterStage stage = new PainterStage();

    @Test
    void atNativeScaleEveryScreenPixelIsItsSourcePixel() {
        var ramp = Scene.ramp(7, 5);
        var grid = ramp.grid();
        var view = new Viewport(grid.transform().x(3.5, 2.5), grid.transform().y(3.5, 2.5), 1, 7, 5, 1);
        stage.show(view, PainterStage.grey(ramp));
        stage.runAll();

        for (int row = 0; row < 5; row++) {
            for (int column = 0; column < 7; column++) {
                boolean hole = column == Scene.NO_DATA_COLUMN && row == Scene.NO_DATA_ROW;
                int level = 10 * row + column;
                assertEquals(hole ? 0 : 0xFF000000 | level * 0x010101, stage.argb(column, row), column + ", " + row);
            }
        }
    }

    @Test
    void outsideTheRasterNothingIsDrawn() {
        stage.show(PainterStage.at(-2, -1, 1, 6, 4), PainterStage.grey(raster(2, 2, 9, 9, 9, 9)));
        stage.runAll();

        assertEquals("...... | ..##.. | ..##.. | ......", drawn(6, 4));
    }

    @Test
    void farEnlargedImageryShowsItsPixelsAsSquares() {
        stage.show(PainterStage.at(0, 0, 1 / 8.0, 16, 8), PainterStage.grey(raster(2, 1, 0, 200)));
        stage.runAll();

        assertEquals("FF000000", stage.hex(7, 4));
        assertEquals("FFC8C8C8", stage.hex(8, 4));
    }

    @Test
    void slightlyEnlargedImageryIsInterpolatedAndExactAtPixelCentres() {
        stage.show(PainterStage.at(0, 0, 0.25, 8, 4), PainterStage.grey(raster(2, 1, 0, 200)));
        stage.runAll();

        assertEquals("FF000000", stage.hex(0, 2), "left of the first centre its own colour");
        assertEquals("FF191919", stage.hex(2, 2), "one eighth of the way");
        assertEquals("FFAFAFAF", stage.hex(5, 2), "seven eighths");
        assertEquals("FFC8C8C8", stage.hex(7, 2));
    }

    @Test
    void classesAreNeverMixed() {
        var legend = new Legend(
                List.of(
                        new LegendClass(1, "water", "#0000FF", List.of()),
                        new LegendClass(2, "tree", "#00FF00", List.of())),
                java.util.Set.of(),
                java.util.Set.of());
        var classes = Layer.of("truth", "truth", raster(3, 1, 0, 1, 255), new ClassStyle(legend));
        stage.show(PainterStage.at(0, 0, 0.4, 8, 2), classes);
        stage.runAll();

        var seen = new StringBuilder();
        for (int x = 0; x < 8; x++) {
            seen.append(stage.hex(x, 1)).append(' ');
        }
        assertEquals("FF0000FF FF0000FF FF00FF00 FF00FF00 FF00FF00 00000000 00000000 00000000 ", seen.toString());
    }

    @Test
    void opacityMixesWithWhatLiesBeneath() {
        var under = PainterStage.grey(raster(1, 1, 100));
        var over =
                Layer.of("over", "over", raster(1, 1, 200), PainterStage.GREY).withOpacity(0.5);
        stage.show(PainterStage.at(0, 0, 0.1, 10, 10), under, over);
        stage.runAll();

        int grey = stage.argb(5, 5) & 0xFF;
        assertTrue(Math.abs(grey - 150) <= 1, "grey " + grey);
        assertEquals(0xFF, stage.argb(5, 5) >>> 24);
    }

    @Test
    void hiddenLayersAreNeitherDrawnNorRead() {
        var under = PainterStage.grey(raster(1, 1, 100));
        stage.show(PainterStage.at(0, 0, 0.1, 10, 10), under.hidden());
        stage.runAll();

        assertEquals("00000000", stage.hex(5, 5));
        assertEquals(0, stage.cache.size());
    }

    @Test
    void aLayerWithLargerPixelsLiesWhereItsTransformSays() {
        var base = PainterStage.grey(raster(8, 8));
        var coarse = new MemoryRaster(
                SourceId.of("coarse"), new Grid(1, 1, new GridToCrs(2, 4, 0, -3, 0, -4), "EPSG:32633"), tile(1, 1, 77));
        stage.show(PainterStage.at(0, 0, 1, 8, 8), base.hidden(), PainterStage.grey(coarse));
        stage.runAll();

        assertEquals(
                "........ | ........ | ........ | ..####.. | ..####.. | ..####.. | ..####.. | ........", drawn(8, 8));
    }

    @Test
    void aTurnedRasterIsDrawnTurned() {
        // Columns run down the map, rows to the right.
        var turned = new MemoryRaster(
                SourceId.of("turned"),
                new Grid(3, 2, new GridToCrs(0, 0, 1, 0, -1, 0), "EPSG:32633"),
                tile(3, 2, 10, 11, 12, 20, 21, 22));
        stage.show(PainterStage.at(0, 0, 1, 2, 3), PainterStage.grey(turned));
        stage.runAll();

        assertEquals("FF0A0A0A", stage.hex(0, 0));
        assertEquals("FF141414", stage.hex(1, 0));
        assertEquals("FF0C0C0C", stage.hex(0, 2));
        assertEquals("FF161616", stage.hex(1, 2));
    }

    @Test
    void aRasterWithoutReducedCopiesIsAveragedWhenItIsSmallEnough() {
        stage.show(PainterStage.at(0, 0, 4, 2, 1), PainterStage.grey(checkered(8, 4, 100, 200)));
        stage.runAll();

        assertEquals("FF969696", stage.hex(0, 0));
        assertEquals("FF969696", stage.hex(1, 0));
    }

    @Test
    void onADenseScreenOneUnitIsSeveralDevicePixels() {
        var view = new Viewport(1, -1, 1, 2, 2, 2);
        stage.show(
                view,
                PainterStage.grey(raster(4, 4, 11, 12, 13, 14, 21, 22, 23, 24, 31, 32, 33, 34))
                        .shown());
        stage.runAll();

        assertEquals(4, stage.last().picture().columns());
        assertEquals("FF0B0B0B", stage.hex(0, 0));
        assertEquals(0x16, stage.argb(3, 3) & 0xFF, 4);
    }

    @Test
    void noSeamShowsBetweenTiles() {
        var flat = new FakePyramid("flat", 1000, 1000, 1, 90);
        stage.show(PainterStage.at(200.3, 201.7, 0.37, 400, 300), PainterStage.grey(flat));
        stage.runAll();

        for (int y = 0; y < 300; y++) {
            for (int x = 0; x < 400; x++) {
                assertEquals(0xFF5A5A5A, stage.argb(x, y), x + ", " + y);
            }
        }
    }

    private String drawn(int columns, int rows) {
        var lines = new StringBuilder();
        for (int y = 0; y < rows; y++) {
            lines.append(y == 0 ? "" : " | ");
            for (int x = 0; x < columns; x++) {
                lines.append(stage.argb(x, y) == 0 ? '.' : '#');
            }
        }
        return lines.toString();
    }

    private static MemoryRaster checkered(int columns, int rows, int even, int odd) {
        var values = new int[columns * rows];
        for (int i = 0; i < values.length; i++) {
            values[i] = (i % columns + i / columns) % 2 == 0 ? even : odd;
        }
        return raster(columns, rows, values);
    }

    private static MemoryRaster raster(int columns, int rows, int... values) {
        return new MemoryRaster(
                SourceId.of("raster-" + List.of(columns, rows) + java.util.Arrays.toString(values)),
                new Grid(columns, rows, new GridToCrs(0, 1, 0, 0, 0, -1), "EPSG:32633"),
                tile(columns, rows, values));
    }

    private static Tile tile(int columns, int rows, int... values) {
        var samples = new byte[columns * rows];
        for (int i = 0; i < values.length; i++) {
            samples[i] = (byte) values[i];
        }
        return new Tile(
                org.lapwing.raster.Window.of(0, 0, columns, rows),
                List.of(Band.of("value", SampleType.UINT8)),
                samples,
                Optional.empty());
    }
}
