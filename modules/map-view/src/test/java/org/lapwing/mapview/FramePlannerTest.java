package org.lapwing.mapview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lapwing.jobs.CancelToken;
import org.lapwing.labels.Legend;
import org.lapwing.labels.LegendClass;
import org.lapwing.raster.TileCache;
import org.lapwing.raster.TileKey;
import org.lapwing.raster.TileLoader;
import org.lapwing.raster.TileRequest;
import org.lapwing.testsupport.ManualExecutor;
import org.lapwing.testsupport.Scene;

class FramePlannerTest {

    private static final Legend ONE_CLASS =
            new Legend(List.of(new LegendClass(1, "water", "#0000FF", List.of())), Set.of(), Set.of());

    private final TileCache cache = new TileCache(100_000_000);
    private final TileLoader loader = new TileLoader(cache, new ManualExecutor(), 1);
    private final FramePlanner planner = new FramePlanner(loader, new PaintedTiles(cache, 50_000_000));
    private final FakePyramid image = new FakePyramid("image", 40_000, 30_000, 4, 100);
    private final FakePyramid model = new FakePyramid("model", 40_000, 30_000, 3, 0);
    private final Layer imagery = PainterStage.grey(image);
    private final Layer prediction =
            Layer.of("prediction", "Prediction", model, new ScoreStyle(ONE_CLASS, ScoreMode.CLASS));

    @Test
    void tilesAreAskedForFromTheCentreOutward() {
        var plan = plan(PainterStage.at(0, 0, 1, 1280, 768), imagery);
        var fine = plan.requests().stream()
                .filter(request -> request.key().level() == 0)
                .toList();

        assertEquals(15, fine.size());
        assertEquals(image.key(0, 2, 1), fine.getFirst().key());
        double before = 0;
        for (var request : fine) {
            double distance = Math.hypot(
                    (request.key().column() - 2) * 256.0, (request.key().row() - 1) * 256.0);
            assertTrue(distance >= before, request.key() + " comes too late");
            before = distance;
        }
    }

    @Test
    void coarseStandInsComeFirstAndPredictionsLast() {
        var plan = plan(PainterStage.at(0, 0, 1, 512, 256), imagery, prediction);

        assertEquals(
                List.of("image 3", "image 0", "image 0", "model 0", "model 0"),
                plan.requests().stream()
                        .map(request -> request.key().source().content() + " "
                                + request.key().level())
                        .toList());
        assertEquals(TileRequest.Effort.COMPUTE, plan.requests().getLast().effort());
        assertEquals(4, plan.missing().size());
    }

    @Test
    void aPredictedTileOfSeveralPatchesComesInQuartersAndThenWhole() {
        var plan = plan(PainterStage.at(0, 0, 4, 256, 256), imagery, prediction);
        var predicted = plan.requests().stream()
                .map(TileRequest::key)
                .filter(key -> key.source().equals(model.id()))
                .toList();

        assertEquals(
                List.of(1, 1, 1, 1, 2), predicted.stream().map(TileKey::level).toList());
        assertEquals(
                Set.of(model.key(1, 0, 0), model.key(1, 1, 0), model.key(1, 0, 1), model.key(1, 1, 1)),
                Set.copyOf(predicted.subList(0, 4)));
        assertTrue(plan.missing().contains(model.key(2, 0, 0)));
        assertTrue(
                plan.missing().stream().noneMatch(key -> key.equals(model.key(1, 0, 0))),
                "a quarter is not what the picture lacks");
    }

    @Test
    void whatIsProbablyNextIsAskedForAfterEverythingElse() {
        var next = new FakePyramid("next", 40_000, 30_000, 4, 100);
        var after = new FakePyramid("other grid", 20_000, 30_000, 4, 100);
        var layer = imagery.withUpcoming(List.of(next, after));

        var plan = plan(PainterStage.at(0, 0, 1, 512, 256), layer, prediction);

        assertEquals(
                List.of("image 3", "image 0", "image 0", "model 0", "model 0", "next 0", "next 0"),
                plan.requests().stream()
                        .map(request -> request.key().source().content() + " "
                                + request.key().level())
                        .toList());
        assertEquals(4, plan.missing().size(), "the picture is whole without it");

        var known = next.key(0, 0, 0);
        cache.put(known, next.tile(known));
        assertEquals(
                6,
                plan(PainterStage.at(0, 0, 1, 512, 256), layer, prediction)
                        .requests()
                        .size());
    }

    @Test
    void noStandInIsAskedForWhereOneIsCached() {
        var coarse = image.key(2, 0, 0);
        cache.put(coarse, image.tile(coarse));
        var plan = plan(PainterStage.at(0, 0, 1, 512, 256), imagery);

        assertEquals(2, plan.requests().size());
    }

    @Test
    void theReadLevelIsTheFinestThatIsNotWasted() {
        assertEquals(0, level(1));
        assertEquals(0, level(1.99));
        assertEquals(1, level(2));
        assertEquals(1, level(3.9));
        assertEquals(3, level(8));
        assertEquals(0, level(0.01));
    }

    @Test
    void aModelIsNotRunFartherOutThanItsLevels() {
        assertEquals(
                List.of(),
                plan(PainterStage.at(0, 0, 7.9, 500, 500), prediction).notices());

        var plan = plan(PainterStage.at(0, 0, 8, 500, 500), prediction);
        assertEquals(List.of(), plan.requests());
        assertEquals(
                List.of(MapNotice.Kind.ZOOM_IN_TO_PREDICT),
                plan.notices().stream().map(MapNotice::kind).toList());
    }

    @Test
    void fartherOutAModelIsSampledCoarseFirstAndCalledAPreview() {
        var sampled = new FakePyramid("model", 40_000, 30_000, 3, 0).withSampledLevels(6);
        var layer = Layer.of("prediction", "Prediction", sampled, new ScoreStyle(ONE_CLASS, ScoreMode.CLASS));

        assertEquals(
                List.of(), plan(PainterStage.at(0, 0, 7.9, 500, 500), layer).notices());
        var preview = plan(PainterStage.at(0, 0, 8, 512, 256), layer);
        assertEquals(
                List.of(MapNotice.Kind.PREVIEW),
                preview.notices().stream().map(MapNotice::kind).toList());
        assertTrue(preview.layers().getFirst().isPreview());
        assertEquals(
                List.of(5, 3, 3),
                preview.requests().stream()
                        .map(request -> request.key().level())
                        .toList());
        assertEquals(2, preview.missing().size(), "stand-ins are not missed");

        assertEquals(List.of(MapNotice.Kind.PREVIEW), kinds(plan(PainterStage.at(0, 0, 63, 500, 400), layer)));
        var beyond = plan(PainterStage.at(0, 0, 64, 500, 400), layer);
        assertEquals(List.of(MapNotice.Kind.ZOOM_IN_TO_PREDICT), kinds(beyond));
        assertEquals(List.of(), beyond.requests());
    }

    @Test
    void withinItsLevelsAModelIsNotSampledFirst() {
        var sampled = new FakePyramid("model", 40_000, 30_000, 3, 0).withSampledLevels(6);
        var layer = Layer.of("prediction", "Prediction", sampled, new ScoreStyle(ONE_CLASS, ScoreMode.CLASS));

        assertEquals(
                List.of(0, 0),
                plan(PainterStage.at(0, 0, 1, 512, 256), layer).requests().stream()
                        .map(request -> request.key().level())
                        .toList());
        assertTrue(
                plan(PainterStage.at(0, 0, 4, 512, 256), layer).requests().stream()
                        .allMatch(request -> request.key().level() <= 2),
                "nothing coarser, which would be a sample");
    }

    @Test
    void aHeldLayerAsksForNothingAndSaysSo() {
        var plan = plan(PainterStage.at(0, 0, 1, 512, 256), imagery, prediction.held());

        assertEquals(List.of(MapNotice.Kind.HELD), kinds(plan));
        assertTrue(plan.requests().stream()
                .allMatch(request -> request.key().source().equals(image.id())));
        assertEquals(2, plan.missing().size(), "nothing of the held layer is waited for");
    }

    private static List<MapNotice.Kind> kinds(FramePlan plan) {
        return plan.notices().stream().map(MapNotice::kind).toList();
    }

    @Test
    void aHugeImageWithoutReducedCopiesIsNotReadWhole() {
        var huge = PainterStage.grey(new FakePyramid("huge", 40_000, 30_000, 1, 0));
        var plan = plan(PainterStage.at(0, 0, 40, 1000, 750), huge);

        assertEquals(List.of(), plan.requests());
        assertEquals(
                List.of(MapNotice.Kind.ZOOM_IN_TO_DRAW),
                plan.notices().stream().map(MapNotice::kind).toList());
        assertEquals(List.of(), plan(PainterStage.at(0, 0, 2, 1000, 750), huge).notices());
    }

    @Test
    void aRoughLevelIsDrawnAndNamed() {
        var young = new FakePyramid("young", 40_000, 30_000, 7, 0);
        young.roughFrom(2);
        var layer = PainterStage.grey(young);
        var plan = plan(PainterStage.at(0, 0, 40, 1000, 750), layer);

        assertEquals(
                List.of(MapNotice.Kind.ROUGH),
                plan.notices().stream().map(MapNotice::kind).toList());
        assertEquals(6, plan.requests().getFirst().key().level(), "the whole comes before its parts");
        assertEquals(List.of(), plan(PainterStage.at(0, 0, 2, 1000, 750), layer).notices());
    }

    @Test
    void layersThatCannotBeDrawnAreNamed() {
        var elsewhere = new FakePyramid("image", 40, 30, 1, 0);
        var pixels = Layer.of(
                "pixels",
                "Photo",
                new org.lapwing.raster.MemoryRaster(
                        org.lapwing.raster.SourceId.of("photo"),
                        org.lapwing.raster.Grid.ofPixels(7, 5),
                        Scene.ramp(7, 5).read(org.lapwing.raster.Window.of(0, 0, 7, 5), CancelToken.NEVER)),
                PainterStage.GREY);
        var misfit = Layer.of("bands", "Bands", elsewhere, ImageryStyle.of(0, 1, 2, Stretch.bytes()));
        var plan = plan(PainterStage.at(0, 0, 1, 100, 100), imagery, pixels, misfit);

        assertEquals(
                List.of(MapNotice.Kind.OTHER_REFERENCE_SYSTEM, MapNotice.Kind.STYLE_DOES_NOT_FIT),
                plan.notices().stream().map(MapNotice::kind).toList());
        assertEquals(
                "Photo has no map coordinates while the bottom layer has, and is not drawn.",
                plan.notices().getFirst().text());
        assertEquals(1, plan.layers().size());
    }

    @Test
    void outsideTheRasterNothingIsAskedFor() {
        assertEquals(
                List.of(),
                plan(PainterStage.at(-900, -900, 1, 500, 500), imagery).requests());
    }

    private int level(double pixelsPerPixel) {
        return plan(PainterStage.at(1000, 1000, pixelsPerPixel, 100, 100), imagery)
                .layers()
                .getFirst()
                .readLevel();
    }

    private FramePlan plan(Viewport viewport, Layer... layers) {
        return planner.plan(new ViewFrame(1, viewport, 0, new LayerHistory().next(List.of(layers))));
    }
}
