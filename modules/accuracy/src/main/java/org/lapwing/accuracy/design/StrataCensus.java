package org.lapwing.accuracy.design;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.lapwing.accuracy.raster.Regions;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.Progress;
import org.lapwing.jobs.ProgressListener;
import org.lapwing.labels.WorkWindows;
import org.lapwing.raster.Grid;
import org.lapwing.raster.RasterReadException;
import org.lapwing.raster.Window;

/// Counts the pixels and the ground area of each stratum, piece by piece, in memory that does not grow with the
/// raster.
public final class StrataCensus {

    private static final class Count {
        private long pixels;
        private double squareMetres;
    }

    private StrataCensus() {}

    /// Counts all strata.
    ///
    /// @param strata which stratum each pixel is in; pixels in none are not of the population
    /// @param area empty where the image has no georeference
    public static List<StratumSize> of(
            Grid grid, Regions strata, Optional<GroundArea> area, CancelToken cancel, ProgressListener listener)
            throws RasterReadException {
        var counts = new TreeMap<Integer, Count>();
        walk(grid, strata, cancel, listener, (piece, numbers) -> {
            Count count = null;
            int before = Regions.NONE;
            for (int at = 0; at < numbers.length; at++) {
                int number = numbers[at];
                if (number == Regions.NONE) {
                    continue;
                }
                if (count == null || number != before) {
                    count = counts.computeIfAbsent(number, _ -> new Count());
                    before = number;
                }
                count.pixels++;
                if (area.isPresent()) {
                    double metres = area.get()
                            .squareMetres(piece.column() + at % piece.width(), piece.row() + at / piece.width());
                    count.squareMetres += metres;
                }
            }
        });
        var sizes = new ArrayList<StratumSize>();
        counts.forEach((number, count) -> sizes.add(new StratumSize(
                number,
                strata.name(number),
                count.pixels,
                area.isPresent() && Double.isFinite(count.squareMetres)
                        ? OptionalDouble.of(count.squareMetres)
                        : OptionalDouble.empty())));
        return sizes;
    }

    /// Takes the strata of one piece.
    interface PieceVisitor {
        void visit(Window piece, int[] numbers) throws RasterReadException;
    }

    /// Shows all pieces of a grid in one fixed order, so that pixels can be counted off.
    static void walk(Grid grid, Regions strata, CancelToken cancel, ProgressListener listener, PieceVisitor visitor)
            throws RasterReadException {
        long start = System.nanoTime();
        long done = 0;
        long total = grid.columns() * grid.rows();
        for (var piece : WorkWindows.of(grid)) {
            visitor.visit(piece, strata.of(piece, cancel));
            done += piece.pixels();
            listener.report(new Progress("count", done, total, System.nanoTime() - start));
        }
    }
}
