package org.lapwing.labels;

import java.util.Optional;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.referencing.operation.MathTransform;
import org.geotools.referencing.CRS;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How coordinates of one reference system become coordinates of another, as [org.lapwing.raster.Grid] names them.
///
/// @param isSame whether both are the same system, so that nothing needs transforming
/// @param transform from the first to the second; empty where they are the same or no way is known
record CrsRelation(boolean isSame, Optional<MathTransform> transform) {

    private static final Logger LOG = LoggerFactory.getLogger(CrsRelation.class);

    static CrsRelation between(String from, String to) {
        if (from.equals(to)) {
            return new CrsRelation(true, Optional.empty());
        }
        try {
            var first = decode(from);
            var second = decode(to);
            if (CRS.equalsIgnoreMetadata(first, second)) {
                return new CrsRelation(true, Optional.empty());
            }
            return new CrsRelation(false, Optional.of(CRS.findMathTransform(first, second, true)));
        } catch (FactoryException failure) {
            LOG.warn("no way known from {} to {}", shortName(from), shortName(to), failure);
            return new CrsRelation(false, Optional.empty());
        }
    }

    /// The code, or the name inside the WKT.
    static String shortName(String crs) {
        if (crs.isEmpty()) {
            return "no reference system";
        }
        int open = crs.indexOf('"');
        int close = crs.indexOf('"', open + 1);
        return open < 0 || close < 0 ? crs : crs.substring(open + 1, close);
    }

    private static CoordinateReferenceSystem decode(String crs) throws FactoryException {
        return crs.startsWith("EPSG:") ? CRS.decode(crs, true) : CRS.parseWKT(crs);
    }
}
