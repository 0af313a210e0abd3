package org.lapwing.mapview;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.lapwing.mapview.LayerReading.BandValues;
import org.lapwing.mapview.LayerReading.ClassValue;
import org.lapwing.mapview.LayerReading.Missing;
import org.lapwing.mapview.LayerReading.NoData;
import org.lapwing.mapview.LayerReading.Probabilities;
import org.lapwing.mapview.LayerReading.Probabilities.Decision;
import org.lapwing.mapview.LayerReading.Values;
import org.lapwing.raster.ComparedScores;
import org.lapwing.raster.Scores;
import org.lapwing.raster.Tile;
import org.lapwing.raster.TileCache;
import org.lapwing.raster.TileKey;

/// Looks up what the cached tiles hold under a map position; reads nothing, so it is quick enough for the FX thread.
final class HoverProbe {

    private final TileCache cache;

    HoverProbe(TileCache cache) {
        this.cache = cache;
    }

    /// What lies under a map position.
    ///
    /// @param layers bottom first, not empty
    Hover probe(List<Layer> layers, double mapX, double mapY) {
        var base = layers.getFirst().source().grid();
        var readings = new ArrayList<LayerReading>();
        for (var layer : layers.reversed()) {
            boolean hasValues = !(layer.style() instanceof FeatureStyle); // features are told on a click
            if (hasValues && layer.visible() && layer.source().grid().crs().equals(base.crs())) {
                reading(layer, mapX, mapY).ifPresent(readings::add);
            }
        }
        return new Hover(
                mapX,
                mapY,
                base.crs(),
                base.transform().column(mapX, mapY),
                base.transform().row(mapX, mapY),
                readings);
    }

    private Optional<LayerReading> reading(Layer layer, double mapX, double mapY) {
        var grid = layer.source().grid();
        long column = (long) Math.floor(grid.transform().column(mapX, mapY));
        long row = (long) Math.floor(grid.transform().row(mapX, mapY));
        if (column < 0 || row < 0 || column >= grid.columns() || row >= grid.rows()) {
            return Optional.empty();
        }
        for (int level = 0; level < layer.source().sampledLevels(); level++) {
            long atColumn = column >> level;
            long atRow = row >> level;
            var key = new TileKey(layer.source().id(), level, atColumn / TileKey.TILE_SIZE, atRow / TileKey.TILE_SIZE);
            var tile = cache.get(key);
            if (tile.isPresent()) {
                var values = values(
                        layer, tile.get(), (int) (atColumn % TileKey.TILE_SIZE), (int) (atRow % TileKey.TILE_SIZE));
                return Optional.of(new LayerReading(layer.id(), layer.name(), column, row, level, values));
            }
        }
        return Optional.of(new LayerReading(layer.id(), layer.name(), column, row, 0, new Missing()));
    }

    /// The values of one pixel of a tile, after the style of the layer.
    static Values values(Layer layer, Tile tile, int column, int row) {
        if (!tile.isValid(column, row)) {
            return new NoData();
        }
        int bands = tile.bands().size();
        return switch (layer.style()) {
            case FeatureStyle _ -> new Missing();
            case ImageryStyle _, RampStyle _ ->
                new BandValues(IntStream.range(0, bands)
                        .mapToObj(band -> tile.value(band, column, row))
                        .toList());
            case ClassStyle classes -> {
                int index = (int) tile.sample(0, column, row);
                boolean known = index >= 0 && index < classes.legend().size();
                yield new ClassValue(known ? OptionalInt.of(index) : OptionalInt.empty());
            }
            case ScoreStyle style -> {
                int classes = style.legend().size();
                if (classes > bands) { // the style is about to change with the source
                    yield new Missing();
                }
                var scores = new float[classes];
                for (int index = 0; index < classes; index++) {
                    scores[index] = (float) tile.value(index, column, row);
                }
                var probabilities = new float[classes];
                Scores.softmax(scores, classes, 0, 1, probabilities);
                int best = Scores.argMax(scores, classes, 0, 1);
                yield new Probabilities(
                        best,
                        IntStream.range(0, classes)
                                .mapToObj(index -> (double) probabilities[index])
                                .toList(),
                        Scores.isUnknown(probabilities[best], (float)
                                        style.unknown().below())
                                ? Decision.UNKNOWN
                                : Decision.KNOWN,
                        other(style, tile, column, row));
            }
        };
    }

    /// What the other of two compared models says, as a class index.
    private static OptionalInt other(ScoreStyle style, Tile tile, int column, int row) {
        int band = style.legend().size() + ComparedScores.OTHER_CLASS;
        if (!style.mode().isComparison() || band >= tile.bands().size()) {
            return OptionalInt.empty();
        }
        int index = (int) tile.value(band, column, row);
        return index == ComparedScores.NO_COUNTERPART ? OptionalInt.empty() : OptionalInt.of(index);
    }
}
