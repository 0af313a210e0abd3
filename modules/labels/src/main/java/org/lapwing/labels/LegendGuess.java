package org.lapwing.labels;

import java.util.Map;
import org.lapwing.jobs.CancelToken;
import org.lapwing.raster.RasterReadException;
import org.lapwing.raster.RasterSource;

/// Makes up a legend for label files that come without one.
public final class LegendGuess {

    private LegendGuess() {}

    /// Proposes a legend from the values, the colour table and the category names of a label file.
    ///
    /// @param labels a single-band class raster or a colour-coded image
    /// @param categoryNames class names by value, as the file states them; may be empty
    public static LegendProposal propose(RasterSource labels, Map<Integer, String> categoryNames, CancelToken cancel)
            throws RasterReadException {
        throw new UnsupportedOperationException();
    }
}
