package org.lapwing.accuracy.table;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.ProgressListener;
import org.lapwing.vector.Field;
import org.lapwing.vector.Shape;
import org.lapwing.vector.file.FeatureFiles;

/// The attributes of a vector file as a table, with the coordinates of points as columns `x` and `y`.
final class FeatureTable {

    private FeatureTable() {}

    static Table read(Path file) throws IOException {
        var features = FeatureFiles.read(file, Optional.empty(), CancelToken.NEVER, ProgressListener.NONE);
        var columns = new ArrayList<String>();
        features.fields().stream().map(Field::name).forEach(columns::add);
        boolean points = features.shape() == Shape.POINT
                && features.field("x").isEmpty()
                && features.field("y").isEmpty();
        if (points) {
            columns.add("x");
            columns.add("y");
        }
        if (columns.isEmpty()) {
            throw new IOException(file + " has features without attributes. Give each its classes as attributes.");
        }
        var rows = new ArrayList<Table.Row>();
        for (int index = 0; index < features.features().size(); index++) {
            var feature = features.features().get(index);
            var cells = new ArrayList<String>();
            for (int field = 0; field < features.fields().size(); field++) {
                cells.add(feature.value(field).map(FeatureTable::text).orElse(""));
            }
            if (points) {
                var place = feature.geometry().getCoordinate();
                cells.add(place == null ? "" : Double.toString(place.getX()));
                cells.add(place == null ? "" : Double.toString(place.getY()));
            }
            rows.add(new Table.Row("feature " + (index + 1), cells));
        }
        return new Table(file.toString(), columns, rows, points ? features.crs() : "", false);
    }

    private static String text(Object value) {
        return value instanceof Double real && real == Math.rint(real) && Math.abs(real) < 1e15
                ? String.format(Locale.ROOT, "%.0f", real)
                : value.toString().strip();
    }
}
