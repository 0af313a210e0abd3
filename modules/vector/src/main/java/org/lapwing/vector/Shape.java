package org.lapwing.vector;

import org.locationtech.jts.geom.Geometry;

/// What the features of a set look like.
public enum Shape {
    /// No feature has a geometry.
    NONE,
    /// Points only.
    POINT,
    /// Lines only.
    LINE,
    /// Polygons only.
    POLYGON,
    /// Of several kinds.
    MIXED;

    /// What a geometry looks like.
    static Shape of(Geometry geometry) {
        if (geometry.isEmpty()) {
            return NONE;
        }
        return switch (geometry.getGeometryType()) {
            case Geometry.TYPENAME_POINT, Geometry.TYPENAME_MULTIPOINT -> POINT;
            case Geometry.TYPENAME_LINESTRING, Geometry.TYPENAME_LINEARRING, Geometry.TYPENAME_MULTILINESTRING -> LINE;
            case Geometry.TYPENAME_POLYGON, Geometry.TYPENAME_MULTIPOLYGON -> POLYGON;
            default -> {
                var all = NONE;
                for (int part = 0; part < geometry.getNumGeometries(); part++) {
                    all = all.and(of(geometry.getGeometryN(part)));
                }
                yield all;
            }
        };
    }

    /// What this and another look like together.
    Shape and(Shape other) {
        return this == NONE ? other : other == NONE || other == this ? this : MIXED;
    }
}
