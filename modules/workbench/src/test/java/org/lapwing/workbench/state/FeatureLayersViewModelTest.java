package org.lapwing.workbench.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.mapview.FeatureColors;
import org.lapwing.mapview.FeatureRaster;
import org.lapwing.mapview.FeatureStyle;
import org.lapwing.mapview.LayerReading;
import org.lapwing.mapview.MapClick;
import org.lapwing.mapview.MapPoint;
import org.lapwing.project.FeatureLook.Coloring;
import org.lapwing.project.FeatureLook.Cut;
import org.lapwing.workbench.fake.FakeServices;
import org.lapwing.workbench.fake.FeatureFile;

class FeatureLayersViewModelTest {

    @TempDir
    private Path folder;

    private final FakeServices services = FakeServices.immediate();
    private final WindowViewModel window = new WindowViewModel(services, Runnable::run, Optional::empty);

    private Path crops() throws IOException {
        return new FeatureFile()
                .field(0, 0, 30, 60, "wheat", 0.5)
                .field(30, 0, 60, 60, "rye", 3)
                .field(10, 10, 20, 20, "wheat", 1)
                .write(folder.resolve("crops.geojson"));
    }

    private List<String> order() {
        return window.layers().items().stream().map(LayerItem::id).toList();
    }

    private LayerItem open() throws IOException {
        window.features().open(crops()).join();
        return window.layers().items().getFirst();
    }

    @Test
    void featuresLieOnTopAndStayWhenAnotherImageIsOpened() throws IOException {
        window.workspace().openImage(Path.of("image.tif")).join();
        var item = open();

        assertEquals(List.of("FEATURES-1", "IMAGERY"), order());
        assertEquals("crops", item.name().get());

        window.workspace().openImage(Path.of("other.tif")).join();
        assertEquals(List.of("FEATURES-1", "IMAGERY"), order());

        window.remove(item);
        assertEquals(List.of("IMAGERY"), order());
    }

    @Test
    void featuresAloneMakeAMap() throws IOException {
        open();

        assertEquals("EPSG:32632", window.reference().current());
        assertTrue(window.layers().hasAny().getValue());
        assertEquals("EPSG:32632", window.map().place().crs());
    }

    @Test
    void droppedFilesAreToldByTheirContents() throws IOException {
        var file = Files.move(crops(), folder.resolve("crops.json"));

        window.workspace().openAny(List.of(file, Path.of("image.tif"))).join();

        assertEquals(List.of("FEATURES-1", "IMAGERY"), order());
    }

    @Test
    void theyFollowTheReferenceSystemOfTheMap() throws IOException {
        window.workspace().openImage(Path.of("image.tif")).join();
        open();

        window.reference().chosen().set(Optional.of("EPSG:3857"));

        var drawn = window.layers().drawn().get().getLast();
        assertEquals("EPSG:3857", drawn.source().grid().crs());
        assertInstanceOf(FeatureRaster.class, drawn.source());
        double middle = drawn.source().grid().transform().originX();
        assertEquals(1_001_875, middle, 1, "nine degrees east");
    }

    @Test
    void aFileThatDoesNotSayItsReferenceSystemGetsThatOfTheMapAndAPersonIsToldAndAsked() throws IOException {
        window.workspace().openImage(Path.of("image.tif")).join();
        var file = point(folder.resolve("well.shp"), 500_010, 5_399_990);
        window.features().chooseReferenceWith(() -> Optional.of("EPSG:32633"));

        window.features().open(file).join();

        var notice = window.notices().unread().getFirst();
        assertEquals(Notice.Kind.WARNING, notice.kind());
        assertTrue(notice.title().contains("well"), notice.title());
        assertTrue(notice.detail().contains("EPSG:32632"), notice.detail());
        assertEquals(
                "EPSG:32632",
                window.layers().items().getFirst().source().get().grid().crs());

        notice.action().orElseThrow().run().run();
        assertEquals(
                "EPSG:32633",
                window.layers().items().getFirst().source().get().grid().crs());
        assertEquals(
                "EPSG:32632",
                window.layers().drawn().get().getLast().source().grid().crs(),
                "seen in the map's");
    }

    @Test
    void aFileThatCannotBeReadIsExplainedAndNothingChanges() throws IOException {
        var file = Files.writeString(folder.resolve("cut.geojson"), "{\"type\":\"FeatureCollection\",\"features\":[{");

        assertThrows(
                CompletionException.class, () -> window.features().open(file).join());

        assertTrue(
                window.notices().unread().getFirst().detail().contains("cut.geojson is damaged at line 1"),
                window.notices().unread()::toString);
        assertEquals(List.of(), order());
    }

    @Test
    void categoriesAreFoundColoredAndRecolored() throws IOException {
        var item = open();
        var drawing = item.drawing().orElseThrow();

        drawing.coloring().set(Coloring.CATEGORIES);

        assertEquals("crop", drawing.field().get(), "the first field");
        assertEquals(
                List.of("rye", "wheat", "all others"),
                drawing.legend().get().stream()
                        .map(FeatureLayerViewModel.LegendLine::text)
                        .toList());
        drawing.recolor(1, "#123456");
        drawing.recolor(2, "#654321");
        var colors = (FeatureColors.Categories) ((FeatureStyle) item.style().get()).colors();
        assertEquals(
                new FeatureColors.Category("wheat", "#123456"),
                colors.categories().get(1));
        assertEquals("#654321", colors.other());
    }

    @Test
    void numbersAreCutIntoRanges() throws IOException {
        var drawing = open().drawing().orElseThrow();

        drawing.coloring().set(Coloring.CLASSES);
        drawing.cut().set(Cut.EQUAL_INTERVALS);
        drawing.classes().set(2);

        assertEquals(List.of("hectares"), drawing.choices(), "only numbers can be cut");
        var classes = (FeatureColors.Classes) drawing.style().get().colors();
        assertEquals(List.of(0.5, 1.75, 3.0), classes.limits());
        assertEquals(2, drawing.legend().get().size());
    }

    @Test
    void aLookComesBackAsItWasAndAMissingFieldLeavesOneColor() throws IOException {
        var drawing = open().drawing().orElseThrow();
        drawing.coloring().set(Coloring.CATEGORIES);
        drawing.recolor(0, "#123456");
        drawing.strokeWidth().set(3);
        drawing.outline().set("#FFFFFF");
        var kept = drawing.look();

        window.features().open(crops()).join();
        var again = window.layers().items().getFirst().drawing().orElseThrow();
        again.show(kept);
        assertEquals(drawing.style().get(), again.style().get());

        window.features()
                .open(new FeatureFile().write(folder.resolve("empty.geojson")))
                .join();
        var other = window.layers().items().getFirst().drawing().orElseThrow();
        other.show(kept);
        assertEquals(Coloring.SINGLE, other.coloring().get());
        assertEquals(3, other.style().get().strokeWidth());
    }

    @Test
    void inspectingTellsTheAttributesOfWhatIsClicked() throws IOException {
        window.workspace().openImage(Path.of("image.tif")).join();
        open();

        window.map().inspect().click(new MapClick(new MapPoint(500_015, 5_399_985), MapClick.Kind.SINGLE));

        var held = window.map().inspect().points().getFirst().layers().getFirst();
        var found = (LayerReading.Features) held.values();
        assertEquals("crops", held.name());
        assertEquals(2, found.features().size());
        assertEquals(Optional.of(1L), found.features().getFirst().value(1).map(value -> ((Number) value).longValue()));
    }

    /// A shapefile of one point, without `.prj`.
    private static Path point(Path file, double x, double y) throws IOException {
        return Files.write(
                file,
                ByteBuffer.allocate(128)
                        .putInt(9994)
                        .position(100)
                        .putInt(1)
                        .putInt(10)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putInt(1)
                        .putDouble(x)
                        .putDouble(y)
                        .array());
    }
}
