package org.lapwing.mapview;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MapPainterTest {

    private final PainterStage stage = new PainterStage();
    private final FakePyramid image = new FakePyramid("image", 4000, 3000, 4, 100);
    private final Layer layer = PainterStage.grey(image);

    @Test
    void theFirstPassShowsWhatIsCachedWithoutWaiting() {
        stage.cache.put(image.key(0, 0, 0), image.tile(image.key(0, 0, 0)));
        stage.show(PainterStage.at(0, 0, 1, 512, 256), layer);
        stage.thread.runNext();
        stage.ui.runNext();

        assertEquals("FF646464", stage.hex(10, 10));
        assertEquals("00000000", stage.hex(300, 10));
        assertEquals(1, stage.last().missingTiles());
    }

    @Test
    void aPreviewHatchesWhatItDoesNotHoldAndItsStripesMoveWithTheMap() {
        var sampled = new FakePyramid("model", 40_000, 30_000, 3, 0).withSampledLevels(6);
        var legend = new org.lapwing.labels.Legend(
                List.of(new org.lapwing.labels.LegendClass(1, "water", "#0000FF", List.of())), java.util.Set.of());
        var preview = Layer.of("prediction", "Prediction", sampled, new ScoreStyle(legend, ScoreMode.CLASS));
        stage.show(PainterStage.at(0, 0, 8, 300, 300), preview);
        stage.runAll();

        assertEquals("FF0000FF", stage.hex(20, 20), "a true pixel");
        int striped = 0;
        for (int x = 130; x < 256; x++) {
            striped += stage.argb(x, 20) == 0 ? 0 : 1;
        }
        assertTrue(striped > 20 && striped < 60, striped + " of 126 pixels are striped");

        stage.show(PainterStage.at(8 * 13, 8 * 5, 8, 300, 300), preview);
        stage.runAll();
        var moved = stage.last().picture().argb().clone();
        var fresh = new PainterStage();
        fresh.show(PainterStage.at(8 * 13, 8 * 5, 8, 300, 300), preview);
        fresh.runAll();
        assertArrayEquals(fresh.last().picture().argb(), moved);
    }

    @Test
    void onlyTheLastOfSeveralFramesIsPainted() {
        stage.show(PainterStage.at(0, 0, 1, 256, 256), layer);
        stage.show(PainterStage.at(10, 0, 1, 256, 256), layer);
        var last = stage.show(PainterStage.at(20, 0, 1, 256, 256), layer);
        stage.thread.runNext();
        stage.ui.runNext();

        assertEquals(1, stage.commits.size());
        assertEquals(last, stage.last().frame());
    }

    @Test
    void aFirstPassUnderWayIsCommittedThoughANewerFrameWaits() {
        var first = stage.show(PainterStage.at(0, 0, 1, 256, 256), layer);
        stage.thread.runNext();
        var second = stage.show(PainterStage.at(40, 0, 1, 256, 256), layer);
        stage.ui.runNext();
        stage.thread.runNext();
        stage.ui.runNext();

        assertEquals(
                List.of(first, second),
                stage.commits.stream().map(PaintedFrame::frame).toList());
    }

    @Test
    void nothingIsPaintedBetweenAPictureAndItsCommit() {
        stage.show(PainterStage.at(0, 0, 1, 256, 256), layer);
        stage.thread.runNext();
        stage.show(PainterStage.at(40, 0, 1, 256, 256), layer);
        stage.decoders.runAll();
        stage.thread.runAll();
        assertEquals(1, stage.ui.size(), "one commit waits, and no second picture was begun");

        stage.ui.runNext();
        assertEquals(1, stage.thread.size());
    }

    @Test
    void whenAllTilesAreThereNothingIsMissing() {
        stage.show(PainterStage.at(100, 100, 1, 600, 400), layer);
        stage.runAll();

        assertEquals(0, stage.last().missingTiles());
        for (int x = 0; x < 600; x += 7) {
            assertEquals("FF646464", stage.hex(x, x % 400));
        }
    }

    @Test
    void refiningSwatchBySwatchEndsInThePictureOfOnePass() {
        var view = PainterStage.at(37.3, 12.9, 1.37, 700, 500);
        stage.show(view, 32, layer);
        stage.runAll();
        assertTrue(stage.commits.size() > 3, "tiles came one by one");
        var refined = stage.last();

        var whole = new PainterStage();
        whole.show(view, 32, layer);
        whole.runAll();
        whole.show(view, 32, layer);
        whole.runAll();
        assertArrayEquals(whole.last().picture().argb(), refined.picture().argb());
    }

    @Test
    void aPannedPictureEqualsAFreshOneWhateverArrivedMeanwhile() {
        var random = new SplittableRandom(11);
        double column = 300;
        double row = 200;
        for (int step = 0; step < 60; step++) {
            column += random.nextInt(-90, 91);
            row += random.nextInt(-60, 61);
            stage.show(PainterStage.at(column, row, 1, 500, 400), 32, layer);
            for (int work = random.nextInt(12); work > 0; work--) {
                switch (random.nextInt(3)) {
                    case 0 -> stage.thread.runNext();
                    case 1 -> stage.ui.runNext();
                    default -> stage.decoders.runNext();
                }
            }
        }
        stage.runAll();
        assertEquals(0, stage.last().missingTiles());

        var fresh = new PainterStage();
        fresh.show(PainterStage.at(column, row, 1, 500, 400), layer);
        fresh.runAll();
        for (int y = 0; y < 400; y++) {
            for (int x = 0; x < 500; x++) {
                assertEquals(fresh.hex(x, y), stage.hex(x + 32, y + 32), x + ", " + y);
            }
        }
    }

    @Test
    void panningPaintsOnlyWhatComesIntoView() {
        stage.show(PainterStage.at(500, 500, 1, 1024, 768), layer);
        stage.runAll();
        var before = stage.last().picture();
        stage.show(PainterStage.at(480, 500, 1, 1024, 768), layer);
        before.argb()[300 * 1024 + 500] = 0xFF123456; // would be painted over, were the whole picture painted
        stage.thread.runNext();
        stage.ui.runNext();

        assertEquals("FF123456", stage.hex(520, 300));
        assertEquals("FF646464", stage.hex(10, 300));
    }

    @Test
    void picturesTakeTurnsSoThatTheOneOnScreenIsNeverPainted() {
        stage.show(PainterStage.at(0, 0, 1, 600, 400), layer);
        stage.runAll();

        for (int i = 1; i < stage.commits.size(); i++) {
            assertNotSame(
                    stage.commits.get(i - 1).picture(), stage.commits.get(i).picture());
        }
    }

    @Test
    void aTilePaintsOnlyTheSwatchesItTouches() {
        stage.show(PainterStage.at(0, 0, 1, 1024, 512), layer);
        stage.thread.runNext();
        stage.ui.runNext();
        stage.runAll();

        assertEquals(new Swatch(0, 0, 1024, 512), stage.commits.getFirst().changed());
        // Frame, coarse stand-in, centre tile, the tile beside it: the picture that lagged by one takes up two.
        var changed = stage.commits.get(4).changed();
        assertTrue(changed.right() - changed.left() <= 768 && changed.bottom() - changed.top() <= 512, "" + changed);
    }

    @Test
    void aCoarseTileStandsInUntilTheFineOneIsThere() {
        stage.show(PainterStage.at(0, 0, 1, 300, 200), layer);
        stage.thread.runNext();
        stage.ui.runNext();
        stage.decoders.runNext();
        stage.thread.runNext();
        stage.ui.runNext();
        assertEquals("FF676767", stage.hex(150, 100), "level 3");

        stage.runAll();
        assertEquals("FF646464", stage.hex(150, 100), "level 0");
    }

    @Test
    void finerTilesStandInWhenZoomingOut() {
        stage.show(PainterStage.at(0, 0, 1, 256, 256), layer);
        stage.runAll();
        stage.show(PainterStage.at(0, 0, 2, 256, 256), layer);
        stage.thread.runNext();
        stage.ui.runNext();

        assertEquals("FF646464", stage.hex(64, 64), "finer tile, seen before");
    }

    @Test
    void aFailedTileIsStripedOnceAndReadAgainOnRequest() {
        image.breakTile(image.key(0, 1, 0));
        stage.show(PainterStage.at(0, 0, 1, 512, 256), layer);
        stage.runAll();

        assertEquals("FF646464", stage.hex(100, 100));
        assertEquals(0, stage.last().missingTiles());
        int stripes = 0;
        for (int x = 256; x < 512; x++) {
            stripes += Optional.of(stage.argb(x, 50) >>> 16 & 0xFF)
                            .filter(red -> red > 0x90)
                            .isPresent()
                    ? 1
                    : 0;
        }
        assertTrue(stripes > 40 && stripes < 100, "pixels of stripes: " + stripes);
        assertEquals(
                List.of(MapNotice.Kind.TILES_FAILED),
                stage.last().notices().stream().map(MapNotice::kind).toList());
        assertTrue(stage.last().notices().getFirst().text().contains("Block 1, 0 of the test is broken."));

        image.mend();
        stage.loader.retry(image.id());
        stage.show(PainterStage.at(0, 0, 1, 512, 256), layer);
        stage.runAll();
        assertEquals("FF646464", stage.hex(300, 50));
        assertEquals(List.of(), stage.last().notices());
    }

    @Test
    void aNewStyleIsPaintedWithoutReadingAgain() {
        stage.show(PainterStage.at(0, 0, 1, 256, 256), layer);
        stage.runAll();
        stage.show(PainterStage.at(0, 0, 1, 256, 256), layer.withStyle(ImageryStyle.grey(0, Stretch.linear(50, 150))));
        stage.thread.runNext();
        stage.ui.runNext();

        assertEquals(0, stage.decoders.size());
        assertEquals("FF808080", stage.hex(10, 10));
    }

    @Test
    void theOldSourceStaysGreyedUntilTheNewOneIsThere() {
        var better = new FakePyramid("better", 4000, 3000, 4, 200);
        var colour = layer.withStyle(
                new ImageryStyle(0, 0, 0, Stretch.bytes(), Stretch.linear(0, 1000), Stretch.linear(0, 1000)));
        stage.show(PainterStage.at(0, 0, 1, 256, 256), colour);
        stage.runAll();
        assertEquals("FF641A1A", stage.hex(10, 10));

        stage.show(PainterStage.at(0, 0, 1, 256, 256), colour.withSource(better));
        stage.thread.runNext();
        stage.ui.runNext();
        int faded = stage.argb(10, 10);
        assertTrue((faded >> 16 & 0xFF) - (faded & 0xFF) < 25, "nearly grey: " + stage.hex(10, 10));

        stage.runAll();
        assertEquals("FFC83333", stage.hex(10, 10));
    }

    @Test
    void aClosedPainterPaintsNothingMore() {
        stage.show(PainterStage.at(0, 0, 1, 256, 256), layer);
        stage.painter.close();
        stage.runAll();

        assertEquals(List.of(), stage.commits);
    }

    @Test
    void theMarginIsPaintedFromCachedTilesButNotAskedFor() {
        var beside = image.key(0, 1, 0);
        stage.cache.put(beside, image.tile(beside));
        stage.show(PainterStage.at(0, 0, 1, 256, 256), 64, layer);
        stage.thread.runNext();
        stage.ui.runNext();

        assertEquals("FF646464", stage.hex(64 + 256 + 10, 100));
        assertEquals(1, stage.last().missingTiles());
    }
}
