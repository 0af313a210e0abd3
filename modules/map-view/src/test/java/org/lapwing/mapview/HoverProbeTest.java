package org.lapwing.mapview;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lapwing.jobs.CancelToken;
import org.lapwing.labels.Legend;
import org.lapwing.labels.LegendClass;
import org.lapwing.raster.TileCache;
import org.lapwing.raster.TileKey;
import org.lapwing.testsupport.Scene;

class HoverProbeTest {

    private static final Legend LEGEND = new Legend(
            List.of(
                    new LegendClass(1, "a", "#0000FF", List.of()),
                    new LegendClass(2, "b", "#00FF00", List.of()),
                    new LegendClass(3, "c", "#FF0000", List.of())),
            Set.of(),
            Set.of());

    private final TileCache cache = new TileCache(100_000_000);
    private final HoverProbe probe = new HoverProbe(cache);

    @Test
    void readingsComeTopLayerFirstAndFollowTheStyle() {
        var ramp = Scene.ramp(7, 5);
        var key = new TileKey(ramp.id(), 0, 0, 0);
        cache.put(key, ramp.read(key.window(), CancelToken.NEVER));
        var imagery = Layer.of("imagery", "Imagery", ramp, PainterStage.GREY);
        var scores = Layer.of("scores", "Scores", ramp, new ScoreStyle(LEGEND, ScoreMode.CLASS));
        var classes = Layer.of("classes", "Classes", ramp, new ClassStyle(LEGEND));
        var place = ramp.grid().transform();
        var hover = probe.probe(List.of(imagery, scores, classes), place.x(1.5, 0.5), place.y(1.5, 0.5));

        assertEquals(1.5, hover.column(), 1e-9);
        assertEquals(0.5, hover.row(), 1e-9);
        assertEquals(
                List.of(
                        new LayerReading("classes", "Classes", 1, 0, 0, new LayerReading.ClassValue(OptionalInt.of(1))),
                        new LayerReading(
                                "scores",
                                "Scores",
                                1,
                                0,
                                0,
                                new LayerReading.Probabilities(
                                        2,
                                        List.of(0.0, 0.0, 1.0),
                                        LayerReading.Probabilities.Decision.KNOWN,
                                        java.util.OptionalInt.empty())),
                        new LayerReading(
                                "imagery",
                                "Imagery",
                                1,
                                0,
                                0,
                                new LayerReading.BandValues(List.of(1.0, 1001.0, 2001.0)))),
                hover.readings());
    }

    @Test
    void noDataAndNotYetReadAreToldApart() {
        var ramp = Scene.ramp(7, 5);
        var layer = PainterStage.grey(ramp);
        var place = ramp.grid().transform();
        double x = place.x(Scene.NO_DATA_COLUMN + 0.5, Scene.NO_DATA_ROW + 0.5);
        double y = place.y(Scene.NO_DATA_COLUMN + 0.5, Scene.NO_DATA_ROW + 0.5);
        assertEquals(
                new LayerReading.Missing(),
                probe.probe(List.of(layer), x, y).readings().getFirst().values());

        var key = new TileKey(ramp.id(), 0, 0, 0);
        cache.put(key, ramp.read(key.window(), CancelToken.NEVER));
        assertEquals(
                new LayerReading.NoData(),
                probe.probe(List.of(layer), x, y).readings().getFirst().values());
    }

    @Test
    void aCoarserLevelAnswersUntilTheFinestIsCached() {
        var pyramid = new FakePyramid("image", 4000, 3000, 4, 100);
        var key = pyramid.key(2, 0, 0);
        cache.put(key, pyramid.tile(key));
        var reading = probe.probe(List.of(PainterStage.grey(pyramid)), 900.5, -70.5)
                .readings()
                .getFirst();

        assertEquals(2, reading.level());
        assertEquals(900, reading.column());
        assertEquals(new LayerReading.BandValues(List.of(102.0)), reading.values());
    }

    @Test
    void hiddenLayersAndPlacesOutsideSayNothing() {
        var layer = PainterStage.grey(new FakePyramid("image", 4000, 3000, 4, 100));

        assertEquals(List.of(), probe.probe(List.of(layer), -0.5, -70.5).readings());
        assertEquals(List.of(), probe.probe(List.of(layer.hidden()), 5, -5).readings());
    }
}
