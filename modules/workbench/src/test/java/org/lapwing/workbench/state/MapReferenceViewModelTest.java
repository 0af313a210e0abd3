package org.lapwing.workbench.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lapwing.mapview.Layer;
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
