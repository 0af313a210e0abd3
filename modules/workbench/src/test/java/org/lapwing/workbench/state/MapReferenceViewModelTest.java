package org.lapwing.workbench.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;
import org.lapwing.jobs.CancelToken;
import org.lapwing.mapview.Layer;
import org.lapwing.project.ImageryLook;
import org.lapwing.raster.Band;
import org.lapwing.raster.DerivedRaster;
import org.lapwing.raster.Grid;
import org.lapwing.raster.GridToCrs;
import org.lapwing.raster.MemoryRaster;
import org.lapwing.raster.RasterReadException;
import org.lapwing.raster.RasterSource;
import org.lapwing.raster.SampleType;
import org.lapwing.raster.SourceId;
import org.lapwing.raster.Tile;
import org.lapwing.raster.TileKey;
import org.lapwing.raster.Window;
import org.lapwing.raster.reprojection.ReprojectedRaster;
import org.lapwing.testsupport.ManualExecutor;
import org.lapwing.workbench.fake.FakeServices;

class MapReferenceViewModelTest {

    private final FakeServices services = FakeServices.immediate();
    private Optional<Window> inView = Optional.empty();
    private final WindowViewModel window = new WindowViewModel(services, Runnable::run, () -> inView);

    private List<Layer> drawn() {
        return window.layers().drawn().get();
    }

    @Test
    void allLayersAreSeenInTheChosenReferenceSystemAndBackAgain() {
        window.workspace().openProject(Path.of("trained")).join();
        var image = drawn().getFirst().source();

        window.reference().chosen().set(Optional.of("EPSG:3857"));

        assertEquals(3, drawn().size());
        for (var layer : drawn()) {
            assertEquals("EPSG:3857", layer.source().grid().crs());
            assertInstanceOf(ReprojectedRaster.class, layer.source());
        }
        assertEquals("EPSG:3857", window.map().place().crs(), "coordinates are those of the map");
        window.layers().items().getFirst().opacity().set(0.3);
        assertSame(
                window.layers().drawn().get().getFirst().source(),
                drawn().getFirst().source(),
                "prepared once only");

        window.reference().chosen().set(Optional.empty());
        assertSame(image, drawn().getFirst().source());
    }

    @Test
    void theMapKeepsItsReferenceSystemUntilTheImageIsPrepared() {
        var background = new ManualExecutor();
        var slow = new FakeServices(background, services.tiles(), new org.lapwing.workbench.fake.FakeLand(64));
        var waiting = new WindowViewModel(slow, Runnable::run, Optional::empty);
        var opening = waiting.workspace().openImage(Path.of("image.tif"));
        background.runAll();
        opening.join();

        waiting.reference().chosen().set(Optional.of("EPSG:3857"));
        assertEquals(
                "EPSG:32632",
                waiting.layers().drawn().get().getFirst().source().grid().crs());

        background.runAll();
        assertEquals(
                "EPSG:3857",
                waiting.layers().drawn().get().getFirst().source().grid().crs());
    }

    @Test
    void aReferenceSystemThatCannotBeIsToldOnceAndTheLayerKeepsItsOwn() {
        window.workspace().openImage(Path.of("image.tif")).join();

        window.reference().chosen().set(Optional.of("EPSG:999999"));
        window.layers().items().getFirst().opacity().set(0.5);

        assertEquals("EPSG:32632", drawn().getFirst().source().grid().crs());
        assertEquals(1, window.notices().unread().size());
        assertTrue(window.notices().unread().getFirst().detail().contains("EPSG:999999"));
    }

    @Test
    void whatIsInViewIsFoundInTheImageItself() {
        window.workspace().openImage(Path.of("image.tif")).join();
        var own = Window.of(10, 20, 20, 15);
        assertEquals(Optional.of(own), window.reference().imageWindow(own));

        window.reference().chosen().set(Optional.of("EPSG:3857"));
        var seen = (ReprojectedRaster) drawn().getFirst().source();

        assertEquals(seen.sourceWindow(own), window.reference().imageWindow(own));
        assertTrue(window.reference().imageWindow(Window.of(5000, 5000, 3, 3)).isEmpty());
    }

    @Test
    void whatIsInViewIsFoundInAnAddedRasterOnItsOwnGrid() {
        var view = new AtomicReference<Optional<Window>>(Optional.empty());
        var shown = new WindowViewModel(services, Runnable::run, view::get);
        shown.workspace().openImage(Path.of("image.tif")).join();
        // pixels of two metres, 20 m east and 10 m south of the image's corner, in another reference system
        services.files().other = Optional.of(coarse());
        shown.added().addRaster(Path.of("other.tif")).join();
        var item = shown.layers().items().getFirst();
        services.files().measured.clear();
        view.set(Optional.of(Window.of(30, 30, 20, 16)));

        item.look().orElseThrow().stretching().set(ImageryLook.Stretching.VIEW);

        assertEquals(List.of(Window.of(5, 10, 10, 8)), services.files().measured);
        view.set(Optional.of(Window.of(0, 0, 15, 8)));
        services.files().measured.clear();
        shown.viewMoved();
        assertEquals(List.of(), services.files().measured, "the raster is not in view");

        shown.reference().chosen().set(Optional.of("EPSG:3857"));
        view.set(Optional.of(Window.of(30, 30, 30, 25)));
        services.files().measured.clear();
        shown.viewMoved();
        var moved = services.files().measured.getFirst();
        assertTrue(Math.abs(moved.column() - 5) <= 3 && Math.abs(moved.width() - 15) <= 6, moved.toString());
    }

    private static RasterSource coarse() {
        var grid = new Grid(32, 32, new GridToCrs(500_020, 2, 0, 5_399_990, 0, -2), "EPSG:32632");
        var bands = List.of(Band.of("height", SampleType.UINT8));
        return new MemoryRaster(
                SourceId.of("coarse"), grid, new Tile(grid.bounds(), bands, new byte[32 * 32], Optional.empty()));
    }

    @Test
    void roughTilesOfALayerInAnotherReferenceSystemAreReadAgainWhenTheyAreRefined() {
        var tiles = services.tiles();
        window.workspace().openImage(Path.of("image.tif")).join();
        window.reference().chosen().set(Optional.of("EPSG:3857"));
        var refining = new RefiningRaster(coarse());
        services.files().other = Optional.of(refining);
        window.added().addRaster(Path.of("other.tif")).join();
        var seen = drawn().getLast().source();
        assertInstanceOf(ReprojectedRaster.class, seen);
        var key = new TileKey(seen.id(), 1, 0, 0);
        int before = tiles.cache().generation(key);

        refining.refine(1);

        assertEquals(before + 1, tiles.cache().generation(key), "tiles of that level are outdated");
        assertEquals(0, tiles.cache().generation(new TileKey(seen.id(), 0, 0, 0)));
    }

    /// A raster whose levels become better.
    private static final class RefiningRaster extends DerivedRaster {
        private final List<IntConsumer> listeners = new ArrayList<>();

        RefiningRaster(RasterSource source) {
            super(source);
        }

        void refine(int level) {
            listeners.forEach(listener -> listener.accept(level));
        }

        @Override
        public SourceId id() {
            return source.id();
        }

        @Override
        public void onRefined(IntConsumer listener) {
            listeners.add(listener);
        }

        @Override
        public Tile read(Window tile, CancelToken cancel) throws RasterReadException {
            return source.read(tile, cancel);
        }

        @Override
        public void close() {
            // nothing is open
        }
    }

    @Test
    void anAddedRasterIsSeenInTheReferenceSystemOfTheImage() {
        window.workspace().openImage(Path.of("image.tif")).join();

        window.added().addRaster(Path.of("other.tif")).join();

        assertEquals(
                List.of("IMAGERY", "ADDED-1"), drawn().stream().map(Layer::id).toList());
        window.added().addRaster(Path.of("broken.tif"));
        assertEquals(2, drawn().size());
        assertTrue(window.notices().unread().getFirst().detail().contains("Copy it again"));
    }
}
