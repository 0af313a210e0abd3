package org.lapwing.workbench.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lapwing.mapview.ScoreMode;
import org.lapwing.mapview.ScoreStyle;
import org.lapwing.mapview.Unknown;
import org.lapwing.raster.ComparedScores;
import org.lapwing.raster.Window;
import org.lapwing.workbench.fake.FakeServices;

class PredictionViewModelTest {

    private final FakeServices services = FakeServices.immediate();
    private final WindowViewModel window =
            new WindowViewModel(services, Runnable::run, () -> Optional.of(Window.of(0, 0, 64, 64)));
    private final PredictionViewModel prediction = window.prediction();

    @BeforeEach
    void openATrainedProject() {
        window.workspace().openProject(Path.of("trained")).join();
    }

    private LayerItem layer() {
        return window.layers().find(LayerItem.Role.PREDICTION).orElseThrow();
    }

    private ScoreStyle style() {
        return (ScoreStyle) layer().style().get();
    }

    @Test
    void whatChangedIsShownOnceThereIsAnEarlierCheckpoint() {
        prediction.mode().set(ScoreMode.CHANGED);
        assertFalse(prediction.isPossible(ScoreMode.CHANGED));
        assertEquals(ScoreMode.CLASS, style().mode());

        window.live().offerBest(Path.of("trained-model")).join();

        assertEquals(ScoreMode.CHANGED, style().mode());
        assertInstanceOf(ComparedScores.class, layer().source().get());
        assertEquals(
                List.of(1),
                prediction.comparable().get().earlier().stream()
                        .map(each -> each.epoch())
                        .toList());
    }

    @Test
    void twoModelsDisagreeOnceASecondIsChosen() {
        prediction.mode().set(ScoreMode.DISAGREEMENT);
        assertEquals(ScoreMode.CLASS, style().mode());

        window.live().compareWith(Path.of("other")).join();

        assertEquals(ScoreMode.DISAGREEMENT, style().mode());
        prediction.mode().set(ScoreMode.CLASS);
        assertSame(
                window.live().prediction().get().orElseThrow().source(),
                layer().source().get());
    }

    @Test
    void aSecondModelThatCannotBeUsedIsToldAndChangesNothing() {
        services.models.refusing = true;

        var failed = window.live().compareWith(Path.of("other"));

        assertTrue(failed.isCompletedExceptionally());
        assertTrue(window.notices().unread().getFirst().detail().contains("other"));
        assertFalse(prediction.isPossible(ScoreMode.DISAGREEMENT));
    }

    @Test
    void theNextModeSkipsWhatHasNothingToCompare() {
        var seen = new ArrayList<ScoreMode>();
        do {
            seen.add(style().mode());
            prediction.nextMode();
        } while (prediction.mode().get() != ScoreMode.CLASS);

        assertEquals(
                List.of(
                        ScoreMode.CLASS,
                        ScoreMode.MIXED,
                        ScoreMode.PROBABILITY,
                        ScoreMode.CONFIDENCE,
                        ScoreMode.ENTROPY,
                        ScoreMode.MARGIN),
                seen);
    }

    @Test
    void theChosenClassIsKeptByItsCode() {
        prediction.mode().set(ScoreMode.PROBABILITY);
        prediction.chosenCode().set(Optional.of(3));
        assertEquals(2, style().classIndex());

        prediction.chosenCode().set(Optional.of(77));
        assertEquals(0, style().classIndex());
    }

    @Test
    void theThresholdOfTheMapIsThatOfTheExport() {
        assertEquals(Unknown.NOTHING, style().unknown());

        prediction.unknownBelow().set(0.6);
        prediction.unknownColor().set("#abcdef");
        assertEquals(new Unknown(0.6, 0xFFABCDEF), style().unknown());
        window.export().start().join();
        assertEquals(0.6, services.exported.getLast().unknown().orElseThrow().below());
        assertEquals(
                "#ABCDEF", services.exported.getLast().unknown().orElseThrow().color());

        window.export().unknown().set(false);
        window.export().start().join();
        assertEquals(Optional.empty(), services.exported.getLast().unknown());
    }

    @Test
    void aNewImageForgetsTheSecondModel() {
        window.live().compareWith(Path.of("other")).join();
        window.workspace().openImage(Path.of("image.tif")).join();

        assertEquals(
                PredictionViewModel.Comparable.NOTHING, prediction.comparable().get());
    }

    @Test
    void pausingHoldsThePredictionOnly() {
        window.live().pauseOrResume();

        assertEquals(
                List.of(org.lapwing.mapview.Layer.Supply.LIVE, org.lapwing.mapview.Layer.Supply.HELD),
                window.layers().drawn().get().stream()
                        .map(org.lapwing.mapview.Layer::supply)
                        .distinct()
                        .toList());
        window.live().updateOnce();
        assertFalse(layer().held().get());
        window.live().updated();
        assertTrue(layer().held().get());
    }

    @Test
    void aLayerTellsThatItIsAPreview() {
        window.layers()
                .tell(List.of(new org.lapwing.mapview.MapNotice(
                        "PREDICTION", "Prediction", org.lapwing.mapview.MapNotice.Kind.PREVIEW, "text")));
        assertEquals("preview", layer().state().get());

        window.layers().tell(List.of());
        assertEquals("", layer().state().get());
    }
}
