package org.lapwing.prediction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.DeviceQueue;
import org.lapwing.jobs.Lane;
import org.lapwing.model.ModelException;
import org.lapwing.model.Segmenter;
import org.lapwing.raster.Tile;
import org.lapwing.raster.Window;
import org.lapwing.testsupport.FakeSegmenter;
import org.lapwing.testsupport.Scene;

/// The map stays live while training and an export run on the same device. Units are let through one by one, so
/// that the order is the queue's own.
class DeviceLanesTest {

    private static final int MARGIN = 2;

    private final DeviceQueue device = new DeviceQueue("device-test");
    private final List<String> ran = Collections.synchronizedList(new ArrayList<>());
    private final Semaphore gate = new Semaphore(0);
    private final Semaphore begun = new Semaphore(0);

    @AfterEach
    void end() {
        gate.release(1000);
        device.close();
    }

    /// Notes that it ran.
    private final class NotingSegmenter implements Segmenter {

        private final FakeSegmenter inner = new FakeSegmenter(MARGIN, Models.THRESHOLDS);

        @Override
        public float[] scores(float[] input, int batch, int height, int width) throws ModelException {
            ran.add("map");
            return inner.scores(input, batch, height, width);
        }

        @Override
        public void close() {
            inner.close();
        }
    }

    private CompletableFuture<Boolean> queue(Lane lane, String name) {
        return device.submit(lane, CancelToken.NEVER, () -> {
            begun.release();
            gate.acquire();
            return ran.add(name);
        });
    }

    @Test
    void whatIsLookedAtWaitsForAtMostOneTrainingStep() throws Exception {
        var settings = new PredictionSettings(Lane.INTERACTIVE, 1 << 20, 2);
        try (var prediction = PredictedRaster.of(
                Scene.patchwork(80, 64, 2, 7),
                Models.card(20, MARGIN),
                "v1",
                new NotingSegmenter(),
                device,
                settings)) {
            for (int step = 0; step < 5; step++) {
                queue(Lane.TRAINING, "train");
            }
            queue(Lane.EXPORT, "export");
            assertTrue(begun.tryAcquire(10, TimeUnit.SECONDS), "the first step has begun");
            CompletableFuture<Tile> asked =
                    prediction.readAsync(Window.of(0, 0, 16, 16), CancelToken.create(), Runnable::run);

            gate.release();
            assertEquals(16, asked.get(10, TimeUnit.SECONDS).width());

            assertEquals(List.of("train", "map"), List.copyOf(ran));
        }
    }

    @Test
    void aTrainingStepGoesBeforeAnExport() throws Exception {
        var first = queue(Lane.TRAINING, "first");
        assertTrue(begun.tryAcquire(10, TimeUnit.SECONDS));
        var export = queue(Lane.EXPORT, "export");
        var train = queue(Lane.TRAINING, "train");
        gate.release(3);
        first.get(10, TimeUnit.SECONDS);
        train.get(10, TimeUnit.SECONDS);
        export.get(10, TimeUnit.SECONDS);

        assertEquals(List.of("first", "train", "export"), List.copyOf(ran));
    }
}
