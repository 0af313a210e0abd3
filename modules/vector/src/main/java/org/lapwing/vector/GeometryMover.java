package org.lapwing.vector;

import org.lapwing.raster.reprojection.GroundTransform;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.impl.PackedCoordinateSequence;
import org.locationtech.jts.geom.util.GeometryEditor;

/// Takes geometries to another reference system: the vertices are moved, and straight lines stay straight between
/// them. Not safe for use by several threads.
public final class GeometryMover extends GeometryEditor.CoordinateSequenceOperation {

    private final GroundTransform transform;
    private boolean lost;

    /// @param transform the way there
    public GeometryMover(GroundTransform transform) {
        this.transform = transform;
    }

    /// The geometry there; an empty one where a point of it has no place.
    public Geometry move(Geometry geometry) {
        if (geometry.isEmpty()) {
            return geometry;
        }
        lost = false;
        var moved = new GeometryEditor(geometry.getFactory()).edit(geometry, this);
        return lost ? geometry.getFactory().createEmpty(geometry.getDimension()) : moved;
    }

    @Override
    public CoordinateSequence edit(CoordinateSequence points, Geometry geometry) {
        int count = points.size();
        var xy = new double[2 * count];
        for (int i = 0; i < count; i++) {
            xy[2 * i] = points.getX(i);
            xy[2 * i + 1] = points.getY(i);
        }
        transform.transform(xy, count);
        for (double value : xy) {
            if (!Double.isFinite(value)) {
                lost = true;
                return points;
            }
        }
        return new PackedCoordinateSequence.Double(xy, 2, 0);
    }
}
