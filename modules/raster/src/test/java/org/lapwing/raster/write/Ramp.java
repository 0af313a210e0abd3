package org.lapwing.raster.write;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.lapwing.raster.Band;
import org.lapwing.raster.Grid;
import org.lapwing.raster.GridToCrs;
import org.lapwing.raster.SampleType;
import org.lapwing.raster.Tile;
import org.lapwing.raster.Window;

/// Pixels that spell their place: `1000 * band + 10 * row + column`, as far as the type can hold it.
final class Ramp {

    static final Grid GRID = new Grid(71, 45, new GridToCrs(500_010, 2, 0, 5_400_020, 0, -2), "EPSG:32632");

    private Ramp() {}

    static List<Band> bands(SampleType type, int count) {
        var bands = new ArrayList<Band>();
        for (int i = 0; i < count; i++) {
            bands.add(Band.of("band " + (i + 1), type));
        }
        return bands;
    }

    static List<Band> withNoData(SampleType type, double noData) {
        return List.of(new Band("class", type, OptionalDouble.of(noData), 1, 0, Optional.empty()));
    }

    static Tile tile(Window window, List<Band> bands) {
        var type = bands.getFirst().type();
        var samples = RawSamples.of(type);
        int count = (int) window.pixels() * bands.size();
        var raw = new byte[count * type.bytes()];
        int at = 0;
        for (int band = 0; band < bands.size(); band++) {
            for (int row = 0; row < window.height(); row++) {
                for (int column = 0; column < window.width(); column++) {
                    samples.put(raw, at, spelled(type, band, window.column() + column, window.row() + row));
                    at += type.bytes();
                }
            }
        }
        return new Tile(window, bands, array(type, raw), Optional.empty());
    }

    static double spelled(SampleType type, int band, long column, long row) {
        double value = 1000.0 * band + 10 * row + column;
        return type == SampleType.UINT8 || type == SampleType.INT8 ? value % 120 : value;
    }

    private static Object array(SampleType type, byte[] raw) {
        var buffer = ByteBuffer.wrap(raw).order(ByteOrder.LITTLE_ENDIAN);
        var target = Tile.newSamples(type, raw.length / type.bytes());
        switch (target) {
            case byte[] values -> buffer.get(values);
            case short[] values -> buffer.asShortBuffer().get(values);
            case int[] values -> buffer.asIntBuffer().get(values);
            case float[] values -> buffer.asFloatBuffer().get(values);
            case double[] values -> buffer.asDoubleBuffer().get(values);
            default -> throw new IllegalStateException("no samples of " + type);
        }
        return target;
    }
}
