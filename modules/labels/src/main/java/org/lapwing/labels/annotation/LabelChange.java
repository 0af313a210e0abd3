package org.lapwing.labels.annotation;

import java.util.Optional;
import java.util.UUID;

/// What one edit did to one annotation.
///
/// @param before empty where it was not there
/// @param after empty where it went
public record LabelChange(Optional<Annotation> before, Optional<Annotation> after) {

    /// Rejects changes of nothing.
    public LabelChange {
        if (before.isEmpty() && after.isEmpty()) {
            throw new IllegalArgumentException("a change needs an annotation before or after it");
        }
    }

    /// Which annotation.
    public UUID id() {
        return after.or(() -> before).orElseThrow().id();
    }
}
