package org.lapwing.raster.geotiff;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.lapwing.raster.RasterReadException;

/// The GeoTIFF keys of a directory, as the three fields hold them.
final class GeoKeys {

    static final int MODEL_TYPE = 1024;
    static final int RASTER_TYPE = 1025;
    static final int GEOGRAPHIC = 2048;
    static final int PROJECTED = 3072;
    static final int LINEAR_UNIT = 3076;
    static final int USER_DEFINED = 32767;

    private final long[] shorts;
    private final double[] doubles;
    private final String text;
    private final Map<Integer, Integer> values;

    private GeoKeys(long[] shorts, double[] doubles, String text, Map<Integer, Integer> values) {
        this.shorts = shorts;
        this.doubles = doubles;
        this.text = text;
        this.values = values;
    }

    /// The key directory, not to be changed.
    long[] shorts() {
        return shorts;
    }

    /// Numbers that keys refer to, not to be changed.
    double[] doubles() {
        return doubles;
    }

    /// Text that keys refer to.
    String text() {
        return text;
    }

    static GeoKeys of(TiffDirectory directory) throws RasterReadException {
        var shorts = directory.numbers(Tag.GEO_KEYS, 1 << 16);
        Map<Integer, Integer> values = new HashMap<>();
        if (shorts.length >= 4) {
            for (int key = 0; key < shorts[3] && 8 + 4 * key <= shorts.length; key++) {
                int at = 4 + 4 * key;
                if (shorts[at + 1] == 0) {
                    values.put((int) shorts[at], (int) shorts[at + 3]);
                }
            }
        }
        return new GeoKeys(
                shorts,
                directory.doubles(Tag.GEO_DOUBLES, 1 << 16),
                new String(directory.bytes(Tag.GEO_TEXT, 1 << 20), StandardCharsets.ISO_8859_1),
                Map.copyOf(values));
    }

    boolean isEmpty() {
        return shorts.length < 4;
    }

    int value(int key) {
        return values.getOrDefault(key, 0);
    }

    /// Whether the transform points at pixel centres.
    boolean pixelIsPoint() {
        return value(RASTER_TYPE) == 2;
    }

    /// The text value of a key, empty where it has none.
    String text(int wanted) {
        for (int at = 4; at + 4 <= shorts.length; at += 4) {
            if (shorts[at] == wanted && shorts[at + 1] == Tag.GEO_TEXT) {
                long from = shorts[at + 3];
                long to = from + shorts[at + 2];
                if (to <= text.length()) {
                    return text.substring((int) from, (int) to)
                            .replace("\0", "")
                            .replaceAll("\\|$", "");
                }
            }
        }
        return "";
    }
}
