package org.lapwing.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import org.lapwing.mapview.MapPane;
import org.lapwing.mapview.Viewport;

/// Moves a map at every pulse for a while: rounds of panning, with zooming in and out laid over them, always above the
/// image. Notes how long pulses are apart, and how long a task for the FX thread had to wait. For the FX thread.
final class FrameScript extends AnimationTimer {

    private static final double STEP = 9;
    private static final double TURN = 0.02;
    private static final double ZOOM = 0.02;
    private static final double WANDER = 0.3;

    private final MapPane map;
    private final Viewport home;
    private final long nanos;
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private final List<Double> frameMillis = new ArrayList<>();
    private double longestWaitMillis;
    private long first = -1;
    private long before;
    private int pulses;

    /// @param nanos how long to move
    FrameScript(MapPane map, long nanos) {
        this.map = map;
        this.home = map.viewport();
        this.nanos = nanos;
    }

    /// Completed when the time is over.
    CompletableFuture<Void> done() {
        return done;
    }

    /// Time between pulses in milliseconds, shortest first.
    List<Double> frames() {
        return frameMillis.stream().sorted().toList();
    }

    /// The longest time for which a task waited for the FX thread: what blocked it at once.
    double longestWaitMillis() {
        return longestWaitMillis;
    }

    @Override
    public void handle(long now) {
        if (first < 0) {
            first = now;
            before = now;
            askForATurn(System.nanoTime());
            return;
        }
        frameMillis.add((now - before) * 1e-6);
        before = now;
        if (now - first >= nanos) {
            stop();
            done.complete(null);
            return;
        }
        pulses++;
        double angle = pulses * TURN;
        var view = map.viewport()
                .pan(Math.rint(STEP * Math.cos(angle)), Math.rint(STEP * Math.sin(angle)))
                .zoomAt(home.width() * 0.5, home.height() * 0.5, Math.pow(2, ZOOM * Math.sin(pulses * TURN / 2)));
        double far = Math.hypot(view.centerX() - home.centerX(), view.centerY() - home.centerY());
        boolean lost = far > WANDER * home.width() * home.unitsPerPixel() * 4;
        map.setViewport(lost ? home : view);
    }

    /// Asks the FX thread for a turn, again and again; how late it comes is how long the thread was held.
    private void askForATurn(long asked) {
        Platform.runLater(() -> {
            longestWaitMillis = Math.max(longestWaitMillis, (System.nanoTime() - asked) * 1e-6);
            if (!done.isDone()) {
                CompletableFuture.delayedExecutor(1, TimeUnit.MILLISECONDS)
                        .execute(() -> askForATurn(System.nanoTime()));
            }
        });
    }
}
