package org.lapwing.accuracy.design;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.random.RandomGenerator;
import org.lapwing.accuracy.estimate.SamplingDesign;
import org.lapwing.accuracy.raster.Regions;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.ProgressListener;
import org.lapwing.raster.Grid;

/// Draws pixels spread evenly: one in each square cell of a lattice.
///
/// Aligned, at the same place of each cell, from a random start; unaligned, at a place of each cell that is
/// random anew (Cochran 1977, Sampling Techniques, section 8.13). What falls on pixels outside the population
/// is left out, so the size of the sample is only about the one wanted.
public final class SystematicDraw {

    /// Where in its cell a point lies.
    public enum Alignment {
        /// At the same place of all cells.
        ALIGNED,
        /// At a place of its own in each cell.
        UNALIGNED
    }

    private SystematicDraw() {}

    /// Draws.
    ///
    /// @param sizes of the strata, which are told with the points but do not steer the drawing
    /// @param wanted units; about so many are drawn
    /// @throws IOException where no point falls on the population
    public static DrawnDesign draw(
            Grid grid,
            Regions strata,
            List<StratumSize> sizes,
            int wanted,
            Alignment alignment,
            RandomGenerator random,
            CancelToken cancel,
            ProgressListener listener)
            throws IOException {
        long population = sizes.stream().mapToLong(StratumSize::units).sum();
        int side = (int) Math.max(1, Math.round(Math.sqrt((double) population / wanted)));
        long across = (grid.columns() + side - 1) / side;
        long down = (grid.rows() + side - 1) / side;
        int startColumn = random.nextInt(side);
        int startRow = random.nextInt(side);
        // a place a cell, made in a fixed order so that the seed decides all of them
        var byRow = new HashMap<Long, List<Long>>();
        for (long cellRow = 0; cellRow < down; cellRow++) {
            for (long cell = 0; cell < across; cell++) {
                boolean own = alignment == Alignment.UNALIGNED;
                long column = cell * side + (own ? random.nextInt(side) : startColumn);
                long row = cellRow * side + (own ? random.nextInt(side) : startRow);
                if (column < grid.columns() && row < grid.rows()) {
                    byRow.computeIfAbsent(row, _ -> new ArrayList<>()).add(column);
                }
            }
        }
        var points = new ArrayList<DesignPoint>();
        double inclusion = 1.0 / ((double) side * side);
        StrataCensus.walk(grid, strata, cancel, listener, (piece, numbers) -> {
            for (int row = 0; row < piece.height(); row++) {
                for (long column : byRow.getOrDefault(piece.row() + row, List.of())) {
                    if (column >= piece.column() && column < piece.endColumn()) {
                        int number = numbers[row * piece.width() + (int) (column - piece.column())];
                        if (number != Regions.NONE) {
                            points.add(new DesignPoint(
                                    points.size() + 1L, column, piece.row() + row, number, inclusion, 0, 1));
                        }
                    }
                }
            }
        });
        if (points.isEmpty()) {
            throw new IOException("no point of a lattice of " + side + " pixels falls on the population. Ask for more"
                    + " points, or draw another kind of sample.");
        }
        return new DrawnDesign(
                SamplingDesign.SYSTEMATIC,
                sizes,
                points,
                List.of(
                        "One point in each cell of " + side + " × " + side + " pixels; " + points.size()
                                + " fall on the population, " + wanted + " were asked for.",
                        strataRemark(sizes)));
    }

    private static String strataRemark(List<StratumSize> sizes) {
        return sizes.size() == 1
                ? "Its standard errors will be reckoned as for a simple random sample, which is cautious."
                : "Analyse it with the strata as poststratified: sizes of strata are known, and errors become smaller.";
    }
}
