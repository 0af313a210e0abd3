package org.lapwing.workbench.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.mapview.ColorMap;
import org.lapwing.project.FeatureLook.Coloring;
import org.lapwing.project.KeptLayer;
import org.lapwing.project.ProjectMap;
import org.lapwing.raster.expression.ExpressionException;
import org.lapwing.workbench.fake.FakeServices;
import org.lapwing.workbench.fake.FeatureFile;

class ProjectMapViewModelTest {

    @TempDir
    private Path folder;

    private final FakeServices services = FakeServices.immediate();
    private final WindowViewModel window = new WindowViewModel(services, Runnable::run, Optional::empty);
    private Path crops;

    @BeforeEach
    void openProject() throws IOException {
        crops = new FeatureFile().field(0, 0, 30, 60, "wheat", 0.5).write(folder.resolve("crops.geojson"));
        window.workspace().openProject(Path.of("trained")).join();
    }

    private List<String> order() {
        return window.layers().items().stream().map(LayerItem::id).toList();
    }

    private LayerItem item(String id) {
        return window.layers().items().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /// Adds a layer of each sort, changes everything, and saves.
    private ProjectMap saved() throws ExpressionException {
        window.features().open(crops).join();
        window.added()
                .addIndex("NDVI", window.added().read("(b4 - b1) / (b4 + b1)"))
                .join();
        window.added().addRaster(Path.of("other.tif")).join();
        item("FEATURES-1").drawing().orElseThrow().coloring().set(Coloring.CATEGORIES);
        item("FEATURES-1").opacity().set(0.7);
        item("ADDED-1").look().orElseThrow().colors().set(ColorMap.MAGMA);
        item("ADDED-2").visible().set(false);
        window.layers().move(item("FEATURES-1"), 3);
        window.reference().chosen().set(Optional.of("EPSG:3857"));
        window.map().views().count().set(2);
        window.map().views().toggle(1, item("ADDED-1").toLayer());
        window.workspace().saveProject(Path.of("trained")).join();
        return services.files().maps.getLast();
    }

    private void reopen(ProjectMap map) {
        services.files().map = map;
        window.workspace().openProject(Path.of("trained")).join();
    }

    @Test
    void theMapComesBackAsItWasLeft() throws ExpressionException {
        var before = saved();
        var order = order();
        var style = item("FEATURES-1").style().get();

        reopen(before);

        assertEquals(order, order());
        assertEquals(style, item("FEATURES-1").style().get());
        assertEquals(0.7, item("FEATURES-1").opacity().get());
        assertEquals(
                ColorMap.MAGMA, item("ADDED-1").look().orElseThrow().colors().get());
        assertFalse(item("ADDED-2").visible().get());
        assertEquals("EPSG:3857", window.reference().current());
        assertEquals(2, window.map().views().count().get());
        window.workspace().saveProject(Path.of("trained")).join();
        assertEquals(before, services.files().maps.getLast(), "nothing is lost or changed by saving again");
    }

    @Test
    void anOlderProjectTakesAwayWhatAnotherHadOnTheMap() throws ExpressionException {
        saved();

        reopen(ProjectMap.USUAL);

        assertEquals(List.of("PREDICTION", "LABELS", "IMAGERY"), order());
        assertEquals("EPSG:32632", window.reference().current());
        assertEquals(1, window.map().views().count().get());
    }

    @Test
    void aMissingFileIsListedWithItsReasonAndStaysInTheProject() throws Exception {
        var before = saved();
        Files.delete(crops);

        reopen(before);

        var lost = window.projectMap().missing().getFirst();
        assertEquals("crops", lost.layer().name());
        assertTrue(lost.reason().contains("crops.geojson"), lost.reason());
        assertTrue(
                window.notices().unread().getFirst().title().contains("One layer"),
                window.notices().unread()::toString);
        window.workspace().saveProject(Path.of("trained")).join();
        assertEquals(before, services.files().maps.getLast());

        new FeatureFile().field(0, 0, 30, 60, "wheat", 0.5).write(crops);
        window.projectMap().retry(lost).join();
        assertEquals(List.of(), window.projectMap().missing());
        assertEquals(before.layers().stream().map(KeptLayer::id).toList(), order(), "it is where it was");
    }

    @Test
    void aMissingLayerIsTakenOutOfTheProjectWhenAPersonSaysSo() throws Exception {
        var before = saved();
        Files.delete(crops);
        reopen(before);

        window.projectMap().forget(window.projectMap().missing().getFirst());
        window.workspace().saveProject(Path.of("trained")).join();

        assertTrue(services.files().maps.getLast().layers().stream()
                .noneMatch(layer -> layer.kind() == KeptLayer.Kind.FEATURES));
    }

    @Test
    void viewsRememberWhatEachShows() {
        reopen(new ProjectMap(List.of(), Optional.empty(), 3, List.of(Map.of(), Map.of("LABELS", true), Map.of())));

        assertEquals(3, window.map().views().shown().get().size());
        assertTrue(window.map().views().shows(1, item("LABELS").toLayer()));
        assertFalse(window.map().views().shows(1, item("PREDICTION").toLayer()));
    }
}
