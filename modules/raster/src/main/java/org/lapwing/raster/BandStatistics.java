package org.lapwing.raster;

import java.util.List;
import org.lapwing.jobs.CancelToken;

/// Where the values of one band lie, for stretching and normalising. Physical values, after scale and offset.
public final class BandStatistics {

    private BandStatistics() {}

    /// Statistics of every band, from an overview or a sparse set of blocks where the raster is large.
    ///
    /// Pixels without data do not count. Costs about a second however large the raster is.
    ///
    /// @return one per band, in order
    public static List<BandStatistics> of(RasterSource raster, CancelToken cancel) throws RasterReadException {
        throw new UnsupportedOperationException("not built yet");
    }

    /// Number of valid pixels that were looked at; 0 when none was valid, then all values are NaN.
    public long count() {
        throw new UnsupportedOperationException("not built yet");
    }

    /// Smallest value seen.
    public double min() {
        throw new UnsupportedOperationException("not built yet");
    }

    /// Largest value seen.
    public double max() {
        throw new UnsupportedOperationException("not built yet");
    }

    /// Mean of the values seen.
    public double mean() {
        throw new UnsupportedOperationException("not built yet");
    }

    /// Standard deviation of the values seen.
    public double deviation() {
        throw new UnsupportedOperationException("not built yet");
    }

    /// The value below which `percent` per cent of the values lie.
    ///
    /// @param percent 0 to 100
    public double percentile(double percent) {
        throw new UnsupportedOperationException("not built yet");
    }
}
