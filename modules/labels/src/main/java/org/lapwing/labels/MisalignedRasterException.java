package org.lapwing.labels;

import org.lapwing.raster.RasterReadException;

/// Two rasters do not lie on the same pixels.
///
/// The message is a whole sentence that states the difference and the remedy; see [GridDifference#sentence].
public final class MisalignedRasterException extends RasterReadException {

    private static final long serialVersionUID = 1L;

    /// @param message whole sentence stating the difference and the remedy
    public MisalignedRasterException(String message) {
        super(message);
    }
}
