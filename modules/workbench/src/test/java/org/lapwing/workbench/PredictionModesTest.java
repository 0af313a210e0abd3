package org.lapwing.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lapwing.jobs.DeviceQueue;
import org.lapwing.labels.Legend;
import org.lapwing.labels.LegendClass;
import org.lapwing.mapview.Layer;
import org.lapwing.mapview.MapNotice;
import org.lapwing.mapview.MapPane;
import org.lapwing.mapview.ScoreMode;
import org.lapwing.mapview.ScoreStyle;
import org.lapwing.mapview.Unknown;
import org.lapwing.model.BandNormalization;
import org.lapwing.model.ModelCard;
import org.lapwing.model.TrainingProvenance;
import org.lapwing.model.UNet;
import org.lapwing.prediction.PredictedRaster;
import org.lapwing.prediction.PredictionSettings;
import org.lapwing.raster.ComparedScores;
import org.lapwing.raster.RasterSource;
import org.lapwing.raster.TileCache;
import org.lapwing.raster.TileLoader;
import org.lapwing.raster.reprojection.ReprojectedRaster;
import org.lapwing.testsupport.FakeSegmenter;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// The map over real predictions by a segmenter that counts its calls: whatever is changed about their looks,
/// the scores are there already.
@ExtendWith(ApplicationExtension.class)
class PredictionModesTest {

    private static final int MARGIN = 2;
    private static final Legend LEGEND = legend("#0000FF");

    private final DeviceQueue device = new DeviceQueue("device-test");
    private final TileLoader loader = TileLoader.create(new TileCache(200_000_000));
    private final RasterSource image = org.lapwing.testsupport.Scene.patchwork(600, 500, 2, 4);
    private final FakeSegmenter segmenter = new FakeSegmenter(MARGIN, -0.4f, 0.5f);
    private final FakeSegmenter otherSegmenter = new FakeSegmenter(MARGIN, -0.2f, 0.7f);
    private PredictedRaster prediction;
    private PredictedRaster other;
    private MapPane map;

    private static Legend legend(String first) {
        return new Legend(
                List.of(
                        new LegendClass(1, "water", first, List.of()),
                        new LegendClass(2, "tree", "#00AA00", List.of()),
                        new LegendClass(3, "field", "#FFEE00", List.of())),
                java.util.Set.of(0));
    }

    @Start
    void start(Stage stage) throws Exception {
        prediction = raster("one", segmenter);
        other = raster("two", otherSegmenter);
        map = new MapPane(loader);
        stage.setScene(new Scene(map, 640, 480));
        stage.show();
    }

    private PredictedRaster raster(String version, FakeSegmenter by) throws Exception {
        var bands = List.of(new BandNormalization("band 1", 0, 128, 60), new BandNormalization("band 2", 1, 129, 59));
        var card = new ModelCard(
                ModelCard.FORMAT,
                "test model",
                new UNet(2, 3, 1, 1, UNet.Norm.NONE),
                bands,
                1,
                100,
                MARGIN,
                1,
                LEGEND,
                TrainingProvenance.untrained(42));
        return PredictedRaster.of(image, card, version, by, device, PredictionSettings.live());
    }

    @AfterEach
    void close() throws Exception {
        onFx(() -> {
            map.close();
            return true;
        });
        loader.close();
        prediction.close();
        other.close();
        device.close();
    }

    @Test
    void modeLegendOpacityAndThresholdNeverPredictAgain() throws Exception {
        var first = shown(prediction, new ScoreStyle(LEGEND, ScoreMode.CLASS), 1);
        int calls = segmenter.calls();
        assertTrue(calls > 0, "the first look predicts");

        for (var mode : ScoreMode.values()) {
            if (!mode.isComparison()) {
                shown(prediction, new ScoreStyle(LEGEND, mode, 2, Unknown.NOTHING), 1);
            }
        }
        var recoloured = shown(prediction, new ScoreStyle(legend("#FF00FF"), ScoreMode.CLASS), 1);
        shown(prediction, new ScoreStyle(LEGEND, ScoreMode.CLASS), 0.3);
        var unknown = shown(prediction, new ScoreStyle(LEGEND, ScoreMode.CLASS, 0, new Unknown(0.6, 0xFF123456)), 1);
        var again = shown(prediction, new ScoreStyle(LEGEND, ScoreMode.CLASS), 1);

        assertEquals(calls, segmenter.calls());
        assertNotEquals(Arrays.hashCode(first), Arrays.hashCode(recoloured));
        assertTrue(Arrays.stream(unknown).anyMatch(argb -> argb == 0xFF123456), "unknown pixels are shown");
        assertEquals(Arrays.hashCode(first), Arrays.hashCode(again));
    }

    @Test
    void farOutAPredictionInAnotherReferenceSystemIsAPreviewToo() throws Exception {
        var seen = ReprojectedRaster.of(prediction, "EPSG:3857", ReprojectedRaster.Sampling.NEAREST);
        assertEquals(prediction.sampledLevels(), seen.sampledLevels());
        onFx(() -> {
            map.setLayers(List.of(Layer.of("prediction", "prediction", seen, new ScoreStyle(LEGEND, ScoreMode.CLASS))));
            return true;
        });
        onFx(() -> {
            map.setViewport(map.viewport().withScale(9 * seen.grid().transform().columnSize()));
            return true;
        });
        onFx(map::settled).get(20, TimeUnit.SECONDS);

        assertTrue(
                onFx(() -> map.noticesProperty().get()).stream()
                        .anyMatch(notice -> notice.kind() == MapNotice.Kind.PREVIEW),
                "three levels out only a sample is predicted");
        assertTrue(
                Arrays.stream(onFx(map::picture).toArray()).anyMatch(argb -> argb >>> 24 == 0xFF),
                "and the sample is shown");
    }

    @Test
    void aComparisonPredictsOnlyByTheModelThatWasNotShownYet() throws Exception {
        shown(prediction, new ScoreStyle(LEGEND, ScoreMode.CLASS), 1);
        int calls = segmenter.calls();
        var compared = new ComparedScores(prediction, other, List.of(0, 1, 2), loader.cache());

        shown(compared, new ScoreStyle(LEGEND, ScoreMode.CHANGED), 1);
        int otherCalls = otherSegmenter.calls();
        shown(compared, new ScoreStyle(LEGEND, ScoreMode.DISAGREEMENT), 1);
        shown(prediction, new ScoreStyle(LEGEND, ScoreMode.CLASS), 1);
        shown(compared, new ScoreStyle(LEGEND, ScoreMode.CHANGED), 1);

        assertEquals(calls, segmenter.calls());
        assertEquals(calls, otherCalls);
        assertEquals(otherCalls, otherSegmenter.calls());
    }

    @Test
    void aPausedPredictionShowsWhatIsThereAndPredictsNothing() throws Exception {
        shown(prediction, new ScoreStyle(LEGEND, ScoreMode.CLASS), 1);
        int calls = segmenter.calls();
        var held = Layer.of("prediction", "Prediction", other, new ScoreStyle(LEGEND, ScoreMode.CLASS))
                .held();

        onFx(() -> {
                    map.setLayers(List.of(held));
                    return map.settled();
                })
                .get(30, TimeUnit.SECONDS);
        assertEquals(List.of(MapNotice.Kind.HELD), onFx(() -> map.noticesProperty().get().stream()
                .map(MapNotice::kind)
                .toList()));
        assertEquals(0, otherSegmenter.calls());
        assertEquals(calls, segmenter.calls());
    }

    private int[] shown(RasterSource source, ScoreStyle style, double opacity) throws Exception {
        CompletableFuture<Void> settled = onFx(() -> {
            map.setLayers(
                    List.of(Layer.of("prediction", "Prediction", source, style).withOpacity(opacity)));
            map.nativeResolution();
            return map.settled();
        });
        settled.get(30, TimeUnit.SECONDS);
        assertEquals(Optional.empty(), onFx(() -> map.noticesProperty().get().stream()
                .findAny()));
        return onFx(() -> map.picture().toArray());
    }

    private static <T> T onFx(Supplier<T> work) throws Exception {
        var done = new CompletableFuture<T>();
        Platform.runLater(() -> done.complete(work.get()));
        return done.get(30, TimeUnit.SECONDS);
    }
}
