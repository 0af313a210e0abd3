package org.lapwing.mapview;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lapwing.labels.Legend;
import org.lapwing.labels.LegendClass;
import org.lapwing.raster.Band;
import org.lapwing.raster.SampleType;
import org.lapwing.raster.Tile;
import org.lapwing.raster.TileCache;
import org.lapwing.raster.TileKey;

class ShareCounterTest {

    private static final int SIDE = TileKey.TILE_SIZE;
    private static final Legend LEGEND = new Legend(
            List.of(
                    new LegendClass(1, "water", "#0000FF", List.of()),
                    new LegendClass(2, "tree", "#00FF00", List.of())),
            Set.of());
    private static final ScoreStyle CLASSES = new ScoreStyle(LEGEND, ScoreMode.CLASS);

    private final TileCache cache = new TileCache(100_000_000);
    private final ShareCounter counter = new ShareCounter(cache);
    private final FakePyramid model = new FakePyramid("model", 4096, 4096, 3, 0).withSampledLevels(6);

    /// A tile whose upper `rows` rows are water, the next `weak` rows hardly tree, the rest tree; column 0 is
    /// no data.
    private void put(TileKey key, int rows, int weak) {
        var samples = new float[2 * SIDE * SIDE];
        var invalid = new BitSet();
        for (int row = 0; row < SIDE; row++) {
            invalid.set(row * SIDE);
            for (int column = 0; column < SIDE; column++) {
                samples[row * SIDE + column] = row < rows ? 5 : 0;
                samples[(SIDE + row) * SIDE + column] = row < rows ? 0 : row < rows + weak ? 0.1f : 5;
            }
        }
        var bands = List.of(Band.of("water", SampleType.FLOAT32), Band.of("tree", SampleType.FLOAT32));
        cache.put(key, new Tile(key.window(), bands, samples, Optional.of(invalid)));
    }

    private ViewShares count(Viewport view, ScoreStyle style) {
        return counter.count(Layer.of("prediction", "Prediction", model, style), style, view);
    }

    @Test
    void onlyWhatTheViewShowsIsCounted() {
        put(model.key(0, 0, 0), 100, 0);
        put(model.key(0, 1, 0), 0, 0);

        var shares = count(PainterStage.at(200, 90, 1, 100, 20), CLASSES);

        // columns 200-255 of the first tile, 0-43 of the second, whose column 0 is empty; rows 90-109
        assertEquals(List.of(10L * 56, 10L * 56 + 20 * 43), shares.classPixels());
        assertEquals(20, shares.emptyPixels());
        assertEquals(0, shares.missingPixels());
        assertEquals(1, shares.predictedShare());
    }

    @Test
    void tilesThatAreNotThereAreMissingUntilTheyCome() {
        put(model.key(0, 0, 0), 256, 0);
        var view = PainterStage.at(0, 0, 1, 512, 256);
        assertEquals(0.5, count(view, CLASSES).predictedShare());

        put(model.key(0, 1, 0), 0, 0);

        assertEquals(1, count(view, CLASSES).predictedShare());
        assertEquals(List.of(256L * 255, 256L * 255), count(view, CLASSES).classPixels());
    }

    @Test
    void theThresholdOfTheStyleCounts() {
        put(model.key(0, 0, 0), 100, 50);
        var view = PainterStage.at(1, 0, 1, 255, 256);
        assertEquals(List.of(100L * 255, 156L * 255), count(view, CLASSES).classPixels());

        var sure = count(view, new ScoreStyle(LEGEND, ScoreMode.CLASS, 0, new Unknown(0.6, 0xFF000000)));

        assertEquals(List.of(100L * 255, 106L * 255), sure.classPixels());
        assertEquals(50L * 255, sure.unknownPixels());
    }

    @Test
    void fartherOutTheSampleIsCountedAndTheRestIsMissing() {
        put(model.key(3, 0, 0), 256, 0);

        var shares = count(PainterStage.at(0, 0, 8, 256, 256), CLASSES);

        assertEquals(ViewShares.Coverage.SAMPLE, shares.coverage());
        assertEquals(3, shares.level());
        assertEquals(List.of(256L * 255, 0L), shares.classPixels());
        assertEquals(256, shares.missingPixels());
    }

    @Test
    void besideTheImageThereIsNothing() {
        var shares = count(PainterStage.at(-900, -900, 1, 100, 100), CLASSES);

        assertEquals(0, shares.countedPixels());
        assertEquals(0, shares.predictedShare());
    }
}
