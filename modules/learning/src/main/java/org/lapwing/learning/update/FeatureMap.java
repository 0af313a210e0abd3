package org.lapwing.learning.update;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.lapwing.raster.Window;

/// What the body of a network says about a window, kept in 16-bit floats. Immutable.
///
/// Places lie on a grid of `stride` image pixels counted from the image's corner, some of them beside the window.
final class FeatureMap {

    private final Window ground;
    private final int stride;
    private final int channels;
    private final short[] values;

    /// @param ground image pixels described, a multiple of the stride in place and size
    /// @param features `(channel * rows + row) * columns + column`
    FeatureMap(Window ground, int stride, int channels, float[] features) {
        this.ground = ground;
        this.stride = stride;
        this.channels = channels;
        this.values = new short[features.length];
        int places = places();
        if (features.length != channels * places) {
            throw new IllegalArgumentException(
                    features.length + " numbers for " + places + " places of " + channels + " channels");
        }
        for (int channel = 0; channel < channels; channel++) {
            for (int place = 0; place < places; place++) {
                values[place * channels + channel] = Float.floatToFloat16(features[channel * places + place]);
            }
        }
    }

    private FeatureMap(Window ground, int stride, int channels, short[] values) {
        this.ground = ground;
        this.stride = stride;
        this.channels = channels;
        this.values = values;
    }

    /// Bytes that [#write] writes.
    long storedBytes() {
        return 2L * Long.BYTES + 4L * Integer.BYTES + 2L * values.length;
    }

    void write(ByteBuffer target) {
        target.putLong(ground.column())
                .putLong(ground.row())
                .putInt(ground.width())
                .putInt(ground.height())
                .putInt(stride)
                .putInt(channels);
        target.asShortBuffer().put(values);
        target.position(target.position() + 2 * values.length);
    }

    /// What [#write] wrote; empty where it was something else.
    static Optional<FeatureMap> read(ByteBuffer source) {
        if (source.remaining() < 2 * Long.BYTES + 4 * Integer.BYTES) {
            return Optional.empty();
        }
        long column = source.getLong();
        long row = source.getLong();
        int width = source.getInt();
        int height = source.getInt();
        int stride = source.getInt();
        int channels = source.getInt();
        boolean sound = width > 0
                && height > 0
                && stride > 0
                && channels > 0
                && width % stride == 0
                && height % stride == 0
                && source.remaining() == 2L * channels * (width / stride) * (height / stride);
        if (!sound) {
            return Optional.empty();
        }
        var values = new short[source.remaining() / 2];
        source.asShortBuffer().get(values);
        return Optional.of(new FeatureMap(Window.of(column, row, width, height), stride, channels, values));
    }

    private int places() {
        return Math.multiplyExact(columns(), ground.height() / stride);
    }

    private int columns() {
        return ground.width() / stride;
    }

    int channels() {
        return channels;
    }

    long bytes() {
        return 2L * values.length + 64;
    }

    /// Adds what a place says, times a weight. A place beside the map counts as its nearest one.
    ///
    /// @param column of the place, counted from the image's corner
    void add(long column, long row, float weight, float[] target, int from) {
        int mapColumn = (int) Math.clamp(column - ground.column() / stride, 0, columns() - 1);
        int mapRow = (int) Math.clamp(row - ground.row() / stride, 0, ground.height() / stride - 1);
        int start = (mapRow * columns() + mapColumn) * channels;
        for (int channel = 0; channel < channels; channel++) {
            target[from + channel] += weight * Float.float16ToFloat(values[start + channel]);
        }
    }
}
