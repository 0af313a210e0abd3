package org.lapwing.workbench.state;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.Progress;
import org.lapwing.jobs.ProgressListener;
import org.lapwing.workbench.text.Formats;
import org.lapwing.workbench.text.Messages;

/// One running job as the status bar shows it. Properties change on the UI executor only.
public final class JobViewModel implements ProgressListener {

    /// The value of [#fraction] while nothing is known.
    public static final double UNKNOWN = -1;

    private final String title;
    private final CancelToken token;
    private final Executor ui;
    private final AtomicReference<Progress> latest = new AtomicReference<>();
    private final ReadOnlyDoubleWrapper fraction = new ReadOnlyDoubleWrapper(UNKNOWN);
    private final ReadOnlyStringWrapper detail = new ReadOnlyStringWrapper("");

    JobViewModel(String title, CancelToken token, Executor ui) {
        this.title = title;
        this.token = token;
        this.ui = ui;
    }

    /// What the job does, such as `Exporting map.tif`.
    public String title() {
        return title;
    }

    /// Polled by the job.
    public CancelToken token() {
        return token;
    }

    /// Asks the job to stop; it leaves the list when it has.
    public void stop() {
        token.cancel();
        detail.set(Messages.text("job.stopping"));
    }

    /// The finished share in [0, 1], or [#UNKNOWN].
    public ReadOnlyDoubleProperty fraction() {
        return fraction.getReadOnlyProperty();
    }

    /// Rate and time left, as far as they are known.
    public ReadOnlyStringProperty detail() {
        return detail.getReadOnlyProperty();
    }

    /// Takes the job's progress from any thread; many reports become one change on the UI executor.
    @Override
    public void report(Progress progress) {
        if (latest.getAndSet(progress) == null) {
            ui.execute(this::showLatest);
        }
    }

    /// Shows a share and a text on the UI executor, for jobs that know better than [#report].
    void show(double share, String text) {
        if (!token.isCancelled()) {
            fraction.set(share);
            detail.set(text);
        }
    }

    private void showLatest() {
        var progress = latest.getAndSet(null);
        if (progress == null || token.isCancelled()) {
            return;
        }
        fraction.set(progress.total() == 0 ? UNKNOWN : progress.fraction());
        double left = progress.secondsLeft();
        if (Double.isFinite(left) && progress.elapsedNanos() > 0) {
            double rate = progress.done() / (progress.elapsedNanos() * 1e-9);
            detail.set(Messages.text("job.rate.left", Formats.metric(rate), Formats.duration(left)));
        }
    }
}
