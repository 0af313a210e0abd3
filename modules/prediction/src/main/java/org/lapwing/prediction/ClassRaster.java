package org.lapwing.prediction;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.lapwing.labels.Legend;
import org.lapwing.raster.Band;
import org.lapwing.raster.PixelwiseRaster;
import org.lapwing.raster.RasterSource;
import org.lapwing.raster.SampleType;
import org.lapwing.raster.Scores;
import org.lapwing.raster.SourceId;
import org.lapwing.raster.Tile;

/// The classes of a raster of scores: one UINT8 band, decided by [Scores].
///
/// Does not own the scores: closing it closes nothing.
public final class ClassRaster extends PixelwiseRaster {

    private final ClassCodes codes;
    private final SourceId id;

    private ClassRaster(RasterSource scores, Legend legend, ClassCodes codes, String kind) {
        super(
                scores,
                List.of(new Band(
                        "class", SampleType.UINT8, OptionalDouble.of(codes.noData()), 1, 0, Optional.empty())));
        if (scores.bands().size() != legend.size()) {
            throw new IllegalArgumentException(
                    scores.bands().size() + " bands of scores for a legend of " + legend.size() + " classes");
        }
        this.codes = codes;
        this.id = new SourceId(scores.id().content(), scores.id().version() + "/" + kind + "-" + legend.hashCode());
    }

    /// A raster of class codes, as an exported file holds them; no data as [ClassCodes] says.
    ///
    /// @param scores one band of logits per class of the legend, in its order
    public static ClassRaster codes(RasterSource scores, Legend legend) {
        return new ClassRaster(scores, legend, ClassCodes.of(legend), "codes");
    }

    /// A raster of class indices, for styles and counts; [Legend#UNLABELLED] where there is no data.
    ///
    /// @param scores one band of logits per class of the legend, in its order
    public static ClassRaster indices(RasterSource scores, Legend legend) {
        return new ClassRaster(scores, legend, ClassCodes.indices(legend), "indices");
    }

    @Override
    public SourceId id() {
        return id;
    }

    @Override
    protected Tile compute(Tile tile) {
        int pixels = (int) tile.window().pixels();
        int classes = tile.bands().size();
        var logits = new float[classes * pixels];
        for (int index = 0; index < classes; index++) {
            tile.copyValues(index, logits, index * pixels);
        }
        var best = new byte[pixels];
        Scores.argMaxAll(logits, classes, pixels, best);
        codes.encode(best, pixels);
        var invalid = tile.isAllValid() ? new BitSet() : tile.invalidPixels();
        for (int i = invalid.nextSetBit(0); i >= 0; i = invalid.nextSetBit(i + 1)) {
            best[i] = (byte) codes.noData();
        }
        return new Tile(tile.window(), bands(), best, Optional.of(invalid));
    }
}
