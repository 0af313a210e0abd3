package org.lapwing.raster.write;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.lapwing.raster.SampleType;

class HalvingTest {

    @Test
    void everyTypeIsAveragedWithoutNoData() {
        for (var type : SampleType.values()) {
            // 10 20     -> mean of 10, 20 and 60; 7 stands for no data
            //  7 60
            assertEquals(30, halved(type, Overviews.AVERAGE, OptionalDouble.of(7), 10, 20, 7, 60), type.toString());
            assertEquals(7, halved(type, Overviews.AVERAGE, OptionalDouble.of(7), 7, 7, 7, 7), type.toString());
        }
    }

    @Test
    void aMeanOfIntegersThatEqualsNoDataMovesByOne() {
        assertEquals(16, halved(SampleType.UINT16, Overviews.AVERAGE, OptionalDouble.of(15), 10, 20, 10, 20));
        assertEquals(15, halved(SampleType.FLOAT32, Overviews.AVERAGE, OptionalDouble.of(99), 10, 20, 10, 20));
    }

    @Test
    void integersAreRoundedAndFloatsAreNot() {
        assertEquals(3, halved(SampleType.UINT8, Overviews.AVERAGE, OptionalDouble.empty(), 2, 3, 2, 3));
        assertEquals(3, halved(SampleType.INT16, Overviews.AVERAGE, OptionalDouble.empty(), 2, 3, 2, 3));
        assertEquals(2.5, halved(SampleType.FLOAT32, Overviews.AVERAGE, OptionalDouble.empty(), 2, 3, 2, 3));
    }

    @Test
    void notANumberIsNoData() {
        assertEquals(
                4, halved(SampleType.FLOAT32, Overviews.AVERAGE, OptionalDouble.of(Double.NaN), 4, Double.NaN, 4, 4));
        assertEquals(
                Double.NaN,
                halved(
                        SampleType.FLOAT64,
                        Overviews.AVERAGE,
                        OptionalDouble.empty(),
                        Double.NaN,
                        Double.NaN,
                        Double.NaN,
                        Double.NaN));
    }

    @Test
    void nearestTakesTheUpperLeft() {
        assertEquals(10, halved(SampleType.INT32, Overviews.NEAREST, OptionalDouble.empty(), 10, 20, 30, 40));
    }

    private static double halved(SampleType type, Overviews method, OptionalDouble noData, double... twoByTwo) {
        var format = new BlockFormat(16, 1, type, Prediction.NONE, Compression.NONE, 1);
        var samples = RawSamples.of(type);
        var child = new byte[format.rawBytes()];
        var parent = new byte[format.rawBytes()];
        for (int i = 0; i < 4; i++) {
            samples.put(child, (i >> 1) * format.rowBytes() + (i & 1) * format.pixelBytes(), twoByTwo[i]);
        }
        new Halving(format, method, noData).halve(child, 2, 2, parent, 5, 3);
        return samples.get(parent, 3 * format.rowBytes() + 5 * format.pixelBytes());
    }
}
