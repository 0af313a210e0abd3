package org.lapwing.raster.geotiff;

import java.util.BitSet;
import java.util.List;
import org.lapwing.raster.Band;
import org.lapwing.raster.SampleType;

/// Finds the pixels without data in decoded samples.
///
/// A pixel has no data when all its bands hold their no-data value, or when any band is NaN. An alpha band
/// makes a pixel invalid only where it and all other bands are 0: four-band imagery often declares its infrared
/// band as alpha.
final class NoData {

    private final List<Band> bands;
    private final int alpha;
    private final SampleType type;
    private final boolean everyBandHasValue;

    /// @param alpha number of the alpha band, -1 where there is none
    NoData(List<Band> bands, int alpha) {
        this.bands = bands;
        this.alpha = alpha;
        this.type = bands.getFirst().type();
        this.everyBandHasValue = bands.stream().allMatch(band -> band.noData().isPresent());
    }

    /// Sets the bit of every pixel without data.
    ///
    /// @param samples band after band
    /// @param pixels pixels of one band
    void mark(Object samples, int pixels, BitSet invalid) {
        if (everyBandHasValue) {
            var wanted = new double[bands.size()];
            for (int band = 0; band < wanted.length; band++) {
                wanted[band] = bands.get(band).noData().orElseThrow();
            }
            markEqual(samples, pixels, wanted, invalid);
        }
        if (alpha >= 0 && !everyBandHasValue) {
            markEqual(samples, pixels, new double[bands.size()], invalid);
        }
        if (type.isFloatingPoint()) {
            markNaN(samples, pixels, invalid);
        }
    }

    private void markEqual(Object samples, int pixels, double[] wanted, BitSet invalid) {
        switch (samples) {
            case byte[] values -> {
                if (fits(wanted)) {
                    markBytes(values, pixels, wanted, invalid);
                }
            }
            case short[] values -> {
                if (fits(wanted)) {
                    for (int i = 0; i < pixels; i++) {
                        boolean same = true;
                        for (int band = 0; band < wanted.length && same; band++) {
                            same = values[band * pixels + i] == (short) (long) wanted[band];
                        }
                        if (same) {
                            invalid.set(i);
                        }
                    }
                }
            }
            case int[] values -> {
                if (fits(wanted)) {
                    for (int i = 0; i < pixels; i++) {
                        boolean same = true;
                        for (int band = 0; band < wanted.length && same; band++) {
                            same = values[band * pixels + i] == (int) (long) wanted[band];
                        }
                        if (same) {
                            invalid.set(i);
                        }
                    }
                }
            }
            case float[] values -> {
                for (int i = 0; i < pixels; i++) {
                    boolean same = true;
                    for (int band = 0; band < wanted.length && same; band++) {
                        same = values[band * pixels + i] == (float) wanted[band];
                    }
                    if (same) {
                        invalid.set(i);
                    }
                }
            }
            case double[] values -> {
                for (int i = 0; i < pixels; i++) {
                    boolean same = true;
                    for (int band = 0; band < wanted.length && same; band++) {
                        same = values[band * pixels + i] == wanted[band];
                    }
                    if (same) {
                        invalid.set(i);
                    }
                }
            }
            default -> throw new IllegalStateException("no samples of " + type);
        }
    }

    /// Marks whole runs, for where one pixel has no data its neighbour mostly has none.
    private static void markBytes(byte[] values, int pixels, double[] wanted, BitSet invalid) {
        byte first = (byte) (long) wanted[0];
        for (int i = 0; i < pixels; i++) {
            if (values[i] == first && equalBytes(values, pixels, i, wanted)) {
                int from = i;
                do {
                    i++;
                } while (i < pixels && values[i] == first && equalBytes(values, pixels, i, wanted));
                invalid.set(from, i);
            }
        }
    }

    private static boolean equalBytes(byte[] values, int pixels, int pixel, double[] wanted) {
        for (int band = 1; band < wanted.length; band++) {
            if (values[band * pixels + pixel] != (byte) (long) wanted[band]) {
                return false;
            }
        }
        return true;
    }

    /// Whether the sample type can hold all wanted values; a no-data value that it cannot hold never occurs.
    private boolean fits(double[] wanted) {
        double low =
                switch (type) {
                    case UINT8, UINT16, UINT32 -> 0;
                    case INT8 -> Byte.MIN_VALUE;
                    case INT16 -> Short.MIN_VALUE;
                    case INT32 -> Integer.MIN_VALUE;
                    case FLOAT32, FLOAT64 -> Double.NEGATIVE_INFINITY;
                };
        double high = low + Math.pow(2, 8.0 * type.bytes()) - 1;
        for (double value : wanted) {
            if (!(value >= low && value <= high && value == Math.rint(value))) {
                return false;
            }
        }
        return true;
    }

    private void markNaN(Object samples, int pixels, BitSet invalid) {
        switch (samples) {
            case float[] values -> {
                for (int i = 0; i < values.length; i++) {
                    if (Float.isNaN(values[i])) {
                        invalid.set(i % pixels);
                    }
                }
            }
            case double[] values -> {
                for (int i = 0; i < values.length; i++) {
                    if (Double.isNaN(values[i])) {
                        invalid.set(i % pixels);
                    }
                }
            }
            default -> throw new IllegalStateException("only floating-point samples can be NaN");
        }
    }
}
