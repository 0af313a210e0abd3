package org.lapwing.workbench.state;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lapwing.jobs.Outcome;
import org.lapwing.labels.MisalignedRasterException;
import org.lapwing.workbench.text.FailureText;
import org.lapwing.workbench.text.Messages;

/// Tells the person why something could not be opened or written, with what can be done about it.
final class OpenFailures {

    private final NoticesViewModel notices;
    private final Supplier<Optional<Runnable>> resample;

    /// @param resample opens the labels that do not lie on the image once more, resampled; empty where there are none
    OpenFailures(NoticesViewModel notices, Supplier<Optional<Runnable>> resample) {
        this.notices = notices;
        this.resample = resample;
    }

    /// The same work; should it fail, the person is told.
    ///
    /// @param title what was not done
    CompletableFuture<Void> told(CompletableFuture<Void> work, String title) {
        return work.whenComplete((_, failure) -> tell(title, failure));
    }

    /// Tells of a failure, if there is one.
    void tell(String title, @Nullable Throwable failure) {
        if (failure == null) {
            return;
        }
        if (Outcome.cause(failure) instanceof MisalignedRasterException misaligned) {
            var remedy = resample.get().map(again -> new Notice.Action(Messages.text("open.labels.resample"), again));
            notices.show(new Notice(Notice.Kind.FAILURE, title, FailureText.of(misaligned), remedy));
            return;
        }
        notices.failed(title, failure);
    }
}
