package org.lapwing.workbench.state;

import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.lapwing.jobs.CancelledException;
import org.lapwing.jobs.Outcome;
import org.lapwing.workbench.text.FailureText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The messages not yet read, newest first. Saying the same again replaces the older one.
public final class NoticesViewModel {

    private static final Logger LOG = LoggerFactory.getLogger(NoticesViewModel.class);

    private final ObservableList<Notice> unread = FXCollections.observableArrayList();
    private final ObservableList<Notice> shown = FXCollections.unmodifiableObservableList(unread);

    /// The messages, newest first. Not for changing.
    public ObservableList<Notice> unread() {
        return shown;
    }

    /// Shows a message.
    public void show(Notice notice) {
        unread.removeIf(
                each -> each.title().equals(notice.title()) && each.detail().equals(notice.detail()));
        unread.addFirst(notice);
    }

    /// Says that something was finished.
    public void done(String title, String detail, Optional<Notice.Action> action) {
        show(new Notice(Notice.Kind.DONE, title, detail, action));
    }

    /// Warns.
    public void warn(String title, String detail) {
        show(new Notice(Notice.Kind.WARNING, title, detail, Optional.empty()));
    }

    /// Says what failed and logs the stack; a cancellation says nothing.
    public void failed(String title, Throwable failure) {
        failed(title, failure, Optional.empty());
    }

    /// Says what failed and what to press next, and logs the stack; a cancellation says nothing.
    public void failed(String title, Throwable failure, Notice.Action next) {
        failed(title, failure, Optional.of(next));
    }

    private void failed(String title, Throwable failure, Optional<Notice.Action> next) {
        var cause = Outcome.cause(failure);
        if (cause instanceof CancelledException) {
            return;
        }
        LOG.warn("{}", title, cause);
        show(new Notice(Notice.Kind.FAILURE, title, FailureText.of(cause), next));
    }

    /// Takes a message away, because it was read.
    public void dismiss(Notice notice) {
        unread.remove(notice);
    }

    /// Takes all messages away.
    public void dismissAll() {
        unread.clear();
    }
}
