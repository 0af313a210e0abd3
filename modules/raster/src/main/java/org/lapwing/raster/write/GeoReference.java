package org.lapwing.raster.write;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.crs.GeographicCRS;
import org.geotools.api.referencing.crs.ProjectedCRS;
import org.geotools.referencing.CRS;
import org.lapwing.raster.Grid;
import org.lapwing.raster.GridToCrs;

/// Where a grid lies, as GeoTIFF tags say it (OGC 19-008r4) and, for systems without a code, as text for the file
/// beside it.
final class GeoReference {

    private static final Pattern EPSG = Pattern.compile("EPSG:(\\d{1,5})");
    private static final Pattern UTM = Pattern.compile("32[67]\\d\\d|258\\d\\d|269\\d\\d|3857");
    private static final Pattern LATITUDE_LONGITUDE = Pattern.compile("4326|4258|4269");

    private static final int MODEL_TYPE = 1024;
    private static final int RASTER_TYPE = 1025;
    private static final int GEOGRAPHIC_TYPE = 2048;
    private static final int PROJECTED_TYPE = 3072;
    private static final int PROJECTED = 1;
    private static final int GEOGRAPHIC = 2;
    private static final int PIXEL_IS_AREA = 1;
    private static final int GREATEST_CODE = 65_535;

    private GeoReference() {}

    /// Puts transform and reference system into a directory.
    static void write(Grid grid, TiffDirectory directory) {
        if (!grid.isGeoreferenced() && grid.transform().equals(GridToCrs.pixels())) {
            return;
        }
        writeTransform(grid.transform(), directory);
        if (grid.isGeoreferenced()) {
            keys(grid).ifPresent(keys -> {
                keys.put(RASTER_TYPE, PIXEL_IS_AREA);
                keys.write(directory);
            });
        }
    }

    private static Optional<GeoKeys> keys(Grid grid) {
        var code = code(grid);
        if (code.isEmpty()) {
            return GeoKeys.ofText(grid.crs());
        }
        var model = modelType(code.getAsInt());
        if (model.isEmpty()) {
            return Optional.empty();
        }
        var keys = new GeoKeys();
        keys.put(MODEL_TYPE, model.getAsInt());
        keys.put(model.getAsInt() == PROJECTED ? PROJECTED_TYPE : GEOGRAPHIC_TYPE, code.getAsInt());
        return Optional.of(keys);
    }

    /// The reference system as text where the tags do not carry it: no code, or one that is neither projected nor
    /// geographic.
    static Optional<String> text(Grid grid) {
        var code = code(grid);
        boolean inTags = code.isPresent() && modelType(code.getAsInt()).isPresent();
        return grid.isGeoreferenced() && !inTags ? Optional.of(grid.crs()) : Optional.empty();
    }

    private static OptionalInt code(Grid grid) {
        Matcher matcher = EPSG.matcher(grid.crs());
        if (!matcher.matches()) {
            return OptionalInt.empty();
        }
        int code = Integer.parseInt(matcher.group(1));
        return code <= GREATEST_CODE ? OptionalInt.of(code) : OptionalInt.empty();
    }

    private static void writeTransform(GridToCrs t, TiffDirectory directory) {
        if (t.isNorthUp()) {
            directory.putDoubles(33_550, t.columnX(), -t.rowY(), 0);
            directory.putDoubles(33_922, 0, 0, 0, t.originX(), t.originY(), 0);
        } else {
            double[] x = {t.columnX(), t.rowX(), 0, t.originX()};
            double[] y = {t.columnY(), t.rowY(), 0, t.originY()};
            directory.putDoubles(
                    34_264,
                    Stream.of(x, y, new double[4], new double[] {0, 0, 0, 1})
                            .flatMapToDouble(Arrays::stream)
                            .toArray());
        }
    }

    // Codes in daily use are answered without opening the EPSG database, which takes a second.
    private static OptionalInt modelType(int code) {
        var text = Integer.toString(code);
        if (UTM.matcher(text).matches()) {
            return OptionalInt.of(PROJECTED);
        }
        if (LATITUDE_LONGITUDE.matcher(text).matches()) {
            return OptionalInt.of(GEOGRAPHIC);
        }
        try {
            return switch (CRS.decode("EPSG:" + code, true)) {
                case ProjectedCRS _ -> OptionalInt.of(PROJECTED);
                case GeographicCRS _ -> OptionalInt.of(GEOGRAPHIC);
                default -> OptionalInt.empty();
            };
        } catch (FactoryException _) {
            return OptionalInt.empty(); // a code that this database lacks still reaches GDAL as text
        }
    }
}
