package org.lapwing.prediction;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.DeviceQueue;
import org.lapwing.jobs.Lane;
import org.lapwing.model.Checkpoint;
import org.lapwing.model.Segmenter;
import org.lapwing.model.SegmenterFactory;
import org.lapwing.raster.RasterSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The model that predicts one image now, replaced by better ones while the map is open.
///
/// A checkpoint is loaded and probed on the device thread (unless scores that it gave are kept from an earlier
/// session: then it was); only then is a new [PredictedRaster] published, with a new source id, so no old tile
/// passes for a new one. The raster before stays open, so that both can be compared, until the next one comes;
/// then it is closed after the units it had queued. A checkpoint that fails its probe, or does not fit the
/// image, changes nothing and is reported. Owns the rasters it publishes, not the image and not the device.
public final class LiveModel implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LiveModel.class);

    private final RasterSource image;
    private final DeviceQueue device;
    private final SegmenterFactory factory;
    private final PredictionSettings settings;
    private final List<LiveModelListener> listeners = new CopyOnWriteArrayList<>();
    private volatile @Nullable PredictedRaster current;
    private volatile @Nullable PredictedRaster previous;
    private volatile boolean closed;

    /// Starts without a model.
    ///
    /// @param factory opens checkpoints on the device thread
    public LiveModel(RasterSource image, DeviceQueue device, SegmenterFactory factory, PredictionSettings settings) {
        this.image = image;
        this.device = device;
        this.factory = factory;
        this.settings = settings;
    }

    /// Tells `listener` about every later change.
    public void addListener(LiveModelListener listener) {
        listeners.add(listener);
    }

    /// The prediction in use, empty before the first accepted checkpoint and after [#close].
    public Optional<PredictedRaster> current() {
        return Optional.ofNullable(current);
    }

    /// The prediction before [#current], open for comparison; empty before the second accepted checkpoint.
    public Optional<PredictedRaster> previous() {
        return Optional.ofNullable(previous);
    }

    /// Loads, probes and publishes a checkpoint. Returns at once.
    ///
    /// @return the published raster; completed with what was wrong, after the listeners heard it
    public CompletableFuture<PredictedRaster> offer(Checkpoint checkpoint) {
        return offer(checkpoint, factory, "");
    }

    /// Loads, probes and publishes a checkpoint in a variant of its own, such as another arithmetic. Returns at
    /// once.
    ///
    /// @param opener opens the variant on the device thread
    /// @param variant becomes part of the raster's id, so that scores of variants are never mixed; empty for the
    ///     usual
    /// @return the published raster; completed with what was wrong, after the listeners heard it
    public CompletableFuture<PredictedRaster> offer(Checkpoint checkpoint, SegmenterFactory opener, String variant) {
        return device.submit(Lane.INTERACTIVE, CancelToken.NEVER, () -> swap(checkpoint, opener, variant));
    }

    /// Closes the predictions on the device thread; later offers are refused. Does not wait.
    @Override
    public void close() {
        closed = true;
        device.submit(Lane.INTERACTIVE, CancelToken.NEVER, () -> {
            closePublished();
            return true;
        });
    }

    private PredictedRaster swap(Checkpoint checkpoint, SegmenterFactory opener, String variant) throws Exception {
        var version = variant.isEmpty() ? checkpoint.sha256() : checkpoint.sha256() + " " + variant;
        var before = current;
        if (before != null && before.id().version().equals(version)) {
            return before;
        }
        PredictedRaster raster;
        try {
            raster = open(checkpoint, opener, version);
        } catch (Exception failure) { // whatever it is, the model before stays and the person hears why
            LOG.warn("checkpoint {} was refused: {}", checkpoint.folder(), failure.getMessage());
            listeners.forEach(listener -> listener.refused(checkpoint, failure));
            throw failure;
        }
        var oldest = previous;
        previous = before;
        current = raster;
        listeners.forEach(listener -> listener.published(checkpoint, raster));
        if (oldest != null) {
            oldest.close();
        }
        LOG.info("model {} of epoch {} is live", version, checkpoint.epoch());
        return raster;
    }

    private PredictedRaster open(Checkpoint checkpoint, SegmenterFactory opener, String version) throws Exception {
        if (closed) {
            throw new IllegalStateException("the live model was closed");
        }
        var predictor = new PatchPredictor(checkpoint.card(), image);
        Segmenter segmenter = opener.open(checkpoint);
        try {
            var raster = PredictedRaster.of(image, checkpoint.card(), version, segmenter, device, settings);
            if (!raster.hasKeptScores()) {
                ModelProbe.check(segmenter, predictor);
            }
            return raster;
        } catch (Exception failure) {
            segmenter.close();
            throw failure;
        }
    }

    private void closePublished() {
        for (var raster : new @Nullable PredictedRaster[] {previous, current}) {
            if (raster != null) {
                raster.close();
            }
        }
        previous = null;
        current = null;
    }
}
