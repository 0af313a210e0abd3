package org.lapwing.accuracy.raster;

import org.lapwing.accuracy.ClassRows;
import org.lapwing.accuracy.ConfusionMatrix;
import org.lapwing.accuracy.MatrixCounter;
import org.lapwing.accuracy.PairVisitor;
import org.lapwing.jobs.CancelToken;
import org.lapwing.labels.Legend;
import org.lapwing.raster.RasterReadException;
import org.lapwing.raster.RasterSource;
import org.lapwing.raster.Tile;
import org.lapwing.raster.Window;

/// Counts agreement near the borders between classes of the reference apart from that elsewhere.
///
/// A pixel is at a border where one of its four neighbours has another class in the reference; unlabelled
/// pixels make no border. It is in the band where it is within `pixels − 1` steps, also diagonal ones, of such
/// a pixel: a band of 1 is the border pixels themselves. Maps are least sure there, and a reference that is
/// shifted by a pixel shows there first (the trimap of Kohli, Ladický and Torr 2009, IJCV 82:302–324, section
/// 5).
public final class BoundaryCounter implements PairVisitor {

    private final RasterSource reference;
    private final int classes;
    private final int pixels;
    private final MatrixCounter band;
    private final MatrixCounter interior;

    /// @param reference class indices; read again with the surroundings of each piece
    /// @param classes number of classes
    /// @param pixels width of the band at each side of a border, 1 to 100
    public BoundaryCounter(RasterSource reference, int classes, int pixels) {
        if (pixels < 1 || pixels > 100) {
            throw new IllegalArgumentException("a band along borders is 1 to 100 pixels wide, not " + pixels);
        }
        this.reference = reference;
        this.classes = classes;
        this.pixels = pixels;
        band = new MatrixCounter(classes);
        interior = new MatrixCounter(classes);
    }

    /// Width of the band at each side of a border.
    public int pixels() {
        return pixels;
    }

    /// The pixels near borders.
    public ConfusionMatrix band() {
        return band.toMatrix();
    }

    /// All others.
    public ConfusionMatrix interior() {
        return interior.toMatrix();
    }

    @Override
    public void visit(Window piece, byte[] map, byte[] ofReference, CancelToken cancel) throws RasterReadException {
        var around = piece.grow(pixels);
        var near = near(reference.read(around, cancel), around);
        for (int row = 0; row < piece.height(); row++) {
            for (int column = 0; column < piece.width(); column++) {
                int at = row * piece.width() + column;
                int of = map[at] & 0xFF;
                int truth = ofReference[at] & 0xFF;
                if (of < classes && truth < classes) {
                    boolean border = near[(row + pixels) * around.width() + column + pixels];
                    (border ? band : interior).add(of, truth);
                }
            }
        }
    }

    private boolean[] near(Tile tile, Window around) {
        int width = around.width();
        int height = around.height();
        var indices = ClassRows.indices(tile);
        var border = new boolean[width * height];
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                int at = row * width + column;
                if (column + 1 < width && differ(indices[at], indices[at + 1])) {
                    border[at] = true;
                    border[at + 1] = true;
                }
                if (row + 1 < height && differ(indices[at], indices[at + width])) {
                    border[at] = true;
                    border[at + width] = true;
                }
            }
        }
        return pixels == 1 ? border : widened(border, width, height, pixels - 1);
    }

    private static boolean differ(byte one, byte other) {
        return one != other && one != (byte) Legend.UNLABELLED && other != (byte) Legend.UNLABELLED;
    }

    /// Every pixel within `steps` of a marked one; first along rows, then along columns.
    private static boolean[] widened(boolean[] marked, int width, int height, int steps) {
        var along = new boolean[marked.length];
        for (int row = 0; row < height; row++) {
            spread(marked, along, row * width, 1, width, steps);
        }
        var both = new boolean[marked.length];
        for (int column = 0; column < width; column++) {
            spread(along, both, column, width, height, steps);
        }
        return both;
    }

    private static void spread(boolean[] from, boolean[] to, int start, int stride, int count, int steps) {
        int last = -steps - 1;
        for (int i = 0; i < count; i++) {
            last = from[start + i * stride] ? i : last;
            to[start + i * stride] |= i - last <= steps;
        }
        int next = count + steps + 1;
        for (int i = count - 1; i >= 0; i--) {
            next = from[start + i * stride] ? i : next;
            to[start + i * stride] |= next - i <= steps;
        }
    }
}
