package org.lapwing.mapview;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lapwing.raster.TileKey;
import org.lapwing.raster.TileRequest;

/// What a frame draws, what it lacks and what the person should know. Made by [FramePlanner]; belongs to the painter's
/// thread.
///
/// @param frame the snapshot
/// @param layers drawable layers, bottom first
/// @param requests tiles to ask for, most urgent first
/// @param missing tiles that the view lacks, without coarse stand-ins; shrinks as they arrive or fail
/// @param failed tiles to be hatched, by layer id
/// @param notices what the person should know, but for failures
record FramePlan(
        ViewFrame frame,
        List<LayerPlan> layers,
        List<TileRequest> requests,
        Set<TileKey> missing,
        Map<String, Set<TileKey>> failed,
        List<MapNotice> notices) {

    /// Every swatch of the picture.
    BitSet allSwatches() {
        var all = new BitSet();
        all.set(0, Swatch.count(frame.columns(), frame.rows()));
        return all;
    }

    /// The swatches that tiles touch, with a pixel to spare for interpolation.
    BitSet swatchesOf(Set<TileKey> keys) {
        var swatches = new BitSet();
        for (var layer : layers) {
            for (var key : keys) {
                if (key.source().equals(layer.source())) {
                    mark(layer, key, swatches);
                }
            }
        }
        return swatches;
    }

    private void mark(LayerPlan layer, TileKey key, BitSet swatches) {
        double spare = 1 + 1 / layer.toPixel().atLevel(layer.drawnLevel()).scale();
        var extent = layer.deviceExtent(key);
        int across = Swatch.across(frame.columns());
        int firstX = swatch(extent.left() - spare, frame.columns());
        int lastX = swatch(extent.right() + spare, frame.columns());
        int lastY = swatch(extent.bottom() + spare, frame.rows());
        for (int y = swatch(extent.top() - spare, frame.rows()); y <= lastY; y++) {
            swatches.set(y * across + firstX, y * across + lastX + 1);
        }
    }

    private static int swatch(double position, int size) {
        return (int) Math.clamp(position, 0, size - 1) / Swatch.SIDE;
    }

    /// Notes that a tile came; it may be one that nobody misses.
    void arrived(TileKey key) {
        missing.remove(key);
    }

    /// Notes that a tile cannot be had.
    void failed(TileKey key) {
        missing.remove(key);
        for (var layer : layers) {
            if (layer.source().equals(key.source()) && layer.readLevel() == key.level()) {
                failed.computeIfAbsent(layer.layer().id(), _ -> new HashSet<>()).add(key);
            }
        }
    }

    /// The tiles of a layer to be hatched.
    List<TileKey> failedOf(LayerPlan layer) {
        return new ArrayList<>(failed.getOrDefault(layer.layer().id(), Set.of()));
    }
}
