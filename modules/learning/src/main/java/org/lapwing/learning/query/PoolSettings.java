package org.lapwing.learning.query;

import java.util.Optional;

/// Which patches may be asked for at all.
///
/// @param size how large they are
/// @param leastValid share of a patch's pixels that must hold image data, in [0, 1]
/// @param inside area of interest: patches whose middle lies outside it are left out; empty for everything
/// @param outside ground that must not be labelled, such as where a map is judged: patches that touch it are
///     left out
public record PoolSettings(
        PatchSize size, double leastValid, Optional<GroundArea> inside, Optional<GroundArea> outside) {

    /// Patches of 64 pixels at least half of which hold data.
    public static final PoolSettings DEFAULT =
            new PoolSettings(new PatchSize.Pixels(64), 0.5, Optional.empty(), Optional.empty());

    /// Checks the share.
    public PoolSettings {
        if (!(leastValid >= 0 && leastValid <= 1)) {
            throw new IllegalArgumentException("a valid share of " + leastValid + "; give 0 to 1");
        }
    }

    /// The same with patches of another size.
    public PoolSettings withSize(PatchSize other) {
        return new PoolSettings(other, leastValid, inside, outside);
    }

    /// The same asking for another share of valid data.
    public PoolSettings withLeastValid(double share) {
        return new PoolSettings(size, share, inside, outside);
    }

    /// The same within an area of interest.
    public PoolSettings withInside(GroundArea area) {
        return new PoolSettings(size, leastValid, Optional.of(area), outside);
    }

    /// The same clear of an area.
    public PoolSettings withOutside(GroundArea area) {
        return new PoolSettings(size, leastValid, inside, Optional.of(area));
    }
}
