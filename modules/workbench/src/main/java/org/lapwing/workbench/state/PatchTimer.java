package org.lapwing.workbench.state;

import java.time.Duration;
import java.util.function.LongSupplier;

/// Measures how long a person works at something: a pause longer than [#LONGEST_PAUSE] counts as no longer than
/// that, so
/// that a lunch break makes no patch dear. Not safe for several threads.
final class PatchTimer {

    /// Of a longer time without any key or mouse, only this much counts.
    static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);

    private final LongSupplier nanoTime;
    private boolean running;
    private long last;
    private long worked;

    /// @param nanoTime such as `System::nanoTime`
    PatchTimer(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /// Begins to measure, from zero.
    void start() {
        running = true;
        worked = 0;
        last = nanoTime.getAsLong();
    }

    /// The person has done something; cheap enough for every mouse move.
    void touch() {
        if (running) {
            long now = nanoTime.getAsLong();
            worked += Math.min(now - last, LONGEST_PAUSE.toNanos());
            last = now;
        }
    }

    /// Stops.
    ///
    /// @return seconds worked since [#start]; 0 where it was not running
    double stop() {
        touch();
        double seconds = running ? worked * 1e-9 : 0;
        running = false;
        worked = 0;
        return seconds;
    }

    /// Seconds worked so far.
    double seconds() {
        touch();
        return worked * 1e-9;
    }
}
