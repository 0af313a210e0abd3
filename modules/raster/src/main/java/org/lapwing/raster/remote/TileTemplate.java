package org.lapwing.raster.remote;

import java.util.regex.Pattern;
import org.lapwing.raster.RasterReadException;

/// The address of map tiles with places for zoom, column and row: `{z}`, `{x}` and `{y}`, or `{-y}` where rows count
/// from the south (TMS); `{s}` stands for one of the servers a, b and c.
public final class TileTemplate {

    private static final Pattern UNKNOWN = Pattern.compile("\\{(?!z}|x}|y}|-y}|s})[^}]*}?");

    private final String text;

    private TileTemplate(String text) {
        this.text = text;
    }

    /// Reads a template.
    ///
    /// @throws RasterReadException where a place is missing or unknown, or it makes no web address
    public static TileTemplate of(String text) throws RasterReadException {
        var stripped = text.strip();
        if (!stripped.contains("{z}") || !stripped.contains("{x}")) {
            throw new RasterReadException("The address of tiles needs places for zoom, column and row:"
                    + " {z}, {x} and {y}, or {-y} where rows count from the south.");
        }
        if (stripped.contains("{y}") == stripped.contains("{-y}")) {
            throw new RasterReadException("The address of tiles needs a place for the row: {y}, or {-y} where rows"
                    + " count from the south, but not both.");
        }
        var unknown = UNKNOWN.matcher(stripped);
        if (unknown.find()) {
            throw new RasterReadException(
                    unknown.group() + " is not known; the places are {z}, {x}, {y}, {-y} and {s}.");
        }
        var template = new TileTemplate(stripped);
        template.at(0, 0, 0);
        return template;
    }

    /// The address of one tile.
    ///
    /// @param zoom 0 shows the world in one tile
    /// @param column from the west
    /// @param row from the north, whatever the template counts
    WebAddress at(int zoom, long column, long row) throws RasterReadException {
        return WebAddress.of(text.replace("{z}", String.valueOf(zoom))
                .replace("{x}", String.valueOf(column))
                .replace("{y}", String.valueOf(row))
                .replace("{-y}", String.valueOf((1L << zoom) - 1 - row))
                .replace("{s}", String.valueOf((char) ('a' + Math.floorMod(column + row, 3)))));
    }

    /// The template as it was typed.
    public String text() {
        return text;
    }
}
