package org.lapwing.raster.image;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lapwing.jobs.CancelToken;
import org.lapwing.raster.Band;
import org.lapwing.raster.Grid;
import org.lapwing.raster.RasterFile;
import org.lapwing.raster.RasterInfo;
import org.lapwing.raster.RasterReadException;
import org.lapwing.raster.SourceId;
import org.lapwing.raster.Tile;
import org.lapwing.raster.Tiles;
import org.lapwing.raster.Window;

/// An open PNG or JPEG picture; its pixels are decoded once and kept until it is closed.
final class PictureSource implements RasterFile {

    private final SourceId id;
    private final RasterInfo info;
    private final PictureDecoder decoder;
    private @Nullable Tile pixels;
    private boolean closed;

    PictureSource(SourceId id, RasterInfo info, PictureDecoder decoder) {
        this.id = id;
        this.info = info;
        this.decoder = decoder;
    }

    @Override
    public RasterInfo info() {
        return info;
    }

    @Override
    public SourceId id() {
        return id;
    }

    @Override
    public Grid grid() {
        return info.grid();
    }

    @Override
    public int levels() {
        return 1;
    }

    @Override
    public List<Band> bands() {
        return info.bands();
    }

    @Override
    public Tile read(Window window, CancelToken cancel) throws RasterReadException {
        cancel.throwIfCancelled();
        if (window.level() != 0) {
            throw new IllegalArgumentException("level " + window.level() + " of a raster with one level");
        }
        if ((double) window.pixels() * bands().size() > Integer.MAX_VALUE - 8) {
            throw new RasterReadException(info.name() + ": a window of " + window.width() + " x " + window.height()
                    + " pixels is too large. Read smaller windows.");
        }
        var inside = window.clip(grid());
        if (inside.isEmpty()) {
            return Tile.empty(window, bands());
        }
        var part = pixels(cancel).crop(inside.get());
        return part.window().equals(window) ? part : Tiles.place(part, window);
    }

    private synchronized Tile pixels(CancelToken cancel) throws RasterReadException {
        if (closed) {
            throw new RasterReadException(info.name() + " was closed while it was read.");
        }
        var held = pixels;
        if (held == null) {
            try {
                held = decoder.decode(info.file().orElseThrow(), grid().bounds(), cancel);
            } catch (RasterReadException failure) {
                throw failure;
            } catch (IOException
                    | IllegalArgumentException
                    | IndexOutOfBoundsException
                    | IllegalStateException failure) {
                throw new RasterReadException(
                        info.name() + " cannot be decoded (" + failure.getMessage()
                                + "); the file is truncated or damaged.",
                        failure);
            } catch (OutOfMemoryError failure) {
                throw new RasterReadException(
                        info.name() + " does not fit into memory. Convert it to tiled GeoTIFF, for example with"
                                + " gdal_translate -co TILED=YES.",
                        failure);
            }
            pixels = held;
        }
        return held;
    }

    @Override
    public synchronized void close() {
        closed = true;
        pixels = null;
    }
}
