package org.lapwing.datasets.scene;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.CancelledException;
import org.lapwing.raster.Tile;
import org.lapwing.raster.Window;

class LandscapeSceneTest {

    @Test
    void drawnInPiecesIsDrawnWhole() {
        var scene = LandscapeScene.plan(new SceneSettings(300, 260, 5, 0.2, 0.2));
        var whole = scene.view(Window.of(0, 0, 300, 260));
        for (int row = 0; row < 260; row += 97) {
            for (int column = 0; column < 300; column += 111) {
                var window = Window.of(column, row, 111, 97).clip(scene.grid()).orElseThrow();
                var piece = scene.view(window);
                assertArrayEquals(bytes(whole.image().crop(window)), bytes(piece.image()), window.toString());
                assertArrayEquals(bytes(whole.labels().crop(window)), bytes(piece.labels()), window.toString());
            }
        }
    }

    @Test
    void theSameSeedGivesTheSameLandAndAnotherSeedAnother() {
        var window = Window.of(40, 30, 128, 96);
        var once = view(SceneSettings.square(256, 3), window);
        assertArrayEquals(
                bytes(once.image()),
                bytes(view(SceneSettings.square(256, 3), window).image()));
        assertNotEquals(
                Arrays.hashCode(bytes(once.image())),
                Arrays.hashCode(bytes(view(SceneSettings.square(256, 4), window).image())));
    }

    @Test
    void everyClassIsPresentWhateverTheSeed() {
        for (long seed = 1; seed <= 4; seed++) {
            var counts = counts(view(SceneSettings.square(256, seed), Window.of(0, 0, 256, 256)));
            for (int code = SceneClass.WATER; code <= SceneClass.BARREN; code++) {
                assertTrue(counts[code] > 256 * 256 / 100, "seed " + seed + ": " + Arrays.toString(counts));
            }
            assertEquals(0, counts[SceneClass.UNKNOWN]);
        }
    }

    @Test
    void everyQuarterOfALargerSceneHasEveryClass() {
        var scene = LandscapeScene.plan(SceneSettings.square(800, 2));
        for (int quarter = 0; quarter < 4; quarter++) {
            var counts = counts(scene.view(Window.of(400L * (quarter & 1), 400L * (quarter >> 1), 400, 400)));
            for (int code = SceneClass.WATER; code <= SceneClass.BARREN; code++) {
                assertTrue(counts[code] > 500, "quarter " + quarter + ": " + Arrays.toString(counts));
            }
        }
    }

    @Test
    void aPixelAloneDoesNotTellItsClass() {
        var scene = LandscapeScene.plan(SceneSettings.square(800, 2));
        var learned = PixelMeans.of(scene.view(Window.of(0, 0, 400, 800)));
        double accuracy = learned.accuracyOn(scene.view(Window.of(400, 0, 400, 800)));
        assertTrue(accuracy > 0.4 && accuracy < 0.8, "overall accuracy of the nearest class mean: " + accuracy);
    }

    @Test
    void flawsTouchAboutTheShareAskedFor() {
        var window = Window.of(0, 0, 384, 384);
        var truth = bytes(view(SceneSettings.square(384, 9), window).labels());
        var flawed =
                bytes(view(new SceneSettings(384, 384, 9, 0.2, 0.3), window).labels());
        int unknown = 0;
        int wrong = 0;
        for (int i = 0; i < truth.length; i++) {
            unknown += flawed[i] == SceneClass.UNKNOWN ? 1 : 0;
            wrong += flawed[i] != SceneClass.UNKNOWN && flawed[i] != truth[i] ? 1 : 0;
        }
        assertEquals(0.3, unknown / (double) truth.length, 0.12);
        assertEquals(0.2, wrong / (double) (truth.length - unknown), 0.1);
    }

    @Test
    void flawsOfLabelsLeaveTheImageAsItIs() {
        var window = Window.of(0, 0, 64, 64);
        assertArrayEquals(
                bytes(view(SceneSettings.square(256, 9), window).image()),
                bytes(view(new SceneSettings(256, 256, 9, 0.4, 0.5), window).image()));
    }

    @Test
    void planningCanBeCancelled() {
        var cancel = CancelToken.create();
        cancel.cancel();
        assertThrows(CancelledException.class, () -> LandscapeScene.plan(SceneSettings.square(256, 1), cancel));
    }

    @Test
    void sizesThatHoldNoLandscapeAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> SceneSettings.square(255, 1));
        assertThrows(IllegalArgumentException.class, () -> new SceneSettings(256, 256, 1, 0.6, 0));
    }

    private static LandscapeScene.View view(SceneSettings settings, Window window) {
        return LandscapeScene.plan(settings).view(window);
    }

    private static int[] counts(LandscapeScene.View view) {
        var counts = new int[5];
        for (byte code : bytes(view.labels())) {
            counts[code]++;
        }
        return counts;
    }

    static byte[] bytes(Tile tile) {
        int pixels = tile.width() * tile.height();
        var bytes = new byte[pixels * tile.bands().size()];
        for (int band = 0; band < tile.bands().size(); band++) {
            for (int row = 0; row < tile.height(); row++) {
                tile.copyRow(band, row, 0, tile.width(), bytes, band * pixels + row * tile.width());
            }
        }
        return bytes;
    }
}
