package org.lapwing.raster.expression;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.lapwing.raster.Band;
import org.lapwing.raster.PixelwiseRaster;
import org.lapwing.raster.RasterSource;
import org.lapwing.raster.SampleType;
import org.lapwing.raster.SourceId;
import org.lapwing.raster.Tile;

/// One band computed from the bands of another raster, pixel by pixel, when it is read.
///
/// Samples are float32; no data is NaN. Reduced levels are computed from reduced bands. Closing it leaves the raster it
/// is computed from open.
public final class ExpressionRaster extends PixelwiseRaster {

    private final BandExpression expression;

    /// @param source whose bands are computed with; closed by its owner, after this
    /// @param expression read with the bands of `source`
    /// @param name of the one band
    public ExpressionRaster(RasterSource source, BandExpression expression, String name) {
        super(
                source,
                List.of(new Band(name, SampleType.FLOAT32, OptionalDouble.of(Double.NaN), 1, 0, Optional.empty())));
        this.expression = expression;
    }

    @Override
    public SourceId id() {
        return new SourceId(source.id().content(), source.id().version() + "=" + expression.text());
    }

    @Override
    public String name() {
        return bands().getFirst().name() + " of " + source.name();
    }

    /// What is computed.
    public BandExpression expression() {
        return expression;
    }

    @Override
    protected Tile compute(Tile tile) {
        int pixels = (int) tile.window().pixels();
        var values = new float[expression.bands().size()][pixels];
        for (int slot = 0; slot < values.length; slot++) {
            int band = expression.bands().get(slot);
            tile.copyValues(band, values[slot], 0);
            var of = values[slot];
            tile.findNoData(band, of, i -> of[i] = Float.NaN);
        }
        var invalid = tile.invalidPixels();
        var result = new float[pixels];
        expression.compute(values, result);
        var none = new BitSet(pixels);
        for (int i = 0; i < pixels; i++) {
            if (Float.isNaN(result[i]) || invalid.get(i)) {
                result[i] = Float.NaN;
                none.set(i);
            }
        }
        return new Tile(tile.window(), bands(), result, Optional.of(none));
    }
}
