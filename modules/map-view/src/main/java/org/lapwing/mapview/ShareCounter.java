package org.lapwing.mapview;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.lapwing.labels.Legend;
import org.lapwing.raster.Scores;
import org.lapwing.raster.Tile;
import org.lapwing.raster.TileCache;
import org.lapwing.raster.TileKey;
import org.lapwing.raster.Window;

/// Counts the classes of a prediction in a view from cached tiles; reads and predicts nothing.
///
/// The classes of a tile are decided once and kept while it is looked at, so that counting again after a small
/// move or a new tile is cheap. Safe for use by several threads, one at a time.
final class ShareCounter {

    private static final byte UNKNOWN = (byte) Legend.UNLABELLED;
    private static final byte EMPTY = (byte) (Legend.UNLABELLED - 1);

    /// Decided tiles kept: 16 MiB.
    private static final int KEPT = 256;

    private record Decided(TileKey key, int classes, double unknownBelow) {}

    private final TileCache cache;
    private final Map<Decided, byte[]> kept = new LinkedHashMap<>(KEPT, 0.75f, true);

    ShareCounter(TileCache cache) {
        this.cache = cache;
    }

    /// The shares of what a view shows of a prediction.
    ///
    /// @param style the layer's style
    synchronized ViewShares count(Layer layer, ScoreStyle style, Viewport view) {
        var grid = layer.source().grid();
        var plan = LayerPlan.of(
                new ViewFrame(0, view, 0, List.of()),
                new FrameLayer(layer, layer.source().levels(), layer.source().sampledLevels(), List.of()),
                StylePaint.of(style));
        int level = plan.readLevel();
        var coverage = plan.isPreview() ? ViewShares.Coverage.SAMPLE : ViewShares.Coverage.WHOLE;
        var counts = new long[256];
        long missing = 0;
        var seen = MapLimits.visible(view, grid)
                .flatMap(window -> atLevel(window, level).clip(grid));
        if (seen.isPresent()) {
            var range = TileRange.covering(
                    new Extent(
                            seen.get().column(),
                            seen.get().row(),
                            seen.get().endColumn(),
                            seen.get().endRow()),
                    grid,
                    level);
            if (range.isPresent()) {
                missing = count(layer, style, level, seen.get(), range.get(), counts);
            }
        }
        if (coverage
                == ViewShares.Coverage.SAMPLE) { // between the sampled pixels is no data, but not because of the image
            missing += counts[EMPTY & 0xFF];
            counts[EMPTY & 0xFF] = 0;
        }
        return new ViewShares(
                LongStream.of(counts).limit(style.legend().size()).boxed().toList(),
                counts[UNKNOWN & 0xFF],
                counts[EMPTY & 0xFF],
                missing,
                level,
                coverage);
    }

    /// @return pixels in view whose tiles are not there
    private long count(Layer layer, ScoreStyle style, int level, Window seen, TileRange range, long[] counts) {
        long missing = 0;
        for (long row = range.firstRow(); row <= range.lastRow(); row++) {
            for (long column = range.firstColumn(); column <= range.lastColumn(); column++) {
                var key = new TileKey(layer.source().id(), level, column, row);
                var part = key.window().intersect(seen);
                if (part.isEmpty()) {
                    continue;
                }
                var decided = decided(key, style);
                if (decided.isEmpty()) {
                    missing += part.get().pixels();
                } else {
                    count(decided.get(), key.window(), part.get(), counts);
                }
            }
        }
        return missing;
    }

    private static void count(byte[] decided, Window tile, Window part, long[] counts) {
        int left = (int) (part.column() - tile.column());
        int top = (int) (part.row() - tile.row());
        for (int row = top; row < top + part.height(); row++) {
            int from = row * tile.width() + left;
            for (int i = from; i < from + part.width(); i++) {
                counts[decided[i] & 0xFF]++;
            }
        }
    }

    private Optional<byte[]> decided(TileKey key, ScoreStyle style) {
        int classes = style.legend().size();
        var id = new Decided(key, classes, style.unknown().below());
        var ready = kept.get(id);
        if (ready != null) {
            return Optional.of(ready);
        }
        return cache.get(key).filter(tile -> tile.bands().size() >= classes).map(tile -> {
            var decided = decide(tile, classes, (float) style.unknown().below());
            kept.put(id, decided);
            if (kept.size() > KEPT) {
                kept.remove(kept.keySet().iterator().next());
            }
            return decided;
        });
    }

    private static byte[] decide(Tile tile, int classes, float unknownBelow) {
        int pixels = (int) tile.window().pixels();
        var scores = new float[classes * pixels];
        for (int index = 0; index < classes; index++) {
            tile.copyValues(index, scores, index * pixels);
        }
        var decided = new byte[pixels];
        Scores.decideAll(scores, classes, pixels, unknownBelow, UNKNOWN, decided);
        var invalid = tile.invalidPixels();
        for (int from = invalid.nextSetBit(0); from >= 0; ) {
            int to = invalid.nextClearBit(from);
            Arrays.fill(decided, from, to, EMPTY);
            from = invalid.nextSetBit(to);
        }
        return decided;
    }

    /// The pixels of a level that a full-resolution window touches.
    private static Window atLevel(Window window, int level) {
        long left = window.column() >> level;
        long top = window.row() >> level;
        long right = window.endColumn() + (1L << level) - 1 >> level;
        long bottom = window.endRow() + (1L << level) - 1 >> level;
        return new Window(left, top, Math.toIntExact(right - left), Math.toIntExact(bottom - top), level);
    }
}
