package org.lapwing.labels;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.lapwing.raster.Band;
import org.lapwing.raster.ColorTable;
import org.lapwing.raster.Grid;
import org.lapwing.raster.GridToCrs;
import org.lapwing.raster.MemoryRaster;
import org.lapwing.raster.SampleType;
import org.lapwing.raster.SourceId;
import org.lapwing.raster.Tile;

/// Small label files in memory.
final class Rasters {

    static final GridToCrs NORTH_UP = new GridToCrs(500_000, 10, 0, 4_000_000, 0, -10);

    private Rasters() {}

    static Legend landWaterRoad() {
        return new Legend(
                List.of(
                        new LegendClass(4, "land", "#8429F6", List.of()),
                        new LegendClass(1, "water", "#E2A929", List.of(9)),
                        new LegendClass(7, "road", "#6EC1E4", List.of())),
                java.util.Set.of(0));
    }

    static Grid georeferenced(long columns, long rows) {
        return new Grid(columns, rows, NORTH_UP, "EPSG:32640");
    }

    /// One byte band; each string is a row of digits.
    static MemoryRaster codes(Grid grid, String... rows) {
        return codes(grid, Band.of("codes", SampleType.UINT8), rows);
    }

    static MemoryRaster codes(Grid grid, Band band, String... rows) {
        var samples = new byte[Math.toIntExact(grid.columns() * grid.rows())];
        int at = 0;
        for (var row : rows) {
            for (int i = 0; i < row.length(); i++) {
                samples[at++] = (byte) (row.charAt(i) - '0');
            }
        }
        return new MemoryRaster(
                SourceId.of("labels.tif"), grid, new Tile(grid.bounds(), List.of(band), samples, Optional.empty()));
    }

    static Band palette(int... argb) {
        return new Band("palette", SampleType.UINT8, OptionalDouble.empty(), 1, 0, Optional.of(new ColorTable(argb)));
    }

    /// As many byte bands as `bands`; each pixel is 0xAARRGGBB.
    static MemoryRaster colors(Grid grid, int bands, int... argb) {
        var samples = new byte[bands * argb.length];
        for (int i = 0; i < argb.length; i++) {
            for (int band = 0; band < bands; band++) {
                samples[band * argb.length + i] = (byte) (argb[i] >> (band == 3 ? 24 : 16 - 8 * band));
            }
        }
        var list = IntStream.rangeClosed(1, bands)
                .mapToObj(number -> Band.of("band " + number, SampleType.UINT8))
                .toList();
        return new MemoryRaster(
                SourceId.of("mask.png"), grid, new Tile(grid.bounds(), list, samples, Optional.empty()));
    }

    /// The class indices of a label raster as digits, `.` where unlabelled, rows joined by `/`.
    static String text(Tile indices) {
        var text = new StringBuilder();
        for (int row = 0; row < indices.height(); row++) {
            text.append(row == 0 ? "" : "/");
            for (int column = 0; column < indices.width(); column++) {
                int index = (int) indices.sample(0, column, row);
                if (index == Legend.UNLABELLED != !indices.isValid(column, row)) {
                    throw new AssertionError("validity and index disagree at " + column + ", " + row);
                }
                text.append(index == Legend.UNLABELLED ? "." : index);
            }
        }
        return text.toString();
    }
}
