package org.lapwing.learning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.ProgressListener;
import org.lapwing.labels.Legend;
import org.lapwing.raster.RasterReadException;
import org.lapwing.raster.Window;

/// Which blocks of the images train, which validate and which test.
///
/// Neighbouring pixels resemble each other, so whole blocks are dealt out, and a gap is kept: a training pixel
/// lies farther than [#gap] from every validation and test block, a validation pixel farther than that from
/// every test block. With a gap of the network's margin, nothing that a held-back block shows has any effect on
/// what is learnt.
public final class SpatialSplit {

    /// What a block is used for.
    public enum Part {
        /// Its pixels are learnt.
        TRAINING,
        /// Its pixels choose the best checkpoint.
        VALIDATION,
        /// Its pixels are left for the accuracy report.
        TEST
    }

    /// One block.
    ///
    /// @param image index of the image in the run's list
    /// @param window its pixels
    /// @param part what it is used for
    public record Block(int image, Window window, Part part) {}

    private static final int BUCKET = 1024;

    /// A square of the image, by which blocks near a window are found.
    private record Bucket(int image, long column, long row) {}

    private final List<Block> blocks;
    private final int gap;
    private final Map<Bucket, List<Block>> nearby = new HashMap<>();

    /// @param blocks without overlap; pixels outside all blocks belong to no part
    /// @param gap distance in pixels kept between parts, at least the network's margin
    public SpatialSplit(List<Block> blocks, int gap) {
        if (gap < 0) {
            throw new IllegalArgumentException("a gap of " + gap + " pixels");
        }
        this.blocks = List.copyOf(blocks);
        this.gap = gap;
        for (var block : this.blocks) {
            for (var bucket : buckets(block.image(), block.window().grow(gap))) {
                nearby.computeIfAbsent(bucket, _ -> new ArrayList<>()).add(block);
            }
        }
    }

    /// Deals the blocks of labelled images as a training run does.
    ///
    /// @param classes number of classes
    /// @param area pixel window that is used; empty for the whole images
    /// @param gap distance in pixels kept between parts
    /// @throws TrainingDataException if there are too few labelled blocks to hold any back
    /// @throws RasterReadException if labels cannot be read
    public static SpatialSplit deal(
            List<LabelledImage> images,
            int classes,
            Optional<Window> area,
            SplitShares shares,
            int gap,
            long seed,
            CancelToken cancel,
            ProgressListener listener)
            throws RasterReadException, TrainingDataException {
        var layout = BlockLayout.of(images, area, gap);
        var census = LabelCensus.of(images, layout, classes, seed, cancel, listener);
        return SplitDealer.deal(census, shares, gap, seed);
    }

    /// All blocks, by image, then rows, then columns.
    public List<Block> blocks() {
        return blocks;
    }

    /// Distance in pixels kept between parts.
    public int gap() {
        return gap;
    }

    /// The blocks of one image that belong to one part.
    public List<Window> windows(int image, Part part) {
        return blocks.stream()
                .filter(block -> block.image() == image && block.part() == part)
                .map(Block::window)
                .toList();
    }

    /// The blocks of one image that training and its choices never saw.
    public List<Window> testBlocks(int image) {
        return windows(image, Part.TEST);
    }

    /// Sets to 255 all pixels that a part must not use: those of other parts, those in the gap, those outside
    /// all blocks.
    ///
    /// @param window what `classIndices` shows, `row * width + column`; changed in place
    void mask(int image, Window window, Part part, byte[] classIndices) {
        var near = near(image, window);
        if (near.stream()
                .noneMatch(block -> block.part() == part && block.window().contains(window))) {
            maskOutside(near, window, part, classIndices);
        }
        for (var block : near) {
            if (yields(part, block.part())) {
                block.window().grow(gap).intersect(window).ifPresent(hidden -> fill(classIndices, window, hidden));
            }
        }
    }

    /// Whether a window inside one block lies in a part with all its pixels, the gap considered.
    public boolean isFree(int image, Window window, Part part) {
        boolean inside = false;
        for (var block : near(image, window)) {
            inside |= block.part() == part && block.window().contains(window);
            if (yields(part, block.part())
                    && block.window().grow(gap).intersect(window).isPresent()) {
                return false;
            }
        }
        return inside;
    }

    /// Blocks that may lie nearer to a window than the gap, and perhaps others.
    Set<Block> near(int image, Window window) {
        var near = new LinkedHashSet<Block>();
        for (var bucket : buckets(image, window)) {
            near.addAll(nearby.getOrDefault(bucket, List.of()));
        }
        return near;
    }

    private static List<Bucket> buckets(int image, Window window) {
        var buckets = new ArrayList<Bucket>();
        for (long row = Math.floorDiv(window.row(), BUCKET); row * BUCKET < window.endRow(); row++) {
            for (long column = Math.floorDiv(window.column(), BUCKET); column * BUCKET < window.endColumn(); column++) {
                buckets.add(new Bucket(image, column, row));
            }
        }
        return buckets;
    }

    /// Whether pixels of `part` keep their distance from blocks of `other`.
    static boolean yields(Part part, Part other) {
        return switch (part) {
            case TRAINING -> other != Part.TRAINING;
            case VALIDATION -> other == Part.TEST;
            case TEST -> false;
        };
    }

    private static void maskOutside(Set<Block> near, Window window, Part part, byte[] classIndices) {
        var kept = classIndices.clone();
        Arrays.fill(classIndices, (byte) Legend.UNLABELLED);
        for (var block : near) {
            if (block.part() == part) {
                block.window().intersect(window).ifPresent(shown -> {
                    for (long row = shown.row(); row < shown.endRow(); row++) {
                        int from = offset(window, shown.column(), row);
                        System.arraycopy(kept, from, classIndices, from, shown.width());
                    }
                });
            }
        }
    }

    private static void fill(byte[] classIndices, Window window, Window hidden) {
        for (long row = hidden.row(); row < hidden.endRow(); row++) {
            int from = offset(window, hidden.column(), row);
            Arrays.fill(classIndices, from, from + hidden.width(), (byte) Legend.UNLABELLED);
        }
    }

    private static int offset(Window window, long column, long row) {
        return (int) ((row - window.row()) * window.width() + column - window.column());
    }
}
