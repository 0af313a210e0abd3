package org.lapwing.raster;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/// Some bands of a raster, in any order.
///
/// A pixel holds data where one of these bands does, whatever the others hold. Closing it leaves the raster open.
public final class BandSubset extends PixelwiseRaster {

    private final List<Integer> chosen;

    /// @param source closed by its owner, after this
    /// @param chosen indices of its bands, from 0; at least one
    public BandSubset(RasterSource source, List<Integer> chosen) {
        super(source, chosen(source, chosen));
        this.chosen = List.copyOf(chosen);
    }

    private static List<Band> chosen(RasterSource source, List<Integer> chosen) {
        if (chosen.isEmpty()
                || chosen.stream()
                        .anyMatch(band -> band < 0 || band >= source.bands().size())) {
            throw new IllegalArgumentException(
                    "bands " + chosen + " of " + source.bands().size());
        }
        return chosen.stream().map(source.bands()::get).toList();
    }

    @Override
    public SourceId id() {
        return new SourceId(source.id().content(), source.id().version() + "#" + chosen);
    }

    @Override
    protected Tile compute(Tile tile) {
        var bands = bands();
        int pixels = (int) tile.window().pixels();
        var samples = Tile.newSamples(tile.type(), Math.multiplyExact(pixels, bands.size()));
        var values = new float[pixels];
        var missing = new BitSet(pixels);
        missing.set(0, pixels);
        for (int slot = 0; slot < bands.size(); slot++) {
            int band = chosen.get(slot);
            for (int row = 0; row < tile.height(); row++) {
                tile.copyRow(band, row, 0, tile.width(), samples, slot * pixels + row * tile.width());
            }
            tile.copyValues(band, values, 0);
            var none = new BitSet(pixels);
            tile.findNoData(band, values, none::set);
            for (int i = missing.nextSetBit(0); i >= 0; i = missing.nextSetBit(i + 1)) {
                if (!none.get(i) && !Float.isNaN(values[i])) {
                    missing.clear(i);
                }
            }
        }
        missing.or(tile.invalidPixels());
        return new Tile(tile.window(), bands, samples, Optional.of(missing));
    }
}
