package org.lapwing.learning;

import java.util.List;
import org.lapwing.raster.Window;

/// Which blocks of the images train, which validate and which test.
///
/// Neighbouring pixels resemble each other, so whole blocks are dealt out, and pixels of one part nearer than
/// [#gap] to a block of another part are used by neither.
public final class SpatialSplit {

    /// What a block is used for.
    public enum Part {
        TRAINING,
        VALIDATION,
        TEST
    }

    private final List<Block> blocks;
    private final int gap;

    /// One block.
    ///
    /// @param image index of the image in the run's list
    /// @param window its pixels
    /// @param part what it is used for
    public record Block(int image, Window window, Part part) {}

    /// @param gap distance in pixels kept between parts, at least the network's margin
    public SpatialSplit(List<Block> blocks, int gap) {
        this.blocks = List.copyOf(blocks);
        this.gap = gap;
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
}
