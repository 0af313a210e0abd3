package org.lapwing.workbench.state;

import java.io.IOException;
import java.util.Optional;
import org.lapwing.jobs.CancelToken;
import org.lapwing.labels.geometry.AreaEdits;
import org.lapwing.labels.geometry.RegionGrow;
import org.lapwing.raster.RasterSource;
import org.lapwing.raster.Window;
import org.lapwing.workbench.service.ModelService;
import org.lapwing.workbench.service.OpenedImage;
import org.lapwing.workbench.service.QueueService;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/// Finds regions around a place: of like pixels, or of one class of a model. Reads, so for workers.
final class RegionFinder {

    /// What a model says around a place.
    ///
    /// @param classCode of the model's legend
    /// @param geometry in the reference system of the image
    record Suggested(int classCode, Geometry geometry) {}

    /// Pixels each way that are looked at.
    private static final int REACH = 384;

    private static final int SUGGESTED_REACH = 128;
    private static final GeometryFactory SHAPES = new GeometryFactory();

    private RegionFinder() {}

    /// The pixels around a place that look like it, at the level of the image that is shown.
    ///
    /// @param place in the reference system of the image
    /// @param unitsPerPixel of the image's reference system per screen unit
    /// @param tolerance in [0, 1]
    /// @return empty where the place is beside the image or has no data
    static Optional<Geometry> alike(
            RasterSource image, Coordinate place, double unitsPerPixel, double tolerance, CancelToken cancel)
            throws IOException {
        var transform = image.grid().transform();
        int level = 0;
        double size = transform.columnSize();
        while (level + 1 < image.levels() && size * 2 <= unitsPerPixel) {
            level++;
            size *= 2;
        }
        double side = Math.scalb(1.0, level);
        long column = (long) Math.floor(transform.column(place.x, place.y) / side);
        long row = (long) Math.floor(transform.row(place.x, place.y) / side);
        var window = new Window(column - REACH, row - REACH, 2 * REACH, 2 * REACH, level);
        var found = RegionGrow.alike(image, column, row, window, tolerance, cancel);
        double pixel = size;
        return found.map(region -> region.outline(transform.scaled(side, side)))
                .map(outline -> AreaEdits.simplify(outline, pixel * 0.8));
    }

    /// The region around a place of which a model says one class.
    ///
    /// @param place in the reference system of the image
    static Optional<Suggested> suggested(
            QueueService models, OpenedImage image, ModelService.Prediction model, Coordinate place, CancelToken cancel)
            throws IOException {
        var grid = image.source().grid();
        long column = (long) Math.floor(grid.transform().column(place.x, place.y));
        long row = (long) Math.floor(grid.transform().row(place.x, place.y));
        var window = Window.of(
                        column - SUGGESTED_REACH, row - SUGGESTED_REACH, 2 * SUGGESTED_REACH, 2 * SUGGESTED_REACH)
                .clip(grid);
        if (window.isEmpty()) {
            return Optional.empty();
        }
        var here = SHAPES.createPoint(place);
        for (var each : models.suggest(image, model, window.get(), cancel)) {
            for (int part = 0; part < each.geometry().getNumGeometries(); part++) {
                var region = each.geometry().getGeometryN(part);
                if (region.intersects(here)) {
                    return Optional.of(new Suggested(each.classCode(), region));
                }
            }
        }
        return Optional.empty();
    }
}
