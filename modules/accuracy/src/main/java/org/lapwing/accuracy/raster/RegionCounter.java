package org.lapwing.accuracy.raster;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.lapwing.accuracy.ConfusionMatrix;
import org.lapwing.accuracy.MatrixCounter;
import org.lapwing.accuracy.PairVisitor;
import org.lapwing.jobs.CancelToken;
import org.lapwing.raster.RasterReadException;
import org.lapwing.raster.Window;

/// Counts an error matrix for each region: cells of a grid, zones of a raster, or polygons.
public final class RegionCounter implements PairVisitor {

    /// More regions than these are refused: their matrices would fill the memory.
    public static final int MOST = 100_000;

    private final int classes;
    private final Regions regions;
    private final TreeMap<Integer, MatrixCounter> counters = new TreeMap<>();

    /// One region and its error matrix.
    ///
    /// @param name such as `row 2, column 3`, or what the polygon is called
    /// @param matrix pixels of the region that have a class in both
    public record Region(String name, ConfusionMatrix matrix) {}

    /// @param classes number of classes
    /// @param regions tells which region a pixel is in
    public RegionCounter(int classes, Regions regions) {
        this.classes = classes;
        this.regions = regions;
    }

    /// The regions that hold compared pixels, in order of their numbers.
    public List<Region> regions() {
        var all = new ArrayList<Region>();
        counters.forEach((number, counter) -> all.add(new Region(regions.name(number), counter.toMatrix())));
        return all;
    }

    @Override
    public void visit(Window piece, byte[] map, byte[] reference, CancelToken cancel) throws RasterReadException {
        var numbers = regions.of(piece, cancel);
        int before = Regions.NONE;
        MatrixCounter counter = null;
        for (int at = 0; at < map.length; at++) {
            int number = numbers[at];
            int of = map[at] & 0xFF;
            int truth = reference[at] & 0xFF;
            if (number == Regions.NONE || of >= classes || truth >= classes) {
                continue;
            }
            if (counter == null || number != before) {
                counter = counters.computeIfAbsent(number, _ -> new MatrixCounter(classes));
                before = number;
                if (counters.size() > MOST) {
                    throw new RasterReadException("there are more than " + MOST
                            + " regions. Use larger cells, or a raster of zones rather than one of measurements.");
                }
            }
            counter.add(of, truth);
        }
    }
}
