package org.lapwing.raster.reprojection;

import java.io.IOException;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.referencing.operation.MathTransform;
import org.geotools.api.referencing.operation.TransformException;
import org.geotools.referencing.CRS;
import org.geotools.referencing.operation.transform.IdentityTransform;

/// The exact way from coordinates of one reference system to those of another; longitude or easting first on both
/// sides whatever the authority says. Immutable; safe for several threads.
public final class GroundTransform {

    private final MathTransform transform;
    private final boolean northFirstFrom;
    private final boolean northFirstTo;

    private GroundTransform(MathTransform transform, boolean northFirstFrom, boolean northFirstTo) {
        this.transform = transform;
        this.northFirstFrom = northFirstFrom;
        this.northFirstTo = northFirstTo;
    }

    /// Finds the way. The first look-up of a process takes about a second, so not on the FX thread.
    ///
    /// @param from `EPSG:n` or WKT, as [org.lapwing.raster.Grid#crs] names it
    /// @param to `EPSG:n` or WKT
    /// @throws IOException where a reference system is not known or there is no way between them; names it
    public static GroundTransform between(String from, String to) throws IOException {
        if (from.equals(to)) {
            return new GroundTransform(IdentityTransform.create(2), false, false);
        }
        var source = decode(from);
        var target = decode(to);
        try {
            return new GroundTransform(
                    CRS.findMathTransform(source, target, true), isNorthFirst(source), isNorthFirst(target));
        } catch (FactoryException none) {
            throw new IOException(
                    "There is no known way from " + shown(from) + " to " + shown(to)
                            + ". Choose another map reference system.",
                    none);
        }
    }

    /// Transforms points in place. A point that has no place in the other system becomes NaN.
    ///
    /// @param xy x and y of the points, one after the other
    /// @param count number of points
    public void transform(double[] xy, int count) {
        if (northFirstFrom) {
            swap(xy, count);
        }
        var before = xy.clone();
        try {
            transform.transform(before, 0, xy, 0, count);
        } catch (TransformException | RuntimeException someFail) { // a projection refuses some points by exceptions
            for (int i = 0; i < count; i++) {
                one(before, xy, 2 * i);
            }
        }
        if (northFirstTo) {
            swap(xy, count);
        }
    }

    private void one(double[] before, double[] xy, int at) {
        try {
            transform.transform(before, at, xy, at, 1);
        } catch (TransformException | RuntimeException _) { // this point has no place
            xy[at] = Double.NaN;
            xy[at + 1] = Double.NaN;
        }
    }

    private static void swap(double[] xy, int count) {
        for (int i = 0; i < 2 * count; i += 2) {
            double first = xy[i];
            xy[i] = xy[i + 1];
            xy[i + 1] = first;
        }
    }

    private static CoordinateReferenceSystem decode(String crs) throws IOException {
        try {
            return crs.startsWith("EPSG:") ? CRS.decode(crs, true) : CRS.parseWKT(crs);
        } catch (FactoryException unknown) {
            throw new IOException(
                    "The reference system " + shown(crs) + " is not known: " + unknown.getMessage()
                            + ". Look its EPSG code up, and convert the file to it with gdalwarp if need be.",
                    unknown);
        }
    }

    private static boolean isNorthFirst(CoordinateReferenceSystem crs) {
        return CRS.getAxisOrder(crs) == CRS.AxisOrder.NORTH_EAST;
    }

    /// A code, or the first words of a WKT.
    private static String shown(String crs) {
        return crs.length() <= 60 ? crs : crs.substring(0, 57) + "…";
    }
}
