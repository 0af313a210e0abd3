package org.lapwing.workbench.state;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.lapwing.jobs.CancelToken;
import org.lapwing.raster.Band;
import org.lapwing.raster.Grid;
import org.lapwing.raster.RasterReadException;
import org.lapwing.raster.RasterSource;
import org.lapwing.raster.SourceId;
import org.lapwing.raster.Tile;
import org.lapwing.raster.Window;
import org.lapwing.testsupport.Scene;
import org.lapwing.workbench.fake.FakeServices;

class SourceReleaseTest {

    private final List<String> closed = new ArrayList<>();
    private final FakeServices services = FakeServices.immediate();
    private final SourceRelease release =
            new SourceRelease(services, new JobsViewModel(Runnable::run, services.closing()), _ -> false);

    @Test
    void whatNobodyReadsIsClosedAtOnce() {
        release.closeLater(Optional.of(source("image")));
        assertEquals(List.of("image"), closed);
    }

    @Test
    void whatAJobReadsIsClosedWhenTheJobHasEnded() {
        var image = source("image");
        var training = new CompletableFuture<Integer>();
        release.hold(List.of(image), training);
        release.closeLater(Optional.of(image));
        assertEquals(List.of(), closed);
        training.complete(1);
        assertEquals(List.of("image"), closed);
    }

    @Test
    void theLastOfSeveralJobsClosesItHoweverTheyEnd() {
        var image = source("image");
        var labels = source("labels");
        var training = new CompletableFuture<Integer>();
        var export = new CompletableFuture<Integer>();
        release.hold(List.of(image, labels), training);
        release.hold(List.of(image), export);
        release.closeLater(Optional.of(image));
        release.closeLater(Optional.of(labels));
        training.completeExceptionally(new IllegalStateException("stopped"));
        assertEquals(List.of("labels"), closed);
        export.complete(1);
        assertEquals(List.of("labels", "image"), closed);
    }

    @Test
    void aJobThatEndsLeavesOpenWhatIsStillShown() {
        release.hold(List.of(source("image")), CompletableFuture.completedFuture(1));
        assertEquals(List.of(), closed);
    }

    private RasterSource source(String name) {
        var ramp = Scene.ramp(7, 5);
        return new RasterSource() {
            @Override
            public SourceId id() {
                return SourceId.of(name);
            }

            @Override
            public Grid grid() {
                return ramp.grid();
            }

            @Override
            public int levels() {
                return 1;
            }

            @Override
            public List<Band> bands() {
                return ramp.bands();
            }

            @Override
            public Tile read(Window window, CancelToken cancel) throws RasterReadException {
                return ramp.read(window, cancel);
            }

            @Override
            public void close() {
                closed.add(name);
            }
        };
    }
}
