package org.lapwing.raster.geotiff;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lapwing.raster.RasterInfo;
import org.lapwing.raster.RasterReadException;
import org.lapwing.raster.SampleType;

/// The images of one TIFF file and its `.ovr`, sorted by pyramid level.
///
/// An overview belongs to level n when its sides are those of the image divided by 2^n, rounded up or down. Others (a
/// third, say) are not used.
final class TiffPyramid {

    private static final int REDUCED = 1;
    private static final int MASK = 4;

    private final ImageLayout full;
    private final TreeMap<Integer, TiffImage> images = new TreeMap<>();
    private final TreeMap<Integer, TiffImage> masks = new TreeMap<>();
    private final List<String> notes = new ArrayList<>();
    private final BlockCache cache;
    private final long file;
    private final double fill;
    private int count;

    /// @param cache holds decoded blocks
    /// @param file number of the open file in the cache's keys
    /// @param fill value of blocks that the file leaves out
    TiffPyramid(TiffDirectory first, BlockCache cache, long file, double fill) throws RasterReadException {
        this.cache = cache;
        this.file = file;
        this.fill = fill;
        var image = new TiffImage(first, cache, file, count++, fill);
        this.full = image.layout();
        images.put(0, image);
    }

    /// Takes in the further directories of the image's own file: overviews and masks; anything else is another page.
    void add(List<TiffDirectory> directories) {
        int pages = 1;
        for (var directory : directories) {
            long kind = kind(directory);
            if ((kind & (REDUCED | MASK)) == 0) {
                pages++;
            } else {
                addOrNote(directory, (kind & MASK) != 0);
            }
        }
        if (pages > 1) {
            notes.add("The file holds " + pages + " images; only the first is read.");
        }
    }

    /// Takes in the directories of an overview file, which holds nothing but overviews and their masks.
    void addOverviews(List<TiffDirectory> directories) {
        directories.forEach(directory -> addOrNote(directory, (kind(directory) & MASK) != 0));
    }

    /// Takes in the directories of a mask file, which holds nothing but masks.
    void addMasks(List<TiffDirectory> directories) {
        directories.forEach(directory -> addOrNote(directory, true));
    }

    private static long kind(TiffDirectory directory) {
        try {
            return directory.number(Tag.SUBFILE_TYPE, 0);
        } catch (RasterReadException _) {
            return 0; // what cannot even say what it is counts as another page
        }
    }

    private void addOrNote(TiffDirectory directory, boolean mask) {
        try {
            add(directory, mask);
        } catch (RasterReadException failure) {
            notes.add("An overview or mask is not used: " + failure.getMessage());
        }
    }

    private void add(TiffDirectory directory, boolean mask) throws RasterReadException {
        var image = new TiffImage(directory, cache, file, count++, mask ? 0 : fill);
        var layout = image.layout();
        boolean alike = mask
                ? layout.format().type() == SampleType.UINT8
                : layout.samples() == full.samples()
                        && layout.format().type() == full.format().type();
        int level = alike ? level(layout) : -1;
        if (level >= 0 && (mask || level > 0)) {
            (mask ? masks : images).putIfAbsent(level, image);
        }
    }

    private int level(ImageLayout layout) {
        for (int level = 0; level < 31; level++) {
            if (belongs(full.columns(), layout.columns(), level) && belongs(full.rows(), layout.rows(), level)) {
                return level;
            }
        }
        return -1;
    }

    private static boolean belongs(int whole, int reduced, int level) {
        long up = (whole + (1L << level) - 1) >> level;
        return reduced == up || reduced == Math.max(1, whole >> level);
    }

    TiffImage full() {
        return image(0, images);
    }

    /// The image of a level, null where the file has none.
    @Nullable
    TiffImage image(int level) {
        return images.get(level);
    }

    /// The mask that serves a level: its own, else the next finer one.
    Map.@Nullable Entry<Integer, TiffImage> mask(int level) {
        return masks.floorEntry(level);
    }

    boolean masked() {
        return masks.containsKey(0);
    }

    boolean hasOverviews() {
        return images.size() > 1;
    }

    /// Levels that can be read: those in the file, and those at most two below one in the file.
    int levels() {
        int levels = 1;
        for (int level : images.keySet()) {
            if (level - levels > 1) {
                break;
            }
            levels = level + 1;
        }
        return levels;
    }

    List<RasterInfo.Overview> overviews() {
        return images.entrySet().stream()
                .filter(entry -> entry.getKey() > 0)
                .map(entry -> new RasterInfo.Overview(
                        entry.getValue().layout().columns(),
                        entry.getValue().layout().rows()))
                .toList();
    }

    List<String> notes() {
        return List.copyOf(notes);
    }

    private static TiffImage image(int level, Map<Integer, TiffImage> images) {
        var image = images.get(level);
        if (image == null) {
            throw new IllegalStateException("no image of level " + level);
        }
        return image;
    }
}
