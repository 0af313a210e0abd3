package org.lapwing.learning.query;

import java.io.IOException;
import org.lapwing.raster.Grid;
import org.lapwing.raster.GridToCrs;
import org.lapwing.raster.Window;
import org.lapwing.raster.reprojection.GroundTransform;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/// A part of the ground, such as an area of interest or one that must not be labelled. Nobody may change the
/// geometry.
///
/// @param geometry polygons, easting or longitude first
/// @param crs reference system of the coordinates, `EPSG:n` or WKT
public record GroundArea(Geometry geometry, String crs) {

    private static final GeometryFactory SHAPES = new GeometryFactory();

    /// Rejects what covers no ground.
    public GroundArea {
        if (geometry.isEmpty() || geometry.getDimension() < 2) {
            throw new IllegalArgumentException("an area without polygons covers no ground");
        }
        if (crs.isEmpty()) {
            throw new IllegalArgumentException("the reference system of an area is not known");
        }
    }

    /// The area in the reference system of an image; vertices are moved and straight edges stay straight.
    ///
    /// @param name what to call the image in messages
    /// @throws IOException where the image has no georeference or there is no known way between the systems
    Geometry on(Grid grid, String name) throws IOException {
        if (!grid.isGeoreferenced()) {
            throw new IOException(name + " has no georeference, so an area on the ground says nothing about it."
                    + " Leave the area out, or give an image with a reference system.");
        }
        if (grid.crs().equals(crs)) {
            return geometry;
        }
        var transform = GroundTransform.between(crs, grid.crs());
        var moved = geometry.copy();
        moved.apply(new Move(transform));
        moved.geometryChanged();
        for (var place : moved.getCoordinates()) {
            if (!Double.isFinite(place.x) || !Double.isFinite(place.y)) {
                throw new IOException("The area has no place in the reference system of " + name
                        + ". Give one that lies where the image lies.");
            }
        }
        return moved;
    }

    /// The ground under a window of an image, as a polygon in the image's reference system.
    public static Polygon under(GridToCrs to, Window window) {
        double left = window.column();
        double top = window.row();
        double right = window.endColumn();
        double bottom = window.endRow();
        return SHAPES.createPolygon(new Coordinate[] {
            at(to, left, top), at(to, right, top), at(to, right, bottom), at(to, left, bottom), at(to, left, top)
        });
    }

    /// The ground under the middle of a window.
    static Point middle(GridToCrs to, Window window) {
        return SHAPES.createPoint(at(to, window.column() + window.width() / 2.0, window.row() + window.height() / 2.0));
    }

    private static Coordinate at(GridToCrs to, double column, double row) {
        return new Coordinate(to.x(column, row), to.y(column, row));
    }

    private static final class Move implements CoordinateSequenceFilter {
        private final GroundTransform transform;
        private final double[] xy = new double[2];

        Move(GroundTransform transform) {
            this.transform = transform;
        }

        @Override
        public void filter(CoordinateSequence places, int index) {
            xy[0] = places.getX(index);
            xy[1] = places.getY(index);
            transform.transform(xy, 1);
            places.setOrdinate(index, CoordinateSequence.X, xy[0]);
            places.setOrdinate(index, CoordinateSequence.Y, xy[1]);
        }

        @Override
        public boolean isDone() {
            return false;
        }

        @Override
        public boolean isGeometryChanged() {
            return true;
        }
    }
}
