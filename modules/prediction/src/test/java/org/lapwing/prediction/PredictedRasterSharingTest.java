package org.lapwing.prediction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.CancelledException;
import org.lapwing.jobs.DeviceQueue;
import org.lapwing.jobs.Lane;
import org.lapwing.raster.RasterReadException;
import org.lapwing.raster.Window;
import org.lapwing.testsupport.FakeSegmenter;
import org.lapwing.testsupport.FaultyRaster;
import org.lapwing.testsupport.ManualExecutor;
import org.lapwing.testsupport.Scene;

/// Who shares, who leaves, and what is dropped, step by step: decoders run by hand, the device held by a latch.
class PredictedRasterSharingTest {

    private static final int MARGIN = 2;
    private static final Window FIRST_PATCH = Window.of(0, 0, 16, 16);

    private final DeviceQueue device = new DeviceQueue("device-test");
    private final FakeSegmenter segmenter = new FakeSegmenter(MARGIN, Models.THRESHOLDS);
    private final ManualExecutor decoders = new ManualExecutor();
    private final FaultyRaster image = new FaultyRaster(Scene.patchwork(80, 64, 2, 7));
    private final CountDownLatch hold = new CountDownLatch(1);
    private PredictedRaster prediction;

    @BeforeEach
    void open() throws Exception {
        prediction = PredictedRaster.of(
                image,
                Models.card(20, MARGIN),
                "v1",
                segmenter,
                device,
                new PredictionSettings(Lane.INTERACTIVE, 1 << 20, 2));
    }

    @AfterEach
    void end() {
        hold.countDown();
        prediction.close();
        device.close();
    }

    private void holdDevice() {
        var held = device.submit(Lane.INTERACTIVE, CancelToken.NEVER, () -> hold.await(10, TimeUnit.SECONDS));
        assertFalse(held.isDone());
    }

    /// Lets everything queued on the device happen.
    private void settle() throws Exception {
        hold.countDown();
        device.submit(Lane.INTERACTIVE, CancelToken.NEVER, () -> true).get(10, TimeUnit.SECONDS);
    }

    private static Throwable failure(Future<?> future) {
        return assertThrows(ExecutionException.class, () -> future.get(10, TimeUnit.SECONDS))
                .getCause();
    }

    @Test
    void twoAskersOfOnePatchShareOneReadAndOnePrediction() throws Exception {
        var one = prediction.readAsync(FIRST_PATCH, CancelToken.create(), decoders);
        var other = prediction.readAsync(Window.of(4, 4, 5, 5), CancelToken.create(), decoders);
        decoders.runAll();
        settle();
        decoders.runAll();
        assertEquals(FIRST_PATCH, one.get(10, TimeUnit.SECONDS).window());
        assertEquals(5, other.get(10, TimeUnit.SECONDS).width());
        assertEquals(1, image.reads());
        assertEquals(1, segmenter.calls());
    }

    @Test
    void aPatchThatNobodyWantsAnyMoreIsNotEvenRead() throws Exception {
        var token = CancelToken.create();
        var asked = prediction.readAsync(FIRST_PATCH, token, decoders);
        token.cancel();
        decoders.runAll();
        assertInstanceOf(CancelledException.class, failure(asked));
        assertEquals(0, image.reads());
        assertEquals(0, prediction.waitingPatches());
    }

    @Test
    void aPatchCancelledWhileItWaitsForTheDeviceIsNotPredicted() throws Exception {
        holdDevice();
        var token = CancelToken.create();
        var asked = prediction.readAsync(FIRST_PATCH, token, decoders);
        decoders.runAll();
        token.cancel();
        settle();
        decoders.runAll();
        assertInstanceOf(CancelledException.class, failure(asked));
        assertEquals(1, image.reads());
        assertEquals(0, segmenter.calls());
    }

    @Test
    void whoeverLeavesDoesNotTakeThePatchFromThoseWhoStay() throws Exception {
        holdDevice();
        var leaving = CancelToken.create();
        var left = prediction.readAsync(FIRST_PATCH, leaving, decoders);
        var stayed = prediction.readAsync(FIRST_PATCH, CancelToken.create(), decoders);
        decoders.runAll();
        leaving.cancel();
        settle();
        decoders.runAll();
        assertInstanceOf(CancelledException.class, failure(left));
        assertEquals(FIRST_PATCH, stayed.get(10, TimeUnit.SECONDS).window());
        assertEquals(1, segmenter.calls());
    }

    @Test
    void aPatchDroppedOnceIsPredictedWhenAskedForAgain() throws Exception {
        var token = CancelToken.create();
        prediction.readAsync(FIRST_PATCH, token, decoders);
        token.cancel();
        decoders.runAll();
        var again = prediction.readAsync(FIRST_PATCH, CancelToken.create(), decoders);
        decoders.runAll();
        settle();
        decoders.runAll();
        assertEquals(FIRST_PATCH, again.get(10, TimeUnit.SECONDS).window());
    }

    @Test
    void onlyAFewPatchesAreReadAheadOfTheDevice() throws Exception {
        holdDevice();
        var asked = prediction.readAsync(Window.of(0, 0, 80, 64), CancelToken.create(), decoders);
        decoders.runAll();
        assertEquals(20, prediction.waitingPatches());
        assertEquals(2, image.reads());
        hold.countDown();
        while (!asked.isDone()) {
            decoders.runAll();
            Thread.onSpinWait();
        }
        assertEquals(20, image.reads());
        assertEquals(20, segmenter.calls());
    }

    @Test
    void aPatchWhoseImageryCannotBeReadFailsForAllAskersAndIsTriedAgain() throws Exception {
        image.breakAt(3, 3);
        var one = prediction.readAsync(FIRST_PATCH, CancelToken.create(), decoders);
        var other = prediction.readAsync(FIRST_PATCH, CancelToken.create(), decoders);
        decoders.runAll();
        assertInstanceOf(RasterReadException.class, failure(one));
        assertInstanceOf(RasterReadException.class, failure(other));
        image.repair();
        CompletableFuture<?> again = prediction.readAsync(FIRST_PATCH, CancelToken.create(), decoders);
        decoders.runAll();
        settle();
        decoders.runAll();
        assertTrue(again.isDone() && !again.isCompletedExceptionally());
    }

    @Test
    void closingDropsWhatWaitsUnread() throws Exception {
        holdDevice();
        var asked = prediction.readAsync(Window.of(0, 0, 80, 64), CancelToken.create(), decoders);
        prediction.close();
        decoders.runAll();
        settle();
        decoders.runAll();
        assertInstanceOf(CancelledException.class, failure(asked));
        assertEquals(0, segmenter.calls());
        assertTrue(segmenter.isClosed());
    }

    @Test
    void aBlockingReadLeavesWhenItsTokenFires() throws Exception {
        holdDevice();
        var token = CancelToken.create();
        token.cancel();
        assertThrows(CancelledException.class, () -> prediction.read(FIRST_PATCH, token));
    }
}
