package org.lapwing.learning.query;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.lapwing.datasets.npy.NpyFile;
import org.lapwing.jobs.CancelToken;
import org.lapwing.labels.Legend;
import org.lapwing.raster.SourceId;
import org.lapwing.raster.reprojection.GroundTransform;
import org.lapwing.raster.write.WholeFile;
import org.lapwing.vector.Feature;
import org.lapwing.vector.FeatureSet;
import org.lapwing.vector.Field;
import org.lapwing.vector.file.GeoJsonWriter;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateXY;
import org.locationtech.jts.geom.Geometry;

/// Candidates for other programs: GeoJSON, CSV, and the names of the patches as an array that NumPy reads.
public final class CandidateFiles {

    private static final String LONGITUDE_LATITUDE = "EPSG:4326";

    private static final List<Field> FIELDS = List.of(
            new Field("rank", Field.Kind.INTEGER),
            new Field("name", Field.Kind.TEXT),
            new Field("image", Field.Kind.TEXT),
            new Field("column", Field.Kind.INTEGER),
            new Field("row", Field.Kind.INTEGER),
            new Field("width", Field.Kind.INTEGER),
            new Field("height", Field.Kind.INTEGER),
            new Field("strategy", Field.Kind.TEXT),
            new Field("score", Field.Kind.REAL),
            new Field("value", Field.Kind.REAL),
            new Field("higherThan", Field.Kind.REAL),
            new Field("likeliest", Field.Kind.TEXT),
            new Field("second", Field.Kind.TEXT));

    private CandidateFiles() {}

    /// Writes the candidates as polygons in longitude and latitude, all or nothing.
    ///
    /// @param legend names the classes in the reasons
    /// @throws IOException where an image has no georeference, or its system is not known; names the remedy
    public static void writeGeoJson(Path file, QueryResult result, Legend legend, CancelToken cancel)
            throws IOException {
        var features = new ArrayList<Feature>();
        for (int i = 0; i < result.candidates().size(); i++) {
            var candidate = result.candidates().get(i);
            var image = result.images().get(candidate.patch().image());
            if (!image.grid().isGeoreferenced()) {
                throw new IOException(image.name() + " has no georeference, so its patches have no place in GeoJSON."
                        + " Write .csv or .json instead.");
            }
            features.add(new Feature(onTheEarth(image, candidate), values(result, i, legend)));
        }
        var set = new FeatureSet(
                SourceId.of("candidates"), "candidates", LONGITUDE_LATITUDE, FIELDS, features, List.of());
        GeoJsonWriter.write(file, set, cancel);
    }

    private static Geometry onTheEarth(PoolImage image, Candidate candidate) throws IOException {
        var ground =
                GroundArea.under(image.grid().transform(), candidate.patch().window());
        var transform = GroundTransform.between(image.grid().crs(), LONGITUDE_LATITUDE);
        var corners = ground.getCoordinates();
        var xy = new double[2 * corners.length];
        for (int i = 0; i < corners.length; i++) {
            xy[2 * i] = corners[i].x;
            xy[2 * i + 1] = corners[i].y;
        }
        transform.transform(xy, corners.length);
        var moved = new Coordinate[corners.length];
        for (int i = 0; i < corners.length; i++) {
            moved[i] = new CoordinateXY(xy[2 * i], xy[2 * i + 1]);
        }
        return ground.getFactory().createPolygon(moved);
    }

    private static @Nullable Object[] values(QueryResult result, int index, Legend legend) {
        var candidate = result.candidates().get(index);
        var image = result.images().get(candidate.patch().image());
        var window = candidate.patch().window();
        var reason = candidate.reason();
        return new @Nullable Object[] {
            (long) index + 1,
            candidate.patch().name(image.name()),
            image.name(),
            window.column(),
            window.row(),
            (long) window.width(),
            (long) window.height(),
            reason.strategy().commandName(),
            candidate.score(),
            reason.value(),
            reason.higherThan(),
            className(legend, reason.likeliest()),
            className(legend, reason.second())
        };
    }

    /// What a class is called; empty where no model looked.
    public static String className(Legend legend, int index) {
        return index < 0 || index >= legend.size()
                ? ""
                : legend.classes().get(index).name();
    }

    /// Writes the candidates as a table with the fields of the GeoJSON file, all or nothing.
    ///
    /// @param legend names the classes in the reasons
    public static void writeCsv(Path file, QueryResult result, Legend legend) throws IOException {
        var text = new StringBuilder(
                String.join(",", FIELDS.stream().map(Field::name).toList()) + "\n");
        for (int i = 0; i < result.candidates().size(); i++) {
            var cells = new ArrayList<String>();
            for (var value : values(result, i, legend)) {
                cells.add(cell(value));
            }
            text.append(String.join(",", cells)).append('\n');
        }
        WholeFile.write(file, text.toString());
    }

    private static String cell(@Nullable Object value) {
        if (value instanceof Double number) {
            return String.format(Locale.ROOT, "%.9g", number);
        }
        var text = String.valueOf(value);
        return text.matches("[^\",\r\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    /// Writes the names of the patches, best first, as an array of Unicode strings.
    public static void writeNames(Path file, QueryResult result) throws IOException {
        NpyFile.writeNames(
                file,
                result.candidates().stream()
                        .map(each -> each.patch()
                                .name(result.images().get(each.patch().image()).name()))
                        .toList());
    }
}
