package org.lapwing.raster.remote;

import java.time.Duration;

/// How patient requests are.
///
/// @param connect longest wait for a connection
/// @param answer longest wait for one whole answer
/// @param attempts how often a request is tried, 1 or more
/// @param firstPause wait before the second attempt; doubles with each further one
public record RemoteLimits(Duration connect, Duration answer, int attempts, Duration firstPause) {

    /// Refuses what would never try.
    public RemoteLimits {
        if (attempts < 1 || connect.isNegative() || connect.isZero() || answer.isNegative() || answer.isZero()) {
            throw new IllegalArgumentException(
                    "a request needs an attempt and time for it: " + attempts + " in " + connect + " and " + answer);
        }
    }

    /// Ten seconds for a connection, thirty for an answer, three attempts.
    public static RemoteLimits standard() {
        return new RemoteLimits(Duration.ofSeconds(10), Duration.ofSeconds(30), 3, Duration.ofMillis(500));
    }
}
