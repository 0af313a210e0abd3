package org.lapwing.raster.geotiff;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.lapwing.jobs.CancelToken;
import org.lapwing.raster.Band;
import org.lapwing.raster.Grid;
import org.lapwing.raster.RasterFile;
import org.lapwing.raster.RasterInfo;
import org.lapwing.raster.RasterReadException;
import org.lapwing.raster.SourceId;
import org.lapwing.raster.Tile;
import org.lapwing.raster.Window;

/// An open TIFF file.
///
/// Levels are the overviews of the file or of its `.ovr`; one that is left out between two others is made from the next
/// finer one, taking every second pixel. Blocks go through the process-wide cache.
final class GeoTiffSource implements RasterFile {

    private final SourceId id;
    private final RasterInfo info;
    private final TiffPyramid pyramid;
    private final NoData noData;
    private final List<TiffBytes> files;
    private final BlockCache cache;
    private final long number;

    /// @param files closed with this source
    /// @param cache holds decoded blocks
    /// @param number number of the open file in that cache
    GeoTiffSource(
            SourceId id,
            RasterInfo info,
            TiffPyramid pyramid,
            NoData noData,
            List<TiffBytes> files,
            BlockCache cache,
            long number) {
        this.id = id;
        this.info = info;
        this.pyramid = pyramid;
        this.noData = noData;
        this.files = List.copyOf(files);
        this.cache = cache;
        this.number = number;
        cache.admit(number);
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
        return pyramid.levels();
    }

    @Override
    public List<Band> bands() {
        return info.bands();
    }

    @Override
    public int decodedColumns() {
        var image = pyramid.image(0);
        return image == null ? 1 : image.blockWidth();
    }

    @Override
    public Tile read(Window window, CancelToken cancel) throws RasterReadException {
        cancel.throwIfCancelled();
        int level = window.level();
        if (level >= levels()) {
            throw new IllegalArgumentException("level " + level + " of a raster with " + levels() + " levels");
        }
        checkMemory(window);
        var inside = window.clip(grid());
        if (inside.isEmpty()) {
            return Tile.empty(window, bands());
        }
        var image = pyramid.image(level);
        return image == null ? everySecond(window, cancel) : stored(image, window, inside.get(), cancel);
    }

    private Tile stored(TiffImage image, Window window, Window inside, CancelToken cancel) throws RasterReadException {
        int width = window.width();
        int height = window.height();
        int pixels = width * height;
        var samples = Tile.newSamples(bands().getFirst().type(), pixels * bands().size());
        int left = (int) (inside.column() - window.column());
        int top = (int) (inside.row() - window.row());
        EdgePixels.read(image, inside, samples, bands().size(), width, height, left, top, cancel);
        var invalid = new BitSet(); // grows when there is something to mark
        noData.mark(samples, pixels, invalid);
        markMasked(inside, width, left, top, invalid, cancel);
        if (!inside.equals(window)) {
            markOutside(inside, width, height, left, top, invalid);
        }
        return new Tile(window, bands(), samples, Optional.of(invalid));
    }

    private void markMasked(Window inside, int width, int left, int top, BitSet invalid, CancelToken cancel)
            throws RasterReadException {
        var entry = pyramid.mask(inside.level());
        if (entry == null) {
            return;
        }
        int step = 1 << (inside.level() - entry.getKey());
        var mask = entry.getValue();
        int maskBands = mask.layout().samples();
        for (int row = 0; row < inside.height(); row++) {
            if (step > 1 || row == 0) {
                cancel.throwIfCancelled();
            }
            int rows = step == 1 ? inside.height() : 1;
            int columns = inside.width() * step;
            var part = new Window(inside.column() * step, (inside.row() + row) * step, columns, rows, 0);
            var values = new byte[columns * rows * maskBands];
            EdgePixels.read(mask, part, values, maskBands, columns, rows, 0, 0, cancel);
            for (int y = 0; y < rows; y++) {
                for (int x = 0; x < inside.width(); x++) {
                    if (values[y * columns + x * step] == 0) {
                        invalid.set((top + row + y) * width + left + x);
                    }
                }
            }
            if (step == 1) {
                break;
            }
        }
    }

    private static void markOutside(Window inside, int width, int height, int left, int top, BitSet invalid) {
        for (int row = 0; row < height; row++) {
            int start = row * width;
            if (row < top || row >= top + inside.height()) {
                invalid.set(start, start + width);
            } else {
                invalid.set(start, start + left);
                invalid.set(start + left + inside.width(), start + width);
            }
        }
    }

    private Tile everySecond(Window window, CancelToken cancel) throws RasterReadException {
        var finer = read(
                new Window(
                        window.column() * 2,
                        window.row() * 2,
                        Math.multiplyExact(window.width(), 2),
                        Math.multiplyExact(window.height(), 2),
                        window.level() - 1),
                cancel);
        return EdgePixels.everySecond(finer, window);
    }

    /// Refuses windows whose pixels would not fit into memory.
    private void checkMemory(Window window) throws RasterReadException {
        double bytes = (double) window.pixels()
                * bands().size()
                * bands().getFirst().type().bytes();
        if ((double) window.pixels() * bands().size() > Integer.MAX_VALUE - 8
                || bytes > Runtime.getRuntime().maxMemory() * 0.75) {
            throw new RasterReadException(info.name() + ": a window of " + window.width() + " x " + window.height()
                    + " pixels with " + bands().size() + " bands needs " + Math.round(bytes / (1 << 20))
                    + " MB of memory. Read smaller windows.");
        }
    }

    @Override
    public void close() {
        files.forEach(TiffBytes::close);
        cache.forget(number);
    }
}
