package org.lapwing.accuracy.raster;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.OptionalDouble;
import org.lapwing.accuracy.ConfusionMatrix;
import org.lapwing.accuracy.MatrixMeasures;
import org.lapwing.raster.json.JsonFile;

/// What was asked for beyond the error matrix, as JSON beside it.
///
/// Keys, each only where asked for: `boundary{pixels, band{…}, interior{…}}`, `regions[{name, …}]`, `objects{…,
/// outside, unmapped, meanShare}`, where … are `pixels` (or `objects`), `overall`, `meanIou`, `classes[{name,
/// users, producers, f1, iou}]`, `matrix`; and `calibration{expectedError, maximumError, meanOfTruth,
/// bins[{from, to, pixels, meanConfidence, accuracy}]}`. What is undefined is null.
public final class RasterDetailsJson {

    private static final JsonMapper JSON = JsonFile.COMPLETE;

    private RasterDetailsJson() {}

    /// Adds the keys to a report.
    ///
    /// @param names of the classes
    public static void addTo(ObjectNode root, RasterDetails details, List<String> names) {
        details.boundary().ifPresent(boundary -> {
            var node = root.putObject("boundary").put("pixels", boundary.pixels());
            node.set("band", matrix(JSON.createObjectNode(), boundary.band(), names, "pixels"));
            node.set("interior", matrix(JSON.createObjectNode(), boundary.interior(), names, "pixels"));
        });
        if (!details.regions().isEmpty()) {
            var regions = root.putArray("regions");
            for (var region : details.regions()) {
                matrix(regions.addObject().put("name", region.name()), region.matrix(), names, "pixels");
            }
        }
        details.objects().ifPresent(objects -> matrix(root.putObject("objects"), objects.matrix(), names, "objects")
                .put("outside", objects.outside())
                .put("unmapped", objects.unmapped())
                .put("meanShare", objects.meanShare()));
        details.calibration().ifPresent(calibration -> {
            var node = root.putObject("calibration");
            put(node, "expectedError", calibration.expectedError());
            put(node, "maximumError", calibration.maximumError());
            put(node, "meanOfTruth", calibration.meanOfTruth());
            var bins = node.putArray("bins");
            for (var bin : calibration.bins()) {
                bins.addObject()
                        .put("from", bin.from())
                        .put("to", bin.to())
                        .put("pixels", bin.pixels())
                        .put("meanConfidence", bin.meanConfidence())
                        .put("accuracy", bin.accuracy());
            }
        });
    }

    private static ObjectNode matrix(ObjectNode node, ConfusionMatrix matrix, List<String> names, String counted) {
        node.put(counted, matrix.total());
        put(node, "overall", MatrixMeasures.overall(matrix).estimate());
        put(node, "meanIou", MatrixMeasures.meanIou(matrix));
        var classes = node.putArray("classes");
        for (int index = 0; index < names.size(); index++) {
            var each = classes.addObject().put("name", names.get(index));
            put(each, "users", MatrixMeasures.users(matrix, index).estimate());
            put(each, "producers", MatrixMeasures.producers(matrix, index).estimate());
            put(each, "f1", MatrixMeasures.f1(matrix, index).estimate());
            put(each, "iou", MatrixMeasures.iou(matrix, index).estimate());
        }
        var rows = node.putArray("matrix");
        for (var counts : matrix.rows()) {
            var row = rows.addArray();
            counts.forEach(row::add);
        }
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
