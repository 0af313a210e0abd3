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

    private OpenedImage image(String name) throws IOException {
        return services.files().openImage(Path.of(name), Path.of("cache"), CancelToken.NEVER);
    }
}
