package org.lapwing.accuracy.raster;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.lapwing.accuracy.AccuracyReport;
import org.lapwing.accuracy.ConfusionMatrix;
import org.lapwing.accuracy.MatrixMeasures;
import org.lapwing.accuracy.page.CsvText;

/// An assessment of rasters as one table: a line for each class of each part of the map.
///
/// Columns: `part,class,mapPixels,referencePixels,users,producers,f1,iou,overall,meanIou`; the last two are
/// those of the part. What is undefined is empty. Lines end as RFC 4180 has it.
public final class RasterTable {

    private RasterTable() {}

    /// The table; the part `all` comes first.
    public static String toCsv(AccuracyReport report, RasterDetails details) {
        var csv = new CsvText()
                .row(
                        "part",
                        "class",
                        "mapPixels",
                        "referencePixels",
                        "users",
                        "producers",
                        "f1",
                        "iou",
                        "overall",
                        "meanIou");
        var names = report.classes().stream().map(each -> each.name()).toList();
        part(csv, "all", report.matrix(), names);
        details.boundary().ifPresent(boundary -> {
            part(csv, "within " + boundary.pixels() + " pixels of a border", boundary.band(), names);
            part(csv, "farther from borders", boundary.interior(), names);
        });
        details.regions().forEach(region -> part(csv, region.name(), region.matrix(), names));
        details.objects().ifPresent(objects -> part(csv, "objects", objects.matrix(), names));
        return csv.toString();
    }

    private static void part(CsvText csv, String part, ConfusionMatrix matrix, List<String> names) {
        for (int index = 0; index < names.size(); index++) {
            csv.row(
                    part,
                    names.get(index),
                    Long.toString(matrix.mapTotal(index)),
                    Long.toString(matrix.referenceTotal(index)),
                    number(MatrixMeasures.users(matrix, index).estimate()),
                    number(MatrixMeasures.producers(matrix, index).estimate()),
                    number(MatrixMeasures.f1(matrix, index).estimate()),
                    number(MatrixMeasures.iou(matrix, index).estimate()),
                    number(MatrixMeasures.overall(matrix).estimate()),
                    number(MatrixMeasures.meanIou(matrix)));
        }
    }

    private static String number(OptionalDouble value) {
        return value.isPresent() ? String.format(Locale.ROOT, "%.6f", value.getAsDouble()) : "";
    }
}
