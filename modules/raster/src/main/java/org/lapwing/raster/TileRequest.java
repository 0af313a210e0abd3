package org.lapwing.raster;

/// One tile that a view would like to have.
///
/// @param source who can read it
/// @param key which tile; its source is the id of `source`
/// @param effort how it is made
public record TileRequest(RasterSource source, TileKey key, Effort effort) {

    /// What making a tile keeps busy; each kind has its own places in a [TileLoader], so that slow computation never
    /// holds up quick reading.
    public enum Effort {
        /// Reading and decoding: milliseconds of a processor core.
        DECODE,
        /// Waiting for a server elsewhere: perhaps seconds, without work for this machine.
        FETCH,
        /// Computing by a device that others share: much longer, so stale wishes are soon given up.
        COMPUTE
    }

    /// Rejects a key of another source.
    public TileRequest {
        if (!source.id().equals(key.source())) {
            throw new IllegalArgumentException(key + " is not a tile of " + source.id());
        }
    }
}
