package org.lapwing.labels;

import java.util.List;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.ProgressListener;
import org.lapwing.raster.Band;
import org.lapwing.raster.Grid;
import org.lapwing.raster.RasterReadException;
import org.lapwing.raster.RasterSource;
import org.lapwing.raster.SourceId;
import org.lapwing.raster.Tile;
import org.lapwing.raster.Window;

/// Known classes as a raster: one UINT8 band of class *indices*, [Legend#UNLABELLED] (also marked invalid) where
/// there is none.
///
/// Safe for use by several threads. Closing it closes the file underneath.
public final class LabelRaster implements RasterSource {

    private LabelRaster() {}

    /// Looks at a label file through a legend.
    ///
    /// @param file class codes, a palette image or a colour-coded image; owned by the result from now on
    public static LabelRaster open(RasterSource file, Legend legend, LabelMatching matching)
            throws RasterReadException {
        throw new UnsupportedOperationException();
    }

    /// These labels on the pixels of an image.
    ///
    /// @return this raster where it is aligned, else a resampled view that owns it
    /// @throws MisalignedRasterException where it is not aligned and `resampling` is [Resampling#REFUSE], or the
    ///     two cannot be brought together
    public LabelRaster alignedTo(Grid image, Resampling resampling) throws MisalignedRasterException {
        throw new UnsupportedOperationException();
    }

    /// The legend whose indices are read.
    public Legend legend() {
        throw new UnsupportedOperationException();
    }

    /// Whole sentences on how the file was understood.
    public List<String> remarks() {
        throw new UnsupportedOperationException();
    }

    /// The values met so far, in any read at full resolution, that the legend does not name; a pixel read twice
    /// counts twice. [#survey] counts exactly.
    public List<UnmatchedValue> unmatched() {
        throw new UnsupportedOperationException();
    }

    /// Counts classes and unmatched values in a window; memory stays bounded.
    public LabelSurvey survey(Window window, CancelToken cancel, ProgressListener listener) throws RasterReadException {
        throw new UnsupportedOperationException();
    }

    @Override
    public SourceId id() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Grid grid() {
        throw new UnsupportedOperationException();
    }

    @Override
    public int levels() {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Band> bands() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Tile read(Window window, CancelToken cancel) throws RasterReadException {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
