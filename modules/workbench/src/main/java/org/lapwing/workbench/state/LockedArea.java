package org.lapwing.workbench.state;

import java.util.List;
import java.util.Optional;
import org.lapwing.learning.LockedGround;
import org.lapwing.raster.Grid;
import org.lapwing.raster.Window;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/// Test blocks of the model, as shapes in the reference system of the image: assessment needs them unlearnt.
///
/// @param blocks one polygon each
record LockedArea(List<Geometry> blocks) {

    /// Nothing is locked.
    static final LockedArea NONE = new LockedArea(List.of());

    private static final GeometryFactory SHAPES = new GeometryFactory();

    /// Copies the list.
    LockedArea {
        blocks = List.copyOf(blocks);
    }

    /// The locked blocks of a model's training on an image.
    static LockedArea of(LockedGround ground, Grid grid) {
        return new LockedArea(ground.blocks().stream()
                .flatMap(each -> each.clip(grid).stream())
                .map(each -> shape(each, grid))
                .toList());
    }

    private static Geometry shape(Window window, Grid grid) {
        var to = grid.transform();
        var corners = new Coordinate[5];
        long[][] pixels = {
            {window.column(), window.row()},
            {window.endColumn(), window.row()},
            {window.endColumn(), window.endRow()},
            {window.column(), window.endRow()}
        };
        for (int i = 0; i < 4; i++) {
            corners[i] = new Coordinate(to.x(pixels[i][0], pixels[i][1]), to.y(pixels[i][0], pixels[i][1]));
        }
        corners[4] = corners[0].copy();
        return SHAPES.createPolygon(corners);
    }

    /// A place of a shape that is locked; empty where none is.
    Optional<Coordinate> firstPlaceIn(Geometry shape) {
        for (var each : blocks) {
            if (each.getEnvelopeInternal().intersects(shape.getEnvelopeInternal())) {
                var shared = each.intersection(shape);
                if (!shared.isEmpty() && shared.getDimension() == shape.getDimension()) {
                    return Optional.of(shared.getInteriorPoint().getCoordinate());
                }
            }
        }
        return Optional.empty();
    }
}
