package org.lapwing.mapview;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.lapwing.raster.TileCache;

class PaintedTilesTest {

    private final FakePyramid image = new FakePyramid("image", 4000, 3000, 4, 10);
    private final TileCache samples = new TileCache(10_000_000);
    private final PaintedTiles painted = new PaintedTiles(samples, 10_000_000);
    private final StylePaint paint = painted.paint(PainterStage.GREY);

    @Test
    void anOutdatedTileStandsInUntilABetterOneComes() {
        var key = image.key(2, 0, 0);
        samples.put(key, image.tile(key));
        var rough = painted.get(key, paint).orElseThrow();
        assertTrue(painted.has(key, paint));

        samples.renew(image.id(), 2);
        assertFalse(painted.has(key, paint), "it is to be asked for again");
        assertSame(rough, painted.get(key, paint).orElseThrow());

        samples.put(key, image.tile(key));
        assertTrue(painted.has(key, paint));
        var better = painted.get(key, paint).orElseThrow();
        assertNotSame(rough, better);
        assertSame(better, painted.get(key, paint).orElseThrow());
    }

    @Test
    void otherLevelsAreNotOutdated() {
        var key = image.key(1, 0, 0);
        samples.put(key, image.tile(key));
        var tile = painted.get(key, paint).orElseThrow();
        samples.renew(image.id(), 2);
        assertSame(tile, painted.get(key, paint).orElseThrow());
        assertTrue(painted.has(key, paint));
    }
}
