package org.lapwing.project;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// One turn of labelling and learning: what was asked, what was labelled, what came of it.
///
/// @param number counted from 1
/// @param time when its model was made, as ISO 8601 in universal time, such as `2026-11-20T18:05:00Z`
/// @param labelRevision revision of the labels that its model learnt from
/// @param patches patches labelled in it
/// @param query settings by which its patches were chosen, by name; empty where nothing was queried
/// @param model its model
/// @param metrics what was measured of the model, by name; no estimate of accuracy, because queried labels are biased
/// @param remark what a person wrote about it; empty for nothing
public record Round(
        @JsonProperty(value = "number", required = true) int number,
        @JsonProperty(value = "time", required = true) String time,

        @JsonProperty(value = "labelRevision", required = true)
        long labelRevision,

        @JsonProperty(value = "patches", required = true) int patches,

        @JsonProperty(value = "query", required = true) Map<String, String> query,

        @JsonProperty(value = "model", required = true) Model model,

        @JsonProperty(value = "metrics", required = true) Map<String, Double> metrics,

        @JsonProperty(value = "remark", required = true) String remark) {

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    /// Which checkpoint a round ended with.
    ///
    /// @param folder of the model, relative to the project folder where it lies inside, with `/` between names
    /// @param checkpoint name of the checkpoint's folder, such as `epoch-0007-update-0002`
    /// @param sha256 of its weights
    /// @param way how it was made
    public record Model(
            @JsonProperty(value = "folder", required = true) String folder,

            @JsonProperty(value = "checkpoint", required = true)
            String checkpoint,

            @JsonProperty(value = "sha256", required = true) String sha256,
            @JsonProperty(value = "way", required = true) Way way) {

        /// Rejects what names no checkpoint.
        public Model {
            if (folder.isBlank() || !checkpoint.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
                throw new IllegalArgumentException("model '" + folder + "', checkpoint '" + checkpoint + "'");
            }
            if (!SHA256.matcher(sha256).matches()) {
                throw new IllegalArgumentException("'" + sha256 + "' is no SHA-256");
            }
        }
    }

    /// How a round's model was made.
    public enum Way {
        /// By a training from the beginning.
        @JsonProperty("training")
        TRAINING,
        /// By a short update of the model before.
        @JsonProperty("update")
        UPDATE
    }

    /// Checks numbers and copies the maps.
    public Round {
        if (number < 1 || labelRevision < 0 || patches < 0) {
            throw new IllegalArgumentException(
                    "round " + number + " of label revision " + labelRevision + " with " + patches + " patches");
        }
        query = Collections.unmodifiableMap(new TreeMap<>(query));
        metrics = Collections.unmodifiableMap(new TreeMap<>(metrics));
        if (metrics.values().stream().anyMatch(value -> !Double.isFinite(value))) {
            throw new IllegalArgumentException("round " + number + " has a metric that is no number");
        }
    }

    /// The same with what a person wrote about it.
    public Round withRemark(String text) {
        return new Round(number, time, labelRevision, patches, query, model, metrics, text);
    }

    /// Names of all metrics of some rounds, in order.
    static List<String> metricNames(List<Round> rounds) {
        return rounds.stream()
                .flatMap(each -> each.metrics.keySet().stream())
                .distinct()
                .sorted()
                .toList();
    }
}
