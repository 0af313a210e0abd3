package org.lapwing.labels;

import java.util.Arrays;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.Progress;
import org.lapwing.jobs.ProgressListener;
import org.lapwing.raster.RasterReadException;
import org.lapwing.raster.Window;

/// Counts the classes of a label raster piece by piece.
final class LabelCounter {

    private final LabelRaster labels;
    private final CancelToken cancel;
    private final ProgressListener listener;

    LabelCounter(LabelRaster labels, CancelToken cancel, ProgressListener listener) {
        this.labels = labels;
        this.cancel = cancel;
        this.listener = listener;
    }

    LabelSurvey count(Window window) throws RasterReadException {
        if (window.level() != 0) {
            throw new IllegalArgumentException("labels are counted at full resolution, not at level " + window.level());
        }
        long start = System.nanoTime();
        var pieces = WorkWindows.of(window, labels.grid());
        var tally = labels.newTally();
        var pixels = new long[256];
        long done = 0;
        long total = pieces.stream().mapToLong(Window::pixels).sum();
        for (var piece : pieces) {
            var tile = labels.read(piece, cancel, tally);
            var row = new byte[tile.width()];
            for (int y = 0; y < tile.height(); y++) {
                tile.copyRow(0, y, 0, tile.width(), row, 0);
                for (byte index : row) {
                    pixels[index & 0xFF]++;
                }
            }
            done += piece.pixels();
            listener.report(new Progress("count labels", done, total, System.nanoTime() - start));
        }
        var perClass = Arrays.stream(pixels, 0, labels.legend().size()).boxed().toList();
        return new LabelSurvey(perClass, pixels[Legend.UNLABELLED] - tally.pixels(), tally.pixels(), tally.values());
    }
}
