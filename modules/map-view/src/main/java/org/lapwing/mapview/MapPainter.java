package org.lapwing.mapview;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.CancelledException;
import org.lapwing.raster.SourceId;
import org.lapwing.raster.TileDemand;
import org.lapwing.raster.TileKey;
import org.lapwing.raster.TileListener;
import org.lapwing.raster.TileLoader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Paints the frames of one view on its own thread and hands them to the UI thread.
///
/// Of several frames asked for while it works only the last is painted. A frame's first pass draws the best tiles
/// there are and always finishes, so that steady dragging keeps drawing; afterwards only the swatches of tiles that
/// arrive are painted again, and that work is given up when the next frame comes. Knows no JavaFX.
final class MapPainter implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MapPainter.class);

    private final Executor thread;
    private final Executor ui;
    private final FrameSink sink;
    private final TileLoader loader;
    private final TileDemand demand;
    private final FramePlanner planner;
    private final Composer composer;
    private final PicturePair pictures = new PicturePair();

    private final Object lock = new Object();
    private @Nullable ViewFrame latest;

    /// The frame last taken up by the painter's thread.
    private @Nullable ViewFrame taken;

    private Set<TileKey> arrived = new HashSet<>();
    private Set<SourceId> shown = Set.of();
    private CancelToken refinement = CancelToken.create();
    private boolean scheduled;
    private boolean committing;
    private boolean closed;

    /// Touched by the painter's thread only.
    private @Nullable FramePlan current;

    /// Tiles that others stood in for in the present picture; some may have come since. Touched by the painter's
    /// thread only.
    private final Set<TileKey> lacking = new HashSet<>();

    /// @param thread runs one task after another, never two at once
    /// @param ui runs commits
    /// @param paintedBytes how much memory tiles in colours may take; more where one picture needs more
    MapPainter(TileLoader loader, Executor thread, Executor ui, long paintedBytes, FrameSink sink) {
        this(loader, thread, ui, new PaintedTiles(loader.cache(), paintedBytes), sink);
    }

    /// @param thread runs one task after another, never two at once
    /// @param ui runs commits
    /// @param painted touched by tasks of `thread` only
    MapPainter(TileLoader loader, Executor thread, Executor ui, PaintedTiles painted, FrameSink sink) {
        this.thread = thread;
        this.ui = ui;
        this.sink = sink;
        this.loader = loader;
        this.demand = loader.open(new TileListener() {
            @Override
            public void arrived(TileKey key) {
                noteTile(key);
            }

            @Override
            public void failed(TileKey key, Throwable cause) {
                LOG.warn("tile {} cannot be read and is drawn striped: {}", key, cause.toString());
                noteTile(key);
            }
        });
        planner = new FramePlanner(loader, painted);
        composer = new Composer(painted);
    }

    /// Names the sources that may be read from now on; those missing may be closed when this returns.
    void setSources(Set<SourceId> sources) {
        synchronized (lock) {
            shown = Set.copyOf(sources);
            demand.show(shown);
        }
    }

    /// Paints a frame as soon as the present work allows.
    void paint(ViewFrame frame) {
        synchronized (lock) {
            latest = frame;
            refinement.cancel();
        }
        schedule();
    }

    @Override
    public void close() {
        synchronized (lock) {
            closed = true;
            refinement.cancel();
        }
        demand.close();
    }

    private void noteTile(TileKey key) {
        synchronized (lock) {
            arrived.add(key);
        }
        schedule();
    }

    private void schedule() {
        synchronized (lock) {
            if (scheduled || committing || closed || latest == null) {
                return;
            }
            scheduled = true;
            thread.execute(this::run); // inside the lock, so never after close
        }
    }

    private void run() {
        ViewFrame frame;
        Set<TileKey> news;
        CancelToken cancel;
        synchronized (lock) {
            scheduled = false;
            if (closed || committing || latest == null) {
                return; // a commit under way goes on here when it is done
            }
            frame = latest;
            taken = frame;
            news = arrived;
            arrived = new HashSet<>();
            if (refinement.isCancelled()) {
                refinement = CancelToken.create();
            }
            cancel = refinement;
        }
        try {
            if (current == null || current.frame() != frame) {
                firstPass(frame, news);
            } else if (!news.isEmpty()) {
                refine(current, news, cancel);
            }
        } catch (CancelledException _) {
            synchronized (lock) { // the next frame may keep what was painted, so it has to know
                arrived.addAll(news);
            }
        } catch (RuntimeException failure) { // a bug must not end the painting of later frames
            LOG.error("frame {} could not be painted", frame.number(), failure);
        }
        continueIfNeeded();
    }

    private void continueIfNeeded() {
        synchronized (lock) {
            if (arrived.isEmpty() && latest == taken) {
                return;
            }
        }
        schedule();
    }

    private void firstPass(ViewFrame frame, Set<TileKey> news) {
        long start = System.nanoTime();
        var plan = planner.plan(frame);
        var shift = current == null ? Optional.<FrameShift>empty() : FrameShift.between(current, plan);
        current = plan;
        // Asked for before painting, so that decoding goes on meanwhile; what arrives now is painted twice at worst.
        showFeatures();
        demand.want(plan.requests());
        var all = plan.allSwatches();
        var swatches = all;
        var picture = pictures.forFrame(frame.columns(), frame.rows());
        if (shift.isPresent()) {
            picture.copyMoved(pictures.front(), shift.get());
            swatches = shift.get().exposed(frame.columns(), frame.rows());
            swatches.or(plan.swatchesOf(news));
            swatches.or(plan.swatchesOf(planner.takeReady(plan, lacking)));
        } else {
            lacking.clear();
        }
        composer.compose(plan, swatches, picture, lacking, CancelToken.NEVER);
        commit(plan, picture, all, all, start);
    }

    /// Lets pictures of features be read besides the sources that were named.
    private void showFeatures() {
        var features = planner.featureSources();
        if (!features.isEmpty()) {
            synchronized (lock) { // so that no source is shown again that has just been taken away
                features.addAll(shown);
                demand.show(features);
            }
        }
    }

    private void refine(FramePlan plan, Set<TileKey> news, CancelToken cancel) {
        long start = System.nanoTime();
        for (var key : news) {
            if (loader.failure(key).isPresent()) {
                plan.failed(key);
            } else {
                plan.arrived(key);
            }
        }
        var swatches = plan.swatchesOf(news);
        if (swatches.isEmpty()) {
            return;
        }
        var changed = pictures.lagging();
        changed.or(swatches);
        var picture = pictures.forRefinement(swatches);
        composer.compose(plan, swatches, picture, lacking, cancel);
        lacking.removeAll(news); // every swatch they touch shows them now
        commit(plan, picture, swatches, changed, start);
    }

    private void commit(FramePlan plan, Picture picture, BitSet repainted, BitSet changed, long start) {
        pictures.swap(repainted);
        var painted = new PaintedFrame(
                plan.frame(),
                picture,
                Swatch.around(changed, picture.columns(), picture.rows()),
                plan.missing().size(),
                notices(plan),
                System.nanoTime() - start);
        synchronized (lock) {
            committing = true;
        }
        ui.execute(() -> {
            try {
                sink.commit(painted);
            } finally {
                synchronized (lock) {
                    committing = false;
                }
                continueIfNeeded();
            }
        });
    }

    private List<MapNotice> notices(FramePlan plan) {
        var notices = new ArrayList<>(plan.notices());
        for (var layer : plan.layers()) {
            var failed = plan.failedOf(layer);
            failed.stream()
                    .flatMap(key -> loader.failure(key).stream())
                    .findFirst()
                    .ifPresent(cause -> notices.add(Notices.tilesFailed(layer.layer(), failed.size(), cause)));
        }
        return notices;
    }
}
