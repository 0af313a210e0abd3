package org.lapwing.raster.remote;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.lapwing.jobs.CancelToken;
import org.lapwing.raster.Band;
import org.lapwing.raster.Grid;
import org.lapwing.raster.RasterReadException;
import org.lapwing.raster.RasterSource;
import org.lapwing.raster.SampleType;
import org.lapwing.raster.SourceId;
import org.lapwing.raster.Tile;
import org.lapwing.raster.Window;

/// Red, green and blue of square pictures that a server sends for each level, side by side.
///
/// Pixels that are more transparent than not, and pictures that the server has not got, hold no data.
final class PictureRaster implements RasterSource {

    /// Where pictures are.
    @FunctionalInterface
    interface Addresses {

        /// The address of a picture; empty where there is none.
        ///
        /// @param level pyramid level
        /// @param column column of pictures on that level, from 0
        /// @param row row of pictures on that level, from 0
        Optional<WebAddress> of(int level, long column, long row) throws RasterReadException;
    }

    /// What a server is asked to send, best first.
    static final String ACCEPT = "image/png, image/jpeg;q=0.9, image/gif;q=0.5";

    /// A picture of so many bytes is none of so few pixels.
    static final long MOST_BYTES = 8L << 20;

    private static final int HELD = 48;
    private static final List<Band> BANDS = List.of(
            Band.of("red", SampleType.UINT8), Band.of("green", SampleType.UINT8), Band.of("blue", SampleType.UINT8));

    private record Place(int level, long column, long row) {}

    private final SourceId id;
    private final String name;
    private final Grid grid;
    private final int levels;
    private final int side;
    private final Addresses addresses;
    private final RemoteStore store;
    private final Executor threads;
    private final CancelToken closing = CancelToken.create();
    private final LinkedHashMap<Place, Optional<WebPicture>> held = new LinkedHashMap<>(64, 0.75f, true);

    /// @param name what a person calls it
    /// @param side pixels of a picture
    /// @param threads wait for the server
    PictureRaster(
            SourceId id,
            String name,
            Grid grid,
            int levels,
            int side,
            Addresses addresses,
            RemoteStore store,
            Executor threads) {
        this.id = id;
        this.name = name;
        this.grid = grid;
        this.levels = levels;
        this.side = side;
        this.addresses = addresses;
        this.store = store;
        this.threads = threads;
    }

    @Override
    public SourceId id() {
        return id;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Grid grid() {
        return grid;
    }

    @Override
    public int levels() {
        return levels;
    }

    @Override
    public List<Band> bands() {
        return BANDS;
    }

    @Override
    public boolean isRemote() {
        return true;
    }

    @Override
    public CompletableFuture<Tile> readAsync(Window window, CancelToken cancel, Executor decoders) {
        return RasterSource.super.readAsync(window, cancel, threads);
    }

    @Override
    public Tile read(Window window, CancelToken cancel) throws RasterReadException {
        if (window.level() >= levels) {
            throw new IllegalArgumentException("level " + window.level() + " of a raster with " + levels + " levels");
        }
        var inside = window.clip(grid);
        if (inside.isEmpty()) {
            return Tile.empty(window, BANDS);
        }
        int pixels = Math.toIntExact(window.pixels());
        var samples = new byte[3 * pixels];
        var invalid = new BitSet(pixels);
        invalid.set(0, pixels);
        var part = inside.get();
        for (long row = part.row() / side; row <= (part.endRow() - 1) / side; row++) {
            for (long column = part.column() / side; column <= (part.endColumn() - 1) / side; column++) {
                cancel.throwIfCancelled();
                var picture = picture(new Place(window.level(), column, row), cancel);
                if (picture.isPresent()) {
                    paste(picture.get(), column * side, row * side, part, window, samples, invalid);
                }
            }
        }
        return new Tile(window, BANDS, samples, Optional.of(invalid));
    }

    private void paste(
            WebPicture picture, long left, long top, Window part, Window window, byte[] samples, BitSet invalid) {
        int pixels = (int) window.pixels();
        for (long y = Math.max(top, part.row()); y < Math.min(top + side, part.endRow()); y++) {
            for (long x = Math.max(left, part.column()); x < Math.min(left + side, part.endColumn()); x++) {
                int argb = picture.argb()[(int) (y - top) * side + (int) (x - left)];
                int at = (int) (y - window.row()) * window.width() + (int) (x - window.column());
                if (argb >>> 24 >= 128) {
                    samples[at] = (byte) (argb >> 16);
                    samples[pixels + at] = (byte) (argb >> 8);
                    samples[2 * pixels + at] = (byte) argb;
                    invalid.clear(at);
                }
            }
        }
    }

    private Optional<WebPicture> picture(Place place, CancelToken cancel) throws RasterReadException {
        synchronized (held) {
            var found = held.get(place);
            if (found != null) {
                return found;
            }
        }
        var address = addresses.of(place.level, place.column, place.row);
        if (address.isEmpty()) {
            return Optional.empty();
        }
        if (closing.isCancelled()) {
            throw new RasterReadException(name + " was closed while it was read.");
        }
        var sent = store.get(address.get(), ACCEPT, MOST_BYTES, cancel);
        Optional<WebPicture> picture =
                sent.isEmpty() ? Optional.empty() : Optional.of(WebPicture.decode(address.get(), sent.get()));
        if (picture.isPresent()
                && (picture.get().width() != side || picture.get().height() != side)) {
            throw new RasterReadException(address.get().shown() + " sends a picture of "
                    + picture.get().width() + " x " + picture.get().height() + " pixels where " + side + " x " + side
                    + " are expected. Remove the layer and add it again.");
        }
        synchronized (held) {
            held.put(place, picture);
            if (held.size() > HELD) {
                held.pollFirstEntry();
            }
        }
        return picture;
    }

    @Override
    public void close() {
        closing.cancel();
        synchronized (held) {
            held.clear();
        }
    }
}
