package org.lapwing.learning;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.lapwing.jobs.CancelToken;
import org.lapwing.labels.GridDifference;
import org.lapwing.raster.ContentHash;
import org.lapwing.raster.Grid;
import org.lapwing.raster.GridShift;
import org.lapwing.raster.Window;

/// Which blocks of which images trained, validated and were left to test a model.
///
/// Block `b` lies on image `images.get(b.image())`.
///
/// @param folder the model folder, for messages
/// @param split the blocks
/// @param images what the run learnt from, in its order
public record TrainedSplit(Path folder, SpatialSplit split, List<TrainedImage> images) {

    private static final String REMEDY = " Judge the whole map instead.";

    /// Checks that every block has its image.
    public TrainedSplit {
        images = List.copyOf(images);
        int known = images.size();
        if (split.blocks().stream().anyMatch(block -> block.image() < 0 || block.image() >= known)) {
            throw new IllegalArgumentException("blocks of more images than the " + known + " that are named");
        }
    }

    /// The test blocks that lie on a raster, counted in its pixels.
    ///
    /// The image is known by its ground: the raster must cover the same pixels, or a cut-out of them. Where
    /// that leaves a doubt, because several images cover this ground or because one of the two has no place on
    /// the ground, `file` decides by its content, then by its name. A block whose ground another image showed
    /// to the training is left out.
    ///
    /// @param grid of the raster that is judged
    /// @param file the image behind it or its labels; read only where there is a doubt
    /// @throws IOException with a sentence naming what differs, or that no block was kept for testing
    public List<Window> testBlocks(Grid grid, Path file, CancelToken cancel) throws IOException {
        var covering = IntStream.range(0, images.size())
                .filter(index -> covers(images.get(index).grid(), grid))
                .boxed()
                .toList();
        if (covering.isEmpty()) {
            throw new IOException(
                    file + " lies on no image that " + folder + " learnt from. " + differences(grid) + REMEDY);
        }
        boolean sure = covering.size() == 1
                && grid.isGeoreferenced()
                && images.get(covering.getFirst()).grid().isGeoreferenced();
        int found = sure ? covering.getFirst() : chosen(covering, file, cancel);
        var shift = GridShift.of(images.get(found).grid(), grid).orElse(GridShift.NONE);
        var blocks = split.testBlocks(found).stream()
                .filter(block -> !isShownElsewhere(found, block))
                .map(shift::toPart)
                .filter(block -> block.clip(grid).isPresent())
                .toList();
        if (blocks.isEmpty()) {
            throw new IOException("The training of " + folder + " kept no block of "
                    + images.get(found).name() + " here for testing that no other image showed to it." + REMEDY);
        }
        return blocks;
    }

    private static boolean covers(Grid image, Grid raster) {
        return GridDifference.between("image", image, "raster", raster).isEmpty()
                || GridShift.of(image, raster).isPresent();
    }

    /// Whether training or its choices saw the ground of a test block, its gap included, on another image.
    private boolean isShownElsewhere(int image, Window block) {
        var grid = images.get(image).grid();
        var kept = Ground.of(grid, block.grow(split.gap()));
        return grid.isGeoreferenced()
                && split.blocks().stream()
                        .filter(other -> other.image() != image && other.part() != SpatialSplit.Part.TEST)
                        .filter(other -> images.get(other.image()).grid().crs().equals(grid.crs()))
                        .anyMatch(other -> Ground.of(images.get(other.image()).grid(), other.window())
                                .meets(kept));
    }

    /// A rectangle in map coordinates.
    private record Ground(double left, double bottom, double right, double top) {

        static Ground of(Grid grid, Window window) {
            var to = grid.transform();
            double left = Double.POSITIVE_INFINITY;
            double bottom = Double.POSITIVE_INFINITY;
            double right = Double.NEGATIVE_INFINITY;
            double top = Double.NEGATIVE_INFINITY;
            for (long column : new long[] {window.column(), window.endColumn()}) {
                for (long row : new long[] {window.row(), window.endRow()}) {
                    left = Math.min(left, to.x((double) column, (double) row));
                    right = Math.max(right, to.x((double) column, (double) row));
                    bottom = Math.min(bottom, to.y((double) column, (double) row));
                    top = Math.max(top, to.y((double) column, (double) row));
                }
            }
            return new Ground(left, bottom, right, top);
        }

        boolean meets(Ground other) {
            return left < other.right && other.left < right && bottom < other.top && other.bottom < top;
        }
    }

    private int chosen(List<Integer> covering, Path file, CancelToken cancel) throws IOException {
        var hash = ContentHash.of(file, cancel);
        var found = only(covering.stream()
                        .filter(index -> images.get(index).holds(hash))
                        .toList())
                .or(() -> only(covering.stream()
                        .filter(index -> images.get(index).isNamed(file))
                        .toList()));
        if (found.isPresent()) {
            return found.get();
        }
        var names = covering.stream().map(index -> images.get(index).name()).toList();
        throw new IOException(file + " has the size and place of " + String.join(", ", names) + ", from which " + folder
                + " learnt, but neither its name nor its content says that it is "
                + (covering.size() == 1 ? "that image or its labels." : "one of them.")
                + " Give the file of the training." + REMEDY);
    }

    private static Optional<Integer> only(List<Integer> found) {
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    private String differences(Grid grid) {
        var sentences = new ArrayList<String>();
        for (var image : images) {
            GridDifference.between("training image " + image.name(), image.grid(), "raster", grid)
                    .ifPresent(difference -> sentences.add(difference.sentence()));
        }
        return String.join(" ", sentences);
    }
}
