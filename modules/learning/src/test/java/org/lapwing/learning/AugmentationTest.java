package org.lapwing.learning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.lapwing.raster.Band;
import org.lapwing.raster.SampleType;

class AugmentationTest {

    private static void refused(String text, String... expected) {
        var refusal = assertThrows(IllegalArgumentException.class, () -> Augmentation.parse(text));
        for (var each : expected) {
            assertTrue(refusal.getMessage().contains(each), refusal.getMessage());
        }
    }

    private static BitSet still(Augmentation augmentation, String... names) {
        return StillBands.of(
                augmentation,
                List.of(names).stream()
                        .map(name -> Band.of(name, SampleType.FLOAT32))
                        .toList());
    }

    @Test
    void theDefaultIsWhatResultsWereMeasuredWith() {
        assertEquals("turn,scale:0.25,brightness:0.05,contrast:0.1,band-shift:0.02", Augmentation.DEFAULT.text());
        assertEquals(Augmentation.DEFAULT, Augmentation.parse("default"));
        assertEquals(Augmentation.NONE, Augmentation.parse("none"));
        assertEquals("none", Augmentation.NONE.text());
    }

    @Test
    void textReadsBackAsTheSameSteps() {
        for (var step : AugmentationStep.values()) {
            var alone = Augmentation.parse(step.word());
            assertEquals(step.usual(), alone.strength(step));
            assertEquals(alone, Augmentation.parse(alone.text()));
        }
        var all = Augmentation.parse("default, noise, cut-out:0.5, mosaic:0.1, still:6+7");
        assertEquals(all, Augmentation.parse(all.text()));
        assertEquals(Optional.of(new TreeSet<>(List.of(6, 7))), all.still());
        assertEquals(0.5, all.strength(AugmentationStep.CUT_OUT));
        assertEquals(0.25, all.strength(AugmentationStep.SCALE));
    }

    @Test
    void whatIsNamedLaterCounts() {
        assertFalse(Augmentation.parse("default,turn,scale:0").takes(AugmentationStep.SCALE));
        assertEquals("flip", Augmentation.parse("default,none,flip").text());
    }

    @Test
    void whatCannotBeIsRefusedWithWhatThereIs() {
        refused("sharpen", "sharpen", "band-drop", "default");
        refused("scale:0.6", "scale takes 0 to 0.5");
        refused("turn:2", "takes 0");
        refused("noise:loud", "loud");
        refused("still:x", "still:6+7");
        refused("still:0", "counted from 1");
        refused("", "no step");
    }

    @Test
    void indicesAndElevationAreKnownByTheirNames() {
        var names =
                new String[] {"B4", "NDVI", "red", "Dem", "s2_ndwi_mean", "Slope (deg)", "B8A", "trident", "Gray Index"
                };
        assertEquals("{1, 3, 4, 5}", still(Augmentation.DEFAULT, names).toString());
    }

    @Test
    void aBandWithAWavelengthIsLightWhateverItsName() {
        var band = new Band(
                "evi", SampleType.FLOAT32, OptionalDouble.empty(), 1, 0, Optional.empty(), OptionalDouble.of(842));
        assertTrue(StillBands.of(Augmentation.DEFAULT, List.of(band)).isEmpty());
    }

    @Test
    void aPersonNamesStillBandsOrNone() {
        assertEquals(
                "{0}",
                still(Augmentation.parse("default,still:1"), "red", "NDVI").toString());
        assertTrue(
                still(Augmentation.parse("default,still:none"), "red", "NDVI").isEmpty());
        var refusal =
                assertThrows(IllegalArgumentException.class, () -> still(Augmentation.parse("still:3"), "red", "NDVI"));
        assertTrue(refusal.getMessage().contains("the image has 2 bands"), refusal.getMessage());
    }
}
