package org.lapwing.raster;

import java.util.List;
import java.util.function.IntConsumer;

/// Pixels made from those of another raster when they are read.
///
/// Has the name, grid, levels and bands of that raster where a subclass says nothing else, and is rough, refined
/// and remote where it is. Whether closing it closes the raster is for the subclass to say.
public abstract class DerivedRaster implements RasterSource {

    /// What the pixels are made from.
    protected final RasterSource source;

    /// @param source what the pixels are made from
    protected DerivedRaster(RasterSource source) {
        this.source = source;
    }

    @Override
    public String name() {
        return source.name();
    }

    @Override
    public Grid grid() {
        return source.grid();
    }

    @Override
    public int levels() {
        return source.levels();
    }

    @Override
    public boolean isRough(int level) {
        return source.isRough(level);
    }

    @Override
    public boolean isRemote() {
        return source.isRemote();
    }

    @Override
    public void onRefined(IntConsumer listener) {
        source.onRefined(listener);
    }

    @Override
    public List<Band> bands() {
        return source.bands();
    }
}
