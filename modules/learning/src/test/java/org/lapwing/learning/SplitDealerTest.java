package org.lapwing.learning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.ProgressListener;
import org.lapwing.learning.SpatialSplit.Part;
import org.lapwing.raster.Window;

class SplitDealerTest {

    private static final int GAP = 8;

    @Test
    void anImageOfFewBlocksIsStillValidated() throws Exception {
        var images = List.of(Fields.of(512, 512));
        var layout = BlockLayout.of(images, Optional.empty(), 128);
        var census = LabelCensus.of(images, layout, 3, 1, CancelToken.NEVER, ProgressListener.NONE);
        for (long seed = 0; seed < 20; seed++) {
            var split = SplitDealer.deal(census, SplitShares.DEFAULT, 128, seed);
            long validated = Arrays.stream(census.total(cell -> split.isFree(0, cell.window(), Part.VALIDATION)))
                    .sum();
            assertTrue(validated > 0, "nothing validates with seed " + seed);
        }
    }

    @Test
    void aTinyLabelledAreaIsRefusedWithARemedyThatHelps() throws Exception {
        var census = census(Fields.of(600, 600), Optional.of(Window.of(0, 0, 40, 40)));
        var refusal =
                assertThrows(TrainingDataException.class, () -> SplitDealer.deal(census, SplitShares.DEFAULT, GAP, 1));
        assertTrue(refusal.getMessage().contains("use a larger area"), refusal.getMessage());
    }

    @Test
    void theSameSeedDealsTheSameBlocks() throws Exception {
        var image = Fields.of(600, 500);
        assertEquals(deal(image, 3).blocks(), deal(image, 3).blocks());
        assertNotEquals(deal(image, 3).blocks(), deal(image, 4).blocks());
    }

    @Test
    void blocksCoverTheImageOnce() throws Exception {
        long pixels = deal(Fields.of(601, 503), 1).blocks().stream()
                .mapToLong(block -> block.window().pixels())
                .sum();
        assertEquals(601 * 503, pixels);
    }

    @Test
    void everyPartGetsItsShareOfBlocks() throws Exception {
        var split = deal(Fields.of(1000, 1000), 1);
        for (var part : List.of(Part.VALIDATION, Part.TEST)) {
            double share =
                    (double) split.windows(0, part).size() / split.blocks().size();
            assertTrue(share > 0.05 && share < 0.25, part + " has " + share);
        }
    }

    @Test
    void blocksStayInsideTheArea() throws Exception {
        var area = Window.of(100, 50, 400, 300);
        var split = deal(Fields.of(1000, 800), Optional.of(area), 1);
        assertTrue(split.blocks().stream().allMatch(block -> area.contains(block.window())));
    }

    @Test
    void everyClassIsLearntAndValidated() throws Exception {
        var image = Fields.of(800, 800);
        for (long seed = 0; seed < 10; seed++) {
            var census = census(image, Optional.empty());
            var split = SplitDealer.deal(census, SplitShares.DEFAULT, GAP, seed);
            var learnt = census.total(cell -> split.isFree(0, cell.window(), Part.TRAINING));
            var validated = census.total(cell -> split.isFree(0, cell.window(), Part.VALIDATION));
            for (int index = 0; index < 3; index++) {
                assertTrue(learnt[index] > 0, "class " + index + " learnt with seed " + seed);
                assertTrue(validated[index] > 0, "class " + index + " validated with seed " + seed);
            }
        }
    }

    @Test
    void aSmallImageStillHasMostOfItsPixelsLearnt() throws Exception {
        var images = List.of(Fields.of(800, 650));
        var layout = BlockLayout.of(images, Optional.empty(), 128);
        var census = LabelCensus.of(images, layout, 3, 1, CancelToken.NEVER, ProgressListener.NONE);
        var split = SplitDealer.deal(census, SplitShares.DEFAULT, 128, 1);
        long learnt = Arrays.stream(census.total(cell -> split.isFree(0, cell.window(), Part.TRAINING)))
                .sum();
        assertTrue(learnt > 0.25 * 800 * 650, "learnt " + learnt);
        assertFalse(split.windows(0, Part.VALIDATION).isEmpty());
        assertFalse(split.windows(0, Part.TEST).isEmpty());
    }

    @Test
    void anImageTooSmallForTheGapIsRefused() throws Exception {
        var images = List.of(Fields.of(100, 100));
        var layout = BlockLayout.of(images, Optional.empty(), 200);
        var census = LabelCensus.of(images, layout, 3, 1, CancelToken.NEVER, ProgressListener.NONE);
        var refusal =
                assertThrows(TrainingDataException.class, () -> SplitDealer.deal(census, SplitShares.DEFAULT, 200, 1));
        assertTrue(refusal.getMessage().contains("200 pixels between"), refusal.getMessage());
    }

    @Test
    void withoutATestShareNothingIsHeldBackForTesting() throws Exception {
        var census = census(Fields.of(600, 600), Optional.empty());
        var split = SplitDealer.deal(census, SplitShares.WITHOUT_TEST, GAP, 1);
        assertTrue(split.testBlocks(0).isEmpty());
        assertFalse(split.windows(0, Part.VALIDATION).isEmpty());
    }

    @Test
    void anUnlabelledAreaIsRefusedWithTheRemedy() throws Exception {
        var image = Fields.of(600, 600, Window.of(0, 0, 50, 50));
        var census = census(image, Optional.of(Window.of(300, 300, 300, 300)));
        var refusal =
                assertThrows(TrainingDataException.class, () -> SplitDealer.deal(census, SplitShares.DEFAULT, GAP, 1));
        assertTrue(refusal.getMessage().contains("label some"), refusal.getMessage());
    }

    @Test
    void anAreaOutsideTheImageIsRefused() {
        assertThrows(
                TrainingDataException.class,
                () -> census(Fields.of(100, 100), Optional.of(Window.of(500, 500, 10, 10))));
    }

    private static SpatialSplit deal(LabelledImage image, long seed) throws Exception {
        return deal(image, Optional.empty(), seed);
    }

    private static SpatialSplit deal(LabelledImage image, Optional<Window> area, long seed) throws Exception {
        return SplitDealer.deal(census(image, area), SplitShares.DEFAULT, GAP, seed);
    }

    private static LabelCensus census(LabelledImage image, Optional<Window> area) throws Exception {
        var images = List.of(image);
        return LabelCensus.of(
                images, BlockLayout.of(images, area, GAP), 3, 1, CancelToken.NEVER, ProgressListener.NONE);
    }
}
