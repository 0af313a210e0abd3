package org.lapwing.workbench.state;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.lapwing.testsupport.FaultyRaster;
import org.lapwing.testsupport.Scene;
import org.lapwing.workbench.fake.FakeServices;

class SourceReleaseTest {

    private final FakeServices services = FakeServices.immediate();
    private final SourceRelease release =
            new SourceRelease(services, new JobsViewModel(Runnable::run, services.closing()), _ -> false);
    private final FaultyRaster image = new FaultyRaster(Scene.ramp(7, 5));
    private final FaultyRaster labels = new FaultyRaster(Scene.ramp(7, 5));

    @Test
    void whatNobodyReadsIsClosedAtOnce() {
        release.closeLater(Optional.of(image));
        assertTrue(image.isClosed());
    }

    @Test
    void whatAJobReadsIsClosedWhenTheJobHasEnded() {
        var training = new CompletableFuture<Integer>();
        release.hold(List.of(image), training);
        release.closeLater(Optional.of(image));
        assertFalse(image.isClosed());
        training.complete(1);
        assertTrue(image.isClosed());
    }

    @Test
    void theLastOfSeveralJobsClosesItHoweverTheyEnd() {
        var training = new CompletableFuture<Integer>();
        var export = new CompletableFuture<Integer>();
        release.hold(List.of(image, labels), training);
        release.hold(List.of(image), export);
        release.closeLater(Optional.of(image));
        release.closeLater(Optional.of(labels));
        training.completeExceptionally(new IllegalStateException("stopped"));
        assertTrue(labels.isClosed());
        assertFalse(image.isClosed());
        export.complete(1);
        assertTrue(image.isClosed());
    }

    @Test
    void aJobThatEndsLeavesOpenWhatIsStillShown() {
        release.hold(List.of(image), CompletableFuture.completedFuture(1));
        assertFalse(image.isClosed());
    }
}
