package org.lapwing.learning;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.Progress;
import org.lapwing.jobs.ProgressListener;
import org.lapwing.raster.RasterReadException;
import org.lapwing.raster.Window;

/// How often each class stands in each cell of the images.
///
/// Up to [#PIXEL_BUDGET] pixels are counted, all of them where there are no more, else the same number of seeded cells
/// of every block: reading labels must not take longer than learning from them. Of images that say where they are
/// labelled, those cells are counted, all of them, and no other is read.
final class LabelCensus {

    static final long PIXEL_BUDGET = 400_000_000;

    /// The classes of one cell.
    static final class Cell {
        private final int image;
        private final int block;
        private final Window window;
        private final int[] counts;

        /// @param image index of the image
        /// @param block index of its block in the whole layout
        /// @param window its pixels
        /// @param counts labelled pixels by class index; not to be changed
        Cell(int image, int block, Window window, int[] counts) {
            this.image = image;
            this.block = block;
            this.window = window;
            this.counts = counts;
        }

        int image() {
            return image;
        }

        int block() {
            return block;
        }

        Window window() {
            return window;
        }

        int[] counts() {
            return counts;
        }
    }

    private final BlockLayout layout;
    private final int classes;
    private final List<Cell> cells;

    LabelCensus(BlockLayout layout, int classes, List<Cell> cells) {
        this.layout = layout;
        this.classes = classes;
        this.cells = List.copyOf(cells);
    }

    /// Counts.
    ///
    /// @param classes number of classes; larger indices in the labels are a mistake of their maker
    static LabelCensus of(
            List<LabelledImage> images,
            BlockLayout layout,
            int classes,
            long seed,
            CancelToken cancel,
            ProgressListener listener)
            throws RasterReadException {
        long start = System.nanoTime();
        int perBlock = BlockLayout.CELLS * BlockLayout.CELLS;
        long wanted = Math.clamp(perBlock * PIXEL_BUDGET / layout.pixels(), 1, perBlock);
        var cells = new ArrayList<Cell>();
        int number = 0;
        for (var image : layout.images()) {
            var labelled = images.get(image.image()).labelled();
            long each = labelled.isPresent() ? perBlock : wanted;
            for (int block = 0; block < image.count(); block++, number++) {
                cancel.throwIfCancelled();
                for (int cell = 0; cell < perBlock; cell++) {
                    // a seeded rotation picks `wanted` of the block's cells
                    long turn = Seeds.mix(seed, number) >>> 1;
                    Optional<Window> window =
                            (cell + turn) % perBlock < each ? image.cell(block, cell) : Optional.empty();
                    if (window.isPresent()) {
                        var counts = labelled.isPresent() && !meetsAny(window.get(), labelled.get())
                                ? new int[classes]
                                : count(images.get(image.image()), window.get(), classes, cancel);
                        cells.add(new Cell(image.image(), number, window.get(), counts));
                    }
                }
                listener.report(new Progress("count labels", number + 1, layout.count(), System.nanoTime() - start));
            }
        }
        return new LabelCensus(layout, classes, cells);
    }

    private static boolean meetsAny(Window window, List<Window> others) {
        return others.stream().anyMatch(other -> other.intersect(window).isPresent());
    }

    private static int[] count(LabelledImage image, Window window, int classes, CancelToken cancel)
            throws RasterReadException {
        var labels = new byte[Math.toIntExact(window.pixels())];
        Labels.read(image.labels(), window, labels, cancel);
        var counts = new int[classes];
        for (byte each : labels) {
            int index = each & 0xFF;
            if (index < classes) {
                counts[index]++;
            }
        }
        return counts;
    }

    BlockLayout layout() {
        return layout;
    }

    int classes() {
        return classes;
    }

    List<Cell> cells() {
        return cells;
    }

    /// Counts by class of the cells that a filter keeps.
    long[] total(Predicate<Cell> kept) {
        var total = new long[classes];
        for (var cell : cells) {
            if (kept.test(cell)) {
                for (int index = 0; index < classes; index++) {
                    total[index] += cell.counts[index];
                }
            }
        }
        return total;
    }
}
