package org.lapwing.labels.annotation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Envelope;

/// What one revision of a store changed.
///
/// @param revision the state that it led to
/// @param author who made the edit
/// @param time when
/// @param annotations each annotation that changed, once
/// @param classes the classes after it; empty where they did not change
public record LabelChanges(
        long revision, String author, Instant time, List<LabelChange> annotations, Optional<LabelClasses> classes) {

    /// Copies the list.
    public LabelChanges {
        annotations = List.copyOf(annotations);
    }

    /// The smallest upright rectangle around all that changed, before and after; null-envelope where only classes
    /// did.
    public Envelope bounds() {
        var bounds = new Envelope();
        for (var change : annotations) {
            change.before()
                    .ifPresent(each -> bounds.expandToInclude(each.geometry().getEnvelopeInternal()));
            change.after()
                    .ifPresent(each -> bounds.expandToInclude(each.geometry().getEnvelopeInternal()));
        }
        return bounds;
    }
}
