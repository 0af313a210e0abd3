package org.lapwing.workbench.panel;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.FormatStyle;
import org.lapwing.project.Round;
import org.lapwing.workbench.text.Formats;
import org.lapwing.workbench.text.Messages;

/// How rounds, their metrics and settings are said.
final class RoundTexts {

    private RoundTexts() {}

    /// Number and way.
    static String title(Round round) {
        return switch (round.model().way()) {
            case UPDATE -> Messages.text("rounds.title.update", round.number());
            case TRAINING -> Messages.text("rounds.title.training", round.number());
        };
    }

    /// What was labelled and how the model fares, in a few words.
    static String summary(Round round) {
        var patches = Messages.text("rounds.patches", round.patches());
        var iou = round.metrics().get("heldOutMeanIou");
        return iou == null ? patches : Messages.text("rounds.summary", patches, value("heldOutMeanIou", iou));
    }

    /// The name of a metric; its own where it is not known.
    static String metric(String name) {
        return switch (name) {
            case "heldOutMeanIou" -> Messages.text("rounds.metric.iou");
            case "heldOutMeanIouBefore" -> Messages.text("rounds.metric.iou.before");
            case "heldOutLoss" -> Messages.text("rounds.metric.loss");
            case "heldOutLossBefore" -> Messages.text("rounds.metric.loss.before");
            case "meanIou" -> Messages.text("rounds.metric.validation");
            case "recentBefore" -> Messages.text("rounds.metric.recent.before");
            case "recentAfter" -> Messages.text("rounds.metric.recent");
            case "seconds" -> Messages.text("rounds.metric.seconds");
            case "poolUncertainty" -> Messages.text("rounds.metric.uncertainty");
            default -> name;
        };
    }

    /// A metric’s value as a person reads it.
    static String value(String metric, double value) {
        return switch (metric) {
            case "heldOutLoss", "heldOutLossBefore", "poolUncertainty" -> Formats.decimal(value, 3);
            case "seconds" -> Messages.text("format.seconds", Formats.decimal(value, 1));
            default -> value >= 0 && value <= 1 ? Formats.percent(value, 1) : Formats.decimal(value, 2);
        };
    }

    /// The name of a setting or field; its own where it is not known.
    static String field(String name) {
        return switch (name) {
            case "labelRevision" -> Messages.text("rounds.field.revision");
            case "patches" -> Messages.text("rounds.field.patches");
            case "model.folder" -> Messages.text("rounds.field.folder");
            case "model.checkpoint" -> Messages.text("rounds.field.checkpoint");
            case "model.way" -> Messages.text("rounds.field.way");
            case "query.strategy" -> Messages.text("rounds.field.strategy");
            case "query.reduction" -> Messages.text("rounds.field.reduction");
            case "query.batch" -> Messages.text("rounds.field.batch");
            case "query.seed" -> Messages.text("rounds.field.seed");
            case "query.minimumDistanceMetres" -> Messages.text("rounds.field.distance");
            case "query.diversity" -> Messages.text("rounds.field.diversity");
            default -> name;
        };
    }

    /// A time as a person reads it here and now.
    static String when(String time) {
        try {
            return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                    .withZone(ZoneId.systemDefault())
                    .format(Instant.parse(time));
        } catch (DateTimeParseException _) { // written by hand; shown as it is
            return time;
        }
    }
}
