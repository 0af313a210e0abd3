package org.lapwing.labels.annotation;

import java.io.IOException;
import java.util.ArrayList;
import org.lapwing.raster.reprojection.GroundTransform;
import org.lapwing.vector.GeometryMover;

/// Takes annotations to another reference system.
final class SnapshotMover {

    private SnapshotMover() {}

    /// The annotations of a snapshot in another reference system; those that have no place there are left out.
    ///
    /// @param crs `EPSG:n`, WKT, or empty for pixels
    /// @throws IOException where no way between the two is known
    static LabelSnapshot move(LabelSnapshot snapshot, String crs) throws IOException {
        if (crs.equals(snapshot.crs())) {
            return snapshot;
        }
        if (crs.isEmpty() || snapshot.crs().isEmpty()) {
            throw new IOException(
                    crs.isEmpty()
                            ? "The labels are in " + snapshot.crs() + ", and the image has no georeference. Choose the"
                                    + " image that they were drawn on, or georeference this one."
                            : "The labels are in pixels of an image without georeference, and this one is in " + crs
                                    + ". Choose the image that they were drawn on.");
        }
        var mover = new GeometryMover(GroundTransform.between(snapshot.crs(), crs));
        var moved = new ArrayList<Annotation>(snapshot.size());
        for (var each : snapshot.annotations()) {
            var geometry = mover.move(each.geometry());
            if (!geometry.isEmpty()) {
                moved.add(each.withGeometry(geometry));
            }
        }
        return LabelSnapshot.of(snapshot.revision(), crs, snapshot.classes(), moved);
    }
}
