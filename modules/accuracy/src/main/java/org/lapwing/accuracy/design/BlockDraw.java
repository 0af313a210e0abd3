package org.lapwing.accuracy.design;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import org.lapwing.accuracy.estimate.SamplingDesign;
import org.lapwing.accuracy.raster.Regions;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.ProgressListener;
import org.lapwing.raster.Grid;

/// Draws square blocks of pixels as clusters: all of their pixels, or some of each (two stages).
///
/// Every block that holds a pixel of the population is equally likely (Cochran 1977, Sampling Techniques,
/// chapters 9A and 11). Pixels of one block are alike, so the estimators take the block for the unit.
public final class BlockDraw {

    /// Populations of more blocks are refused.
    private static final long MOST_BLOCKS = 1L << 28;

    private final Grid grid;
    private final int side;
    private final int across;

    private record Pixel(long column, long row, int stratum) {}

    private BlockDraw(Grid grid, int side) throws IOException {
        this.grid = grid;
        this.side = side;
        long columns = (grid.columns() + side - 1) / side;
        if (columns * ((grid.rows() + side - 1) / side) > MOST_BLOCKS) {
            throw new IOException("there are too many blocks of " + side + " pixels. Ask for larger ones.");
        }
        across = (int) columns;
    }

    /// Draws.
    ///
    /// @param strata tells which pixels are of the population; blocks are drawn from all of it alike
    /// @param side pixels of a block's side, 2 to 256
    /// @param blocks wanted
    /// @param pixels of each block to look at; 0 for all
    /// @param area empty where the image has no georeference
    /// @throws IOException where there are not that many blocks
    public static DrawnDesign draw(
            Grid grid,
            Regions strata,
            int side,
            int blocks,
            int pixels,
            Optional<GroundArea> area,
            RandomGenerator random,
            CancelToken cancel,
            ProgressListener listener)
            throws IOException {
        if (side < 2 || side > 256) {
            throw new IllegalArgumentException("blocks have sides of 2 to 256 pixels, not " + side);
        }
        return new BlockDraw(grid, side).draw(strata, blocks, pixels, area, random, cancel, listener);
    }

    private DrawnDesign draw(
            Regions strata,
            int blocks,
            int pixels,
            Optional<GroundArea> area,
            RandomGenerator random,
            CancelToken cancel,
            ProgressListener listener)
            throws IOException {
        var sizes = new int[across * (int) ((grid.rows() + side - 1) / side)];
        var squareMetres = new double[1];
        StrataCensus.walk(grid, strata, cancel, listener, (piece, numbers) -> {
            for (int at = 0; at < numbers.length; at++) {
                if (numbers[at] != Regions.NONE) {
                    long column = piece.column() + at % piece.width();
                    long row = piece.row() + at / piece.width();
                    sizes[block(column, row)]++;
                    squareMetres[0] += area.isPresent() ? area.get().squareMetres(column, row) : 0;
                }
            }
        });
        long population = Arrays.stream(sizes).filter(size -> size > 0).count();
        if (population < blocks) {
            throw new IOException("there are " + population + " blocks of " + side + " pixels on the population, not "
                    + blocks + ". Ask for fewer or smaller ones.");
        }
        var chosen = chosen(sizes, population, blocks, random);
        Map<Integer, List<Pixel>> members = new HashMap<>();
        StrataCensus.walk(grid, strata, cancel, listener, (piece, numbers) -> {
            for (int at = 0; at < numbers.length; at++) {
                long column = piece.column() + at % piece.width();
                long row = piece.row() + at / piece.width();
                if (numbers[at] != Regions.NONE && chosen.containsKey(block(column, row))) {
                    members.computeIfAbsent(block(column, row), _ -> new ArrayList<>())
                            .add(new Pixel(column, row, numbers[at]));
                }
            }
        });
        double first = (double) blocks / population;
        var points = new ArrayList<DesignPoint>();
        chosen.entrySet().stream().sorted(Map.Entry.comparingByValue()).forEach(each -> {
            var all = members.getOrDefault(each.getKey(), List.of());
            int looked = pixels == 0 ? all.size() : Math.min(pixels, all.size());
            for (long place : Draws.distinct(all.size(), looked, random)) {
                var pixel = all.get((int) place);
                points.add(new DesignPoint(
                        points.size() + 1L,
                        pixel.column(),
                        pixel.row(),
                        pixel.stratum(),
                        first * looked / all.size(),
                        each.getValue(),
                        all.size()));
            }
        });
        return new DrawnDesign(
                pixels == 0 ? SamplingDesign.CLUSTER : SamplingDesign.TWO_STAGE,
                List.of(new StratumSize(
                        0,
                        "all blocks",
                        population,
                        area.isPresent() ? OptionalDouble.of(squareMetres[0]) : OptionalDouble.empty())),
                points,
                List.of("Sizes of strata are numbers of blocks, for blocks are the units."));
    }

    /// Numbers of the drawn blocks, from 1 in the order of drawing.
    private static Map<Integer, Integer> chosen(int[] sizes, long population, int blocks, RandomGenerator random) {
        var ranks = new HashMap<Long, Integer>();
        for (long rank : Draws.distinct(population, blocks, random)) {
            ranks.put(rank, ranks.size() + 1);
        }
        var chosen = new HashMap<Integer, Integer>();
        long seen = 0;
        for (int block = 0; block < sizes.length; block++) {
            if (sizes[block] > 0) {
                var number = ranks.get(seen++);
                if (number != null) {
                    chosen.put(block, number);
                }
            }
        }
        return chosen;
    }

    private int block(long column, long row) {
        return (int) (row / side) * across + (int) (column / side);
    }
}
