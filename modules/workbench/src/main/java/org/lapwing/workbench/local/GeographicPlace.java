package org.lapwing.workbench.local;

import java.util.Optional;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.operation.MathTransform;
import org.geotools.api.referencing.operation.NoninvertibleTransformException;
import org.geotools.api.referencing.operation.TransformException;
import org.geotools.referencing.CRS;
import org.geotools.referencing.crs.DefaultGeographicCRS;
import org.lapwing.mapview.MapPoint;
import org.lapwing.workbench.service.LonLatTransform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Map coordinates as longitude and latitude.
final class GeographicPlace {

    private static final Logger LOG = LoggerFactory.getLogger(GeographicPlace.class);

    private GeographicPlace() {}

    /// The way to WGS 84. The first look-up of a process takes about a second.
    ///
    /// @param crs as [org.lapwing.raster.Grid#crs] names it
    /// @return empty where the reference system is not known; coordinates are then shown without
    static Optional<LonLatTransform> transform(String crs) {
        try {
            var from = crs.startsWith("EPSG:") ? CRS.decode(crs, true) : CRS.parseWKT(crs);
            var transform = CRS.findMathTransform(from, DefaultGeographicCRS.WGS84, true);
            return Optional.of(new Both(transform, transform.inverse()));
        } catch (FactoryException | NoninvertibleTransformException unknown) {
            LOG.info("no longitude and latitude for {}: {}", crs, unknown.getMessage());
            return Optional.empty();
        }
    }

    private record Both(MathTransform there, MathTransform back) implements LonLatTransform {

        @Override
        public LonLat at(double x, double y) {
            return moved(there, x, y).map(at -> new LonLat(at.x(), at.y())).orElse(new LonLat(Double.NaN, Double.NaN));
        }

        @Override
        public Optional<MapPoint> place(LonLat at) {
            return moved(back, at.longitude(), at.latitude());
        }
    }

    private static Optional<MapPoint> moved(MathTransform transform, double x, double y) {
        var place = new double[] {x, y};
        try {
            transform.transform(place, 0, place, 0, 1);
        } catch (TransformException _) { // outside where the projection is defined
            return Optional.empty();
        }
        return Double.isFinite(place[0]) && Double.isFinite(place[1])
                ? Optional.of(new MapPoint(place[0], place[1]))
                : Optional.empty();
    }
}
