package org.lapwing.raster;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.IntConsumer;
import org.lapwing.jobs.CancelToken;

/// Georeferenced pixels, read window by window.
///
/// Imagery, ground truth and model predictions all implement this; code that draws, samples or exports must not ask
/// which one it holds. Safe for use by several threads.
public interface RasterSource extends AutoCloseable {

    /// Which pixels these are.
    SourceId id();

    /// What messages call these pixels: the path of a file, else whatever tells a person which raster is meant.
    default String name() {
        return id().content();
    }

    /// Size, place and reference system of full resolution.
    Grid grid();

    /// Number of pyramid levels that can be read at a cost that fits their size; at least 1.
    ///
    /// Reading a higher level than `sampledLevels() - 1` is refused with [IllegalArgumentException].
    int levels();

    /// Number of levels that can be read at all, [#levels] or more.
    ///
    /// The further ones are *sampled*: they hold the true pixels of places spread evenly over the level and no
    /// data elsewhere, at a cost far below that of the whole. Only sources that compute have such levels.
    default int sampledLevels() {
        return levels();
    }

    /// The bands in order; never empty.
    List<Band> bands();

    /// Columns of full resolution that are decoded together, however few are read.
    ///
    /// Who reads a whole image does well to take so many at a time: a compressed strip as wide as the image
    /// would else be decoded again for each piece.
    default int decodedColumns() {
        return 1;
    }

    /// Whether pixels of a level are a quick stand-in for better ones to come, such as every n-th pixel of a file whose
    /// reduced copies are being made. True pixels of full resolution are never rough.
    default boolean isRough(int level) {
        return false;
    }

    /// Whether reading waits for a server elsewhere, so that it may take seconds and must hold up nothing that is read
    /// from this machine.
    default boolean isRemote() {
        return false;
    }

    /// Tells when a level that was rough has got its true pixels: tiles of it that were read before should be read
    /// again.
    ///
    /// @param listener takes the level, on any thread, and must be quick
    default void onRefined(IntConsumer listener) {
        // the pixels of most sources never change
    }

    /// Reads one window, blocking until it is complete.
    ///
    /// @param window pixels wanted; may reach outside the grid
    /// @param cancel polled between decoded strips
    /// @return the pixels; where the window leaves the grid they are marked no-data
    /// @throws org.lapwing.jobs.CancelledException if `cancel` fires first; nothing is cached then
    /// @throws RasterReadException if the file cannot be decoded
    Tile read(Window window, CancelToken cancel) throws RasterReadException;

    /// Reads without holding a thread while waiting for a device.
    ///
    /// @param decoders runs the decoding
    /// @return the pixels, or completed with what [#read] throws
    default CompletableFuture<Tile> readAsync(Window window, CancelToken cancel, Executor decoders) {
        var result = new CompletableFuture<Tile>();
        decoders.execute(() -> {
            try {
                result.complete(read(window, cancel));
            } catch (RasterReadException | RuntimeException | OutOfMemoryError failure) {
                result.completeExceptionally(failure);
            }
        });
        return result;
    }

    /// Releases files and buffers; reads after that fail.
    @Override
    void close();
}
