package org.lapwing.prediction;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.DeviceQueue;
import org.lapwing.jobs.Lane;
import org.lapwing.model.Checkpoint;
import org.lapwing.model.ModelException;
import org.lapwing.model.Segmenter;
import org.lapwing.raster.Window;
import org.lapwing.testsupport.FakeSegmenter;
import org.lapwing.testsupport.Scene;

class LiveModelTest {

    private static final int MARGIN = 2;

    private final DeviceQueue device = new DeviceQueue("device-test");
    private final Map<String, FakeSegmenter> opened = Collections.synchronizedMap(new HashMap<>());
    private final List<String> heard = Collections.synchronizedList(new ArrayList<>());
    private final LiveModel live = new LiveModel(
            Scene.patchwork(50, 40, 2, 9), device, checkpoint -> open(checkpoint), PredictionSettings.live());

    private Segmenter open(Checkpoint checkpoint) throws ModelException {
        return switch (checkpoint.sha256()) {
            case "missing" -> throw new ModelException("There is no such model.");
            case "diverged" -> new Diverged();
            default -> opened.computeIfAbsent(checkpoint.sha256(), _ -> new FakeSegmenter(MARGIN, Models.THRESHOLDS));
        };
    }

    /// Answers the right number of scores, none of them a number.
    private static final class Diverged implements Segmenter {
        @Override
        public float[] scores(float[] input, int batch, int height, int width) {
            var scores = new float[3 * (height - 2 * MARGIN) * (width - 2 * MARGIN)];
            Arrays.fill(scores, Float.NaN);
            return scores;
        }

        @Override
        public void close() {}
    }

    @BeforeEach
    void listen() {
        live.addListener(new LiveModelListener() {
            @Override
            public void published(Checkpoint checkpoint, PredictedRaster prediction) {
                heard.add("published " + checkpoint.sha256());
            }

            @Override
            public void refused(Checkpoint checkpoint, Exception reason) {
                heard.add("refused " + checkpoint.sha256() + ": " + reason.getMessage());
            }
        });
    }

    @AfterEach
    void end() {
        live.close();
        device.close();
    }

    private PredictedRaster offer(String sha256) throws Exception {
        return live.offer(Models.checkpoint(Models.card(20, MARGIN), sha256)).get(10, TimeUnit.SECONDS);
    }

    private void settle() throws Exception {
        device.submit(Lane.INTERACTIVE, CancelToken.NEVER, () -> true).get(10, TimeUnit.SECONDS);
    }

    @Test
    void aBetterCheckpointReplacesTheModelUnderANewId() throws Exception {
        var first = offer("one");
        var second = offer("two");
        settle();
        assertEquals(List.of("published one", "published two"), heard);
        assertEquals("two", second.id().version());
        assertSame(second, live.current().orElseThrow());
        assertFalse(opened.get("two").isClosed());
        assertSame(first, live.previous().orElseThrow());
        assertEquals(50, second.read(Window.of(0, 0, 50, 40), CancelToken.NEVER).width());
    }

    @Test
    void theModelBeforeStaysOpenForComparisonUntilTheNextComes() throws Exception {
        var first = offer("one");
        var second = offer("two");
        settle();
        assertFalse(opened.get("one").isClosed());
        assertEquals(4, first.read(Window.of(0, 0, 4, 4), CancelToken.NEVER).width());
        offer("three");
        settle();
        assertTrue(opened.get("one").isClosed());
        assertFalse(opened.get("two").isClosed());
        assertSame(second, live.previous().orElseThrow());
        assertThrows(
                org.lapwing.jobs.CancelledException.class, () -> first.read(Window.of(0, 0, 4, 4), CancelToken.NEVER));
        live.close();
        settle();
        assertTrue(opened.get("two").isClosed() && opened.get("three").isClosed());
        assertTrue(live.previous().isEmpty() && live.current().isEmpty());
    }

    @Test
    void aModelThatAnswersNoNumbersIsRefusedAndTheOneBeforeStays() throws Exception {
        var first = offer("one");
        var failure = assertThrows(ExecutionException.class, () -> offer("diverged"));
        assertInstanceOf(ModelException.class, failure.getCause());
        assertTrue(
                heard.getLast().startsWith("refused diverged: The model 'test model' answered NaN"), heard.toString());
        assertSame(first, live.current().orElseThrow());
        assertFalse(opened.get("one").isClosed());
    }

    @Test
    void aModelThatCannotBeOpenedIsRefused() {
        assertThrows(ExecutionException.class, () -> offer("missing"));
        assertEquals(List.of("refused missing: There is no such model."), heard);
        assertTrue(live.current().isEmpty());
    }

    @Test
    void aModelWhoseCardDoesNotMatchItsNetworkIsRefused() {
        var wrongMargin = Models.checkpoint(Models.card(20, MARGIN + 1), "wrong");
        var failure = assertThrows(
                ExecutionException.class, () -> live.offer(wrongMargin).get(10, TimeUnit.SECONDS));
        assertTrue(failure.getCause().getMessage().contains("do not belong together"), failure.getMessage());
        assertTrue(opened.get("wrong").isClosed());
    }

    @Test
    void aModelForOtherImageryIsRefusedWithTheDifference() {
        var card = Models.card(20, MARGIN, List.of("band 1", "band 2", "band 3"), 1);
        var failure = assertThrows(ExecutionException.class, () -> live.offer(Models.checkpoint(card, "coarse"))
                .get(10, TimeUnit.SECONDS));
        assertInstanceOf(ImageMismatchException.class, failure.getCause());
        assertTrue(heard.getLast().contains("trained on 3 bands"), heard.toString());
    }

    @Test
    void aVariantOfACheckpointHasScoresOfItsOwn() throws Exception {
        var exact = offer("one");
        var variant = new FakeSegmenter(MARGIN, 0f, 0.2f);
        var quick = live.offer(Models.checkpoint(Models.card(20, MARGIN), "one"), _ -> variant, "int8")
                .get(10, TimeUnit.SECONDS);

        assertNotEquals(exact.id(), quick.id());
        assertNotNull(exact.read(Window.of(0, 0, 50, 40), CancelToken.NEVER));
        int before = variant.calls();
        assertNotNull(quick.read(Window.of(0, 0, 50, 40), CancelToken.NEVER));
        assertTrue(variant.calls() > before, "the scores of the other variant do not count");
    }

    @Test
    void calibrationPatchesAreTheSameEveryTimeAndHoldData() throws Exception {
        var image = Scene.patchwork(120, 90, 2, 9);
        var card = Models.card(20, MARGIN);
        var patches = CalibrationPatches.of(card, image, CancelToken.NEVER);

        assertEquals(6, patches.size());
        int side = CalibrationPatches.side(card);
        assertEquals(2 * side * side, patches.getFirst().length);
        for (int i = 0; i < patches.size(); i++) {
            assertArrayEquals(
                    patches.get(i),
                    CalibrationPatches.of(card, image, CancelToken.NEVER).get(i));
        }
    }

    @Test
    void theSameCheckpointAgainChangesNothing() throws Exception {
        assertSame(offer("one"), offer("one"));
        assertEquals(List.of("published one"), heard);
    }

    @Test
    void closingClosesTheModel() throws Exception {
        offer("one");
        live.close();
        settle();
        settle();
        assertTrue(opened.get("one").isClosed());
        assertTrue(live.current().isEmpty());
    }
}
