package org.lapwing.workbench.fake;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lapwing.labels.Legend;
import org.lapwing.labels.LegendClass;
import org.lapwing.raster.Band;
import org.lapwing.raster.Grid;
import org.lapwing.raster.GridToCrs;
import org.lapwing.raster.MemoryRaster;
import org.lapwing.raster.RasterSource;
import org.lapwing.raster.SampleType;
import org.lapwing.raster.SourceId;
import org.lapwing.raster.Tile;
import org.lapwing.raster.Window;

/// A small land of a river, woods, fields and a village, its truth, and more or less sure guesses at it.
public final class FakeLand {

    /// The classes of the land.
    public static final Legend LEGEND = new Legend(
            List.of(
                    new LegendClass(1, "water", "#2B7BBA", List.of()),
                    new LegendClass(2, "tree", "#1E6B3A", List.of()),
                    new LegendClass(3, "herbaceous", "#A7CF6E", List.of()),
                    new LegendClass(4, "barren or impervious", "#C08457", List.of())),
            Set.of(0));

    private final int side;
    private final Grid grid;

    /// @param side columns and rows
    public FakeLand(int side) {
        this.side = side;
        this.grid = new Grid(side, side, new GridToCrs(500_000, 1, 0, 5_400_000, 0, -1), "EPSG:32632");
    }

    /// The class index of a pixel.
    public int classAt(int column, int row) {
        double river = side * 0.45 + Math.sin(row / (side * 0.11)) * side * 0.12;
        if (Math.abs(column - river) < side * 0.03) {
            return 0;
        }
        double wood = Math.sin(column / (side * 0.09)) + Math.cos(row / (side * 0.07) + column / (side * 0.2));
        if (wood > 0.75) {
            return 1;
        }
        boolean road = Math.abs(row - side * 0.3 - column * 0.1) < 4 || Math.abs(column - side * 0.7) < 4;
        boolean village = column > side * 0.55
                && row > side * 0.5
                && column % 40 < 22
                && row % 36 < 18
                && column < side * 0.85
                && row < side * 0.8;
        return road || village ? 3 : 2;
    }

    /// Red, green, blue and near infrared.
    public RasterSource image() {
        int[][] colors = {{52, 78, 92, 20}, {44, 72, 38, 130}, {138, 156, 92, 170}, {172, 158, 146, 110}};
        var samples = new byte[4 * side * side];
        for (int row = 0; row < side; row++) {
            for (int column = 0; column < side; column++) {
                int known = classAt(column, row);
                int field = known == 2 ? (column / 90 * 31 + row / 70 * 17) % 5 * 9 - 18 : 0;
                int noise = (column * 73 + row * 151 + column * row) % 17 - 8;
                for (int band = 0; band < 4; band++) {
                    samples[(band * side + row) * side + column] =
                            (byte) Math.clamp(colors[known][band] + field + noise, 0, 255);
                }
            }
        }
        var bands = List.of(band("red"), band("green"), band("blue"), band("nir"));
        return raster("image", bands, samples);
    }

    /// Class indices.
    public RasterSource truth() {
        var samples = new byte[side * side];
        for (int row = 0; row < side; row++) {
            for (int column = 0; column < side; column++) {
                samples[row * side + column] = (byte) classAt(column, row);
            }
        }
        return raster("truth", List.of(band("class")), samples);
    }

    /// Scores that agree with the truth the more often the larger `skill` is.
    ///
    /// @param version tells one guess from another
    /// @param skill 0 to 1
    public RasterSource scores(String version, double skill) {
        var samples = new float[LEGEND.size() * side * side];
        for (int row = 0; row < side; row++) {
            for (int column = 0; column < side; column++) {
                int shiftedColumn = Math.clamp(column + (int) ((1 - skill) * 30 * Math.sin(row / 13.0)), 0, side - 1);
                int guess = classAt(shiftedColumn, row);
                for (int each = 0; each < LEGEND.size(); each++) {
                    double wave = Math.sin(column / (19.0 + each * 7)) * Math.cos(row / (23.0 + each * 5));
                    samples[(each * side + row) * side + column] =
                            (float) ((each == guess ? 1.5 + 3 * skill : 0) + wave * 1.6 * (1.2 - skill));
                }
            }
        }
        var bands = LEGEND.classes().stream()
                .map(each -> Band.of(each.name(), SampleType.FLOAT32))
                .toList();
        return new MemoryRaster(
                new SourceId("fake", version),
                grid,
                new Tile(new Window(0, 0, side, side, 0), bands, samples, Optional.empty()));
    }

    private RasterSource raster(String name, List<Band> bands, byte[] samples) {
        return new MemoryRaster(
                SourceId.of(name), grid, new Tile(new Window(0, 0, side, side, 0), bands, samples, Optional.empty()));
    }

    private static Band band(String name) {
        return Band.of(name, SampleType.UINT8);
    }
}
