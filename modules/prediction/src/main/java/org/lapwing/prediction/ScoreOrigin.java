package org.lapwing.prediction;

import java.util.Optional;

/// Names the pixels that a prediction reads and the engine that computes it, so that scores on disk are found again in
/// another session. Safe for use by several threads.
@FunctionalInterface
public interface ScoreOrigin {

    /// Scores are not kept beyond the session.
    ScoreOrigin UNKNOWN = Optional::empty;

    /// A text that differs whenever the scores may: the hash of the image's content and the kind of device. Quick.
    ///
    /// @return empty where, or as long as, the content is not known
    Optional<String> text();
}
