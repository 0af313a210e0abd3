package org.lapwing.learning;

import java.io.IOException;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.lapwing.labels.Legend;
import org.lapwing.model.Checkpoint;
import org.lapwing.model.ModelCard;
import org.lapwing.model.TrainingProvenance;
import org.lapwing.model.device.Precision;

/// What a model card says about the run, and what a resumed run reads back from it.
final class RunRecord {

    private static final String MEAN_IOU = "meanIou";
    private static final String SECONDS = "seconds";

    /// What runs did before these settings could be chosen: a card that does not name one means this.
    private static final Map<String, String> EARLIER = Map.ofEntries(
            Map.entry("loss", "ce"),
            Map.entry("classWeights", "0.5"),
            Map.entry("optimiser", "ADAMW"),
            Map.entry("momentum", "0.9"),
            Map.entry("weightDecay", "0.01"),
            Map.entry("clip", "0.0"),
            Map.entry("schedule", "cosine:0.05"),
            Map.entry("gathered", "1"),
            Map.entry("fold", "none"),
            Map.entry("stillBands", "none"),
            Map.entry("startFrom", "drawn"),
            Map.entry("frozen", "none"));

    /// How cards told the augmentation before its steps had names.
    private static final Pattern EARLIER_AUGMENTATION = Pattern.compile("Augmentation\\[brightness=([0-9.E-]+),"
            + " contrast=([0-9.E-]+), bandShift=([0-9.E-]+), zoom=([0-9.E-]+), turns=(NONE|ALL)]");

    private final TrainingSettings settings;
    private final Precision precision;
    private final String software;
    private final Map<String, String> data;
    private final OptionalLong labelRevision;
    private final String still;

    /// @param labelRevision revision of the annotations that are learnt from; empty where there are none
    /// @param still bands, from 0, that steps of colour leave alone
    RunRecord(
            TrainingSettings settings,
            Precision precision,
            String software,
            Map<String, String> data,
            OptionalLong labelRevision,
            BitSet still) {
        this.still = still.isEmpty()
                ? "none"
                : still.stream().mapToObj(band -> String.valueOf(band + 1)).collect(Collectors.joining("+"));
        this.settings = settings;
        this.precision = precision;
        this.software = software;
        this.data = Map.copyOf(data);
        this.labelRevision = labelRevision;
    }

    /// What provenance says after an epoch.
    ///
    /// @param kept further numbers that a resumed run needs
    TrainingProvenance provenance(
            int epoch,
            long steps,
            double loss,
            ValidationScores scores,
            Legend legend,
            double seconds,
            double rate,
            Map<String, Double> kept) {
        var metrics = new TreeMap<String, Double>();
        put(metrics, MEAN_IOU, scores.meanIou());
        put(metrics, "overallAccuracy", scores.overall());
        for (int index = 0; index < legend.size(); index++) {
            put(
                    metrics,
                    "iou/" + legend.classes().get(index).name(),
                    scores.iou().get(index));
        }
        put(metrics, "trainingLoss", loss);
        put(metrics, SECONDS, seconds);
        put(metrics, "megapixelsPerSecond", rate);
        metrics.putAll(kept);
        return new TrainingProvenance(software, settings.seed(), epoch, steps, data, described(), metrics);
    }

    private static void put(Map<String, Double> metrics, String name, double value) {
        if (Double.isFinite(value)) {
            metrics.put(name, value);
        }
    }

    /// Mean IoU on the validation blocks that a checkpoint's card names; NaN where it names none.
    static double meanIou(Checkpoint checkpoint) {
        return checkpoint.card().provenance().metrics().getOrDefault(MEAN_IOU, Double.NaN);
    }

    /// Time that the run had taken when a checkpoint was written.
    static long elapsedNanos(Checkpoint checkpoint) {
        return Math.round(checkpoint.card().provenance().metrics().getOrDefault(SECONDS, 0.0) * 1e9);
    }

    /// Checks that a stored checkpoint comes from a run like this one, so that going on gives the same numbers.
    ///
    /// Length and patience may differ: a run may be made longer.
    ///
    /// @throws TrainingDataException naming the first difference
    void requireSameRun(Path folder, ModelCard card, Legend legend) throws IOException {
        var stored = card.provenance();
        for (var entry : described().entrySet()) {
            var before = before(stored, entry.getKey());
            if (!before.equals(entry.getValue()) && !entry.getKey().equals("length")) {
                throw new TrainingDataException("The run in " + folder + " cannot be resumed: its " + entry.getKey()
                        + " was " + before + " and is now " + entry.getValue()
                        + ". Resume with the settings it began with, or train into another folder.");
            }
        }
        if (!reading(card.legend()).equals(reading(legend))) {
            throw new TrainingDataException(
                    "The run in " + folder + " cannot be resumed: its legend read " + reading(card.legend())
                            + " and now reads " + reading(legend)
                            + ". Resume with the legend it began with, or train into another folder.");
        }
        if (!stored.data().equals(data)) {
            throw new TrainingDataException("The run in " + folder + " cannot be resumed: it learnt from other files ("
                    + String.join(", ", stored.data().keySet()) + "). Give the same images and labels, unchanged, or"
                    + " train into another folder.");
        }
    }

    private static String before(TrainingProvenance stored, String name) {
        var said = stored.settings().getOrDefault(name, EARLIER.getOrDefault(name, "nothing"));
        var earlier = EARLIER_AUGMENTATION.matcher(said);
        return earlier.matches() ? named(earlier) : said;
    }

    private static String named(Matcher earlier) {
        return Augmentation.NONE
                .with(AugmentationStep.BRIGHTNESS, Double.parseDouble(earlier.group(1)))
                .with(AugmentationStep.CONTRAST, Double.parseDouble(earlier.group(2)))
                .with(AugmentationStep.BAND_SHIFT, Double.parseDouble(earlier.group(3)))
                .with(AugmentationStep.SCALE, Double.parseDouble(earlier.group(4)))
                .with(AugmentationStep.TURN, earlier.group(5).equals("ALL") ? 1 : 0)
                .text();
    }

    /// What of a legend decides which pixel is which class: names and colours may change.
    private static String reading(Legend legend) {
        var classes = legend.classes().stream()
                .map(each -> each.merges().isEmpty()
                        ? Integer.toString(each.code())
                        : each.code() + " with " + each.merges())
                .toList();
        return classes + ", ignoring " + new TreeSet<>(legend.ignore());
    }

    private Map<String, String> described() {
        var described = new TreeMap<String, String>();
        described.put("network", settings.network());
        described.put("precision", precision.toString());
        described.put("length", length());
        described.put("seed", Long.toString(settings.seed()));
        described.put("patch", Integer.toString(settings.patch()));
        described.put("batch", Integer.toString(settings.batch()));
        described.put("patchesPerEpoch", Integer.toString(settings.patchesPerEpoch()));
        described.put("learningRate", Double.toString(settings.learningRate()));
        described.put(
                "area",
                settings.area()
                        .map(area -> area.column() + "," + area.row() + "," + area.width() + "," + area.height())
                        .orElse("all"));
        described.put("validationShare", Double.toString(settings.shares().validation()));
        described.put("testShare", Double.toString(settings.shares().test()));
        described.put("sampling", settings.sampling().toString());
        described.put("loss", settings.method().loss().text());
        described.put("classWeights", Double.toString(settings.method().classPower()));
        described.put("optimiser", settings.method().optimiser().rule().toString());
        described.put("momentum", Double.toString(settings.method().optimiser().momentum()));
        described.put(
                "weightDecay", Double.toString(settings.method().optimiser().weightDecay()));
        described.put("clip", Double.toString(settings.method().optimiser().clipNorm()));
        described.put("schedule", settings.method().schedule().text());
        described.put("gathered", Integer.toString(settings.method().gathered()));
        described.put("fold", settings.fold().map(Fold::text).orElse("none"));
        described.put("augmentation", settings.augmentation().text());
        described.put("stillBands", still);
        described.put("startFrom", settings.point().text());
        var frozen = settings.point().frozen();
        described.put("frozen", frozen.isEmpty() ? "none" : String.join(" ", frozen));
        labelRevision.ifPresent(revision -> described.put(TrainingProvenance.LABEL_REVISION, Long.toString(revision)));
        return described;
    }

    private String length() {
        return switch (settings.length()) {
            case TrainingLength.Epochs epochs -> epochs.count() + " epochs";
            case TrainingLength.Budget budget -> budget.budget().toString();
        };
    }
}
