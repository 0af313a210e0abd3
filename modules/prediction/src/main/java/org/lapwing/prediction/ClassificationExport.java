package org.lapwing.prediction;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.CancelledException;
import org.lapwing.jobs.DeviceQueue;
import org.lapwing.jobs.Lane;
import org.lapwing.jobs.Outcome;
import org.lapwing.jobs.ProgressListener;
import org.lapwing.jobs.WorkerPool;
import org.lapwing.model.Segmenter;
import org.lapwing.model.SegmenterFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Classifies an image of any size into a GeoTIFF, in bounded memory.
///
/// Reading, predicting, compressing and writing overlap, joined by small bounded buffers. Pixels are those of a
/// [PredictedRaster] of the same image and model, and the bytes of the file depend neither on the work window
/// nor on the number of threads. The file gets its name only when it is whole: a failed window, a full disk or
/// a cancel leaves nothing behind. Uses the device's export lane, so a map stays live meanwhile.
public final class ClassificationExport {

    private static final Logger LOG = LoggerFactory.getLogger(ClassificationExport.class);

    /// What an export may plan with; the rest holds decoded blocks of the image, the window and garbage.
    private static final double HEAP_SHARE = 0.65;

    private final DeviceQueue device;
    private final SegmenterFactory factory;

    /// @param factory opens checkpoints on the device thread
    public ClassificationExport(DeviceQueue device, SegmenterFactory factory) {
        this.device = device;
        this.factory = factory;
    }

    /// Runs one export on the calling thread, which must not be the device's nor JavaFX's.
    ///
    /// @param cancel polled for every patch
    /// @param progress pixels done, phase `classify`; then blocks of overviews, phase `overviews`
    /// @throws org.lapwing.jobs.CancelledException if `cancel` fires; nothing is left then
    /// @throws ImageMismatchException if the image does not supply what the model needs
    /// @throws ExportException naming the window that failed, or what is wrong with the request; nothing is
    ///     left then
    public ExportResult run(ExportRequest request, CancelToken cancel, ProgressListener progress) throws IOException {
        long start = System.nanoTime();
        var predictor = new PatchPredictor(request.checkpoint().card(), request.image());
        var plan =
                ExportPlan.of(request, predictor, (long) (Runtime.getRuntime().maxMemory() * HEAP_SHARE));
        ExportChecks.check(request, plan, predictor.classes());
        LOG.info(
                "export of {} x {} pixels to {}: about {} MiB of heap, reads of {} x {} patches by {} threads",
                plan.output().width(),
                plan.output().height(),
                request.target(),
                (plan.bytes() >> 20) + 1,
                plan.patchColumns(),
                plan.patchRows(),
                request.threads());
        // A token of our own, so that a failure stops the stages as a cancel does.
        var stop = cancel.child();
        try (var readers = WorkerPool.create("export-read", request.threads(), WorkerPool.Ending.ABANDON);
                var encoders = WorkerPool.create("export-encode", 1, WorkerPool.Ending.ABANDON)) {
            var segmenter = open(request, stop);
            try {
                var result = run(request, predictor, plan, segmenter, readers, encoders, stop, progress, start);
                LOG.info(
                        "exported {} pixels to {} in {} s, {} Mpx/s",
                        result.pixels(),
                        request.target(),
                        String.format(Locale.ROOT, "%.1f", result.elapsedNanos() * 1e-9),
                        String.format(Locale.ROOT, "%.2f", result.megapixelsPerSecond()));
                return result;
            } finally {
                stop.cancel();
                close(segmenter);
            }
        }
    }

    private ExportResult run(
            ExportRequest request,
            PatchPredictor predictor,
            ExportPlan plan,
            Segmenter segmenter,
            WorkerPool readers,
            WorkerPool encoders,
            CancelToken stop,
            ProgressListener progress,
            long start)
            throws IOException {
        var legend = predictor.card().legend();
        var provenance = MapOptions.provenance(request);
        var grid = request.image().grid();
        Optional<ExportFile> probabilities = Optional.empty();
        try (var classes = ExportFile.create(
                request.target(),
                grid,
                plan.output(),
                plan.classTile(),
                List.of(MapOptions.classBand(legend, request.unknown())),
                MapOptions.classes(legend, request.unknown(), provenance),
                encoders)) {
            if (request.probabilities().isPresent()) {
                probabilities = Optional.of(ExportFile.create(
                        request.probabilities().get(),
                        grid,
                        plan.output(),
                        plan.probabilityTile(),
                        MapOptions.probabilityBands(legend),
                        MapOptions.probabilities(plan.probabilityTile(), provenance),
                        encoders));
            }
            var sink = new PatchSink(predictor, plan.output(), request.unknown(), classes, probabilities);
            var pipeline = new ExportPipeline(
                    request.image(), predictor, plan, sink, device, readers, request.threads(), stop, progress);
            long patches = classify(pipeline, segmenter, stop);
            finish(classes, probabilities, stop, progress);
            return new ExportResult(
                    request.target(),
                    request.probabilities(),
                    plan.output(),
                    sink.classPixels(),
                    sink.unknownPixels(),
                    sink.noDataPixels(),
                    patches,
                    System.nanoTime() - start);
        } finally {
            if (probabilities.isPresent()) {
                probabilities.get().close();
            }
        }
    }

    private static long classify(ExportPipeline pipeline, Segmenter segmenter, CancelToken stop) throws IOException {
        try {
            return pipeline.run(segmenter);
        } catch (IOException | RuntimeException | Error failure) {
            stop.cancel();
            pipeline.drain();
            throw failure;
        }
    }

    /// Names the files, the class raster last: where it stands, the export was whole.
    private static void finish(
            ExportFile classes, Optional<ExportFile> probabilities, CancelToken stop, ProgressListener progress)
            throws IOException {
        if (probabilities.isPresent()) {
            probabilities.get().finish(stop, progress);
        }
        try {
            classes.finish(stop, progress);
        } catch (IOException | RuntimeException failure) {
            if (probabilities.isPresent()) {
                Files.deleteIfExists(probabilities.get().target());
            }
            throw failure;
        }
    }

    private Segmenter open(ExportRequest request, CancelToken stop) throws IOException {
        if (device.isDeviceThread()) {
            throw new IllegalStateException("an export was started on the device thread, which would wait for itself");
        }
        var opening = device.submit(Lane.EXPORT, stop, () -> factory.open(request.checkpoint()));
        try {
            return Outcome.of(opening, stop);
        } catch (CancelledException cancelled) {
            var _ = opening.thenAccept(this::close);
            throw cancelled;
        } catch (RuntimeException failure) {
            throw new ExportException("The model could not be opened: " + failure.getMessage(), failure);
        }
    }

    private void close(Segmenter segmenter) {
        var _ = device.submit(Lane.EXPORT, CancelToken.NEVER, () -> {
            segmenter.close();
            return true;
        });
    }
}
