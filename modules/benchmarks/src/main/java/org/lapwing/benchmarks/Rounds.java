package org.lapwing.benchmarks;

import java.util.Arrays;
import java.util.concurrent.Callable;

/// Measures work and its peer in turn, so that a machine that slows down slows both.
final class Rounds {

    private Rounds() {}

    /// Median seconds of ours and of the peer.
    ///
    /// @param ours median seconds of the first work
    /// @param peer median seconds of the second
    record Seconds(double ours, double peer) {}

    /// Runs both once unmeasured, then `rounds` times in turn.
    static Seconds alternate(int rounds, Callable<?> ours, Callable<?> peer) throws Exception {
        ours.call();
        peer.call();
        var first = new double[rounds];
        var second = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            first[round] = seconds(ours);
            second[round] = seconds(peer);
        }
        return new Seconds(median(first), median(second));
    }

    /// Seconds that one run takes.
    static double seconds(Callable<?> work) throws Exception {
        long start = System.nanoTime();
        work.call();
        return (System.nanoTime() - start) * 1e-9;
    }

    /// The value in the middle.
    static double median(double[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
