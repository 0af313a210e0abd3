package org.lapwing.workbench.state;

import java.util.Optional;
import org.lapwing.labels.annotation.Annotation;
import org.lapwing.labels.annotation.LabelSnapshot;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;

/// Finds the annotation that a person means by a place.
final class LabelPick {

    private static final GeometryFactory SHAPES = new GeometryFactory();

    private LabelPick() {}

    /// The highest annotation at a place; a point before an area, since areas are easier to hit elsewhere.
    ///
    /// @param reach units by which a point or a border may be missed
    static Optional<Annotation> at(LabelSnapshot all, Coordinate place, double reach) {
        var here = SHAPES.createPoint(place);
        var around = new Envelope(place);
        around.expandBy(reach);
        var found = all.within(around).reversed().stream()
                .filter(each -> each.geometry().isWithinDistance(here, reach))
                .toList();
        return found.stream()
                .filter(each -> each.geometry().getDimension() == 0)
                .findFirst()
                .or(() -> found.stream()
                        .filter(each -> each.geometry().intersects(here))
                        .findFirst())
                .or(() -> found.stream().findFirst());
    }
}
