package org.lapwing.raster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.CancelledException;

class BandStatisticsTest {

    private static RasterSource raster(int columns, int rows, Band band, float[] values, BitSet invalid) {
        return new MemoryRaster(
                SourceId.of("test"),
                Grid.ofPixels(columns, rows),
                new Tile(Window.of(0, 0, columns, rows), List.of(band), values, Optional.of(invalid)));
    }

    private static float[] counting(int length) {
        var values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = i;
        }
        return values;
    }

    @Test
    void theNumbersOfASmallRasterAreExact() throws RasterReadException {
        var statistics = BandStatistics.of(
                        raster(101, 1, Band.of("a", SampleType.FLOAT32), counting(101), new BitSet()),
                        CancelToken.NEVER)
                .getFirst();
        assertEquals(101, statistics.count());
        assertEquals(0, statistics.min());
        assertEquals(100, statistics.max());
        assertEquals(50, statistics.mean(), 1e-9);
        assertEquals(Math.sqrt((101.0 * 101 - 1) / 12), statistics.deviation(), 1e-9);
        assertEquals(2, statistics.percentile(2), 1e-6);
        assertEquals(97.5, statistics.percentile(97.5), 1e-6);
        assertThrows(IllegalArgumentException.class, () -> statistics.percentile(101));
    }

    @Test
    void pixelsWithoutDataAndInfinitiesDoNotCount() throws RasterReadException {
        var values = new float[] {1, 1000, Float.POSITIVE_INFINITY, 3};
        var invalid = new BitSet();
        invalid.set(1);
        var statistics = BandStatistics.of(
                        raster(2, 2, Band.of("a", SampleType.FLOAT32), values, invalid), CancelToken.NEVER)
                .getFirst();
        assertEquals(2, statistics.count());
        assertEquals(3, statistics.max());
        assertEquals(2, statistics.mean());
    }

    @Test
    void valuesArePhysical() throws RasterReadException {
        var band = new Band("a", SampleType.FLOAT32, OptionalDouble.empty(), 0.5, -3, Optional.empty());
        var statistics = BandStatistics.of(raster(1, 1, band, new float[] {10}, new BitSet()), CancelToken.NEVER)
                .getFirst();
        assertEquals(2, statistics.min());
    }

    @Test
    void aRasterWithoutDataHasNoNumbers() throws RasterReadException {
        var invalid = new BitSet();
        invalid.set(0);
        var statistics = BandStatistics.of(
                        raster(1, 1, Band.of("a", SampleType.FLOAT32), new float[1], invalid), CancelToken.NEVER)
                .getFirst();
        assertEquals(0, statistics.count());
        assertTrue(Double.isNaN(statistics.percentile(50)));
        assertTrue(Double.isNaN(statistics.mean()));
    }

    @Test
    void aLargeRasterIsSampledEvenly() throws RasterReadException {
        int side = 4000;
        var statistics = BandStatistics.of(
                        raster(side, side, Band.of("a", SampleType.FLOAT32), counting(side * side), new BitSet()),
                        CancelToken.NEVER)
                .getFirst();
        assertTrue(statistics.count() < 5_000_000, "count " + statistics.count());
        assertEquals(0.5, statistics.mean() / (side * side), 0.03);
        assertEquals(0.1, statistics.percentile(10) / (side * side), 0.04);
    }

    @Test
    void aCancelledSamplingEnds() {
        var cancel = CancelToken.create();
        cancel.cancel();
        var raster = raster(1, 1, Band.of("a", SampleType.FLOAT32), new float[1], new BitSet());
        assertThrows(CancelledException.class, () -> BandStatistics.of(raster, cancel));
    }

    @Test
    void aWindowCountsItsOwnPixelsOnlyAndABesideOneNone() throws RasterReadException {
        var raster = raster(10, 10, Band.of("a", SampleType.FLOAT32), counting(100), new BitSet());

        var inside = BandStatistics.of(raster, Window.of(8, 8, 9, 9), CancelToken.NEVER)
                .getFirst();

        assertEquals(4, inside.count());
        assertEquals(88, inside.min());
        assertEquals(99, inside.max());
        assertEquals(
                0,
                BandStatistics.of(raster, Window.of(20, 0, 5, 5), CancelToken.NEVER)
                        .getFirst()
                        .count());
    }

    @Test
    void theHistogramSpreadsTheValuesOverItsSteps() throws RasterReadException {
        var statistics = BandStatistics.of(
                        raster(100, 1, Band.of("a", SampleType.FLOAT32), counting(100), new BitSet()),
                        CancelToken.NEVER)
                .getFirst();

        var shares = statistics.histogram(0, 50, 5);

        assertEquals(0.10, shares[0], 1e-12);
        assertEquals(0.11, shares[4], 1e-12); // the upper limit belongs to the last step
        assertThrows(IllegalArgumentException.class, () -> statistics.histogram(5, 5, 3));
    }
}
