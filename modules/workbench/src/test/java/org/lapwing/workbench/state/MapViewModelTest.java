package org.lapwing.workbench.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lapwing.mapview.CompareMode;
import org.lapwing.mapview.Layer;
import org.lapwing.mapview.LayerReading;
import org.lapwing.mapview.MapClick;
import org.lapwing.mapview.MapMark;
import org.lapwing.mapview.MapPoint;
import org.lapwing.project.Bookmark;
import org.lapwing.workbench.fake.FakeServices;

class MapViewModelTest {

    private final FakeServices services = FakeServices.immediate();
    private final WindowViewModel window = new WindowViewModel(services, Runnable::run, Optional::empty);
    private final MapViewModel map = window.map();

    @BeforeEach
    void open() {
        window.workspace().openProject(Path.of("trained")).join();
    }

    @Test
    void aClickWithTheInspectToolTellsWhatAllLayersHold() {
        map.tool().set(MapTool.INSPECT);
        map.click(new MapClick(new MapPoint(500_010.5, 5_399_980.5), MapClick.Kind.SINGLE));

        var point = map.inspect().points().getFirst();
        assertEquals(InspectedPoint.State.READ, point.state());
        assertEquals(3, point.layers().size(), "hidden layers are told, too");
        var probabilities =
                (LayerReading.Probabilities) point.layers().getFirst().values();
        assertEquals(
                1,
                probabilities.probabilities().stream().mapToDouble(each -> each).sum(),
                1e-5);
        assertEquals("red", point.layers().getLast().bands().getFirst());
        assertEquals(List.of("1"), pins());
    }

    @Test
    void shiftAddsPointsAndAPlainClickBeginsAnew() {
        map.tool().set(MapTool.INSPECT);
        click(10, 10, MapClick.Kind.SINGLE);
        click(20, 10, MapClick.Kind.EXTENDING);
        click(30, 10, MapClick.Kind.EXTENDING);
        assertEquals(List.of("1", "2", "3"), pins());

        click(5, 5, MapClick.Kind.SINGLE);
        assertEquals(List.of("1"), pins());
    }

    @Test
    void aPointOutsideOfAllLayersHoldsNothing() {
        map.tool().set(MapTool.INSPECT);
        click(-50, 10, MapClick.Kind.SINGLE);

        assertEquals(List.of(), map.inspect().points().getFirst().layers());
    }

    @Test
    void lengthAndAreaAreToldWhileTheyAreDrawn() {
        map.tool().set(MapTool.DISTANCE);
        click(0, 0, MapClick.Kind.SINGLE);
        assertEquals("", map.measure().result().get());
        click(0, 20, MapClick.Kind.SINGLE);
        assertTrue(
                map.measure().result().get().matches("(19|20)[.,]\\d m"),
                map.measure().result().get());

        map.tool().set(MapTool.AREA);
        assertEquals(List.of(), map.marks().get(), "another tool begins anew");
        click(0, 0, MapClick.Kind.SINGLE);
        click(30, 0, MapClick.Kind.SINGLE);
        click(30, 30, MapClick.Kind.SINGLE);
        assertTrue(
                map.measure().result().get().contains("m², "),
                map.measure().result().get());
        map.measure().undo();
        assertFalse(map.measure().result().get().contains("²"), "two corners have no area");
    }

    @Test
    void aDoubleClickEndsTheLineAndTheNextClickBeginsAnother() {
        map.tool().set(MapTool.DISTANCE);
        click(0, 0, MapClick.Kind.SINGLE);
        click(0, 20, MapClick.Kind.SINGLE);
        click(0, 20, MapClick.Kind.DOUBLE);
        var trace = (MapMark.Trace) map.marks().get().getFirst();
        assertEquals(2, trace.points().size());

        click(9, 9, MapClick.Kind.SINGLE);
        assertEquals(1, ((MapMark.Trace) map.marks().get().getFirst()).points().size());
    }

    @Test
    void eachViewHasItsOwnLayersAndTheListIsTheFirst() {
        map.views().count().set(4);
        assertEquals(
                List.of(
                        List.of("image", "prediction"),
                        List.of("image"),
                        List.of("image", "truth"),
                        List.of("image", "prediction")),
                visible());

        map.views().toggle(1, layer(2));
        assertEquals(List.of("image", "prediction"), visible().get(1));
        map.views().toggle(0, layer(2));
        assertEquals(List.of("image"), visible().get(0));
        assertFalse(window.layers().items().getFirst().visible().get(), "the list shows it");
        assertEquals(List.of("image", "prediction"), visible().get(1), "other views keep theirs");
    }

    @Test
    void aComparisonLeavesOutTheTopmostLayerThatIsSeen() {
        assertEquals(List.of(), map.views().beneath().get(), "nothing is read while nothing is compared");
        map.views().toggle(CompareMode.SWIPE);
        assertEquals(List.of("image"), names(map.views().beneath().get()));

        window.layers().items().get(1).visible().set(true);
        assertEquals(List.of("image", "truth"), names(map.views().beneath().get()));
        map.views().toggle(CompareMode.SWIPE);
        assertEquals(CompareMode.NONE, map.views().compare().get());
    }

    @Test
    void bookmarksAreWrittenIntoTheProjectAtOnce() {
        services.files().written.clear();
        var made = map.bookmarks().add(new MapPoint(500_100, 5_399_900), 2.5);
        assertEquals("View 1", made.name());
        assertEquals("EPSG:32632", made.crs());
        map.bookmarks().rename(made, " Harbour ");
        map.bookmarks().rename(map.bookmarks().bookmarks().getFirst(), "  ");
        map.bookmarks().add(new MapPoint(500_000, 5_399_800), 1);

        assertEquals(
                List.of("Harbour", "View 2"),
                map.bookmarks().bookmarks().stream().map(Bookmark::name).toList());
        assertEquals(
                map.bookmarks().bookmarks(),
                window.workspace().project().get().orElseThrow().bookmarks());
        assertEquals(List.of("project.json", "project.json", "project.json"), services.files().written);
        map.bookmarks().remove(map.bookmarks().bookmarks().getFirst());
        assertEquals(1, map.bookmarks().bookmarks().size());
    }

    @Test
    void bookmarksWithoutAProjectAreKeptForWhenItIsSaved() {
        window.workspace().openImage(Path.of("other.tif")).join();
        map.bookmarks().add(new MapPoint(500_100, 5_399_900), 2.5);
        window.workspace().saveProject(Path.of("saved")).join();

        assertEquals(
                1, window.workspace().project().get().orElseThrow().bookmarks().size());
    }

    @Test
    void anotherImageTakesPointsToolsAndBookmarksAway() {
        map.tool().set(MapTool.INSPECT);
        click(10, 10, MapClick.Kind.SINGLE);
        map.bookmarks().add(new MapPoint(500_100, 5_399_900), 2.5);
        window.workspace().openImage(Path.of("other.tif")).join();

        assertEquals(List.of(), map.bookmarks().bookmarks());
    }

    @Test
    void aTypedPlaceIsUnderstoodWhileItIsTyped() {
        var goTo = map.goTo();
        goTo.typed().set("500100 5399900");
        assertEquals(
                Optional.of(new MapPoint(500_100, 5_399_900)), goTo.target().get());
        goTo.typed().set("400000 5399900");
        assertTrue(
                goTo.understood().get().contains("outside the image"),
                goTo.understood().get());
        goTo.typed().set("nowhere");
        assertEquals(Optional.empty(), goTo.target().get());
        assertTrue(
                goTo.understood().get().startsWith("No place can be read"),
                goTo.understood().get());
        goTo.typed().set("9.0 48.56");
        assertEquals(500_000, goTo.target().get().orElseThrow().x(), 1e-6);
    }

    @Test
    void aPictureThatCannotBeWrittenIsTold() {
        map.savePicture(Path.of("map.png"), _ -> {
                    throw new IOException("The disk is full.");
                })
                .exceptionally(_ -> Path.of(""))
                .join();

        assertTrue(
                window.notices().unread().getFirst().detail().contains("The disk is full."),
                window.notices().unread().toString());
    }

    private void click(double right, double up, MapClick.Kind kind) {
        map.click(new MapClick(new MapPoint(500_000 + right, 5_399_950 + up), kind));
    }

    private List<String> pins() {
        return map.marks().get().stream()
                .map(mark -> ((MapMark.Pin) mark).label())
                .toList();
    }

    private Layer layer(int index) {
        return window.layers().drawn().get().get(index);
    }

    private List<List<String>> visible() {
        return map.views().shown().get().stream().map(MapViewModelTest::names).toList();
    }

    private static List<String> names(List<Layer> layers) {
        return layers.stream()
                .filter(Layer::visible)
                .map(layer -> switch (layer.id()) {
                    case "IMAGERY" -> "image";
                    case "LABELS" -> "truth";
                    default -> "prediction";
                })
                .toList();
    }
}
