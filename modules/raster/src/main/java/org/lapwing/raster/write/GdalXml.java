package org.lapwing.raster.write;

import java.util.List;
import java.util.Optional;
import org.lapwing.raster.Band;
import org.lapwing.raster.ColorTable;

/// The two pieces of XML in which GDAL keeps what TIFF has no tag for: metadata inside the file, names beside it.
final class GdalXml {

    private GdalXml() {}

    /// Content of the tag GDAL_METADATA; empty when there is nothing to say.
    static String metadata(List<Band> bands, GeoTiffOptions options) {
        var items = new StringBuilder();
        options.metadata().forEach((key, value) -> item(items, key, "", value));
        for (int value = 0; value < options.categoryNames().size(); value++) {
            var name = options.categoryNames().get(value);
            if (!name.isEmpty()) {
                item(items, "CLASS_" + value, "", name);
            }
        }
        for (int i = 0; i < bands.size(); i++) {
            var band = bands.get(i);
            item(items, "DESCRIPTION", place(i, "description"), band.name());
            if (band.scale() != 1 || band.offset() != 0) {
                item(items, "OFFSET", place(i, "offset"), Double.toString(band.offset()));
                item(items, "SCALE", place(i, "scale"), Double.toString(band.scale()));
            }
        }
        return items.isEmpty() ? "" : "<GDALMetadata>\n" + items + "</GDALMetadata>\n";
    }

    /// Content of `name.tif.aux.xml`; empty when there is nothing to say.
    ///
    /// @param wkt reference system that the file's own tags cannot carry exactly
    static String auxiliary(GeoTiffOptions options, Optional<String> wkt) {
        var names = options.categoryNames();
        if (names.isEmpty() && wkt.isEmpty()) {
            return "";
        }
        var text = new StringBuilder("<PAMDataset>\n");
        wkt.ifPresent(srs -> text.append("  <SRS>").append(escape(srs)).append("</SRS>\n"));
        if (!names.isEmpty()) {
            text.append("  <PAMRasterBand band=\"1\">\n    <CategoryNames>\n");
            for (var name : names) {
                text.append("      <Category>").append(escape(name)).append("</Category>\n");
            }
            text.append("    </CategoryNames>\n");
            attributeTable(text, names, options.colorTable());
            text.append("  </PAMRasterBand>\n");
        }
        return text.append("</PAMDataset>\n").toString();
    }

    // Field types 0 integer, 2 text; usages 5 value, 2 name, 6 red, 7 green, 8 blue (GDALRATFieldUsage).
    private static void attributeTable(StringBuilder text, List<String> names, Optional<ColorTable> colors) {
        text.append("    <GDALRasterAttributeTable tableType=\"thematic\">\n");
        field(text, 0, "Value", 0, 5);
        field(text, 1, "Class", 2, 2);
        if (colors.isPresent()) {
            field(text, 2, "Red", 0, 6);
            field(text, 3, "Green", 0, 7);
            field(text, 4, "Blue", 0, 8);
        }
        int row = 0;
        for (int value = 0; value < names.size(); value++) {
            if (names.get(value).isEmpty()) {
                continue;
            }
            text.append("      <Row index=\"").append(row++).append("\"><F>").append(value);
            text.append("</F><F>").append(escape(names.get(value))).append("</F>");
            if (colors.isPresent()) {
                int argb = colors.get().argb(value);
                text.append("<F>").append(argb >> 16 & 0xFF).append("</F><F>");
                text.append(argb >> 8 & 0xFF)
                        .append("</F><F>")
                        .append(argb & 0xFF)
                        .append("</F>");
            }
            text.append("</Row>\n");
        }
        text.append("    </GDALRasterAttributeTable>\n");
    }

    private static void field(StringBuilder text, int index, String name, int type, int usage) {
        text.append("      <FieldDefn index=\"")
                .append(index)
                .append("\"><Name>")
                .append(name);
        text.append("</Name><Type>").append(type).append("</Type><Usage>").append(usage);
        text.append("</Usage></FieldDefn>\n");
    }

    private static void item(StringBuilder text, String name, String place, String value) {
        text.append("  <Item name=\"")
                .append(escape(name))
                .append('"')
                .append(place)
                .append('>');
        text.append(escape(escape(value))).append("</Item>\n"); // GDAL unescapes values of items twice
    }

    private static String place(int band, String role) {
        return " sample=\"" + band + "\" role=\"" + role + "\"";
    }

    static String escape(String text) {
        var escaped = new StringBuilder();
        for (char each : text.toCharArray()) {
            switch (each) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\n', '\t' -> escaped.append(each);
                default -> escaped.append(each < ' ' ? ' ' : each); // XML 1.0 has no other control characters
            }
        }
        return escaped.toString();
    }
}
