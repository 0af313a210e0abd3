package org.lapwing.workbench.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lapwing.mapview.Hover;
import org.lapwing.mapview.LayerReading;
import org.lapwing.workbench.fake.FakeServices;

class CursorAndLayersTest {

    private final Locale before = Locale.getDefault();
    private final WindowViewModel window =
            new WindowViewModel(FakeServices.immediate(), Runnable::run, Optional::empty);

    @BeforeEach
    void openATrainedProject() {
        Locale.setDefault(Locale.ENGLISH);
        window.workspace().openProject(Path.of("trained")).join();
    }

    @AfterEach
    void speakAsBefore() {
        Locale.setDefault(before);
    }

    @Test
    void theCursorReadsPlaceBandsTruthAndGuesses() {
        window.cursor()
                .hover(new Hover(
                        500_010.5,
                        5_399_990.5,
                        "EPSG:32632",
                        10.5,
                        9.5,
                        List.of(
                                reading(
                                        "PREDICTION",
                                        new LayerReading.Probabilities(
                                                1,
                                                List.of(0.02, 0.9, 0.08, 0.0),
                                                LayerReading.Probabilities.Decision.KNOWN,
                                                java.util.OptionalInt.empty())),
                                reading("LABELS", new LayerReading.ClassValue(OptionalInt.of(1))),
                                reading("IMAGERY", new LayerReading.BandValues(List.of(44.0, 72.0, 38.0, 130.25))))));

        var readout = window.cursor().readout().get();
        assertEquals("500,010.5  5,399,990.5", readout.place());
        assertEquals("44  72  38  130.3", readout.bands());
        assertEquals("tree", readout.truth().orElseThrow().name());
        assertEquals(
                List.of("tree", "herbaceous", "water"),
                readout.predicted().stream().map(guess -> guess.shown().name()).toList());
        assertTrue(readout.lonLat().endsWith("° E"), readout.lonLat());
    }

    @Test
    void withoutGeoreferencePixelsAreCounted() {
        window.cursor().hover(new Hover(10.5, -9.5, "", 10.5, 9.5, List.of()));

        assertEquals("column 10  row 9", window.cursor().readout().get().place());
        assertEquals("", window.cursor().readout().get().lonLat());
    }

    @Test
    void leavingTheMapEmptiesTheReadout() {
        window.cursor().hover(new Hover(1, 1, "", 1, 1, List.of()));
        window.cursor().leave();

        assertEquals(CursorReadout.NONE, window.cursor().readout().get());
    }

    @Test
    void layersAreReorderedAndDrawnBottomFirst() {
        var image = window.layers().find(LayerItem.Role.IMAGERY).orElseThrow();

        window.layers().move(image, 0);

        assertEquals("IMAGERY", window.layers().drawn().get().getLast().id());
        window.layers().move(image, 99);
        assertEquals("IMAGERY", window.layers().drawn().get().getFirst().id());
    }

    @Test
    void thePredictionFadesInStepsWithinItsRange() {
        var prediction = window.layers().find(LayerItem.Role.PREDICTION).orElseThrow();
        prediction.opacity().set(0.95);

        window.layers().fadePrediction(1);
        assertEquals(1, prediction.opacity().get());
        window.layers().fadePrediction(-1);
        assertEquals(0.9, prediction.opacity().get(), 1e-9);
        window.layers().toggle(LayerItem.Role.PREDICTION);
        assertFalse(window.layers().drawn().get().getLast().visible());
    }

    private static LayerReading reading(String layer, LayerReading.Values values) {
        return new LayerReading(layer, layer, 10, 9, 0, values);
    }
}
