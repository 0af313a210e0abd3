package org.lapwing.accuracy.design;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lapwing.accuracy.page.CsvText;
import org.lapwing.raster.Grid;
import org.lapwing.raster.SourceId;
import org.lapwing.vector.Feature;
import org.lapwing.vector.FeatureSet;
import org.lapwing.vector.Field;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;

/// A drawn sample as features and tables that other programs fill in and `lapwing assess --sample` reads back.
///
/// Columns: `id`, `stratum`, `map`, `reference` (empty, to be filled in), `confidence` and `comment` (empty),
/// `cluster` and `cluster_size` where blocks are the units, `polygon` where polygons are, `inclusion`
/// (probability), `column`, `row`; the table has `x` and `y` besides, in the reference system of the map.
public final class DesignTable {

    /// What the points are parts of.
    public enum Units {
        /// Pixels on their own.
        PIXELS,
        /// Blocks of pixels.
        BLOCKS,
        /// Polygons.
        POLYGONS
    }

    private static final double SQUARE_METRES_OF_HECTARE = 10_000;

    private final DrawnDesign drawn;
    private final Grid grid;
    private final Units units;
    private final List<String> mapClasses;

    /// @param grid of the map
    /// @param mapClasses class of each point on the map, in their order; empty text where it has none
    public DesignTable(DrawnDesign drawn, Grid grid, Units units, List<String> mapClasses) {
        this.drawn = drawn;
        this.grid = grid;
        this.units = units;
        this.mapClasses = List.copyOf(mapClasses);
        if (mapClasses.size() != drawn.points().size()) {
            throw new IllegalArgumentException(
                    mapClasses.size() + " map classes for " + drawn.points().size() + " points");
        }
    }

    /// The points in the reference system of the map.
    public FeatureSet features(String name) {
        var fields = new ArrayList<Field>();
        fields.add(new Field("id", Field.Kind.INTEGER));
        fields.add(new Field("stratum", Field.Kind.TEXT));
        fields.add(new Field("map", Field.Kind.TEXT));
        fields.add(new Field("reference", Field.Kind.TEXT));
        fields.add(new Field("confidence", Field.Kind.REAL));
        fields.add(new Field("comment", Field.Kind.TEXT));
        switch (units) {
            case PIXELS -> {}
            case BLOCKS -> {
                fields.add(new Field("cluster", Field.Kind.INTEGER));
                fields.add(new Field("cluster_size", Field.Kind.INTEGER));
            }
            case POLYGONS -> fields.add(new Field("polygon", Field.Kind.INTEGER));
        }
        fields.add(new Field("inclusion", Field.Kind.REAL));
        fields.add(new Field("column", Field.Kind.INTEGER));
        fields.add(new Field("row", Field.Kind.INTEGER));
        var factory = new GeometryFactory();
        var features = new ArrayList<Feature>();
        for (int index = 0; index < drawn.points().size(); index++) {
            var point = drawn.points().get(index);
            var values = new ArrayList<@Nullable Object>();
            values.add(point.id());
            values.add(stratum(point));
            values.add(mapClasses.get(index).isEmpty() ? null : mapClasses.get(index));
            values.add(null);
            values.add(null);
            values.add(null);
            if (units != Units.PIXELS) {
                values.add(point.cluster());
            }
            if (units == Units.BLOCKS) {
                values.add(point.clusterSize());
            }
            values.add(point.inclusion());
            values.add(point.column());
            values.add(point.row());
            features.add(new Feature(factory.createPoint(new Coordinate(x(point), y(point))), values.toArray()));
        }
        return new FeatureSet(SourceId.of("reference sample " + name), name, grid.crs(), fields, features, List.of());
    }

    /// The points as a table.
    public String toCsv() {
        var set = features("sample");
        var header = new ArrayList<String>();
        header.add("x");
        header.add("y");
        set.fields().forEach(field -> header.add(field.name()));
        var csv = new CsvText().row(header.toArray(String[]::new));
        for (int index = 0; index < drawn.points().size(); index++) {
            var point = drawn.points().get(index);
            var row = new ArrayList<String>();
            row.add(Double.toString(x(point)));
            row.add(Double.toString(y(point)));
            for (int field = 0; field < set.fields().size(); field++) {
                row.add(set.features()
                        .get(index)
                        .value(field)
                        .map(Object::toString)
                        .orElse(""));
            }
            csv.row(row.toArray(String[]::new));
        }
        return csv.toString();
    }

    /// The sizes of the strata as `lapwing assess --strata` reads them; areas in hectares.
    public String strataCsv() {
        boolean areas =
                drawn.strata().stream().allMatch(each -> each.squareMetres().isPresent());
        var csv = areas ? new CsvText().row("stratum", "size", "area") : new CsvText().row("stratum", "size");
        for (var each : drawn.strata()) {
            var units = Long.toString(each.units());
            if (areas) {
                csv.row(
                        each.name(),
                        units,
                        String.format(
                                Locale.ROOT, "%.6f", each.squareMetres().orElseThrow() / SQUARE_METRES_OF_HECTARE));
            } else {
                csv.row(each.name(), units);
            }
        }
        return csv.toString();
    }

    /// Map x of the middle of a point's pixel.
    private double x(DesignPoint point) {
        return grid.transform().x(point.column() + 0.5, point.row() + 0.5);
    }

    private double y(DesignPoint point) {
        return grid.transform().y(point.column() + 0.5, point.row() + 0.5);
    }

    private String stratum(DesignPoint point) {
        if (units == Units.BLOCKS) {
            return drawn.strata().getFirst().name();
        }
        Map<Integer, String> names = new HashMap<>();
        drawn.strata().forEach(each -> names.put(each.number(), each.name()));
        return names.getOrDefault(point.stratum(), "");
    }
}
