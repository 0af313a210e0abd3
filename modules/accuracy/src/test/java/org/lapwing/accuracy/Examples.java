package org.lapwing.accuracy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.lapwing.labels.ClassColors;
import org.lapwing.labels.Legend;
import org.lapwing.labels.LegendClass;
import org.lapwing.raster.Band;
import org.lapwing.raster.Grid;
import org.lapwing.raster.MemoryRaster;
import org.lapwing.raster.SampleType;
import org.lapwing.raster.SourceId;
import org.lapwing.raster.Tile;
import org.lapwing.raster.Window;

/// Matrices, legends and rasters for tests.
public final class Examples {

    private Examples() {}

    /// The counts of Olofsson et al. (2014), Table 8.
    static ConfusionMatrix olofsson() {
        return ConfusionMatrix.of(List.of(
                List.of(66L, 0L, 5L, 4L),
                List.of(0L, 55L, 8L, 12L),
                List.of(1L, 0L, 153L, 11L),
                List.of(2L, 1L, 9L, 313L)));
    }

    public static Legend legend(String... names) {
        var classes = new ArrayList<LegendClass>();
        for (int i = 0; i < names.length; i++) {
            classes.add(new LegendClass(
                    i + 1, names[i], ClassColors.distinct(names.length).get(i), List.of()));
        }
        return new Legend(classes, Set.of(0));
    }

    public static AccuracyReport report(ConfusionMatrix matrix, String... names) {
        return AccuracyReport.of(
                legend(names),
                new Comparison(matrix, 12, 3, 0, List.of(Window.of(0, 0, 10, 10))),
                List.of("reference: Classes are read by code."),
                new Provenance("map.tif", "", "reference.tif", "", "", "", "Lapwing test", "2026-01-01T00:00:00Z"));
    }

    static ConfusionMatrix random(SplittableRandom random, int classes) {
        var counter = new MatrixCounter(classes);
        for (int map = 0; map < classes; map++) {
            for (int reference = 0; reference < classes; reference++) {
                counter.add(map, reference, random.nextInt(3) == 0 ? 0 : random.nextInt(1000));
            }
        }
        return counter.toMatrix();
    }

    /// A raster of bytes, rows first.
    public static MemoryRaster bytes(Grid grid, byte[] samples) {
        var bands = List.of(Band.of("class", SampleType.UINT8));
        return new MemoryRaster(SourceId.of("memory"), grid, new Tile(grid.bounds(), bands, samples, Optional.empty()));
    }
}
