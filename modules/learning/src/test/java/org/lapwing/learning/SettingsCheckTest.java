package org.lapwing.learning;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lapwing.model.NetworkSpec;
import org.lapwing.model.Networks;
import org.lapwing.raster.Window;

class SettingsCheckTest {

    private static final long GIB = 1L << 30;
    private static final LabelledImage IMAGE = Fields.of(512, 512);
    private static final NetworkSpec UNET = Networks.byName("unet", 2, 3);
    private static final TrainingSettings DEFAULTS = TrainingSettings.defaults();

    @Test
    void theDefaultsSuitASmallImageAndAnOrdinaryMachine() {
        assertDoesNotThrow(() -> check(DEFAULTS, 2 * GIB, 8 * GIB));
        assertDoesNotThrow(() -> check(DEFAULTS.withNetwork("landcover-unet"), 2 * GIB, 8 * GIB));
    }

    @Test
    void aPatchBesideTheStrideIsRefusedWithOneThatSuits() {
        assertRefused(DEFAULTS.withPatches(63, 8, 480), "patch 63", "a multiple of 16");
    }

    @Test
    void aPatchThatTheImageCannotFillIsRefusedWithOneThatSuits() {
        assertRefused(DEFAULTS.withPatches(4096, 8, 480), "patch 4096", "512 x 512", "give 720 or less");
        assertDoesNotThrow(() -> check(DEFAULTS.withPatches(720, 1, 480), 64 * GIB, 64 * GIB));
        assertRefused(DEFAULTS.withArea(Window.of(0, 0, 100, 80)), "100 x 80");
    }

    @Test
    void anAreaBesideTheImageIsRefused() {
        assertRefused(DEFAULTS.withArea(Window.of(600, 0, 100, 80)), "outside every image");
    }

    @Test
    void aBatchThatFitsNoMemoryIsRefusedWithTheRemedy() {
        var many = DEFAULTS.withPatches(512, 400, 400);
        assertRefused(many, "400 patches", "smaller batch");
        assertTrue(
                assertThrows(IllegalArgumentException.class, () -> check(many, 1000 * GIB, 8 * GIB))
                        .getMessage()
                        .contains("GiB"),
                "the machine's memory counts too");
        assertDoesNotThrow(() -> check(many, 1000 * GIB, 1000 * GIB));
    }

    private static void check(TrainingSettings settings, long heap, long machine) {
        var network = settings.network().equals("unet") ? UNET : Networks.byName(settings.network(), 2, 3);
        SettingsCheck.check(settings, network, List.of(IMAGE), heap, machine);
    }

    private static void assertRefused(TrainingSettings settings, String... parts) {
        var refusal = assertThrows(IllegalArgumentException.class, () -> check(settings, 2 * GIB, 8 * GIB))
                .getMessage();
        for (var part : parts) {
            assertTrue(refusal.contains(part), refusal);
        }
    }
}
