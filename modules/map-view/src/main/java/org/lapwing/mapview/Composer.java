package org.lapwing.mapview;

import java.util.BitSet;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import org.lapwing.jobs.CancelToken;
import org.lapwing.raster.TileKey;

/// Paints swatches of a picture from cached tiles. Used by the painter's thread only.
final class Composer {

    private final Mosaic mosaic;
    private final Resampler resampler;
    private final Set<TileKey> lackingHere = new HashSet<>();

    Composer(PaintedTiles tiles) {
        mosaic = new Mosaic(tiles);
        resampler = new Resampler(mosaic);
    }

    /// Paints the given swatches anew, all layers from the bottom up.
    ///
    /// @param lacking receives the tiles that others stood in for
    /// @param cancel polled between swatches
    /// @throws org.lapwing.jobs.CancelledException if `cancel` fires; some swatches are painted then
    void compose(FramePlan plan, BitSet swatches, Picture target, Set<TileKey> lacking, CancelToken cancel) {
        for (int index = swatches.nextSetBit(0); index >= 0; index = swatches.nextSetBit(index + 1)) {
            cancel.throwIfCancelled();
            var swatch = Swatch.at(index, target.columns(), target.rows());
            target.clear(swatch);
            for (var layer : plan.layers()) {
                var extent = layer.toPixel()
                        .atLevel(layer.drawnLevel())
                        .extent(swatch.left(), swatch.top(), swatch.right(), swatch.bottom());
                lackingHere.clear();
                boolean meets = mosaic.fill(layer, extent, lackingHere);
                lacking.addAll(lackingHere);
                if (layer.standIn().isPresent() && !Collections.disjoint(lackingHere, plan.missing())) {
                    layStandIn(layer.standIn().get(), swatch, target);
                } else if (meets) {
                    resampler.lay(layer, swatch, target);
                    if (layer.isPreview() && layer.layer().opacity() > 0) {
                        PreviewHatch.lay(layer, mosaic, swatch, target);
                    }
                }
                Hatch.lay(layer, plan.failedOf(layer), swatch, target);
            }
        }
    }

    /// Draws what a layer showed before, instead of a part of what it shows now: both would mix.
    private void layStandIn(LayerPlan before, Swatch swatch, Picture target) {
        var extent = before.toPixel()
                .atLevel(before.drawnLevel())
                .extent(swatch.left(), swatch.top(), swatch.right(), swatch.bottom());
        if (mosaic.fill(before, extent, new HashSet<>())) {
            resampler.lay(before, swatch, target);
        }
    }
}
