package org.lapwing.raster;

import java.util.regex.Pattern;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.referencing.crs.GeographicCRS;
import org.geotools.referencing.CRS;
import si.uom.SI;

/// What one unit of a reference system's coordinates is on the ground.
///
/// @param kind what coordinates count
/// @param size metres, degrees or pixels of one unit, above 0
public record MapUnit(Kind kind, double size) {

    /// What coordinates count.
    public enum Kind {
        /// Metres, true to scale.
        METRE,
        /// Metres of the web Mercator projection, which grow with latitude.
        WEB_MERCATOR_METRE,
        /// Degrees of longitude and latitude.
        DEGREE,
        /// Pixels of an image without georeference.
        PIXEL
    }

    private static final double EARTH_RADIUS_METRES = 6_378_137;

    // WGS 84 / UTM, ETRS89 / UTM, NAD83 / UTM: the common ones need no database.
    private static final Pattern METRE_CODES = Pattern.compile("EPSG:(32[67]\\d\\d|258[23]\\d|269[012]\\d|3035)");
    private static final Pattern DEGREE_CODES = Pattern.compile("EPSG:(4326|4258|4269)");

    /// The unit of a reference system as [Grid#crs] names it.
    ///
    /// Rare systems are looked up; the first look-up takes about a second, so not on the FX thread. A system that
    /// nobody knows counts as metres, which most are.
    public static MapUnit of(String crs) {
        if (crs.isEmpty()) {
            return new MapUnit(Kind.PIXEL, 1);
        }
        if (crs.equals("EPSG:3857")) {
            return new MapUnit(Kind.WEB_MERCATOR_METRE, 1);
        }
        if (METRE_CODES.matcher(crs).matches()) {
            return new MapUnit(Kind.METRE, 1);
        }
        if (DEGREE_CODES.matcher(crs).matches()) {
            return new MapUnit(Kind.DEGREE, 1);
        }
        try {
            return of(crs.startsWith("EPSG:") ? CRS.decode(crs, true) : CRS.parseWKT(crs));
        } catch (FactoryException _) {
            return new MapUnit(Kind.METRE, 1);
        }
    }

    /// Metres on the ground that one unit along x is at a height on the map; for pixels, the pixels themselves.
    ///
    /// @param y map y of the place; latitude where coordinates are degrees
    public double metres(double y) {
        return switch (kind) {
            case METRE, PIXEL -> size;
            case WEB_MERCATOR_METRE -> size / Math.cosh(y * size / EARTH_RADIUS_METRES);
            case DEGREE -> Math.toRadians(size) * EARTH_RADIUS_METRES * Math.cos(Math.toRadians(y * size));
        };
    }

    /// Square metres on the ground that a square of one unit is at a height on the map; for pixels, square pixels.
    ///
    /// @param y map y of the place; latitude where coordinates are degrees
    public double squareMetres(double y) {
        double across = metres(y);
        return switch (kind) {
            case METRE, WEB_MERCATOR_METRE, PIXEL -> across * across;
            case DEGREE -> across * Math.toRadians(size) * EARTH_RADIUS_METRES;
        };
    }

    private static MapUnit of(CoordinateReferenceSystem crs) {
        var unit = crs.getCoordinateSystem().getAxis(0).getUnit();
        if (crs instanceof GeographicCRS) {
            double radians = unit.asType(javax.measure.quantity.Angle.class)
                    .getConverterTo(SI.RADIAN)
                    .convert(1.0);
            return new MapUnit(Kind.DEGREE, Math.toDegrees(radians));
        }
        if (!unit.isCompatible(SI.METRE)) {
            return new MapUnit(Kind.METRE, 1);
        }
        double metres = unit.asType(javax.measure.quantity.Length.class)
                .getConverterTo(SI.METRE)
                .convert(1.0);
        return new MapUnit(Kind.METRE, metres);
    }
}
