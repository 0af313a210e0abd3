package org.lapwing.accuracy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.lapwing.raster.json.JsonFile;
import org.lapwing.raster.json.JsonFormatException;
import org.lapwing.raster.write.WholeFile;

/// Accuracy reports as JSON.
///
/// Keys: `overall{estimate}`, `classes[{code, name, color, mapPixels, referencePixels, users{estimate},
/// producers{estimate}, f1{estimate}, iou{estimate}}]`, `meanIou`, `matrix` (rows map, columns reference), `pixels`,
/// `referenceUnlabelled`, `mapMissing`, `mapUnknown`, `coverage`, `remarks`, `provenance`, `format`. An undefined
/// estimate is null, never 0.
public final class ReportJson {

    private static final int FORMAT = 1;
    private static final JsonMapper JSON = JsonFile.COMPLETE;
    private static final long MOST_BYTES = 64 << 20;
    private static final String REMEDY = " Make the report again.";

    private ReportJson() {}

    /// The report as one JSON object on several lines.
    public static String toJson(AccuracyReport report) {
        return tree(report).toPrettyString() + "\n";
    }

    /// The report as a tree, for commands that print it inside a larger object.
    public static ObjectNode tree(AccuracyReport report) {
        var root = JSON.createObjectNode();
        root.put("format", FORMAT);
        root.set("overall", estimate(report.overall()));
        var classes = root.putArray("classes");
        for (int index = 0; index < report.classes().size(); index++) {
            var each = report.classes().get(index);
            var node = classes.addObject()
                    .put("code", each.code())
                    .put("name", each.name())
                    .put("color", report.colors().get(index))
                    .put("mapPixels", report.matrix().mapTotal(index))
                    .put("referencePixels", report.matrix().referenceTotal(index));
            node.set("users", estimate(each.users()));
            node.set("producers", estimate(each.producers()));
            node.set("f1", estimate(each.f1()));
            node.set("iou", estimate(each.iou()));
        }
        put(root, "meanIou", report.meanIou());
        var matrix = root.putArray("matrix");
        for (var counts : report.matrix().rows()) {
            var row = matrix.addArray();
            counts.forEach(row::add);
        }
        root.put("pixels", report.pixels());
        root.put("referenceUnlabelled", report.referenceUnlabelled());
        root.put("mapMissing", report.mapMissing());
        root.put("mapUnknown", report.mapUnknown());
        put(root, "coverage", report.coverage());
        var remarks = root.putArray("remarks");
        report.remarks().forEach(remarks::add);
        root.set("provenance", JSON.valueToTree(report.provenance()));
        return root;
    }

    /// Writes a report, all or nothing.
    public static void write(Path file, AccuracyReport report) throws IOException {
        WholeFile.write(file, toJson(report));
    }

    /// Reads a report back; its measures are computed anew from the matrix.
    ///
    /// @throws IOException naming the file and the remedy where it is no accuracy report
    public static AccuracyReport read(Path file) throws IOException {
        try {
            return report(JsonFile.read(file, MOST_BYTES), file.toString());
        } catch (JsonFormatException failure) {
            throw new IOException(failure.getMessage() + REMEDY, failure);
        } catch (IllegalArgumentException failure) {
            throw new IOException(file + " is no accuracy report of this version." + REMEDY, failure);
        }
    }

    private static AccuracyReport report(JsonNode root, String source) throws JsonFormatException {
        if (root.path("format").asInt() != FORMAT) {
            throw new IllegalArgumentException("format is " + root.path("format"));
        }
        var rows = new ArrayList<List<Long>>();
        for (var row : root.required("matrix")) {
            var counts = new ArrayList<Long>();
            row.forEach(count -> counts.add(count.longValue()));
            rows.add(counts);
        }
        var matrix = ConfusionMatrix.of(rows);
        var classes = new ArrayList<ClassAccuracy>();
        var colors = new ArrayList<String>();
        for (var each : root.required("classes")) {
            classes.add(ClassAccuracy.of(
                    matrix,
                    classes.size(),
                    each.required("code").intValue(),
                    each.required("name").asText()));
            colors.add(each.required("color").asText());
        }
        var remarks = new ArrayList<String>();
        root.required("remarks").forEach(remark -> remarks.add(remark.asText()));
        return new AccuracyReport(
                MatrixMeasures.overall(matrix),
                classes,
                colors,
                MatrixMeasures.meanIou(matrix),
                matrix,
                root.required("referenceUnlabelled").longValue(),
                root.required("mapMissing").longValue(),
                root.path("mapUnknown").longValue(),
                remarks,
                JsonFile.value(JSON, root.required("provenance"), Provenance.class, source));
    }

    private static ObjectNode estimate(Estimate value) {
        var node = JSON.createObjectNode();
        put(node, "estimate", value.estimate());
        return node;
    }

    private static void put(ObjectNode node, String key, OptionalDouble value) {
        if (value.isPresent()) {
            node.put(key, value.getAsDouble());
        } else {
            node.putNull(key);
        }
    }
}
