package org.lapwing.jobs;

/// How far a job has come.
///
/// @param phase what it does now, a short lower-case noun phrase such as `classify`
/// @param done units finished, 0 or more
/// @param total units in all, 0 where unknown
/// @param elapsedNanos time since the job started
public record Progress(String phase, long done, long total, long elapsedNanos) {

    /// Rejects negative counts.
    public Progress {
        if (done < 0 || total < 0 || elapsedNanos < 0) {
            throw new IllegalArgumentException("progress must not be negative: " + done + " of " + total);
        }
    }

    /// The finished share in [0, 1]; 0 where the total is unknown.
    public double fraction() {
        return total == 0 ? 0 : Math.min(1.0, (double) done / total);
    }

    /// Seconds left at the mean rate so far; NaN where nothing is known yet.
    public double secondsLeft() {
        return done == 0 || total == 0 ? Double.NaN : elapsedNanos * 1e-9 * (total - done) / done;
    }
}
