package org.lapwing.learning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.lapwing.jobs.CancelToken;
import org.lapwing.raster.Window;

class PatchSamplerTest {

    private static final int SIDE = 16;

    @Test
    void patchesLieInsideTheArea() throws Exception {
        var area = Window.of(37, 11, 300, 280);
        for (var sampling : PatchSampling.values()) {
            var sampler = sampler(sampling, area);
            for (int draw = 0; draw < 500; draw++) {
                var place = sampler.propose(SIDE, new SplittableRandom(draw));
                assertTrue(area.contains(place.window()), sampling + " proposed " + place);
            }
        }
    }

    @Test
    void anAreaSmallerThanAPatchLiesInItsMiddle() throws Exception {
        var area = Window.of(100, 100, 200, 160);
        var window = sampler(PatchSampling.UNIFORM, area)
                .propose(320, new SplittableRandom(1))
                .window();
        assertTrue(window.contains(area));
        assertEquals(320, window.width());
    }

    @Test
    void balancedPatchesShowRareClassesMoreOften() throws Exception {
        var area = Window.of(0, 0, 400, 400);
        assertTrue(pondPatches(PatchSampling.BALANCED, area) > 1.5 * pondPatches(PatchSampling.UNIFORM, area));
    }

    @Test
    void kindsOfRatiosAreThoseOfTheCroplandSystem() {
        double[] shares = {0, 0.049, 0.05, 0.23, 0.449, 0.45, 0.949, 0.95, 1};
        int[] kinds = {0, 0, 1, 2, 4, 5, 9, 10, 10};
        for (int i = 0; i < shares.length; i++) {
            assertEquals(kinds[i], PatchSampler.ratioKind(shares[i]), "share " + shares[i]);
        }
    }

    @Test
    void everyKindOfRatioIsDrawnEquallyOften() throws Exception {
        var area = Window.of(0, 0, 400, 400);
        assertTrue(pondPatches(PatchSampling.RATIO, area) > 2 * pondPatches(PatchSampling.UNIFORM, area));
    }

    @Test
    void everySecondPatchLiesAroundAHardPlace() throws Exception {
        var area = Window.of(0, 0, 400, 400);
        var hard = Window.of(120, 200, SIDE, SIDE);
        var sampler = sampler(PatchSampling.HARD, area).around(List.of(new PatchSampler.Place(0, hard)));
        int near = 0;
        for (int draw = 0; draw < 1000; draw++) {
            near += hard.grow(SIDE / 4)
                            .contains(sampler.propose(SIDE, new SplittableRandom(draw))
                                    .window())
                    ? 1
                    : 0;
        }
        assertEquals(500, near, 60);
    }

    @Test
    void patchesWithoutRareClassesAreKeptEverySecondTime() throws Exception {
        var sampler = sampler(PatchSampling.MINORITY, Window.of(0, 0, 400, 400));
        var common = new byte[1000];
        var rare = new byte[1000];
        Arrays.fill(rare, 0, 4, (byte) 2);
        int kept = 0;
        for (int draw = 0; draw < 1000; draw++) {
            kept += sampler.accepts(common, 1000, new SplittableRandom(draw)) ? 1 : 0;
            assertTrue(sampler.accepts(rare, 1000, new SplittableRandom(draw)));
        }
        assertEquals(500, kept, 60);
    }

    @Test
    void mostlyUnlabelledPatchesAreRefused() throws Exception {
        var classes = new byte[100];
        Arrays.fill(classes, 0, 51, (byte) 255);
        var sampler = sampler(PatchSampling.UNIFORM, Window.of(0, 0, 400, 400));
        assertFalse(sampler.accepts(classes, 100, new SplittableRandom(1)));
        classes[0] = 0;
        assertTrue(sampler.accepts(classes, 100, new SplittableRandom(1)));
    }

    private static int pondPatches(PatchSampling sampling, Window area) throws Exception {
        var sampler = sampler(sampling, area);
        int found = 0;
        for (int draw = 0; draw < 400; draw++) {
            var window = sampler.propose(SIDE, new SplittableRandom(draw)).window();
            boolean pond = false;
            for (int i = 0; i < SIDE * SIDE; i++) {
                pond |= Fields.classAt((int) window.column() + i % SIDE, (int) window.row() + i / SIDE) == 2;
            }
            found += pond ? 1 : 0;
        }
        return found;
    }

    private static PatchSampler sampler(PatchSampling sampling, Window area) throws Exception {
        var settings = TrainingSettings.defaults().withArea(area);
        var data = TrainingData.of(List.of(Fields.of(400, 400)), settings, 3, 8, CancelToken.NEVER, _ -> {}, _ -> {});
        return new PatchSampler(data.census(), data.split(), sampling, 0.5, PatchSampler.Labelling.DENSE);
    }
}
