package org.lapwing.labels;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lapwing.jobs.CancelToken;
import org.lapwing.raster.RasterReadException;
import org.lapwing.raster.RasterSource;
import org.lapwing.raster.Tile;
import org.lapwing.raster.Window;

/// Which values or colours a file holds, from all pixels of a small file or from spread windows of a large one.
///
/// @param pixels pixels of each value (of the first band) or colour (0xRRGGBB of three bands), in order of value;
///     invalid and transparent pixels are left out
/// @param isComplete whether every pixel was looked at
record SampledValues(Map<Double, Long> pixels, boolean isComplete) {

    private static final int SIDE = 256;
    private static final int WINDOWS_ACROSS = 6;

    /// @param mostValues reading stops once there are more values than this
    /// @param mostPixels larger files are looked at in places only
    static SampledValues of(RasterSource file, int mostValues, long mostPixels, CancelToken cancel)
            throws RasterReadException {
        boolean whole = file.grid().columns() <= mostPixels / file.grid().rows();
        var pixels = new TreeMap<Double, Long>();
        for (var window : whole ? WorkWindows.of(file.grid()) : parts(file, mostPixels)) {
            count(file.read(window, cancel), pixels, mostValues);
            if (pixels.size() > mostValues) {
                return new SampledValues(pixels, false);
            }
        }
        return new SampledValues(pixels, whole);
    }

    /// The pixels looked at.
    long total() {
        return pixels.values().stream().mapToLong(Long::longValue).sum();
    }

    private static void count(Tile tile, Map<Double, Long> pixels, int mostValues) {
        int bands = tile.bands().size();
        boolean alpha = bands == 2 || bands == 4;
        double runValue = Double.NaN;
        long run = 0;
        for (int row = 0; row < tile.height(); row++) {
            for (int column = 0; column < tile.width(); column++) {
                if (!tile.isValid(column, row) || (alpha && tile.sample(bands - 1, column, row) == 0)) {
                    continue;
                }
                double value = tile.sample(0, column, row);
                if (bands >= 3) {
                    value = value * 65536 + tile.sample(1, column, row) * 256 + tile.sample(2, column, row);
                }
                if (value != runValue) { // label images are made of runs
                    if (run > 0) {
                        pixels.merge(runValue, run, Long::sum);
                    }
                    if (pixels.size() > mostValues) {
                        return;
                    }
                    runValue = value;
                    run = 0;
                }
                run++;
            }
        }
        if (run > 0) {
            pixels.merge(runValue, run, Long::sum);
        }
    }

    /// Some pixels of a large file. Reduced levels of a palette hold no mixed values, so one shows the whole extent.
    private static List<Window> parts(RasterSource file, long mostPixels) {
        var windows = new ArrayList<>(spread(file));
        int level = file.levels() - 1;
        var grid = file.grid();
        if (level > 0 && file.bands().getFirst().colorTable().isPresent()) {
            while (level > 1 && grid.columns(level - 1) * grid.rows(level - 1) <= mostPixels / 8) {
                level--;
            }
            if (grid.columns(level) * grid.rows(level) <= mostPixels) {
                var whole = new Window(0, 0, (int) grid.columns(level), (int) grid.rows(level), level);
                windows.addAll(WorkWindows.of(whole, grid));
            }
        }
        return windows;
    }

    private static List<Window> spread(RasterSource file) {
        var windows = new ArrayList<Window>();
        for (int down = 0; down < WINDOWS_ACROSS; down++) {
            for (int across = 0; across < WINDOWS_ACROSS; across++) {
                long column = Math.max(0, (file.grid().columns() - SIDE) * across / (WINDOWS_ACROSS - 1));
                long row = Math.max(0, (file.grid().rows() - SIDE) * down / (WINDOWS_ACROSS - 1));
                Window.of(column, row, SIDE, SIDE).clip(file.grid()).ifPresent(windows::add);
            }
        }
        return windows;
    }
}
