package org.lapwing.workbench.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lapwing.jobs.CancelToken;
import org.lapwing.mapview.ColorMap;
import org.lapwing.mapview.Hover;
import org.lapwing.mapview.LayerReading;
import org.lapwing.mapview.RampStyle;
import org.lapwing.raster.Window;
import org.lapwing.raster.expression.ExpressionException;
import org.lapwing.raster.expression.SpectralIndex;
import org.lapwing.workbench.fake.FakeServices;

class AddedLayersViewModelTest {

    private final FakeServices services = FakeServices.immediate();
    private final WindowViewModel window = new WindowViewModel(services, Runnable::run, Optional::empty);
    private final AddedLayersViewModel added = window.added();

    @BeforeEach
    void openImage() {
        window.workspace().openProject(Path.of("trained")).join();
    }

    private List<String> order() {
        return window.layers().items().stream().map(LayerItem::id).toList();
    }

    private LayerItem addNdvi() throws ExpressionException {
        added.addIndex("NDVI", added.read(SpectralIndex.NDVI.formula())).join();
        return window.layers().items().stream()
                .filter(item -> item.role() == LayerItem.Role.ADDED)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void anIndexLiesRightAboveTheImageInTwoSidedColours() throws Exception {
        var item = addNdvi();

        assertEquals(List.of("PREDICTION", "LABELS", "ADDED-1", "IMAGERY"), order());
        assertEquals("NDVI", item.name().get());
        assertEquals("(nir - red) / (nir + red)", item.remark().get());
        assertEquals(ColorMap.BROWN_GREEN, ((RampStyle) item.style().get()).colors());
        var image = window.workspace().image().get().orElseThrow().source();
        var one = Window.of(3, 5, 1, 1);
        var bands = image.read(one, CancelToken.NEVER);
        double red = bands.value(0, 0, 0);
        double infrared = bands.value(3, 0, 0);
        assertEquals(
                (infrared - red) / (infrared + red),
                item.source().get().read(one, CancelToken.NEVER).value(0, 0, 0),
                1e-6);
    }

    @Test
    void itsLookIsItsOwn() throws Exception {
        var item = addNdvi();
        var image = window.imagery().style().get();

        item.look().orElseThrow().colors().set(ColorMap.CIVIDIS);

        assertEquals(ColorMap.CIVIDIS, ((RampStyle) item.style().get()).colors());
        assertEquals(image, window.imagery().style().get());
    }

    @Test
    void addedLayersAreTakenAwayAloneOrWithTheirImage() throws Exception {
        addNdvi();
        added.addIndex("twice", added.read("2 * b1")).join();
        assertEquals(List.of("PREDICTION", "LABELS", "ADDED-1", "ADDED-2", "IMAGERY"), order());

        added.remove(window.layers().items().get(2));
        assertEquals(List.of("PREDICTION", "LABELS", "ADDED-2", "IMAGERY"), order());

        added.remove(window.layers().items().getFirst());
        assertEquals(4, order().size(), "only added layers are taken away so");

        window.workspace().openImage(Path.of("image.tif")).join();
        assertEquals(List.of("IMAGERY"), order());
    }

    @Test
    void onlyIndicesThatTheBandsAllowAreOfferedAndWrongExpressionsRefused() {
        assertEquals(
                List.of(SpectralIndex.NDVI, SpectralIndex.GNDVI, SpectralIndex.SAVI, SpectralIndex.NDWI),
                added.indices());
        var refused = assertThrows(ExpressionException.class, () -> added.read("b1 + b7"));
        assertTrue(refused.getMessage().contains("b1 to b4"), refused.getMessage());
    }

    @Test
    void theCursorReadsAddedLayersBesideTheImage() {
        var hover = new Hover(
                500_003,
                5_399_990,
                "EPSG:32632",
                3,
                10,
                List.of(
                        new LayerReading("ADDED-1", "NDVI", 3, 10, 0, new LayerReading.BandValues(List.of(0.25))),
                        new LayerReading("IMAGERY", "i", 3, 10, 0, new LayerReading.BandValues(List.of(7.0, 8.0)))));

        window.cursor().hover(hover);

        assertEquals("7  8", window.cursor().readout().get().bands());
        assertEquals(1, window.cursor().readout().get().added().size());
        assertTrue(window.cursor().readout().get().added().getFirst().startsWith("NDVI 0"));
    }
}
