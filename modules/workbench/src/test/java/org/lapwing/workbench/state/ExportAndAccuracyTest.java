package org.lapwing.workbench.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.Progress;
import org.lapwing.raster.Window;
import org.lapwing.testsupport.ManualExecutor;
import org.lapwing.workbench.fake.FakeLand;
import org.lapwing.workbench.fake.FakeServices;

class ExportAndAccuracyTest {

    private static final Window VIEW = Window.of(8, 4, 32, 16);

    private final FakeServices services = FakeServices.immediate();
    private final WindowViewModel window = new WindowViewModel(services, Runnable::run, () -> Optional.of(VIEW));

    @Test
    void exportSaysWhatIsMissing() {
        assertEquals(ExportViewModel.State.NO_IMAGE, window.export().state().get());
        window.workspace().openProject(Path.of("sample")).join();
        assertEquals(ExportViewModel.State.NO_MODEL, window.export().state().get());
        window.train().start().join();
        assertEquals(ExportViewModel.State.READY, window.export().state().get());
    }

    @Test
    void theWholeImageIsWrittenUnlessTheViewIsChosen() {
        window.workspace().openProject(Path.of("trained")).join();
        window.export().start().join();
        window.export().scope().set(ExportViewModel.Scope.VIEW);
        window.export().probabilities().set(true);
        window.export().target().set(Optional.of(Path.of("out", "map.tif")));
        window.export().start().join();

        assertEquals(Window.of(0, 0, 64, 64), services.exported.getFirst().window());
        assertEquals(Optional.empty(), services.exported.getFirst().probabilities());
        assertEquals(VIEW, services.exported.getLast().window());
        assertEquals(
                Optional.of(Path.of("out", "map-probabilities.tif")),
                services.exported.getLast().probabilities());
        assertEquals(
                Optional.of(Path.of("out", "map.tif")),
                window.export().written().get());
        assertEquals(Notice.Kind.DONE, window.notices().unread().getFirst().kind());
    }

    @Test
    void theModelOnTheMapIsWrittenThoughTrainingHasWrittenBetterOnes() {
        window.workspace().openProject(Path.of("trained")).join();
        var shown = window.live().prediction().get().orElseThrow().checkpoint();
        services.models.refusing = true;
        window.train().start().join();

        window.export().start().join();

        assertEquals(shown, services.exported.getFirst().checkpoint());
    }

    @Test
    void anotherImageEndsExportAndAssessmentOfTheFirst() {
        var scripted = services.accuracy;
        services.accuracy = (order, cancel, listener) -> {
            window.workspace().openImage(Path.of("other.tif")).join();
            return scripted.assess(order, CancelToken.NEVER, listener);
        };
        services.export = (_, cancel, _) -> {
            window.workspace().openImage(Path.of("third.tif")).join();
            cancel.throwIfCancelled();
        };
        window.workspace().openProject(Path.of("trained")).join();
        window.accuracy().start().join();
        assertTrue(window.accuracy().report().get().isEmpty());

        window.workspace().openProject(Path.of("trained")).join();
        window.export().start();

        assertTrue(window.export().written().get().isEmpty());
        assertEquals(Notice.Kind.WARNING, window.notices().unread().getFirst().kind());
    }

    @Test
    void aFailedExportTellsWhyAndCanBeTriedAgain() {
        services.export = (_, _, _) -> {
            throw new IOException("The disk is full. Free 2 GiB.");
        };
        window.workspace().openProject(Path.of("trained")).join();

        window.export().start();

        assertEquals(
                "The disk is full. Free 2 GiB.",
                window.notices().unread().getFirst().detail());
        assertEquals(ExportViewModel.State.READY, window.export().state().get());
        assertTrue(window.export().written().get().isEmpty());
    }

    @Test
    void progressOfManyReportsIsShownOnce() {
        var ui = new ManualExecutor();
        var job = new JobViewModel("Exporting map.tif", CancelToken.create(), ui);

        job.report(new Progress("classify", 10, 100, 1_000_000_000));
        job.report(new Progress("classify", 25, 100, 1_000_000_000));
        assertEquals(1, ui.runAll());

        assertEquals(0.25, job.fraction().get());
        assertEquals("25 per second · 3 s left", job.detail().get());
    }

    @Test
    void cancellingAnExportSaysNothing() {
        var background = new ManualExecutor();
        var busyServices = new FakeServices(background, services.tiles(), new FakeLand(16));
        var busy = new WindowViewModel(busyServices, Runnable::run, Optional::empty);
        busy.workspace().openProject(Path.of("trained"));
        background.runAll();
        busy.export().start();
        assertEquals(ExportViewModel.State.RUNNING, busy.export().state().get());

        busy.export().cancel();
        background.runAll();

        assertTrue(busyServices.exported.isEmpty());
        assertTrue(busy.notices().unread().isEmpty());
        assertEquals(ExportViewModel.State.READY, busy.export().state().get());
    }

    @Test
    void accuracyIsMeasuredAndItsReportIsWritten(@TempDir Path folder) throws IOException {
        window.workspace().openProject(Path.of("trained")).join();
        var report = window.accuracy().start().join();
        assertEquals(Optional.of(report), window.accuracy().report().get());

        window.accuracy().saveHtml(folder.resolve("accuracy.html")).join();
        window.accuracy().saveJson(folder.resolve("accuracy.json")).join();

        assertTrue(Files.readString(folder.resolve("accuracy.html")).contains("herbaceous"));
        assertTrue(Files.readString(folder.resolve("accuracy.json")).contains("meanIou"));
    }

    @Test
    void aReferenceRasterMustBeChosenFirst() {
        window.workspace().openProject(Path.of("trained")).join();
        window.accuracy().kind().set(AccuracyViewModel.ReferenceKind.FILE);
        assertEquals(
                AccuracyViewModel.State.NO_REFERENCE, window.accuracy().state().get());

        window.accuracy().file().set(Optional.of(Path.of("truth.tif")));

        assertEquals(AccuracyViewModel.State.READY, window.accuracy().state().get());
    }
}
