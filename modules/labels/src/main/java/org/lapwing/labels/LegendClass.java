package org.lapwing.labels;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// One land-cover class of a [Legend].
///
/// @param code value in files, 0 to 255
/// @param name what a person reads; never blank
/// @param color `#RRGGBB`, upper case
/// @param merges further codes in label files that count as this class
public record LegendClass(int code, String name, String color, List<Integer> merges) {

    private static final Pattern COLOR = Pattern.compile("#[0-9A-Fa-f]{6}");

    /// Checks ranges and copies the list.
    public LegendClass {
        if (code < 0 || code > 255) {
            throw new IllegalArgumentException("class code " + code + " is outside 0 to 255");
        }
        if (name.isBlank()) {
            throw new IllegalArgumentException("class " + code + " has no name");
        }
        color = canonicalColor(color);
        merges = List.copyOf(merges);
    }

    static String canonicalColor(String color) {
        if (!COLOR.matcher(color).matches()) {
            throw new IllegalArgumentException("color '" + color + "' must be written as #RRGGBB");
        }
        return color.toUpperCase(Locale.ROOT);
    }

    /// The colour as 0xFFRRGGBB.
    public int argb() {
        return 0xFF000000 | Integer.parseInt(color.substring(1), 16);
    }
}
