package org.lapwing.mapview;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.lapwing.raster.TileCache;
import org.lapwing.raster.TileKey;

/// Tiles in colours, made from cached samples when first drawn; the least recently drawn ones leave first.
///
/// A new style or mode needs only this cache to be filled again, so it never reads or predicts. Used by the painter's
/// thread only.
final class PaintedTiles {

    private record Key(TileKey tile, StylePaint paint) {}

    /// @param generation of the samples it was made from
    private record Entry(PaintedTile tile, int generation) {}

    private static final int STYLES_KEPT = 64;

    private final TileCache samples;
    private final Map<Key, Entry> painted = new LinkedHashMap<>(256, 0.75f, true);
    private final Map<LayerStyle, StylePaint> paints = new LinkedHashMap<>(16, 0.75f, true);
    private long budgetBytes;

    PaintedTiles(TileCache samples, long budgetBytes) {
        this.samples = samples;
        this.budgetBytes = budgetBytes;
    }

    /// The paint of a style, the same object for equal styles, so that keys are cheap to compare.
    StylePaint paint(LayerStyle style) {
        var paint = paints.computeIfAbsent(style, StylePaint::of);
        if (paints.size() > STYLES_KEPT) {
            paints.remove(paints.keySet().iterator().next());
        }
        return paint;
    }

    /// The tile in colours, if its samples are cached or it was painted before, even from samples that are outdated.
    Optional<PaintedTile> get(TileKey key, StylePaint paint) {
        var id = new Key(key, paint);
        var ready = painted.get(id);
        int generation = samples.generation(key);
        if (ready != null && ready.generation == generation) {
            return Optional.of(ready.tile);
        }
        var present = samples.get(key);
        if (present.isEmpty()) {
            return Optional.ofNullable(ready).map(Entry::tile);
        }
        var tile = present.get();
        var fresh = new PaintedTile(paint.paint(tile), paint.merging(tile.bands()));
        painted.put(id, new Entry(fresh, generation));
        trim();
        return Optional.of(fresh);
    }

    /// The tile in colours, if it was painted before.
    Optional<PaintedTile> ifPainted(TileKey key, StylePaint paint) {
        return Optional.ofNullable(painted.get(new Key(key, paint))).map(Entry::tile);
    }

    /// Whether [#get] would answer with what is not outdated.
    boolean has(TileKey key, StylePaint paint) {
        var ready = painted.get(new Key(key, paint));
        return (ready != null && ready.generation == samples.generation(key)) || samples.contains(key);
    }

    /// How many tiles may be drawn at once without pushing each other out.
    long capacity() {
        return budgetBytes / PaintedTile.byteSize();
    }

    /// Makes room for a picture of so many tiles, so that none leaves while it is shown.
    void makeRoom(long tiles) {
        budgetBytes = Math.max(budgetBytes, tiles * PaintedTile.byteSize());
    }

    private void trim() {
        var eldest = painted.keySet().iterator();
        for (long over = painted.size() - capacity(); over > 0 && eldest.hasNext(); over--) {
            eldest.next();
            eldest.remove();
        }
    }
}
