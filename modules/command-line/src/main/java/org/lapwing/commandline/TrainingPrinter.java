package org.lapwing.commandline;

import java.util.ArrayList;
import java.util.Locale;
import java.util.function.Consumer;
import org.lapwing.labels.Legend;
import org.lapwing.learning.TrainingProgress;
import org.lapwing.learning.ValidationScores;

/// Prints a training run to standard error: a line every few seconds and one an epoch.
final class TrainingPrinter implements Consumer<TrainingProgress> {

    private static final long INTERVAL_NANOS = 10_000_000_000L;

    private final Console console;
    private final Legend legend;
    private final ProgressPrinter preparing;
    private long printedNanos = System.nanoTime() - INTERVAL_NANOS;

    TrainingPrinter(Console console, Legend legend) {
        this.console = console;
        this.legend = legend;
        this.preparing = new ProgressPrinter(console);
    }

    @Override
    public void accept(TrainingProgress progress) {
        switch (progress) {
            case TrainingProgress.Preparing(var detail) -> preparing.report(detail);
            case TrainingProgress.Remark(var sentence) -> console.note(sentence);
            case TrainingProgress.Step step -> step(step);
            case TrainingProgress.Saved _ -> {
                // the line of its validation says enough
            }
            case TrainingProgress.Validated(int epoch, double loss, ValidationScores scores) ->
                console.note(Messages.text(
                        "train.validated",
                        epoch,
                        share(loss),
                        share(scores.meanIou()),
                        share(scores.overall()),
                        perClass(scores)));
        }
    }

    /// A number with three digits; a dash for what was not measured.
    static String share(double value) {
        return Double.isNaN(value) ? Messages.text("train.unmeasured") : String.format(Locale.ROOT, "%.3f", value);
    }

    private void step(TrainingProgress.Step step) {
        long now = System.nanoTime();
        if (now - printedNanos < INTERVAL_NANOS) {
            return;
        }
        printedNanos = now;
        var left = Double.isFinite(step.secondsLeft()) ? Messages.text("train.left", duration(step.secondsLeft())) : "";
        console.note(Messages.text(
                "train.step",
                step.epoch(),
                step.epochs(),
                step.step(),
                step.steps(),
                share(step.loss()),
                String.format(Locale.ROOT, "%.2f", step.megapixelsPerSecond()),
                left));
    }

    private String perClass(ValidationScores scores) {
        var parts = new ArrayList<String>();
        for (int index = 0; index < legend.size(); index++) {
            double iou = scores.iou().get(index);
            parts.add(legend.classes().get(index).name() + " " + share(iou));
        }
        return String.join(", ", parts);
    }

    private static String duration(double seconds) {
        long whole = Math.round(seconds);
        return String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60);
    }
}
