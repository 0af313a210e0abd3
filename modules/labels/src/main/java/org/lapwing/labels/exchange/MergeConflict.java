package org.lapwing.labels.exchange;

import java.util.Optional;
import java.util.UUID;
import org.lapwing.labels.annotation.Annotation;

/// An annotation that two annotators changed since their copies were one, each in another way.
///
/// @param id which
/// @param base what it was before; empty where both added it
/// @param ours what it is here; empty where it was removed here
/// @param theirs what it is in the other copy; empty where it was removed there
public record MergeConflict(
        UUID id, Optional<Annotation> base, Optional<Annotation> ours, Optional<Annotation> theirs) {

    /// Which side is kept.
    public enum Side {
        /// What it is here.
        OURS,
        /// What it is in the other copy.
        THEIRS,
        /// Both: the other side's as an annotation of its own above.
        BOTH
    }

    /// The conflict in a sentence, without class names.
    public String sentence() {
        if (ours.isEmpty()) {
            return "Removed here, changed by " + theirs.orElseThrow().author() + ".";
        }
        if (theirs.isEmpty()) {
            return "Changed by " + ours.orElseThrow().author() + ", removed in the other copy.";
        }
        boolean shape = !ours.get().geometry().equalsExact(theirs.get().geometry());
        boolean code = ours.get().classCode() != theirs.get().classCode();
        return shape && code
                ? "Both changed shape and class."
                : shape
                        ? "Both changed the shape."
                        : code ? "Both changed the class." : "Both changed what is said of it.";
    }
}
