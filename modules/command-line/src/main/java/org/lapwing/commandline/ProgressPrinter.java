package org.lapwing.commandline;

import java.util.Locale;
import org.lapwing.jobs.Progress;
import org.lapwing.jobs.ProgressListener;

/// Prints progress to standard error: one line a phase's start, then one every few seconds.
final class ProgressPrinter implements ProgressListener {

    private static final long INTERVAL_NANOS = 5_000_000_000L;

    private final Console console;
    private String phase = "";
    private long printedNanos = Long.MIN_VALUE;

    ProgressPrinter(Console console) {
        this.console = console;
    }

    @Override
    public synchronized void report(Progress progress) {
        boolean first = !progress.phase().equals(phase);
        boolean last = progress.total() > 0 && progress.done() >= progress.total();
        if (!first && !last && progress.elapsedNanos() - printedNanos < INTERVAL_NANOS) {
            return;
        }
        phase = progress.phase();
        printedNanos = progress.elapsedNanos();
        console.note(line(progress));
    }

    private static String line(Progress progress) {
        double seconds = progress.elapsedNanos() * 1e-9;
        var text = new StringBuilder(progress.phase());
        if (progress.total() > 0) {
            text.append(String.format(Locale.ROOT, " %3.0f %%", progress.fraction() * 100));
        }
        text.append(String.format(Locale.ROOT, "  %.1f s", seconds));
        double left = progress.secondsLeft();
        if (Double.isFinite(left) && left >= 0.5) {
            text.append(String.format(Locale.ROOT, ", %.0f s left", left));
        }
        return text.toString();
    }
}
