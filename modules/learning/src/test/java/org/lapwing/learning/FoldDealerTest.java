package org.lapwing.learning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lapwing.jobs.CancelToken;
import org.lapwing.learning.SpatialSplit.Part;

class FoldDealerTest {

    private static final int GAP = 8;

    private static LabelCensus census(List<LabelledImage> images) throws Exception {
        var layout = BlockLayout.of(images, Optional.empty(), GAP);
        return LabelCensus.of(images, layout, 3, 1, CancelToken.NEVER, _ -> {});
    }

    @Test
    void everyLabelledBlockValidatesOnceAndInGroupsOfOneSize() throws Exception {
        var census = census(List.of(Fields.of(500, 400)));
        var times = new HashMap<SpatialSplit.Block, Integer>();
        var sizes = new ArrayList<Integer>();
        for (int number = 1; number <= 4; number++) {
            var split = FoldDealer.deal(census, new Fold(number, 4), Set.of(), GAP);
            var validating = split.blocks().stream()
                    .filter(block -> block.part() == Part.VALIDATION)
                    .toList();
            validating.forEach(block -> times.merge(block, 1, Integer::sum));
            sizes.add(validating.size());
        }
        assertEquals(census.layout().count(), times.size());
        assertTrue(times.values().stream().allMatch(count -> count == 1), times + "");
        double mean = census.layout().count() / 4.0;
        assertTrue(sizes.stream().allMatch(size -> Math.abs(size - mean) <= mean / 2), sizes + "");
    }

    @Test
    void noLearntPixelIsNearAValidationBlock() throws Exception {
        var census = census(List.of(Fields.of(500, 400)));
        for (int number = 1; number <= 3; number++) {
            var split = FoldDealer.deal(census, new Fold(number, 3), Set.of(), GAP);
            int learnt = 0;
            for (var cell : census.cells()) {
                if (split.isFree(cell.image(), cell.window(), Part.TRAINING)) {
                    learnt++;
                    for (var block : split.blocks()) {
                        assertTrue(block.part() == Part.TRAINING
                                || block.window()
                                        .grow(GAP)
                                        .intersect(cell.window())
                                        .isEmpty());
                    }
                }
            }
            assertTrue(
                    learnt > census.cells().size() / 3,
                    learnt + " of " + census.cells().size());
        }
    }

    @Test
    void imagesAreKeptTogetherWhereThereAreSeveral() throws Exception {
        var census = census(List.of(Fields.of(300, 300), Fields.of(300, 300)));
        for (int number = 1; number <= 2; number++) {
            var split = FoldDealer.deal(census, new Fold(number, 2), Set.of(), GAP);
            int validated = number - 1;
            assertTrue(split.blocks().stream()
                    .allMatch(block -> (block.part() == Part.VALIDATION) == (block.image() == validated)));
        }
    }

    @Test
    void lockedBlocksTestInEveryFold() throws Exception {
        var census = census(List.of(Fields.of(500, 400)));
        for (int number = 1; number <= 3; number++) {
            var split = FoldDealer.deal(census, new Fold(number, 3), Set.of(2), GAP);
            assertEquals(Part.TEST, split.blocks().get(2).part());
            assertEquals(
                    1,
                    split.blocks().stream()
                            .filter(block -> block.part() == Part.TEST)
                            .count());
        }
    }

    @Test
    void moreFoldsThanBlocksAreRefused() throws Exception {
        var census = census(List.of(Fields.of(100, 100)));
        var refusal = assertThrows(
                TrainingDataException.class, () -> FoldDealer.deal(census, new Fold(1, 20), Set.of(), GAP));
        assertTrue(refusal.getMessage().contains("too few for 20 folds"), refusal.getMessage());
    }

    @Test
    void foldsAreReadAndWritten() {
        assertEquals(new Fold(2, 5), Fold.parse(" 2 / 5"));
        assertEquals("2/5", new Fold(2, 5).text());
        for (var wrong : List.of("0/5", "6/5", "1/1", "1/21", "half", "2")) {
            assertThrows(IllegalArgumentException.class, () -> Fold.parse(wrong), wrong);
        }
    }
}
