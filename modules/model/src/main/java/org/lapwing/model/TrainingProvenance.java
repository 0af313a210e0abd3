package org.lapwing.model;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/// Where weights come from.
///
/// @param software name and version of the software that trained them
/// @param seed seed of the run
/// @param epoch epochs finished, 0 for untrained weights
/// @param steps optimiser steps finished
/// @param data name of each training file and the SHA-256 of its contents, as hexadecimal digits
/// @param settings settings of the run as text, by name
/// @param metrics measures on the validation blocks, such as `meanIou`, by name
public record TrainingProvenance(
        String software,
        long seed,
        int epoch,
        long steps,
        Map<String, String> data,
        Map<String, String> settings,
        Map<String, Double> metrics) {

    /// Key in the settings: revision of the annotations that were learnt from.
    public static final String LABEL_REVISION = "labelRevision";

    /// Key in the settings: SHA-256 of the weights that a short update began with.
    public static final String UPDATED_FROM = "updatedFrom";

    /// Copies the maps, sorted by name so that files are stable.
    public TrainingProvenance {
        data = Collections.unmodifiableMap(new TreeMap<>(data));
        settings = Collections.unmodifiableMap(new TreeMap<>(settings));
        metrics = Collections.unmodifiableMap(new TreeMap<>(metrics));
        if (epoch < 0 || steps < 0) {
            throw new IllegalArgumentException("epoch " + epoch + ", steps " + steps);
        }
    }

    /// Weights that were drawn from a seed and not trained.
    public static TrainingProvenance untrained(long seed) {
        return new TrainingProvenance("", seed, 0, 0, Map.of(), Map.of(), Map.of());
    }

    /// Revision of the annotations that were learnt from; empty where nobody drew any.
    public OptionalLong labelRevision() {
        try {
            var text = settings.get(LABEL_REVISION);
            return text == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text));
        } catch (NumberFormatException _) {
            return OptionalLong.empty(); // written by somebody else
        }
    }

    /// SHA-256 of the weights that a short update began with; empty for weights of a training.
    public Optional<String> updatedFrom() {
        return Optional.ofNullable(settings.get(UPDATED_FROM));
    }
}
