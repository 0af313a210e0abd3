package org.lapwing.labels.annotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.lapwing.raster.Grid;
import org.lapwing.raster.GridToCrs;
import org.lapwing.raster.Window;

class PatchPaintingTest {

    private static final Grid GRID = new Grid(60, 60, new GridToCrs(0, 2, 0, 120, 0, -2), Drawings.UTM);
    private static final Window PATCH = Window.of(10, 8, 23, 17);

    private int named = 1000;

    @Test
    void burningAfterwardsGivesExactlyThePaintedPixelsWhateverWasThere() throws IOException, EditRefusedException {
        for (int seed = 0; seed < 25; seed++) {
            var random = new SplittableRandom(seed);
            var store = Drawings.store();
            var edits = new RandomEdits(random);
            for (int i = 0; i < 30; i++) {
                store.apply(edits.next(store.snapshot()));
            }
            var painting = PatchPainting.begin(store.snapshot(), GRID, PATCH);
            for (int i = 0; i < 120; i++) {
                int code = List.of(1, 2, 3, 9, PatchPainting.UNLABELLED).get(random.nextInt(5));
                painting.paint(random.nextInt(23), random.nextInt(17), code);
            }
            painting.paint(Drawings.box(40, 75, 52, 90), PatchPainting.UNLABELLED);
            painting.paint(Drawings.shape("POLYGON ((30 80, 66 100, 50 72, 30 80))"), 3);
            var before = store.snapshot();

            var inverse = store.apply(painting.finish(like(), () -> Drawings.id(named++)));

            var after = PatchPainting.begin(store.snapshot(), GRID, PATCH);
            for (int row = 0; row < 17; row++) {
                for (int column = 0; column < 23; column++) {
                    assertEquals(painting.code(column, row), after.code(column, row), "seed " + seed);
                }
            }
            store.apply(inverse);
            assertEquals(
                    before.annotations().stream()
                            .map(each -> each.withRevision(0))
                            .toList(),
                    store.snapshot().annotations().stream()
                            .map(each -> each.withRevision(0))
                            .toList());
        }
    }

    @Test
    void whatIsPaintedHasTheAreaOfItsPixels() throws IOException, EditRefusedException {
        var store = Drawings.store();
        var painting = PatchPainting.begin(store.snapshot(), GRID, PATCH);
        for (int i = 0; i < 7; i++) {
            painting.paint(i, i % 3, 2);
        }
        painting.paint(-1, 4, 2);
        store.apply(painting.finish(like(), () -> Drawings.id(named++)));
        var made = store.snapshot().annotations().getFirst();
        assertEquals(7 * 4, made.geometry().getArea(), 1e-9);
        assertEquals("Ada", made.author());
        assertEquals(3, made.round());
    }

    @Test
    void paintingNothingNewIsNoEdit() throws IOException, EditRefusedException {
        var store = Drawings.store();
        store.apply(new LabelEdit.Add(Drawings.drawn(1, 1, Drawings.box(20, 70, 40, 90))));
        var painting = PatchPainting.begin(store.snapshot(), GRID, PATCH);
        painting.paint(Drawings.box(22, 72, 38, 88), 1);
        store.apply(painting.finish(like(), () -> Drawings.id(named++)));
        assertEquals(2, store.snapshot().revision());
    }

    @Test
    void pixelsOfAnImageElsewhereCannotBePainted() {
        var elsewhere = new Grid(60, 60, new GridToCrs(9, 0.001, 0, 45, 0, -0.001), "EPSG:4326");
        var refused = assertThrows(
                IOException.class, () -> PatchPainting.begin(Drawings.store().snapshot(), elsewhere, PATCH));
        assertTrue(refused.getMessage().contains("the image is in EPSG:4326"), refused.getMessage());
    }

    @Test
    void aClassThatThereIsNotIsACallersMistake() throws IOException {
        var painting = PatchPainting.begin(Drawings.store().snapshot(), GRID, PATCH);
        assertThrows(IllegalArgumentException.class, () -> painting.paint(0, 0, 77));
    }

    private static Annotation like() {
        return Drawings.drawn(1, 1, Drawings.point(0, 0)).withRound(3);
    }
}
