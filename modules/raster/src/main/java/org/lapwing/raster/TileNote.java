package org.lapwing.raster;

import java.util.Optional;

/// Something to tell a listener once the loader's lock is free.
///
/// @param cause why the tile failed, empty when it arrived
record TileNote(TileListener listener, TileKey key, Optional<Throwable> cause) {

    void tell() {
        cause.ifPresentOrElse(failure -> listener.failed(key, failure), () -> listener.arrived(key));
    }
}
