package org.lapwing.labels.annotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.lapwing.jobs.CancelToken;
import org.lapwing.raster.Grid;
import org.lapwing.raster.GridToCrs;
import org.lapwing.raster.RasterSource;
import org.lapwing.raster.Tile;
import org.lapwing.raster.Window;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;

class AnnotationRasterTest {

    private static final Grid GRID = new Grid(7, 5, new GridToCrs(100, 10, 0, 1000, 0, -10), Drawings.UTM);

    private final LabelStore store = Drawings.store();

    @Test
    void pixelsWhoseCentreIsInsideHaveTheClassOfTheHighestAnnotation() throws IOException, EditRefusedException {
        store.apply(new LabelEdit.Add(Drawings.drawn(1, 1, Drawings.box(104, 964, 136, 996))));
        store.apply(new LabelEdit.Add(Drawings.drawn(2, 3, Drawings.box(126, 950, 146, 985))));
        store.apply(new LabelEdit.Add(Drawings.drawn(3, 1, Drawings.point(169, 951))));
        store.apply(new LabelEdit.Add(Drawings.drawn(4, 9, Drawings.box(100, 975, 110, 985))));

        var raster = AnnotationRaster.of(store.snapshot(), Drawings.CLASSES.legend(), GRID);

        assertEquals("""
            0000...
            .0011..
            00011..
            00011..
            ...11.0
            """, text(raster));
    }

    @Test
    void windowsLieAroundWhatChangedAfterARevision() throws IOException, EditRefusedException {
        store.apply(new LabelEdit.Add(Drawings.drawn(1, 1, Drawings.box(104, 964, 136, 996))));
        long before = store.snapshot().revision();
        store.apply(new LabelEdit.Add(Drawings.drawn(2, 3, Drawings.box(126, 950, 146, 985))));
        store.apply(new LabelEdit.Add(Drawings.drawn(3, 1, Drawings.point(169, 951))));
        store.apply(new LabelEdit.Add(Drawings.drawn(4, 9, Drawings.box(100, 975, 110, 985))));
        store.apply(new LabelEdit.Add(Drawings.drawn(5, 1, Drawings.box(0, 0, 10, 10))));

        var raster = AnnotationRaster.of(store.snapshot(), Drawings.CLASSES.legend(), GRID);

        assertEquals(
                Set.of(Window.of(2, 1, 3, 4), Window.of(6, 4, 1, 1)),
                Set.copyOf(raster.windows(before)),
                "what is unknown is not labelled, and what lies elsewhere is not here");
        assertEquals(3, raster.windows(0).size());
        assertEquals(List.of(), raster.windows(store.snapshot().revision()));
        assertEquals(store.snapshot().revision(), raster.revision());
    }

    @Test
    void aWindowIsThatPartOfTheWhole() throws IOException, EditRefusedException {
        var edits = new RandomEdits(new SplittableRandom(9));
        for (int i = 0; i < 60; i++) {
            store.apply(edits.next(store.snapshot()));
        }
        var grid = new Grid(70, 50, new GridToCrs(-3, 1.7, 0.3, 95, 0.2, -2.1), Drawings.UTM);
        var raster = AnnotationRaster.of(store.snapshot(), Drawings.CLASSES.legend(), grid);
        var whole = raster.read(grid.bounds(), CancelToken.NEVER);
        var random = new SplittableRandom(2);
        for (int i = 0; i < 40; i++) {
            var window = Window.of(
                    random.nextInt(75) - 5, random.nextInt(55) - 5, 1 + random.nextInt(30), 1 + random.nextInt(30));
            var part = raster.read(window, CancelToken.NEVER);
            for (int row = 0; row < window.height(); row++) {
                for (int column = 0; column < window.width(); column++) {
                    long c = window.column() + column;
                    long r = window.row() + row;
                    boolean inside = c >= 0 && r >= 0 && c < 70 && r < 50;
                    assertEquals(inside ? whole.sample(0, (int) c, (int) r) : 255, part.sample(0, column, row));
                    assertEquals(part.sample(0, column, row) != 255, part.isValid(column, row));
                }
            }
        }
    }

    @Test
    void aPixelIsBurntExactlyWhereJtsSaysItsCentreIsInside() throws IOException, EditRefusedException {
        var shape = Drawings.shape("POLYGON ((3.1 4.2, 40.3 8.8, 61.7 33.3, 30.2 44.4, 9.9 30.1, 3.1 4.2),"
                + " (20.2 15.1, 30.7 17.3, 28.8 26.4, 20.2 15.1))");
        store.apply(new LabelEdit.Add(Drawings.drawn(1, 1, shape)));
        var grid = new Grid(70, 50, new GridToCrs(0, 1, 0, 50, 0, -1), Drawings.UTM);
        var raster = AnnotationRaster.of(store.snapshot(), Drawings.CLASSES.legend(), grid);
        var tile = raster.read(grid.bounds(), CancelToken.NEVER);
        var factory = new GeometryFactory();
        int burnt = 0;
        for (int row = 0; row < 50; row++) {
            for (int column = 0; column < 70; column++) {
                boolean inside = shape.contains(factory.createPoint(new Coordinate(column + 0.5, 49.5 - row)));
                assertEquals(inside, tile.isValid(column, row), column + ", " + row);
                burnt += inside ? 1 : 0;
            }
        }
        assertEquals(shape.getArea(), burnt, 25);
    }

    @Test
    void neighboursThatShareABorderThroughCentresLeaveNoGapAndNoPixelTwice() throws IOException, EditRefusedException {
        var left = Drawings.shape("POLYGON ((0 0, 10.5 0, 20.5 20, 0 20, 0 0))");
        var right = Drawings.shape("POLYGON ((10.5 0, 40 0, 40 20, 20.5 20, 10.5 0))");
        var grid = new Grid(40, 20, new GridToCrs(0, 1, 0, 20, 0, -1), Drawings.UTM);
        store.apply(new LabelEdit.Add(Drawings.drawn(1, 1, left)));
        var first = AnnotationRaster.of(store.snapshot(), Drawings.CLASSES.legend(), grid)
                .read(grid.bounds(), CancelToken.NEVER);
        store.apply(new LabelEdit.Remove(Drawings.id(1)));
        store.apply(new LabelEdit.Add(Drawings.drawn(2, 1, right)));
        var second = AnnotationRaster.of(store.snapshot(), Drawings.CLASSES.legend(), grid)
                .read(grid.bounds(), CancelToken.NEVER);
        for (int row = 0; row < 20; row++) {
            for (int column = 0; column < 40; column++) {
                assertNotEquals(first.isValid(column, row), second.isValid(column, row), column + ", " + row);
            }
        }
    }

    @Test
    void labelsAreReprojectedToTheGrid() throws IOException, EditRefusedException {
        store.apply(new LabelEdit.Add(Drawings.drawn(1, 1, Drawings.box(500_000, 5_000_000, 501_000, 5_001_000))));
        var degrees = new Grid(20, 20, new GridToCrs(8.99, 0.002, 0, 45.17, 0, -0.002), "EPSG:4326");
        var raster = AnnotationRaster.of(store.snapshot(), Drawings.CLASSES.legend(), degrees);
        var tile = raster.read(degrees.bounds(), CancelToken.NEVER);
        int burnt = 0;
        for (int i = 0; i < 400; i++) {
            burnt += tile.isValid(i % 20, i / 20) ? 1 : 0;
        }
        // a pixel is 157 m by 222 m
        assertEquals(1_000_000 / (157.3 * 222.3), burnt, 8);
    }

    @Test
    void pixelsWithoutGeoreferenceAndLabelsWithOneDoNotMeet() {
        assertThrows(
                IOException.class,
                () -> AnnotationRaster.of(store.snapshot(), Drawings.CLASSES.legend(), Grid.ofPixels(5, 5)));
    }

    @Test
    void everyStateHasAnIdOfItsOwn() throws IOException, EditRefusedException {
        var before = AnnotationRaster.of(store.snapshot(), Drawings.CLASSES.legend(), GRID)
                .id();
        store.apply(new LabelEdit.Add(Drawings.drawn(1, 1, Drawings.box(104, 964, 136, 996))));
        var after = AnnotationRaster.of(store.snapshot(), Drawings.CLASSES.legend(), GRID)
                .id();
        var coarse = AnnotationRaster.of(store.snapshot(), Drawings.CLASSES.coarseLegend(), GRID)
                .id();
        assertNotEquals(before, after);
        assertNotEquals(after, coarse);
    }

    private static String text(RasterSource raster) throws IOException {
        Tile tile = raster.read(raster.grid().bounds(), CancelToken.NEVER);
        var text = new StringBuilder();
        for (int row = 0; row < tile.height(); row++) {
            for (int column = 0; column < tile.width(); column++) {
                text.append(tile.isValid(column, row) ? String.valueOf((int) tile.sample(0, column, row)) : ".");
            }
            text.append('\n');
        }
        return text.toString();
    }
}
