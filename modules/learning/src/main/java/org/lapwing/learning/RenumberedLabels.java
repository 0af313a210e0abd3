package org.lapwing.learning;

import java.util.Arrays;
import java.util.Optional;
import org.lapwing.labels.Legend;
import org.lapwing.raster.PixelwiseRaster;
import org.lapwing.raster.RasterSource;
import org.lapwing.raster.SampleType;
import org.lapwing.raster.SourceId;
import org.lapwing.raster.Tile;

/// Labels whose class indices count the classes of another legend. Closing it closes nothing.
///
/// A class that the other legend does not have counts as unlabelled.
public final class RenumberedLabels extends PixelwiseRaster {

    private final byte[] indices = new byte[256];
    private final SourceId id;

    private RenumberedLabels(RasterSource labels, Legend from, Legend to) {
        super(labels, labels.bands());
        Arrays.fill(indices, (byte) Legend.UNLABELLED);
        for (int index = 0; index < from.size(); index++) {
            int other = to.indexOfCode(from.classes().get(index).code());
            indices[index] = (byte) (other == Legend.UNKNOWN_CODE ? Legend.UNLABELLED : other);
        }
        id = new SourceId(
                labels.id().content(),
                labels.id().version() + " as " + Arrays.toString(Arrays.copyOf(indices, from.size())));
    }

    /// Labels by another legend; the same labels where the first classes of both are the same.
    ///
    /// @param labels one UINT8 band of class indices, 255 where unlabelled
    /// @param from the legend whose classes they count
    public static RasterSource of(RasterSource labels, Legend from, Legend to) {
        if (labels.bands().size() != 1 || labels.bands().getFirst().type() != SampleType.UINT8) {
            throw new IllegalArgumentException("labels must be one UINT8 band of class indices");
        }
        boolean same = true;
        for (int index = 0; same && index < from.size(); index++) {
            same = to.indexOfCode(from.classes().get(index).code()) == index;
        }
        return same ? labels : new RenumberedLabels(labels, from, to);
    }

    @Override
    public SourceId id() {
        return id;
    }

    @Override
    protected Tile compute(Tile tile) {
        var samples = new byte[Math.toIntExact(tile.window().pixels())];
        for (int row = 0; row < tile.height(); row++) {
            tile.copyRow(0, row, 0, tile.width(), samples, row * tile.width());
        }
        for (int i = 0; i < samples.length; i++) {
            samples[i] = indices[samples[i] & 0xFF];
        }
        return new Tile(tile.window(), bands(), samples, Optional.of(tile.invalidPixels()));
    }
}
