package org.lapwing.learning.update;

/// How an update learns. The usual settings suit two cores and a few seconds.
///
/// @param replayWindows most windows of earlier labels that are read, so that old classes are not forgotten; at least 1
/// @param pixelsPerClass most pixels of a class taken from one window, at least 1
/// @param recentShare least share of the whole weight that recent labels have, in [0, 1)
/// @param closeness how strongly the head is held to what it was, 0 for not at all: half of this times the squared
///     change of each weight, in units of a standard deviation of what it weighs, is added to the loss
/// @param steps most steps of the fit, at least 1
/// @param tolerance how much worse the loss on earlier labels may become before the update is refused, as a share of
///     what it was
/// @param seed chooses windows and pixels
public record UpdateSettings(
        int replayWindows,
        int pixelsPerClass,
        double recentShare,
        double closeness,
        int steps,
        double tolerance,
        long seed) {

    /// What an update does when nothing is said.
    public static final UpdateSettings USUAL = new UpdateSettings(32, 200, 0.3, 1e-3, 60, 0.1, 1);

    /// Checks ranges.
    public UpdateSettings {
        if (replayWindows < 1 || pixelsPerClass < 1 || steps < 1) {
            throw new IllegalArgumentException(replayWindows + " windows, " + pixelsPerClass + " pixels per class, "
                    + steps + " steps; each is at least 1");
        }
        if (!(recentShare >= 0 && recentShare < 1) || !(closeness >= 0) || !(tolerance >= 0)) {
            throw new IllegalArgumentException(
                    "share of recent labels " + recentShare + ", closeness " + closeness + ", tolerance " + tolerance);
        }
    }

    /// The same with another seed.
    public UpdateSettings withSeed(long other) {
        return new UpdateSettings(replayWindows, pixelsPerClass, recentShare, closeness, steps, tolerance, other);
    }
}
