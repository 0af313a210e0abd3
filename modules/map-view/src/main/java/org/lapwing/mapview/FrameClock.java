package org.lapwing.mapview;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// Counts frames and says when the view has caught up. For the FX thread.
final class FrameClock {

    private final List<CompletableFuture<Void>> waiting = new ArrayList<>();
    private long asked;
    private boolean settled;
    private MapStatistics statistics = new MapStatistics(0, 0, 0, 0, 0, 0);

    /// The number of the next frame.
    long next() {
        settled = false;
        return ++asked;
    }

    /// Completed when the last frame asked for is on the screen with all its tiles.
    CompletableFuture<Void> settled() {
        if (settled) {
            return CompletableFuture.completedFuture(null);
        }
        var future = new CompletableFuture<Void>();
        waiting.add(future);
        return future;
    }

    /// How the view has kept up.
    MapStatistics statistics() {
        return statistics;
    }

    /// A picture was committed.
    void committed(PaintedFrame painted, long commitNanos) {
        statistics = new MapStatistics(
                statistics.frames() + 1,
                painted.paintNanos(),
                Math.max(statistics.maxPaintNanos(), painted.paintNanos()),
                commitNanos,
                Math.max(statistics.maxCommitNanos(), commitNanos),
                painted.missingTiles());
        settled = painted.frame().number() == asked && painted.missingTiles() == 0;
        if (settled) {
            var done = List.copyOf(waiting);
            waiting.clear();
            done.forEach(future -> future.complete(null));
        }
    }
}
