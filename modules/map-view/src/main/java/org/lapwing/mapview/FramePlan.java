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

    /// Every block of the picture.
    BitSet allBlocks() {
        var all = new BitSet();
        all.set(0, Block.count(frame.columns(), frame.rows()));
        return all;
    }

    /// The blocks that tiles touch, with a pixel to spare for interpolation.
    BitSet blocksOf(Set<TileKey> keys) {
        var blocks = new BitSet();
        for (var layer : layers) {
            for (var key : keys) {
                if (key.source().equals(layer.source())) {
                    mark(layer, key, blocks);
                }
            }
        }
        return blocks;
    }

    private void mark(LayerPlan layer, TileKey key, BitSet blocks) {
        double spare = 1 + 1 / layer.toPixel().atLevel(layer.drawnLevel()).scale();
        var extent = layer.deviceExtent(key);
        int across = Block.across(frame.columns());
        int firstX = block(extent.left() - spare, frame.columns());
        int lastX = block(extent.right() + spare, frame.columns());
        int lastY = block(extent.bottom() + spare, frame.rows());
        for (int y = block(extent.top() - spare, frame.rows()); y <= lastY; y++) {
            blocks.set(y * across + firstX, y * across + lastX + 1);
        }
    }

    private static int block(double position, int size) {
        return (int) Math.clamp(position, 0, size - 1) / Block.SIDE;
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
