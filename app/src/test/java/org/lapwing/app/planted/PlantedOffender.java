package org.lapwing.app.planted;

import java.time.Instant;
import java.util.concurrent.Executors;

/// Does what the walls forbid, so that a test can see them catch it.
public final class PlantedOffender {

    /// A record that is equal only to itself.
    @SuppressWarnings("ArrayRecordComponent")
    public record Numbers(int[] values) {}

    Instant offend() {
        Thread.currentThread().interrupt();
        try (var pool = Executors.newCachedThreadPool()) {
            pool.execute(() -> {});
        }
        return Instant.now();
    }
}
