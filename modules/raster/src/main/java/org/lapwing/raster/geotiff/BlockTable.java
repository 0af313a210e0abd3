package org.lapwing.raster.geotiff;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;
import org.lapwing.raster.RasterReadException;

/// Where the blocks of an image stand in the file: offsets or byte counts, read page by page when needed.
///
/// So an image with a hundred million claimed strips costs what its window costs.
final class BlockTable {

    private static final int PAGE = 4096;

    private final TiffDirectory directory;
    private final int tag;
    private final long count;
    private final AtomicReferenceArray<long @Nullable []> pages;

    BlockTable(TiffDirectory directory, int tag) {
        this.directory = directory;
        this.tag = tag;
        // A value has at least one byte, so what lies beyond the file's length cannot be asked for anyway.
        this.count = Math.clamp(directory.count(tag), 0, directory.bytes().length());
        this.pages = new AtomicReferenceArray<>((int) Math.min((count + PAGE - 1) / PAGE, 1 << 20));
    }

    long count() {
        return count;
    }

    long get(long index) throws RasterReadException {
        int page = index < 0 || index >= count ? Integer.MAX_VALUE : (int) (index / PAGE);
        if (page >= pages.length()) {
            throw new RasterReadException(directory.place() + " has no block " + (index + 1) + ": its table lists "
                    + count + ". The file is damaged.");
        }
        var values = pages.get(page);
        if (values == null) {
            long from = (long) page * PAGE;
            values = directory.numbers(tag, from, (int) Math.min(PAGE, count - from));
            pages.set(page, values);
        }
        return values[(int) (index % PAGE)];
    }
}
