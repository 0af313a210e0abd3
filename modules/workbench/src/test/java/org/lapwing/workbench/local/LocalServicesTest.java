package org.lapwing.workbench.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.CancelledException;
import org.lapwing.jobs.Outcome;
import org.lapwing.model.device.DeviceChoice;
import org.lapwing.model.device.Devices;
import org.lapwing.raster.Band;
import org.lapwing.raster.Grid;
import org.lapwing.raster.SampleType;
import org.lapwing.raster.Tile;
import org.lapwing.raster.Window;
import org.lapwing.raster.write.GeoTiffOptions;
import org.lapwing.raster.write.GeoTiffWriter;
import org.lapwing.workbench.state.JobsViewModel;

class LocalServicesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private final CountDownLatch writing = new CountDownLatch(1);

    @Test
    void closingStopsAnExportAndWaitingForTheEndLeavesNoFileBehind() throws Exception {
        var services = services();
        var jobs = new JobsViewModel(Runnable::run, services.closing());
        var export = jobs.start("Exporting", services.exporter(), job -> () -> write(job.token()));
        writing.await();
        assertEquals(List.of("map.tif.part"), names());

        services.close();

        assertTrue(services.awaitEnd(PATIENCE));
        assertEquals(List.of(), names());
        assertThrows(CancelledException.class, () -> Outcome.of(export, CancelToken.NEVER));
    }

    @Test
    void waitingIsBounded() throws Exception {
        var services = services();
        var go = new CountDownLatch(1);
        services.exporter().execute(() -> {
            try {
                go.await();
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        });
        services.close();
        assertFalse(services.awaitEnd(Duration.ofMillis(1)));
        go.countDown();
        assertTrue(services.awaitEnd(PATIENCE));
    }

    @Test
    void workAskedForAfterTheCloseIsCancelled() throws Exception {
        var services = services();
        var jobs = new JobsViewModel(Runnable::run, services.closing());
        services.close();
        services.close();
        var late = jobs.start("Opening", services.workers(), _ -> () -> 1);
        assertThrows(CancelledException.class, () -> Outcome.of(late, CancelToken.NEVER));
        assertTrue(jobs.running().isEmpty());
    }

    private LocalServices services() throws IOException {
        return new LocalServices(
                Devices.decide(DeviceChoice.parse("cpu")), folder.resolve("cache"), "Lapwing", Clock.systemUTC());
    }

    /// Writes a raster of ten billion pixels until it is stopped.
    private Path write(CancelToken cancel) throws IOException {
        var bands = List.of(Band.of("class", SampleType.UINT8));
        var grid = Grid.ofPixels(100_000, 100_000);
        try (var writer = GeoTiffWriter.create(
                folder.resolve("map.tif"),
                grid,
                bands,
                GeoTiffOptions.defaults().withTileSize(256))) {
            for (int row = 0; row < 100_000; row += 256) {
                for (int column = 0; column < 100_000; column += 256) {
                    cancel.throwIfCancelled();
                    var window = Window.of(column, row, 256, 256).clip(grid).orElseThrow();
                    writer.write(new Tile(window, bands, new byte[(int) window.pixels()], Optional.empty()));
                    writing.countDown();
                }
            }
            throw new UncheckedIOException(new IOException("nobody stopped it"));
        }
    }

    private List<String> names() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }
}
