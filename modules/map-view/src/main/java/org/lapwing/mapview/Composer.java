package org.lapwing.mapview;

import java.util.BitSet;
import java.util.Set;
import org.lapwing.jobs.CancelToken;
import org.lapwing.raster.TileKey;

/// Paints blocks of a picture from cached tiles. Used by the painter's thread only.
final class Composer {

    private final Mosaic mosaic;
    private final Resampler resampler;

    Composer(PaintedTiles tiles) {
        mosaic = new Mosaic(tiles);
        resampler = new Resampler(mosaic);
    }

    /// Paints the given blocks anew, all layers from the bottom up.
    ///
    /// @param lacking receives the tiles that others stood in for
    /// @param cancel polled between blocks
    /// @throws org.lapwing.jobs.CancelledException if `cancel` fires; some blocks are painted then
    void compose(FramePlan plan, BitSet blocks, Picture target, Set<TileKey> lacking, CancelToken cancel) {
        for (int index = blocks.nextSetBit(0); index >= 0; index = blocks.nextSetBit(index + 1)) {
            cancel.throwIfCancelled();
            var block = Block.at(index, target.columns(), target.rows());
            target.clear(block);
            for (var layer : plan.layers()) {
                var extent = layer.toPixel()
                        .atLevel(layer.drawnLevel())
                        .extent(block.left(), block.top(), block.right(), block.bottom());
                if (mosaic.fill(layer, extent, lacking)) {
                    resampler.lay(layer, block, target);
                }
                Hatch.lay(layer, plan.failedOf(layer), block, target);
            }
        }
    }
}
