package org.lapwing.labels.geometry;

import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.util.GeometryFixer;

/// Makes areas valid.
final class Mending {

    private Mending() {}

    /// The area itself where it is valid, else the nearest valid one; empty where nothing is left.
    static Geometry mended(Geometry area) {
        return area.isValid() ? area : AreaEdits.areas(GeometryFixer.fix(area));
    }
}
