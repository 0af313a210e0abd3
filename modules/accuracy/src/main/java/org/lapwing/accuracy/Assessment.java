package org.lapwing.accuracy;

import java.util.List;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.ProgressListener;
import org.lapwing.raster.RasterReadException;
import org.lapwing.raster.RasterSource;
import org.lapwing.raster.Window;

/// Compares a map with a reference raster, block by block, in memory that does not grow with their size.
public final class Assessment {

    private Assessment() {}

    /// Counts every pixel of `windows`.
    ///
    /// @param map class indices ([org.lapwing.labels.LabelRaster] reads them from codes or colours), invalid where
    ///     there is none
    /// @param reference class indices of the same legend, on the same pixels
    /// @param classes number of classes of the legend
    /// @param windows parts to compare, at full resolution and without overlap, such as the blocks that training
    ///     never saw; what lies outside the grid is left out
    /// @throws org.lapwing.labels.MisalignedRasterException where the two do not lie on the same pixels
    public static Comparison compare(
            RasterSource map,
            RasterSource reference,
            int classes,
            List<Window> windows,
            CancelToken cancel,
            ProgressListener listener)
            throws RasterReadException {
        throw new UnsupportedOperationException();
    }
}
