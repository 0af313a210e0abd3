package org.lapwing.raster;

/// Told about the tiles of one [TileDemand]; called on a tile thread, so it must be quick.
public interface TileListener {

    /// A wanted tile lies in the cache now.
    void arrived(TileKey key);

    /// A wanted tile could not be read. It is not tried again before [TileLoader#retry], and told once.
    void failed(TileKey key, Throwable cause);
}
