package org.lapwing.learning.update;

import java.util.List;
import org.lapwing.learning.LockedGround;
import org.lapwing.learning.ValidationScores;

/// What an update read, and what it changed.
///
/// Held-out pixels are earlier labels that the update did not learn from: those of the validation blocks, else those of
/// every fifth earlier window. They are no estimate of accuracy: they are few, and chosen by where labels are.
///
/// @param labelRevision revision of the labels
/// @param recentPixels labelled pixels that the base had not seen, in `recentWindows` windows
/// @param recentWindows windows that held some
/// @param replayPixels earlier labelled pixels learnt from, in `replayWindows` windows
/// @param replayWindows windows that held some
/// @param heldOutPixels earlier labelled pixels that before and after are compared on
/// @param withheld labelled pixels that were not learnt from, because they lie on locked blocks or too near
/// @param lossBefore mean over the classes of the loss on held-out pixels, with the base; NaN without such pixels
/// @param lossAfter the same with the updated head
/// @param before agreement of the base with the held-out pixels
/// @param after agreement of the updated head with them
/// @param replayBefore weighted mean loss on the replayed pixels with the base; NaN without such pixels
/// @param replayAfter the same with the updated head; these pixels were learnt from
/// @param recentBefore share of recent labelled pixels that the base names right, in [0, 1]; NaN without any
/// @param recentAfter the same with the updated head; these pixels were learnt from
/// @param added names of classes that the base did not know
/// @param merged names of classes of the base that went into others
/// @param seconds where the time went
public record UpdateReport(
        long labelRevision,
        long recentPixels,
        int recentWindows,
        long replayPixels,
        int replayWindows,
        long heldOutPixels,
        LockedGround.Withheld withheld,
        double lossBefore,
        double lossAfter,
        ValidationScores before,
        ValidationScores after,
        double replayBefore,
        double replayAfter,
        double recentBefore,
        double recentAfter,
        List<String> added,
        List<String> merged,
        Times seconds) {

    /// Where the time went, in seconds.
    ///
    /// @param loading weights, legend, body of the network
    /// @param describing labels read, windows described by the body
    /// @param described windows described anew
    /// @param remembered windows whose description was kept from an earlier update
    /// @param fitting the head
    /// @param storing the checkpoint
    /// @param whole everything
    public record Times(
            double loading,
            double describing,
            int described,
            int remembered,
            double fitting,
            double storing,
            double whole) {}

    /// Copies the lists.
    public UpdateReport {
        added = List.copyOf(added);
        merged = List.copyOf(merged);
    }

    /// The same once the checkpoint is stored.
    UpdateReport stored(double storing, double whole) {
        return new UpdateReport(
                labelRevision,
                recentPixels,
                recentWindows,
                replayPixels,
                replayWindows,
                heldOutPixels,
                withheld,
                lossBefore,
                lossAfter,
                before,
                after,
                replayBefore,
                replayAfter,
                recentBefore,
                recentAfter,
                added,
                merged,
                new Times(
                        seconds.loading,
                        seconds.describing,
                        seconds.described,
                        seconds.remembered,
                        seconds.fitting,
                        storing,
                        whole));
    }
}
