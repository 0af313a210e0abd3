package org.lapwing.testsupport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.lapwing.jobs.CancelToken;
import org.lapwing.raster.RasterReadException;
import org.lapwing.raster.Window;

class SceneTest {

    @Test
    void theRampSpellsBandRowAndColumn() {
        var tile = Scene.ramp(7, 5).read(Window.of(3, 2, 4, 3), CancelToken.NEVER);
        assertEquals(2045, tile.sample(2, 2, 2));
        assertTrue(tile.isAllValid());
    }

    @Test
    void onePixelOfTheRampHoldsNoData() {
        var ramp = Scene.ramp(7, 5);
        var tile = ramp.read(ramp.grid().bounds(), CancelToken.NEVER);
        assertFalse(tile.isValid(Scene.NO_DATA_COLUMN, Scene.NO_DATA_ROW));
        assertEquals(1, tile.invalidPixels().cardinality());
    }

    @Test
    void aPatchworkOfOneSeedIsAlwaysTheSame() {
        var one = Scene.patchwork(40, 30, 2, 5);
        var other = Scene.patchwork(40, 30, 2, 5);
        var window = one.grid().bounds();
        var samples = one.read(window, CancelToken.NEVER);
        var again = other.read(window, CancelToken.NEVER);
        assertEquals(samples.invalidPixels(), again.invalidPixels());
        for (int column = 0; column < 40; column++) {
            assertEquals(samples.sample(1, column, 17), again.sample(1, column, 17));
        }
    }

    @Test
    void aFaultyRasterFailsWhereItWasBrokenAndNowhereElse() throws Exception {
        var faulty = new FaultyRaster(Scene.ramp(7, 5));
        faulty.breakAt(4, 4);
        assertEquals(1, faulty.read(Window.of(1, 0, 2, 2), CancelToken.NEVER).sample(0, 0, 0));
        assertThrows(RasterReadException.class, () -> faulty.read(Window.of(4, 4, 1, 1), CancelToken.NEVER));
        faulty.repair();
        assertEquals(44, faulty.read(Window.of(4, 4, 1, 1), CancelToken.NEVER).sample(0, 0, 0));
        assertEquals(3, faulty.reads());
    }

    @Test
    void aManualExecutorRunsOneTaskAtATimeInOrder() {
        var executor = new ManualExecutor();
        var said = new StringBuilder();
        executor.execute(() -> {
            said.append("a");
            executor.execute(() -> said.append("c"));
        });
        executor.execute(() -> said.append("b"));
        assertEquals("", said.toString());
        assertTrue(executor.runNext());
        assertEquals("a", said.toString());
        assertEquals(2, executor.runAll());
        assertEquals("abc", said.toString());
        assertFalse(executor.runNext());
    }

    @Test
    void aFakeSegmenterSeesTheMeanOfTheSquareAroundEachPixel() throws Exception {
        float[] input = {
            0, 0, 0, 9,
            0, 9, 0, 0,
            0, 0, 0, 0
        };
        var scores = new FakeSegmenter(1, 1.5f).scores(input, 1, 3, 4);
        float[] expected = {0, -0.5f, -0.5f, 0};
        for (int i = 0; i < 4; i++) {
            assertEquals(expected[i], scores[i], 1e-6f, "score " + i);
        }
    }
}
