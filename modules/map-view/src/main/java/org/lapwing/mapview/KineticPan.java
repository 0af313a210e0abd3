package org.lapwing.mapview;

import javafx.animation.AnimationTimer;

/// Lets the map glide on after a quick drag. For the FX thread.
final class KineticPan {

    private static final double SLOWEST = 40;
    private static final double START_FROM = 250;
    private static final double DECAY_SECONDS = 0.22;
    private static final double MEMORY_SECONDS = 0.05;

    private final MapPane map;
    private double velocityX;
    private double velocityY;
    private double restX;
    private double restY;
    private long lastMoveNanos;
    private long lastFrameNanos;

    private final AnimationTimer timer = new AnimationTimer() {
        @Override
        public void handle(long now) {
            glide(now);
        }
    };

    KineticPan(MapPane map) {
        this.map = map;
    }

    /// A drag begins, or something else took over: the map stands still.
    void stop(long nanos) {
        timer.stop();
        velocityX = 0;
        velocityY = 0;
        lastMoveNanos = nanos;
    }

    /// The drag went on by so many screen units.
    void dragged(double right, double down, long nanos) {
        double seconds = Math.max(1e-3, (nanos - lastMoveNanos) * 1e-9);
        double share = Math.min(1, seconds / MEMORY_SECONDS);
        velocityX += share * (right / seconds - velocityX);
        velocityY += share * (down / seconds - velocityY);
        lastMoveNanos = nanos;
    }

    /// The drag ended; quick ones glide on.
    void release(long nanos) {
        double rest = Math.exp(-(nanos - lastMoveNanos) * 1e-9 / MEMORY_SECONDS);
        velocityX *= rest;
        velocityY *= rest;
        if (Math.hypot(velocityX, velocityY) > START_FROM) {
            lastFrameNanos = 0;
            timer.start();
        }
    }

    private void glide(long now) {
        double seconds = lastFrameNanos == 0 ? 0.016 : Math.min(0.1, (now - lastFrameNanos) * 1e-9);
        lastFrameNanos = now;
        // Whole device pixels, so that the painter can keep what it has painted.
        double scale = map.viewport().outputScale();
        restX += velocityX * seconds * scale;
        restY += velocityY * seconds * scale;
        double right = Math.rint(restX);
        double down = Math.rint(restY);
        restX -= right;
        restY -= down;
        if (right != 0 || down != 0) {
            map.setViewport(map.viewport().pan(right / scale, down / scale));
        }
        double rest = Math.exp(-seconds / DECAY_SECONDS);
        velocityX *= rest;
        velocityY *= rest;
        if (Math.hypot(velocityX, velocityY) < SLOWEST) {
            timer.stop();
        }
    }
}
