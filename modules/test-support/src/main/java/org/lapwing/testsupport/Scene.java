package org.lapwing.testsupport;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.lapwing.raster.Band;
import org.lapwing.raster.Grid;
import org.lapwing.raster.GridToCrs;
import org.lapwing.raster.MemoryRaster;
import org.lapwing.raster.SampleType;
import org.lapwing.raster.SourceId;
import org.lapwing.raster.Tile;
import org.lapwing.raster.Window;

/// Small rasters whose pixels make mistakes readable.
public final class Scene {

    /// Column of the one pixel without data in [#ramp].
    public static final int NO_DATA_COLUMN = 2;

    /// Row of the one pixel without data in [#ramp].
    public static final int NO_DATA_ROW = 1;

    private Scene() {}

    /// Three UINT16 bands whose sample is `1000 * band + 10 * row + column` (modulo 65536), so that a wrong
    /// transpose or offset can be read off. Pixel ([#NO_DATA_COLUMN], [#NO_DATA_ROW]) holds no data. See
    /// [#grid] for the place.
    public static MemoryRaster ramp(int columns, int rows) {
        int pixels = columns * rows;
        var samples = new short[3 * pixels];
        for (int band = 0; band < 3; band++) {
            for (int row = 0; row < rows; row++) {
                for (int column = 0; column < columns; column++) {
                    samples[band * pixels + row * columns + column] = (short) (1000 * band + 10 * row + column);
                }
            }
        }
        var invalid = new BitSet(pixels);
        if (columns > NO_DATA_COLUMN && rows > NO_DATA_ROW) {
            invalid.set(NO_DATA_ROW * columns + NO_DATA_COLUMN);
        }
        return raster("ramp", columns, rows, bands(SampleType.UINT16, 3), samples, invalid);
    }

    /// UINT8 bands of blobs and noise, the same for the same seed, with a rectangle and some single pixels
    /// without data.
    public static MemoryRaster patchwork(int columns, int rows, int bands, long seed) {
        int pixels = columns * rows;
        var random = new SplittableRandom(seed);
        var samples = new byte[bands * pixels];
        for (int band = 0; band < bands; band++) {
            double wave = 7 + random.nextDouble() * 20;
            for (int row = 0; row < rows; row++) {
                for (int column = 0; column < columns; column++) {
                    double value = 128 + 90 * Math.sin(column / wave) * Math.cos(row / (wave + 3)) + random.nextInt(30);
                    samples[band * pixels + row * columns + column] = (byte) Math.clamp((long) value, 0, 255);
                }
            }
        }
        var invalid = new BitSet(pixels);
        for (int row = rows / 4; row < rows / 3; row++) {
            invalid.set(row * columns + columns / 5, row * columns + columns / 2);
        }
        for (int i = 0; i < 5; i++) {
            invalid.set(random.nextInt(pixels));
        }
        return raster("patchwork-" + seed, columns, rows, bands(SampleType.UINT8, bands), samples, invalid);
    }

    /// One metre pixels north-up at an odd origin in UTM zone 33 north.
    public static Grid grid(int columns, int rows) {
        return new Grid(columns, rows, new GridToCrs(500_003, 1, 0, 4_649_997, 0, -1), "EPSG:32633");
    }

    private static List<Band> bands(SampleType type, int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> new Band("band " + number, type, OptionalDouble.empty(), 1, 0, Optional.empty()))
                .toList();
    }

    private static MemoryRaster raster(
            String name, int columns, int rows, List<Band> bands, Object samples, BitSet invalid) {
        var tile = new Tile(Window.of(0, 0, columns, rows), bands, samples, Optional.of(invalid));
        return new MemoryRaster(SourceId.of(name + "-" + columns + "x" + rows), grid(columns, rows), tile);
    }
}
