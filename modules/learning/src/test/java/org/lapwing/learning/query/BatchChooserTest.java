package org.lapwing.learning.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lapwing.learning.query.PoolTally.Inner;
import org.lapwing.learning.query.PoolTally.Kept;
import org.lapwing.raster.Window;
import org.lapwing.testsupport.Scene;

/// Pools of patches in one row, 10 m apart.
class BatchChooserTest {

    @Test
    void theHighestScoresAreTakenAndLabelledPatchesAreNot() {
        var picks = choose(
                QuerySettings.of(QueryStrategy.ENTROPY).withBatch(2),
                KnownLabels.of(List.of(3), 2),
                0.1,
                0.8,
                0.5,
                0.9);
        assertEquals(List.of(1, 2), picks);
    }

    @Test
    void tiesAreDecidedByTheSeed() {
        var settings = QuerySettings.of(QueryStrategy.ENTROPY).withBatch(3);
        var alike = new double[40];
        var first = choose(settings.withSeed(1), KnownLabels.none(2), alike);
        assertEquals(first, choose(settings.withSeed(1), KnownLabels.none(2), alike));
        assertNotEquals(first, choose(settings.withSeed(2), KnownLabels.none(2), alike));
        assertNotEquals(List.of(0, 1, 2), first);
    }

    @Test
    void neighboursWithinTheDistanceAreSkippedAndThoseOfLabelledPatchesToo() {
        var settings = QuerySettings.of(QueryStrategy.ENTROPY).withBatch(3).withMinimumDistance(20);
        // 0 is labelled: 1 is too near; 5 is best, so 4 and 6 are too near; then 3 (20 m from 5), then nothing but 7
        var picks = choose(settings, KnownLabels.of(List.of(0), 2), 0.9, 0.9, 0.1, 0.5, 0.8, 0.95, 0.9, 0.2);
        assertEquals(List.of(5, 3, 7), picks);
    }

    @Test
    void randomPatchesDoNotDependOnWhatElseIsInThePool() {
        var settings = QuerySettings.of(QueryStrategy.RANDOM).withBatch(5);
        var large = pool(100);
        var chosen = names(
                large, new BatchChooser(large, KnownLabels.none(2), settings, Optional.empty(), Optional.empty()));
        var left = large.filtered(
                each -> chosen.contains(each.name("row")) || each.window().column() % 70 == 0);
        var again =
                names(left, new BatchChooser(left, KnownLabels.none(2), settings, Optional.empty(), Optional.empty()));
        assertEquals(chosen, again);
    }

    @Test
    void powerBaldDrawsInProportionToTheScore() {
        // scores 0.6 and 0.2: the first is drawn three times of four
        var counts = new HashMap<Integer, Integer>();
        for (int seed = 0; seed < 4000; seed++) {
            var settings =
                    QuerySettings.of(QueryStrategy.POWER_BALD).withBatch(1).withSeed(seed);
            counts.merge(choose(settings, KnownLabels.none(2), 0.6, 0.2).getFirst(), 1, Integer::sum);
        }
        assertEquals(3000, counts.getOrDefault(0, 0), 90);
    }

    @Test
    void aHighPowerComesNearToBald() {
        var settings = QuerySettings.of(QueryStrategy.POWER_BALD).withBatch(2).withPower(200);
        assertEquals(List.of(2, 0), choose(settings, KnownLabels.none(2), 0.5, 0.2, 0.8, 0.1));
    }

    @Test
    void diversityTakesTheMostUnlikeOfTheBest() {
        // features equal the place: of the best four (0, 1, 2, 6) begin at the best, 1, then the farthest, 6
        var settings = QuerySettings.of(QueryStrategy.ENTROPY).withBatch(2).withDiversity(2);
        assertEquals(List.of(1, 6), choose(settings, KnownLabels.none(2), 0.8, 0.9, 0.85, 0.1, 0.1, 0.1, 0.7, 0.1));
    }

    @Test
    void coreSetGoesFarFromWhatIsLabelled() {
        var settings = QuerySettings.of(QueryStrategy.CORE_SET).withBatch(3);
        var picks = choose(settings, KnownLabels.of(List.of(0), 2), new double[11]);
        assertEquals(List.of(10, 5), picks.subList(0, 2));
        assertTrue(Set.of(2, 3, 7, 8).contains(picks.getLast()), picks.toString()); // all 2 away from the nearest
    }

    @Test
    void badgeBeginsWithTheLongestGradientAndIsRepeatedByTheSeed() {
        var settings = QuerySettings.of(QueryStrategy.BADGE).withBatch(4);
        var first = choose(settings, KnownLabels.none(2), new double[20]);
        assertEquals(19, first.getFirst());
        assertEquals(first, choose(settings, KnownLabels.none(2), new double[20]));
        var others = IntStream.range(2, 12)
                .mapToObj(seed -> choose(settings.withSeed(seed), KnownLabels.none(2), new double[20]))
                .collect(Collectors.toSet());
        assertTrue(others.size() > 3, others.toString());
    }

    @Test
    void badgeDrawsEqualGradientsOnlyOnce() {
        // gradients 0, 0, 0, 9 and 9: after 9 come a 0, and only then twins
        var tally = tally(new double[5]);
        for (int patch = 3; patch < 5; patch++) {
            tally.addGradient(patch, 0, 0, 9);
        }
        for (int seed = 0; seed < 20; seed++) {
            var settings = QuerySettings.of(QueryStrategy.BADGE).withBatch(2).withSeed(seed);
            var picks = new BatchChooser(pool(5), KnownLabels.none(2), settings, Optional.of(tally), Optional.empty())
                    .choose();
            assertTrue(picks.getFirst().patch() >= 3);
            assertTrue(picks.getLast().patch() < 3);
        }
    }

    @Test
    void patchesThatNobodySawAreNotChosen() {
        var tally = new PoolTally(2, 2, new Kept(Kept.Histogram.NONE, 0, Kept.Gradients.NONE));
        tally.add(1, 0.1f, 0.1f, Inner.AWAY_FROM_BORDERS);
        var settings = QuerySettings.of(QueryStrategy.MARGIN);
        var picks =
                new BatchChooser(pool(2), KnownLabels.none(2), settings, Optional.of(tally), Optional.empty()).choose();
        assertEquals(List.of(1), picks.stream().map(BatchChooser.Pick::patch).toList());
    }

    private static List<Integer> choose(QuerySettings settings, KnownLabels known, double... values) {
        var pool = pool(values.length);
        try {
            Optional<GroundPlaces> ground =
                    settings.minimumDistanceMetres() > 0 ? Optional.of(GroundPlaces.of(pool)) : Optional.empty();
            var tally = tally(values);
            if (settings.strategy() == QueryStrategy.BADGE) {
                for (int i = 0; i < values.length; i++) {
                    tally.addGradient(i, 0, 0, i);
                }
            }
            return new BatchChooser(pool, known, settings, Optional.of(tally), ground)
                    .choose().stream().map(BatchChooser.Pick::patch).toList();
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /// One place a patch; its feature is its number.
    private static PoolTally tally(double[] values) {
        var tally = new PoolTally(values.length, 2, new Kept(Kept.Histogram.NONE, 1, Kept.Gradients.KEPT));
        for (int i = 0; i < values.length; i++) {
            tally.add(i, (float) values[i], (float) values[i], Inner.AWAY_FROM_BORDERS);
            tally.addFeature(i, 0, i);
        }
        return tally;
    }

    private static PatchPool pool(int patches) {
        var image = new PoolImage("row", "row", Scene.grid(10 * patches, 10));
        return new PatchPool(
                List.of(image),
                IntStream.range(0, patches)
                        .mapToObj(i -> new QueryPatch(0, Window.of(10L * i, 0, 10, 10)))
                        .toList());
    }

    private static Set<String> names(PatchPool pool, BatchChooser chooser) {
        return chooser.choose().stream().map(each -> pool.name(each.patch())).collect(Collectors.toSet());
    }
}
