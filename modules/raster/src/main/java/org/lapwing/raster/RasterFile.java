package org.lapwing.raster;

/// A raster that is read from a file on disk.
public interface RasterFile extends RasterSource {

    /// What the file says about itself. Costs nothing: it was read when the file was opened.
    RasterInfo info();

    @Override
    default String name() {
        return info().name();
    }
}
