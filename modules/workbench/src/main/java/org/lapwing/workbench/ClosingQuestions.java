package org.lapwing.workbench;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.lapwing.workbench.state.JobViewModel;
import org.lapwing.workbench.state.WindowViewModel;
import org.lapwing.workbench.text.Messages;

/// What is asked before the window closes, so that nothing is lost unasked: unsaved edits, then running jobs.
@SuppressWarnings("FutureReturnValueIgnored") // a failed save is told by the view model and keeps the window open
final class ClosingQuestions {

    private final WindowViewModel window;
    private final Dialogs dialogs;
    private final Supplier<CompletableFuture<Boolean>> saveLegend;

    /// @param saveLegend saves the legend, asking where; completed on the FX thread with whether it was saved
    ClosingQuestions(WindowViewModel window, Dialogs dialogs, Supplier<CompletableFuture<Boolean>> saveLegend) {
        this.window = window;
        this.dialogs = dialogs;
        this.saveLegend = saveLegend;
    }

    /// Asks what there is to ask, and runs `close` when the person agrees.
    void ask(Runnable close) {
        if (!window.legend().edited().get()) {
            askForJobs(close);
            return;
        }
        switch (dialogs.unsaved(Messages.text("close.legend.title"), Messages.text("close.legend.question"))) {
            case SAVE ->
                saveLegend.get().thenAccept(saved -> {
                    if (saved) {
                        askForJobs(close);
                    }
                });
            case DISCARD -> askForJobs(close);
            case STAY -> {
                // the window stays as it is
            }
        }
    }

    private void askForJobs(Runnable close) {
        var jobs = window.jobs().running().stream().map(JobViewModel::title).toList();
        if (jobs.isEmpty()
                || dialogs.confirm(
                        Messages.text("close.title"),
                        Messages.text("close.question", jobs.size(), String.join("\n", jobs)),
                        Messages.text("close.yes"),
                        Messages.text("close.no"))) {
            close.run();
        }
    }
}
