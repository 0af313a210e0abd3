package org.lapwing.raster.write;

import java.util.OptionalDouble;
import org.lapwing.raster.SampleType;

/// Makes one pixel of two by two, in raw blocks.
final class Halving {

    private final BlockFormat format;
    private final Overviews method;
    private final OptionalDouble noData;
    private final RawSamples samples;

    Halving(BlockFormat format, Overviews method, OptionalDouble noData) {
        this.format = format;
        this.method = method;
        this.samples = RawSamples.of(format.type());
        // What the file holds, so that a 32-bit float compares equal.
        this.noData = noData.isEmpty()
                ? noData
                : OptionalDouble.of(samples.get(RawSamples.bytes(format.type(), noData.getAsDouble()), 0));
    }

    /// Halves the first `width` × `height` pixels of `child` into `parent`, from pixel (`left`, `top`) of it.
    ///
    /// An odd last column or row is halved alone.
    void halve(byte[] child, int width, int height, byte[] parent, int left, int top) {
        for (int y = 0; y < (height + 1) / 2; y++) {
            int below = 2 * y + 1 < height ? format.rowBytes() : 0;
            for (int x = 0; x < (width + 1) / 2; x++) {
                int beside = 2 * x + 1 < width ? format.pixelBytes() : 0;
                int from = 2 * y * format.rowBytes() + 2 * x * format.pixelBytes();
                int to = (top + y) * format.rowBytes() + (left + x) * format.pixelBytes();
                if (method == Overviews.NEAREST) {
                    System.arraycopy(child, from, parent, to, format.pixelBytes());
                } else if (format.type() == SampleType.UINT8 && noData.isEmpty()) {
                    averageBytes(child, from, beside, below, parent, to);
                } else {
                    average(child, from, beside, below, parent, to);
                }
            }
        }
    }

    // Where there is no neighbour, `beside` or `below` is 0 and a pixel counts twice, which leaves the mean as it is.
    private void averageBytes(byte[] child, int from, int beside, int below, byte[] parent, int to) {
        for (int band = 0; band < format.bands(); band++) {
            int at = from + band;
            int sum = (child[at] & 0xFF)
                    + (child[at + beside] & 0xFF)
                    + (child[at + below] & 0xFF)
                    + (child[at + beside + below] & 0xFF);
            parent[to + band] = (byte) ((sum + 2) >> 2);
        }
    }

    private void average(byte[] child, int from, int beside, int below, byte[] parent, int to) {
        int size = format.type().bytes();
        for (int i = 0; i < format.pixelBytes(); i += size) {
            double sum = 0;
            int count = 0;
            for (int neighbour = 0; neighbour < 4; neighbour++) {
                int at = from + i + (neighbour & 1) * beside + (neighbour >> 1) * below;
                double value = samples.get(child, at);
                if (!isNoData(value)) {
                    sum += value;
                    count++;
                }
            }
            if (count == 0) {
                System.arraycopy(child, from + i, parent, to + i, size);
            } else {
                putMean(parent, to + i, sum / count);
            }
        }
    }

    // A mean that happens to equal the no-data value would make a hole, so it moves by one.
    private void putMean(byte[] parent, int at, double mean) {
        samples.put(parent, at, mean);
        if (!format.type().isFloatingPoint() && isNoData(samples.get(parent, at))) {
            samples.put(parent, at, mean + 1);
            if (isNoData(samples.get(parent, at))) {
                samples.put(parent, at, mean - 1);
            }
        }
    }

    private boolean isNoData(double value) {
        return Double.isNaN(value) || (noData.isPresent() && noData.getAsDouble() == value);
    }
}
