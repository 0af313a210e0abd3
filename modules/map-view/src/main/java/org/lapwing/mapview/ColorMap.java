package org.lapwing.mapview;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;

/// Colours for the values of one band, from low to high. All but grey are told apart by people who see few colours;
/// brightness grows (or, in the two-sided one, grows towards the middle) evenly with the value.
public enum ColorMap {
    /// Black to white.
    GREY("grey"),
    /// Dark blue over green to yellow.
    VIRIDIS("viridis"),
    /// Dark blue over grey to yellow, nearly alike for all kinds of colour vision.
    CIVIDIS("cividis"),
    /// Black over purple to light yellow.
    MAGMA("magma"),
    /// Brown over white to blue-green: two sides of a middle, as of an index around 0.
    BROWN_GREEN("brown-green");

    /// Number of colours.
    public static final int SIZE = 256;

    private final String key;
    private final int[] argb = new int[SIZE];

    ColorMap(String key) {
        this.key = key;
        if (key.equals("grey")) {
            for (int i = 0; i < SIZE; i++) {
                argb[i] = 0xFF000000 | i * 0x010101;
            }
            return;
        }
        var table = Tables.ALL.getProperty(key, "");
        for (int i = 0; i < SIZE; i++) {
            argb[i] = 0xFF000000 | HexFormat.fromHexDigits(table, 6 * i, 6 * i + 6);
        }
    }

    /// The name in project files, such as `viridis`.
    public String key() {
        return key;
    }

    /// The colour map of a name, empty where there is none of it.
    public static Optional<ColorMap> ofKey(String key) {
        for (var each : values()) {
            if (each.key.equals(key.toLowerCase(Locale.ROOT))) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    /// A colour as opaque 0xAARRGGBB.
    ///
    /// @param share 0 for the lowest, 1 for the highest; cut beyond
    public int argb(double share) {
        return argb[(int) Math.clamp(Math.round(share * (SIZE - 1)), 0, SIZE - 1)];
    }

    private static final class Tables {
        static final Properties ALL = read();

        private static Properties read() {
            var tables = new Properties();
            try (var stream = ColorMap.class.getResourceAsStream("color-maps.properties")) {
                if (stream == null) {
                    throw new IllegalStateException("color-maps.properties is not on the class path");
                }
                tables.load(stream);
                return tables;
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}
