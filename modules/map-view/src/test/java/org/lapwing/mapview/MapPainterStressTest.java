package org.lapwing.mapview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.lapwing.jobs.WorkerPool;
import org.lapwing.raster.TileCache;
import org.lapwing.raster.TileLoader;

class MapPainterStressTest {

    private static final int FRAMES = 400;

    @Test
    void manyFramesOverManyThreadsEndInTheRightPicture() throws Exception {
        var image = new FakePyramid("image", 40_000, 30_000, 6, 100);
        var overlay = new FakePyramid("overlay", 40_000, 30_000, 6, 20);
        var sources = Set.of(image.id(), overlay.id());
        var layers =
                List.of(PainterStage.grey(image), PainterStage.grey(overlay).withOpacity(0.5));
        var settled = new CountDownLatch(1);
        var wrong = new AtomicLong();
        try (var decoders = WorkerPool.create("stress-tile", 8, WorkerPool.Ending.ABANDON);
                var thread = WorkerPool.create("stress-painter", 1, WorkerPool.Ending.ABANDON);
                var ui = WorkerPool.create("stress-ui", 1, WorkerPool.Ending.ABANDON);
                // Small enough that tiles leave while others come.
                var loader = new TileLoader(new TileCache(40L << 16), decoders, 8);
                var painter = new MapPainter(loader, thread, ui, 16L << 20, painted -> {
                    if (painted.frame().number() == FRAMES && painted.missingTiles() == 0) {
                        var picture = painted.picture();
                        for (int color : picture.argb()) {
                            wrong.addAndGet(color == picture.argb()[0] ? 0 : 1);
                        }
                        settled.countDown();
                    }
                })) {
            var history = new LayerHistory();
            var random = new SplittableRandom(3);
            painter.setSources(sources);
            for (int number = 1; number <= FRAMES; number++) {
                double scale = Math.pow(2, random.nextInt(8) * 0.5);
                var view = PainterStage.at(random.nextInt(20_000), random.nextInt(15_000), scale, 400, 300);
                painter.paint(new ViewFrame(number, view, 0, history.next(layers)));
                if (number % 50 == 0) {
                    painter.setSources(Set.of(image.id()));
                    painter.setSources(sources);
                }
                if (number % 7 == 0) {
                    thread.execute(Thread::onSpinWait);
                    Thread.yield();
                }
            }
            assertTrue(settled.await(60, TimeUnit.SECONDS), "the last frame was never whole");
        }
        assertEquals(0, wrong.get(), "pixels of a stand-in are left in the last picture");
    }
}
