package org.lapwing.workbench.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.lapwing.jobs.CancelToken;
import org.lapwing.testsupport.ManualExecutor;
import org.lapwing.workbench.fake.FakeLand;
import org.lapwing.workbench.fake.FakeServices;
import org.lapwing.workbench.service.ModelService.Precision;
import org.lapwing.workbench.service.OpenedImage;

class LiveViewModelTest {

    private final ManualExecutor background = new ManualExecutor();
    private final FakeServices services =
            new FakeServices(background, FakeServices.immediate().tiles(), new FakeLand(16));
    private final LiveViewModel live =
            new LiveViewModel(services, new JobsViewModel(Runnable::run, services.closing()), new NoticesViewModel());

    @Test
    void aModelOfferedWhileTheFormerImageTriesOneIsNotLost() throws IOException {
        live.load(image("first.tif"));
        live.offerBest(Path.of("first-model"));
        live.load(image("second.tif"));

        var offered = live.offerBest(Path.of("second-model"));
        background.runAll();

        assertTrue(offered.isDone());
        assertFalse(live.switching().get());
        assertEquals(
                Path.of("second-model"), live.prediction().get().orElseThrow().modelFolder());
    }

    @Test
    void whilePausedCheckpointsOfTrainingWaitAndTheNewestIsTakenWhenLiveGoesOn() throws IOException {
        live.load(image("image.tif"));
        live.offerTrained(Path.of("run"));
        background.runAll();
        live.pauseOrResume();

        live.offerTrained(Path.of("run"));
        live.offerTrained(Path.of("run"));
        background.runAll();
        assertEquals(1, services.models.offers);
        assertTrue(live.waiting().get());

        live.pauseOrResume();
        background.runAll();
        assertEquals(LiveViewModel.Running.LIVE, live.running().get());
        assertEquals(2, services.models.offers);
        assertFalse(live.waiting().get());
    }

    @Test
    void updatingOnceTakesTheWaitingCheckpointAndPausesAgain() throws IOException {
        live.load(image("image.tif"));
        live.pauseOrResume();
        live.offerTrained(Path.of("run"));

        live.updateOnce();
        assertEquals(LiveViewModel.Running.PAUSED, live.running().get(), "not before the checkpoint is there");
        background.runAll();
        assertEquals(LiveViewModel.Running.ONCE, live.running().get());
        assertEquals(1, services.models.offers);

        live.updated();
        assertEquals(LiveViewModel.Running.PAUSED, live.running().get());
    }

    @Test
    void whoeverGoesOnDuringAnUpdateIsNotPausedByItsEnd() throws IOException {
        live.load(image("image.tif"));
        live.pauseOrResume();
        live.updateOnce();
        live.pauseOrResume();
        live.pauseOrResume();

        live.updated();

        assertEquals(LiveViewModel.Running.LIVE, live.running().get());
    }

    @Test
    void aModelThatAPersonOpensIsShownEvenWhilePaused() throws IOException {
        live.load(image("image.tif"));
        live.pauseOrResume();

        live.offerBest(Path.of("chosen"));
        background.runAll();

        assertTrue(live.prediction().get().isPresent());
    }

    @Test
    void whatIsOnTheMapIsPredictedAnewInTheOtherArithmetic() throws IOException {
        live.load(image("image.tif"));
        live.offerBest(Path.of("model"));
        background.runAll();
        assertEquals(Precision.FULL, live.prediction().get().orElseThrow().precision());
        int offers = services.models.offers;

        live.switchPrecision();
        background.runAll();
        assertEquals(Precision.INT8, live.prediction().get().orElseThrow().precision());
        live.switchPrecision();
        background.runAll();
        assertEquals(Precision.FULL, live.prediction().get().orElseThrow().precision());
        assertEquals(offers + 2, services.models.offers);
    }

    private OpenedImage image(String name) throws IOException {
        return services.files().openImage(Path.of(name), Path.of("cache"), CancelToken.NEVER);
    }
}
