package org.lapwing.learning;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lapwing.raster.Window;

/// How the used part of each image is cut into blocks, and each block into cells.
///
/// Blocks are dealt to training, validation and test; cells are where classes are counted. Both divide the used part
/// evenly, so no sliver remains at an edge.
record BlockLayout(List<ImageBlocks> images) {

    /// Cells along each side of a block.
    static final int CELLS = 4;

    private static final int SMALLEST_SIDE = 32;
    private static final int FEWEST_BLOCKS = 12;

    /// The blocks of one image.
    ///
    /// @param image index of the image
    /// @param area its used part
    /// @param columns blocks from left to right
    /// @param rows blocks from top to bottom
    record ImageBlocks(int image, Window area, int columns, int rows) {

        int count() {
            return columns * rows;
        }

        /// The pixels of block `index`, counted by rows.
        Window block(int index) {
            return part(index % columns, index / columns, columns, rows);
        }

        /// The pixels of cell `cell` of block `index`, both counted by rows; empty for blocks of few pixels.
        Optional<Window> cell(int index, int cell) {
            long column = (long) (index % columns) * CELLS + cell % CELLS;
            long row = (long) (index / columns) * CELLS + cell / CELLS;
            long left = edge(area.width(), column, (long) columns * CELLS);
            long right = edge(area.width(), column + 1, (long) columns * CELLS);
            long top = edge(area.height(), row, (long) rows * CELLS);
            long bottom = edge(area.height(), row + 1, (long) rows * CELLS);
            return left < right && top < bottom
                    ? Optional.of(Window.of(
                            area.column() + left, area.row() + top, (int) (right - left), (int) (bottom - top)))
                    : Optional.empty();
        }

        private Window part(int column, int row, int of, int ofRows) {
            long left = edge(area.width(), column, of);
            long top = edge(area.height(), row, ofRows);
            return Window.of(
                    area.column() + left, area.row() + top, (int) (edge(area.width(), column + 1, of) - left), (int)
                            (edge(area.height(), row + 1, ofRows) - top));
        }

        private static long edge(int length, long index, long of) {
            return length * index / of;
        }
    }

    BlockLayout {
        images = List.copyOf(images);
    }

    /// Cuts images into blocks whose side is about four gaps, smaller where that gives too few blocks to choose from.
    static BlockLayout of(List<LabelledImage> images, Optional<Window> area, int gap) throws TrainingDataException {
        int side = Math.clamp(4L * gap, 512, 1024);
        while (true) {
            var layout = new BlockLayout(cut(images, area, side));
            if (side / 2 < SMALLEST_SIDE || layout.count() >= FEWEST_BLOCKS) {
                return layout;
            }
            side /= 2;
        }
    }

    /// Blocks of all images.
    int count() {
        return images.stream().mapToInt(ImageBlocks::count).sum();
    }

    /// Pixels of all images' used parts.
    long pixels() {
        return images.stream().mapToLong(each -> each.area().pixels()).sum();
    }

    private static List<ImageBlocks> cut(List<LabelledImage> images, Optional<Window> area, int side)
            throws TrainingDataException {
        var all = new ArrayList<ImageBlocks>();
        for (int index = 0; index < images.size(); index++) {
            var grid = images.get(index).image().grid();
            var used = area.flatMap(window -> window.clip(grid))
                    .or(() -> area.isEmpty() ? Optional.of(grid.bounds()) : Optional.empty());
            if (used.isPresent()) {
                var window = used.get();
                all.add(new ImageBlocks(
                        index,
                        window,
                        Math.max(1, Math.round((float) window.width() / side)),
                        Math.max(1, Math.round((float) window.height() / side))));
            }
        }
        if (all.isEmpty()) {
            throw new TrainingDataException("The training area lies outside every image; give an area inside them.");
        }
        return all;
    }
}
