package org.lapwing.learning;

import java.io.IOException;
import java.util.BitSet;
import java.util.Optional;
import org.lapwing.jobs.CancelToken;
import org.lapwing.labels.Legend;
import org.lapwing.labels.annotation.AnnotationRaster;
import org.lapwing.labels.annotation.LabelSnapshot;
import org.lapwing.raster.DerivedRaster;
import org.lapwing.raster.RasterReadException;
import org.lapwing.raster.RasterSource;
import org.lapwing.raster.SourceId;
import org.lapwing.raster.Tile;
import org.lapwing.raster.Window;

/// Ground truth with what people drew laid over it: where something was drawn, that counts. Closing it closes nothing.
public final class CorrectedLabels extends DerivedRaster {

    private final AnnotationRaster drawn;
    private final SourceId id;

    private CorrectedLabels(RasterSource truth, AnnotationRaster drawn) {
        super(truth);
        this.drawn = drawn;
        id = new SourceId(
                truth.id().content(),
                truth.id().version() + " below " + drawn.id().content() + " "
                        + drawn.id().version());
    }

    /// Ground truth and annotations as one raster of class indices.
    ///
    /// @param truth one UINT8 band of class indices, 255 where unlabelled
    /// @param from the legend whose classes the truth counts
    /// @param legend the classes that the answer counts, see [AnnotatedImage#legend]
    /// @throws IOException if truth and annotations cannot be brought together on the ground
    public static CorrectedLabels of(RasterSource truth, Legend from, LabelSnapshot annotations, Legend legend)
            throws IOException {
        return new CorrectedLabels(
                RenumberedLabels.of(truth, from, legend), AnnotationRaster.of(annotations, legend, truth.grid()));
    }

    /// Revision of the annotations.
    long revision() {
        return drawn.revision();
    }

    @Override
    public SourceId id() {
        return id;
    }

    @Override
    public Tile read(Window window, CancelToken cancel) throws RasterReadException {
        var below = source.read(window, cancel);
        if (window.level() >= drawn.levels()) {
            return below;
        }
        var above = drawn.read(window, cancel);
        if (above.isAllInvalid()) {
            return below;
        }
        int width = window.width();
        var indices = new byte[Math.toIntExact(window.pixels())];
        var over = new byte[width];
        BitSet invalid = below.invalidPixels();
        for (int row = 0; row < window.height(); row++) {
            below.copyRow(0, row, 0, width, indices, row * width);
            above.copyRow(0, row, 0, width, over, 0);
            for (int column = 0; column < width; column++) {
                if (over[column] != (byte) Legend.UNLABELLED) {
                    indices[row * width + column] = over[column];
                    invalid.clear(row * width + column);
                }
            }
        }
        return new Tile(window, bands(), indices, Optional.of(invalid));
    }

    @Override
    public void close() {
        // both belong to someone else
    }
}
