package org.lapwing.learning;

import java.util.Arrays;
import org.lapwing.jobs.CancelToken;
import org.lapwing.labels.Legend;
import org.lapwing.raster.RasterReadException;
import org.lapwing.raster.RasterSource;
import org.lapwing.raster.Window;

/// Reads class indices into arrays.
public final class Labels {

    private Labels() {}

    /// Reads a window; 255 where there is no label.
    ///
    /// @param target receives `row * width + column`
    public static void read(RasterSource labels, Window window, byte[] target, CancelToken cancel)
            throws RasterReadException {
        var tile = labels.read(window, cancel);
        if (tile.isAllInvalid()) {
            Arrays.fill(target, 0, (int) window.pixels(), (byte) Legend.UNLABELLED);
            return;
        }
        for (int row = 0; row < window.height(); row++) {
            tile.copyRow(0, row, 0, window.width(), target, row * window.width());
        }
        if (!tile.isAllValid()) {
            var invalid = tile.invalidPixels();
            for (int i = invalid.nextSetBit(0); i >= 0; i = invalid.nextSetBit(i + 1)) {
                target[i] = (byte) Legend.UNLABELLED;
            }
        }
    }
}
