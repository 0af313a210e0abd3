package org.lapwing.benchmarks;

import java.util.Locale;

/// One line of results: what was measured, against what, in the same run.
///
/// @param what the work
/// @param ours our rate
/// @param peer the peer's rate; NaN where the peer is not on this machine
/// @param unit unit of both rates
/// @param peerName who the peer is
/// @param goal the ratio aimed at
public record Row(String what, double ours, double peer, String unit, String peerName, double goal) implements Line {

    /// Our rate over the peer's.
    public double ratio() {
        return ours / peer;
    }

    @Override
    public String toMarkdown() {
        return String.format(
                Locale.ROOT,
                "| %s | %.2f %s | %s | %s | ≥ %.2f |",
                what,
                ours,
                unit,
                Double.isNaN(peer)
                        ? peerName + " is not on this machine"
                        : String.format(Locale.ROOT, "%s %.2f %s", peerName, peer, unit),
                Double.isNaN(peer) ? "–" : String.format(Locale.ROOT, "%.2f", ratio()),
                goal);
    }
}
