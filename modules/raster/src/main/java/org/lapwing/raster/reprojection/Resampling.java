package org.lapwing.raster.reprojection;

import java.util.BitSet;
import java.util.Optional;
import org.lapwing.raster.SampleType;
import org.lapwing.raster.Tile;
import org.lapwing.raster.Window;

/// Takes the samples of a tile at given places.
final class Resampling {

    private final Window window;
    private final double[] places;
    private final ReprojectedRaster.Sampling sampling;

    /// @param window the window to be filled
    /// @param places for each of its pixels, see [PixelWarp]
    Resampling(Window window, double[] places, ReprojectedRaster.Sampling sampling) {
        this.window = window;
        this.places = places;
        this.sampling = sampling;
    }

    /// The window filled from a tile; where a place lies outside the tile, or on a pixel without data, there is none.
    Tile of(Tile source) {
        int pixels = (int) window.pixels();
        int bands = source.bands().size();
        var samples = Tile.newSamples(source.type(), Math.multiplyExact(pixels, bands));
        var invalid = new BitSet(pixels);
        double left = source.window().column();
        double top = source.window().row();
        for (int i = 0; i < pixels; i++) {
            double column = places[2 * i] - left;
            double row = places[2 * i + 1] - top;
            if (!(column >= 0 && row >= 0 && column < source.width() && row < source.height())
                    || !source.isValid((int) column, (int) row)) {
                invalid.set(i);
                continue;
            }
            switch (sampling) {
                case NEAREST -> {
                    for (int band = 0; band < bands; band++) {
                        put(samples, source.type(), band * pixels + i, source.sample(band, (int) column, (int) row));
                    }
                }
                case BILINEAR -> mix(source, column, row, samples, i, pixels);
            }
        }
        return new Tile(window, source.bands(), samples, Optional.of(invalid));
    }

    private static void mix(Tile source, double column, double row, Object samples, int at, int pixels) {
        int left = (int) Math.floor(column - 0.5);
        int top = (int) Math.floor(row - 0.5);
        double shareX = column - 0.5 - left;
        double shareY = row - 0.5 - top;
        var weights = new double[4];
        for (int i = 0; i < 4; i++) {
            int x = left + (i & 1);
            int y = top + (i >> 1);
            boolean there = x >= 0 && y >= 0 && x < source.width() && y < source.height() && source.isValid(x, y);
            weights[i] = there ? ((i & 1) == 0 ? 1 - shareX : shareX) * ((i >> 1) == 0 ? 1 - shareY : shareY) : 0;
        }
        for (int band = 0; band < source.bands().size(); band++) {
            var noData = source.bands().get(band).noData();
            double nearest = source.sample(band, (int) column, (int) row);
            double value = 0;
            double counted = 0;
            for (int i = 0; i < 4; i++) {
                if (weights[i] > 0) {
                    double sample = source.sample(band, left + (i & 1), top + (i >> 1));
                    if (noData.isEmpty() || noData.getAsDouble() != sample) {
                        value += weights[i] * sample;
                        counted += weights[i];
                    }
                }
            }
            boolean none = noData.isPresent() && noData.getAsDouble() == nearest;
            put(samples, source.type(), band * pixels + at, none || counted == 0 ? nearest : value / counted);
        }
    }

    private static void put(Object samples, SampleType type, int at, double value) {
        switch (type) {
            case UINT8, INT8 -> ((byte[]) samples)[at] = (byte) Math.round(value);
            case UINT16, INT16 -> ((short[]) samples)[at] = (short) Math.round(value);
            case UINT32, INT32 -> ((int[]) samples)[at] = (int) Math.round(value);
            case FLOAT32 -> ((float[]) samples)[at] = (float) value;
            case FLOAT64 -> ((double[]) samples)[at] = value;
        }
    }
}
