package org.lapwing.mapview;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lapwing.raster.TileCache;
import org.lapwing.raster.TileKey;
import org.lapwing.raster.TileListener;
import org.lapwing.raster.TileLoader;
import org.lapwing.raster.TileRequest;
import org.lapwing.testsupport.ManualExecutor;

class ViewAheadTest {

    private final FakePyramid image = new FakePyramid("image", 4000, 3000, 4, 100);
    private final List<Layer> layers = List.of(PainterStage.grey(image));
    private final Viewport next = new Viewport(2000, -1500, 1, 300, 200, 1);

    @Test
    void whatAViewWouldShowIsReadInItsLevel() {
        var cache = new TileCache(200_000_000);
        try (var loader = new TileLoader(cache, Runnable::run, 1);
                var ahead = new ViewAhead(loader)) {
            ahead.setSources(Set.of(image.id()));
            ahead.look(layers, next);

            // columns 1850 to 2150 and rows 1400 to 1600 of full resolution
            assertTrue(cache.contains(new TileKey(image.id(), 0, 7, 5)));
            assertTrue(cache.contains(new TileKey(image.id(), 0, 8, 6)));
            assertFalse(cache.contains(new TileKey(image.id(), 0, 9, 5)));
            assertFalse(cache.contains(new TileKey(image.id(), 1, 3, 2)));
        }
    }

    @Test
    void sourcesThatWereTakenAwayAreNotRead() {
        var cache = new TileCache(200_000_000);
        try (var loader = new TileLoader(cache, Runnable::run, 1);
                var ahead = new ViewAhead(loader)) {
            ahead.look(layers, next);

            assertFalse(cache.contains(new TileKey(image.id(), 0, 7, 5)));
        }
    }

    @Test
    void aViewThatWantsTilesItselfComesFirst() {
        var cache = new TileCache(200_000_000);
        var decoders = new ManualExecutor();
        var deaf = new TileListener() {
            @Override
            public void arrived(TileKey key) {}

            @Override
            public void failed(TileKey key, Throwable cause) {}
        };
        try (var loader = new TileLoader(cache, decoders, 1);
                var ahead = new ViewAhead(loader);
                var view = loader.open(deaf)) {
            ahead.setSources(Set.of(image.id()));
            view.show(Set.of(image.id()));
            ahead.look(layers, next);
            ahead.giveWay();
            var wanted = new TileKey(image.id(), 0, 0, 0);
            view.want(List.of(new TileRequest(image, wanted, TileRequest.Effort.DECODE)));
            decoders.runNext(); // the read ahead that was under way is given up
            decoders.runNext();

            assertTrue(cache.contains(wanted));
            decoders.runAll();
            assertTrue(
                    cache.contains(new TileKey(image.id(), 0, 8, 6)), "the rest is read when nothing else is wanted");
        }
    }
}
