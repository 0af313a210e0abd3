package org.lapwing.workbench.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lapwing.labels.UnmatchedValue;
import org.lapwing.mapview.ClassStyle;
import org.lapwing.mapview.ImageryStyle;
import org.lapwing.mapview.Stretch;
import org.lapwing.project.ImageryLook;
import org.lapwing.testsupport.ManualExecutor;
import org.lapwing.workbench.fake.FakeLand;
import org.lapwing.workbench.fake.FakeServices;

class WorkspaceViewModelTest {

    private final FakeServices services = FakeServices.immediate();
    private final WindowViewModel window = new WindowViewModel(services, Runnable::run, Optional::empty);

    @Test
    void aProjectBringsImageTruthAndLegend() {
        window.workspace().openProject(Path.of("sample")).join();

        assertEquals("image.tif", window.workspace().image().get().orElseThrow().name());
        assertEquals(FakeLand.LEGEND, window.legend().legend().get().orElseThrow());
        assertEquals(
                List.of("IMAGERY", "LABELS"),
                window.layers().drawn().get().stream().map(layer -> layer.id()).toList());
        assertTrue(window.notices().unread().isEmpty());
    }

    @Test
    void aTrainedProjectShowsItsPredictionAndHidesTheTruth() {
        window.workspace().openProject(Path.of("trained")).join();

        var layers = window.layers().drawn().get();
        assertEquals("PREDICTION", layers.getLast().id());
        assertTrue(layers.getLast().visible());
        assertFalse(layers.get(1).visible());
    }

    @Test
    void aBrokenImageLeavesTheOpenOneAndTellsTheRemedy() {
        window.workspace().openImage(Path.of("image.tif")).join();
        var before = window.workspace().image().get();

        var opening = window.workspace().openImage(Path.of("broken.tif"));

        assertTrue(opening.isCompletedExceptionally());
        assertEquals(before, window.workspace().image().get());
        var notice = window.notices().unread().getFirst();
        assertEquals(Notice.Kind.FAILURE, notice.kind());
        assertEquals("broken.tif ends after 12 bytes. Copy it again.", notice.detail());
        assertTrue(window.jobs().running().isEmpty());
    }

    @Test
    void labelsWithoutAnImageAreRefusedWithWhatToDoFirst() {
        window.workspace().openLabels(Path.of("labels.tif"));

        assertTrue(window.workspace().labels().get().isEmpty());
        assertEquals(1, window.notices().unread().size());
    }

    @Test
    void shiftedLabelsCanBeResampledFromTheMessage() {
        window.workspace().openImage(Path.of("image.tif")).join();
        window.workspace().openLabels(Path.of("shifted.tif"));
        assertTrue(window.workspace().labels().get().isEmpty());

        window.notices().unread().getFirst().action().orElseThrow().run().run();

        assertEquals(
                "shifted.tif", window.workspace().labels().get().orElseThrow().name());
    }

    @Test
    void anotherImageForgetsTheLabelsOfTheFirst() {
        window.workspace().openProject(Path.of("trained")).join();
        window.workspace().openImage(Path.of("other.tif")).join();

        assertTrue(window.workspace().labels().get().isEmpty());
        assertTrue(window.live().prediction().get().isEmpty());
        assertEquals(1, window.layers().items().size());
        assertEquals(1, services.models.closed);
        assertEquals(
                Path.of("other-model"), window.workspace().modelFolder().get().orElseThrow());
    }

    @Test
    void droppedFilesAreOpenedImageFirst() {
        window.workspace()
                .openAny(List.of(Path.of("labels.png"), Path.of("image.tif"), Path.of("legend.json")))
                .join();

        assertEquals("image.tif", window.workspace().image().get().orElseThrow().name());
        assertEquals(
                "labels.png", window.workspace().labels().get().orElseThrow().name());
    }

    @Test
    void imageryStartsWithTheBandsNamedRedGreenBlueAsStored() {
        window.workspace().openImage(Path.of("image.tif")).join();

        assertEquals(
                ImageryStyle.of(0, 1, 2, Stretch.bytes()),
                window.layers().drawn().get().getFirst().style());

        window.imagery().red().set(3);

        assertEquals(
                ImageryStyle.of(3, 1, 2, Stretch.bytes()),
                window.layers().drawn().get().getFirst().style());
    }

    @Test
    void howTheImageIsShownIsSavedWithTheProjectAndComesBack() {
        window.workspace().openImage(Path.of("image.tif")).join();
        window.imagery().combination().set(BandCombination.INFRARED);
        window.imagery().fix(3, 10, 60);

        window.workspace().saveProject(Path.of("river")).join();
        var look = services.files.looks.getLast();
        window.workspace().openImage(Path.of("image.tif")).join();
        services.files.kept = look;
        window.workspace().openProject(Path.of("river")).join();

        assertEquals(List.of(4, 1, 2), look.orElseThrow().bands());
        assertEquals(Stretch.linear(10, 60), window.imagery().limits(3));
        assertEquals(BandCombination.INFRARED, window.imagery().combination().get());
    }

    @Test
    void aLookThatTheImageCannotHaveIsToldAndLeavesTheUsualOne() {
        services.files.kept =
                Optional.of(new ImageryLook(List.of(7), "viridis", ImageryLook.Stretching.PERCENT, 2, 2, 1, List.of()));

        window.workspace().openProject(Path.of("river")).join();

        assertEquals(BandCombination.NATURAL, window.imagery().combination().get());
        assertTrue(window.notices().unread().getFirst().detail().contains("Choose others"));
    }

    @Test
    void renamingAClassRepaintsWithoutReadingTheLabelsAgain() {
        window.workspace().openProject(Path.of("trained")).join();
        int readings = services.files.readings.size();

        window.legend().rename(0, "river");
        window.legend().recolor(0, "#112233");

        assertEquals(readings, services.files.readings.size());
        var style = (ClassStyle) window.layers().drawn().get().get(1).style();
        assertEquals("river", style.legend().classes().getFirst().name());
        assertEquals("#112233", style.legend().classes().getFirst().color());
    }

    @Test
    void mergingClassesReadsTheLabelsAgain() {
        window.workspace().openProject(Path.of("sample")).join();
        int readings = services.files.readings.size();

        window.legend().ignoreClass(3);
        window.legend().merge(2, "4");

        assertTrue(
                window.legend().problem().get().contains("4"),
                window.legend().problem().get());
        window.legend().setIgnored("0");
        window.legend().merge(2, "4");

        assertTrue(services.files.readings.size() > readings);
        assertEquals(
                List.of(4), services.files.readings.getLast().classes().get(2).merges());
        assertEquals(3, window.workspace().labels().get().orElseThrow().legend().size());
    }

    @Test
    void unmatchedValuesAreListedAndCanBecomeAClass() {
        services.files.unmatched = List.of(new UnmatchedValue("7", 120, 3, 4, ""));
        window.workspace().openProject(Path.of("sample")).join();
        assertEquals("7", window.survey().unmatched().getFirst().value());

        window.legend().add(7);

        assertEquals(
                7,
                window.legend().legend().get().orElseThrow().classes().getLast().code());
    }

    @Test
    void savingAProjectWritesLegendAndProject() {
        window.workspace().openImage(Path.of("image.tif")).join();
        window.workspace().openLabels(Path.of("labels.tif")).join();

        window.workspace().saveProject(Path.of("here")).join();

        assertEquals(List.of("legend.json", "project.json"), services.files.written);
        assertEquals("here", window.workspace().project().get().orElseThrow().name());
    }

    @Test
    void openingWorksOffTheUiThread() {
        var background = new ManualExecutor();
        var ui = new ManualExecutor();
        var busy = new WindowViewModel(
                new FakeServices(background, services.tiles(), new FakeLand(16)), ui, Optional::empty);
        background.runAll();
        ui.runAll();

        busy.workspace().openImage(Path.of("image.tif"));
        assertEquals("Opening image.tif", busy.jobs().running().getFirst().title());
        background.runAll();
        assertTrue(busy.workspace().image().get().isEmpty(), "values change on the UI executor only");
        ui.runAll();

        assertTrue(busy.workspace().image().get().isPresent());
        assertTrue(busy.jobs().running().isEmpty());
    }

    @Test
    void anOpeningThatWasStoppedSaysNothing() {
        var background = new ManualExecutor();
        var busy = new WindowViewModel(
                new FakeServices(background, services.tiles(), new FakeLand(16)), Runnable::run, Optional::empty);
        busy.workspace().openImage(Path.of("image.tif"));

        busy.jobs().stopAll();
        background.runAll();

        assertTrue(busy.workspace().image().get().isEmpty());
        assertTrue(busy.notices().unread().isEmpty());
    }
}
