package org.lapwing.model.doctor;

import java.util.Optional;
import java.util.OptionalDouble;

/// One thing that was tried on a device.
///
/// @param kind what
/// @param megapixelsPerSecond how fast it went, in million pixels a second; empty where it failed
/// @param failure one sentence on why it failed; empty where it went well
public record Trial(Kind kind, OptionalDouble megapixelsPerSecond, Optional<String> failure) {

    /// What was tried.
    public enum Kind {
        /// Scoring a patch as maps do.
        MAPPING,
        /// Steps of training in 32-bit floats.
        TRAINING,
        /// Steps of training in bfloat16.
        TRAINING_BFLOAT16
    }

    static Trial went(Kind kind, double pixels, double seconds) {
        return new Trial(kind, OptionalDouble.of(pixels * 1e-6 / seconds), Optional.empty());
    }

    static Trial failed(Kind kind, String sentence) {
        return new Trial(kind, OptionalDouble.empty(), Optional.of(sentence));
    }
}
