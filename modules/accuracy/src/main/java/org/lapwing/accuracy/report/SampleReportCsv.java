package org.lapwing.accuracy.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalDouble;
import org.lapwing.accuracy.estimate.IntervalEstimate;
import org.lapwing.accuracy.page.CsvText;
import org.lapwing.raster.write.WholeFile;

/// Reports of samples as one tidy table: a line for each number.
///
/// Columns: `measure,class,estimate,se,lower,upper,interval,reason`; what is undefined is empty and has a reason.
/// Measures are `overall`, `meanIou`, `quantityDisagreement`, `allocationDisagreement`, and of each class `users`,
/// `producers`, `f1`, `iou`, `proportion`, `area`, `mappedProportion`, `mappedArea`.
public final class SampleReportCsv {

    private SampleReportCsv() {}

    /// The table.
    public static String toCsv(SampleReport report) {
        var csv = new CsvText().row("measure", "class", "estimate", "se", "lower", "upper", "interval", "reason");
        var estimates = report.estimates();
        add(csv, "overall", "", estimates.overall());
        add(csv, "meanIou", "", estimates.meanIou());
        add(csv, "quantityDisagreement", "", estimates.quantityDisagreement());
        add(csv, "allocationDisagreement", "", estimates.allocationDisagreement());
        for (var each : estimates.classes()) {
            add(csv, "users", each.name(), each.users());
            add(csv, "producers", each.name(), each.producers());
            add(csv, "f1", each.name(), each.f1());
            add(csv, "iou", each.name(), each.iou());
            add(csv, "proportion", each.name(), each.proportion());
            add(csv, "area", each.name(), each.area());
            add(csv, "mappedProportion", each.name(), OptionalDouble.of(each.mappedProportion()));
            add(csv, "mappedArea", each.name(), each.mappedArea());
        }
        return csv.toString();
    }

    /// Writes the table, all or nothing.
    public static void write(Path file, SampleReport report) throws IOException {
        WholeFile.write(file, toCsv(report));
    }

    private static void add(CsvText csv, String measure, String name, IntervalEstimate value) {
        csv.row(
                measure,
                name,
                number(value.estimate()),
                number(value.se()),
                number(value.lower()),
                number(value.upper()),
                value.estimate().isPresent() ? value.interval().key() : "",
                value.reason());
    }

    private static void add(CsvText csv, String measure, String name, OptionalDouble value) {
        csv.row(measure, name, number(value), "", "", "", "", "");
    }

    private static String number(OptionalDouble value) {
        return value.isPresent() ? String.format(Locale.ROOT, "%.9g", value.getAsDouble()) : "";
    }
}
