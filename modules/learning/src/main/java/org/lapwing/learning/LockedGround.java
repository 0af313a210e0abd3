package org.lapwing.learning;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.lapwing.labels.GridDifference;
import org.lapwing.labels.Legend;
import org.lapwing.learning.SpatialSplit.Part;
import org.lapwing.raster.Grid;
import org.lapwing.raster.GridToCrs;
import org.lapwing.raster.Window;
import org.lapwing.raster.reprojection.GroundTransform;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/// The wall between training and assessment: which ground a model's training held back, in pixels of one raster.
///
/// Test blocks are *locked*: no label on them is ever learnt from, by whatever way it came, so that a report on them
/// stays true. Around them, and around validation blocks, lies the gap: a network sees so far, so nothing is learnt
/// there either. Blocks are known by their ground, so labels of another image or of another resolution do not slip
/// through; where rasters have no place on the ground, those of equal size count as the same. Immutable.
public final class LockedGround {

    private static final int POINTS_PER_SIDE = 9;

    /// Labels of a window that were withheld.
    ///
    /// @param locked labelled pixels on locked blocks
    /// @param beside labelled pixels in the gap around held-back blocks
    public record Withheld(long locked, long beside) {

        /// Nothing was.
        public static final Withheld NOTHING = new Withheld(0, 0);

        /// Both together.
        public Withheld plus(Withheld other) {
            return new Withheld(locked + other.locked, beside + other.beside);
        }

        /// All pixels withheld.
        public long all() {
            return locked + beside;
        }
    }

    /// A held-back block and the ground around it that is too near.
    private record Block(Part part, Window window, Window withGap) {}

    private static final GeometryFactory GEOMETRIES = new GeometryFactory();

    private final List<Block> blocks;
    private final GridToCrs toGround;

    private LockedGround(List<Block> blocks, GridToCrs toGround) {
        this.blocks = List.copyOf(blocks);
        this.toGround = toGround;
    }

    /// No ground is held back.
    public static LockedGround none() {
        return new LockedGround(List.of(), GridToCrs.pixels());
    }

    /// The ground that a training held back.
    ///
    /// @param grid in whose pixels it is wanted
    /// @throws IOException if two reference systems cannot be related
    public static LockedGround of(TrainedSplit trained, Grid grid) throws IOException {
        var blocks = new ArrayList<Block>();
        for (int image = 0; image < trained.images().size(); image++) {
            var from = trained.images().get(image).grid();
            var way = way(from, grid);
            if (way.isPresent()) {
                for (var part : List.of(Part.TEST, Part.VALIDATION)) {
                    for (var window : trained.split().windows(image, part)) {
                        var gap = window.grow(trained.split().gap());
                        blocks.add(
                                new Block(part, way.get().of(window), way.get().of(gap)));
                    }
                }
            }
        }
        blocks.removeIf(block -> block.withGap.clip(grid).isEmpty());
        return new LockedGround(blocks, grid.transform());
    }

    /// The ground that the training of a model held back; none where the model does not say, as an imported one.
    ///
    /// @throws IOException if the model's split is damaged, or two reference systems cannot be related
    public static LockedGround ofModel(Path modelFolder, Grid grid) throws IOException {
        return Files.exists(modelFolder.resolve(SplitFile.NAME)) ? of(SplitFile.read(modelFolder), grid) : none();
    }

    /// Turns windows of one raster into those of another that cover the same ground.
    @FunctionalInterface
    private interface Way {
        Window of(Window window);
    }

    private static Optional<Way> way(Grid from, Grid to) throws IOException {
        if (GridDifference.between("image", from, "raster", to).isEmpty()) {
            return Optional.of(window -> window);
        }
        if (!from.isGeoreferenced() || !to.isGeoreferenced()) {
            return Optional.empty();
        }
        if (from.crs().equals(to.crs())) {
            return Optional.of(window -> covering(from, to, window, Optional.empty()));
        }
        var transform = Optional.of(GroundTransform.between(from.crs(), to.crs()));
        return Optional.of(window -> covering(from, to, window, transform));
    }

    /// The pixels of `to` that a window of `from` touches, by points along its sides.
    private static Window covering(Grid from, Grid to, Window window, Optional<GroundTransform> transform) {
        var xy = new double[8 * POINTS_PER_SIDE];
        for (int i = 0; i < POINTS_PER_SIDE; i++) {
            double share = i / (POINTS_PER_SIDE - 1.0);
            double column = window.column() + share * window.width();
            double row = window.row() + share * window.height();
            put(from, xy, i, column, window.row());
            put(from, xy, POINTS_PER_SIDE + i, column, window.endRow());
            put(from, xy, 2 * POINTS_PER_SIDE + i, window.column(), row);
            put(from, xy, 3 * POINTS_PER_SIDE + i, window.endColumn(), row);
        }
        transform.ifPresent(each -> each.transform(xy, 4 * POINTS_PER_SIDE));
        double left = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        double top = Double.POSITIVE_INFINITY;
        double bottom = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < xy.length; i += 2) {
            double column = to.transform().column(xy[i], xy[i + 1]);
            double row = to.transform().row(xy[i], xy[i + 1]);
            if (Double.isFinite(column) && Double.isFinite(row)) {
                left = Math.min(left, column);
                right = Math.max(right, column);
                top = Math.min(top, row);
                bottom = Math.max(bottom, row);
            }
        }
        if (left > right) { // nowhere in the other reference system
            return Window.of(-1, -1, 1, 1);
        }
        // beyond the raster nothing is withheld, and far-away windows must fit their integers
        return window(
                Math.clamp((long) Math.floor(left + 1e-6), -1, to.columns()),
                Math.clamp((long) Math.floor(top + 1e-6), -1, to.rows()),
                Math.clamp((long) Math.ceil(right - 1e-6), 0, to.columns() + 1),
                Math.clamp((long) Math.ceil(bottom - 1e-6), 0, to.rows() + 1));
    }

    private static Window window(long left, long top, long right, long bottom) {
        return Window.of(left, top, (int) Math.max(1, right - left), (int) Math.max(1, bottom - top));
    }

    private static void put(Grid grid, double[] xy, int point, double column, double row) {
        xy[2 * point] = grid.transform().x(column, row);
        xy[2 * point + 1] = grid.transform().y(column, row);
    }

    /// The locked blocks, in pixels of the raster; they may reach beyond it.
    public List<Window> blocks() {
        return windows(Part.TEST);
    }

    /// The blocks that choose between models, in pixels of the raster.
    public List<Window> validation() {
        return windows(Part.VALIDATION);
    }

    private List<Window> windows(Part part) {
        return blocks.stream()
                .filter(block -> block.part == part)
                .map(Block::window)
                .toList();
    }

    /// Whether a window touches a locked block: labels there are not learnt from.
    public boolean isLocked(Window window) {
        return blocks.stream()
                .anyMatch(block -> block.part == Part.TEST
                        && block.window.intersect(window).isPresent());
    }

    /// Whether all of a window can be learnt from: it lies on no held-back block and in no gap. Patches worth asking
    /// a person about are chosen among those.
    public boolean isFree(Window window) {
        return blocks.stream()
                .noneMatch(block -> block.withGap.intersect(window).isPresent());
    }

    /// What of a shape lies off the locked blocks; the shape itself where it touches none, an empty one where
    /// nothing is left. So a shape that was drawn across the wall loses what nobody would learn from.
    ///
    /// @param shape in the reference system of the raster
    public Geometry unlocked(Geometry shape) {
        var left = shape;
        for (var window : blocks()) {
            var block = ground(window);
            if (left.intersects(block)) {
                left = left.difference(block);
            }
        }
        return left;
    }

    private Geometry ground(Window window) {
        var corners = new Coordinate[5];
        for (int corner = 0; corner < corners.length; corner++) {
            double column = corner == 1 || corner == 2 ? window.endColumn() : window.column();
            double row = corner == 2 || corner == 3 ? window.endRow() : window.row();
            corners[corner] = new Coordinate(toGround.x(column, row), toGround.y(column, row));
        }
        return GEOMETRIES.createPolygon(corners);
    }

    /// Sets to 255 all pixels of a window that a part must not use, and counts them.
    ///
    /// @param part [Part#TRAINING] keeps clear of all held-back blocks and their gaps; [Part#VALIDATION] uses
    ///     validation blocks only and keeps clear of test blocks; [Part#TEST] uses test blocks only
    /// @param classIndices what the window shows, `row * width + column`; changed in place
    public Withheld mask(Window window, Part part, byte[] classIndices) {
        var near = blocks.stream()
                .filter(block -> block.withGap.intersect(window).isPresent())
                .toList();
        long locked = 0;
        long beside = 0;
        if (part != Part.TRAINING) {
            keepWithin(near, window, part, classIndices);
        }
        for (var block : near) {
            if (block.part == Part.TEST && part != Part.TEST) {
                locked += clear(classIndices, window, block.window);
            }
        }
        for (var block : near) {
            if (SpatialSplit.yields(part, block.part)) {
                beside += clear(classIndices, window, block.withGap);
            }
        }
        return new Withheld(locked, beside);
    }

    private static void keepWithin(List<Block> near, Window window, Part part, byte[] classIndices) {
        var all = classIndices.clone();
        Arrays.fill(classIndices, (byte) Legend.UNLABELLED);
        for (var block : near) {
            if (block.part == part) {
                block.window.intersect(window).ifPresent(shown -> {
                    for (long row = shown.row(); row < shown.endRow(); row++) {
                        int from = offset(window, shown.column(), row);
                        System.arraycopy(all, from, classIndices, from, shown.width());
                    }
                });
            }
        }
    }

    private static long clear(byte[] classIndices, Window window, Window hidden) {
        var part = hidden.intersect(window);
        long cleared = 0;
        if (part.isPresent()) {
            for (long row = part.get().row(); row < part.get().endRow(); row++) {
                int from = offset(window, part.get().column(), row);
                for (int i = from; i < from + part.get().width(); i++) {
                    cleared += classIndices[i] == (byte) Legend.UNLABELLED ? 0 : 1;
                    classIndices[i] = (byte) Legend.UNLABELLED;
                }
            }
        }
        return cleared;
    }

    private static int offset(Window window, long column, long row) {
        return (int) ((row - window.row()) * window.width() + column - window.column());
    }
}
