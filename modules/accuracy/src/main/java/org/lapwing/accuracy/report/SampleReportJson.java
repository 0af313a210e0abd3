package org.lapwing.accuracy.report;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.lapwing.accuracy.estimate.Bootstrap;
import org.lapwing.accuracy.estimate.ChangeEstimates;
import org.lapwing.accuracy.estimate.FinitePopulation;
import org.lapwing.accuracy.estimate.IntervalEstimate;
import org.lapwing.accuracy.estimate.MapContest;
import org.lapwing.accuracy.estimate.McNemar;
import org.lapwing.raster.json.JsonFile;
import org.lapwing.raster.write.WholeFile;

/// Reports of samples as JSON.
///
/// An estimate is `{estimate, se, lower, upper, interval}`; what is undefined is null and `reason` says why;
/// `note` says what a reader must know of an interval. Keys: `overall`, `classes[{name, color, users,
/// producers, f1, iou, area, proportion, mappedArea, mappedProportion, mapUnits, referenceUnits}]`, `meanIou`,
/// `meanIouInterval`, `quantityDisagreement`, `allocationDisagreement`, `kappa`, `kappaReason`, `unit`,
/// `totalArea`, `design{key, words, units, level, z, finitePopulation, strata[{name, units, area, weight,
/// drawn}]}`, `matrix` and `proportions` (rows map, columns reference), `bootstrap`, `comparison`, `change`,
/// `remarks`, `provenance`, `format`.
public final class SampleReportJson {

    private static final int FORMAT = 1;
    private static final JsonMapper JSON = JsonFile.COMPLETE;

    private SampleReportJson() {}

    /// The report as one JSON object on several lines.
    public static String toJson(SampleReport report) {
        return tree(report).toPrettyString() + "\n";
    }

    /// Writes a report, all or nothing.
    public static void write(Path file, SampleReport report) throws IOException {
        WholeFile.write(file, toJson(report));
    }

    /// The report as a tree.
    public static ObjectNode tree(SampleReport report) {
        var estimates = report.estimates();
        var root = JSON.createObjectNode();
        root.put("format", FORMAT);
        root.put("kind", "sample");
        root.set("overall", estimate(estimates.overall()));
        var classes = root.putArray("classes");
        for (int index = 0; index < estimates.classes().size(); index++) {
            var each = estimates.classes().get(index);
            var node = classes.addObject()
                    .put("name", each.name())
                    .put("color", report.colors().get(index));
            node.set("users", estimate(each.users()));
            node.set("producers", estimate(each.producers()));
            node.set("f1", estimate(each.f1()));
            node.set("iou", estimate(each.iou()));
            node.set("area", estimate(each.area()));
            node.set("proportion", estimate(each.proportion()));
            put(node, "mappedArea", each.mappedArea());
            node.put("mappedProportion", each.mappedProportion());
            node.put("mapUnits", each.mappedUnits());
            node.put("referenceUnits", each.referenceUnits());
        }
        put(root, "meanIou", estimates.meanIou().estimate());
        root.set("meanIouInterval", estimate(estimates.meanIou()));
        put(root, "quantityDisagreement", estimates.quantityDisagreement());
        put(root, "allocationDisagreement", estimates.allocationDisagreement());
        put(root, "kappa", report.kappa() == SampleReport.Kappa.SHOWN ? estimates.kappa() : OptionalDouble.empty());
        root.put("kappaReason", SampleReport.NO_KAPPA);
        root.put("unit", report.unit());
        put(root, "totalArea", report.drawn().area());
        root.set("design", design(report));
        root.set("matrix", matrix(estimates.counts()));
        root.set("proportions", matrix(estimates.proportions()));
        report.checks()
                .bootstrap()
                .ifPresent(each ->
                        root.set("bootstrap", bootstrap(each, report.checks().seed())));
        report.checks().contest().ifPresent(each -> root.set("comparison", contest(each)));
        report.checks().change().ifPresent(each -> root.set("change", change(each)));
        var remarks = root.putArray("remarks");
        report.remarks().forEach(remarks::add);
        root.set("provenance", JSON.valueToTree(report.provenance()));
        return root;
    }

    private static ObjectNode design(SampleReport report) {
        var drawn = report.drawn();
        var estimates = report.estimates();
        var node = JSON.createObjectNode()
                .put("key", drawn.design().key())
                .put("words", drawn.design().words())
                .put("units", drawn.drawn())
                .put("level", estimates.confidence().level())
                .put("z", estimates.confidence().z())
                .put("finitePopulation", estimates.population() == FinitePopulation.CORRECTED);
        var strata = node.putArray("strata");
        var weights = drawn.weights();
        for (int index = 0; index < weights.size(); index++) {
            var each = drawn.strata().get(index);
            var stratum = strata.addObject().put("name", each.name());
            put(stratum, "units", each.units());
            put(stratum, "area", each.area());
            stratum.put("weight", weights.get(index)).put("drawn", drawn.drawn(index));
        }
        return node;
    }

    private static ObjectNode bootstrap(Bootstrap bootstrap, long seed) {
        var node = JSON.createObjectNode()
                .put("replicates", bootstrap.replicates())
                .put("seed", seed);
        node.set("overall", spread(Optional.of(bootstrap.overall())));
        var classes = node.putArray("classes");
        for (var each : bootstrap.classes()) {
            var of = classes.addObject().put("name", each.name());
            of.set("users", spread(each.users()));
            of.set("producers", spread(each.producers()));
            of.set("f1", spread(each.f1()));
            of.set("iou", spread(each.iou()));
            of.set("proportion", spread(each.proportion()));
        }
        node.set("meanIou", spread(Optional.of(bootstrap.meanIou())));
        node.set("quantityDisagreement", spread(Optional.of(bootstrap.quantityDisagreement())));
        node.set("allocationDisagreement", spread(Optional.of(bootstrap.allocationDisagreement())));
        return node;
    }

    private static ObjectNode spread(Optional<Bootstrap.Spread> spread) {
        var node = JSON.createObjectNode();
        put(node, "se", value(spread.map(Bootstrap.Spread::se)));
        put(node, "lower", value(spread.map(Bootstrap.Spread::lower)));
        put(node, "upper", value(spread.map(Bootstrap.Spread::upper)));
        return node;
    }

    private static ObjectNode contest(MapContest contest) {
        var node = JSON.createObjectNode();
        node.set("mcnemar", test(contest.test()));
        node.set("difference", estimate(contest.difference()));
        var classes = node.putArray("classes");
        for (var each : contest.classes()) {
            var of = classes.addObject().put("name", each.name());
            of.set("mcnemar", test(each.test()));
            of.set("producersDifference", estimate(each.producersDifference()));
        }
        return node;
    }

    private static ObjectNode test(McNemar test) {
        var node = JSON.createObjectNode().put("firstOnly", test.firstOnly()).put("secondOnly", test.secondOnly());
        put(node, "z", test.z());
        put(node, "chiSquare", test.chiSquare());
        put(node, "correctedChiSquare", test.correctedChiSquare());
        return node.put("exactProbability", test.exactProbability()).put("readExact", test.isSmall());
    }

    private static ObjectNode change(ChangeEstimates change) {
        var node = JSON.createObjectNode();
        node.set("overall", estimate(change.accuracy().overall()));
        node.set("changeUsers", estimate(change.accuracy().classes().getLast().users()));
        node.set(
                "changeProducers",
                estimate(change.accuracy().classes().getLast().producers()));
        var transitions = node.putArray("transitions");
        for (var each : change.transitions().classes()) {
            var of = transitions.addObject().put("name", each.name());
            of.set("users", estimate(each.users()));
            of.set("producers", estimate(each.producers()));
            of.set("area", estimate(each.area()));
            of.set("proportion", estimate(each.proportion()));
        }
        var classes = node.putArray("classes");
        for (var each : change.classes()) {
            var of = classes.addObject().put("name", each.name());
            of.set("gain", estimate(each.gain()));
            of.set("loss", estimate(each.loss()));
            of.set("net", estimate(each.net()));
        }
        return node;
    }

    private static ArrayNode matrix(List<List<Double>> rows) {
        var matrix = JSON.createArrayNode();
        for (var row : rows) {
            var node = matrix.addArray();
            for (double value : row) {
                if (value == Math.rint(value) && value < 1L << 53) {
                    node.add((long) value);
                } else {
                    node.add(value);
                }
            }
        }
        return matrix;
    }

    private static ObjectNode estimate(IntervalEstimate value) {
        var node = JSON.createObjectNode();
        put(node, "estimate", value.estimate());
        put(node, "se", value.se());
        put(node, "lower", value.lower());
        put(node, "upper", value.upper());
        node.put("interval", value.interval().key());
        if (!value.reason().isEmpty()) {
            node.put("reason", value.reason());
        }
        if (!value.note().isEmpty()) {
            node.put("note", value.note());
        }
        return node;
    }

    private static OptionalDouble value(Optional<Double> value) {
        return value.isPresent() ? OptionalDouble.of(value.get()) : OptionalDouble.empty();
    }

    private static void put(ObjectNode node, String key, OptionalDouble value) {
        if (value.isPresent()) {
            node.put(key, value.getAsDouble());
        } else {
            node.putNull(key);
        }
    }
}
