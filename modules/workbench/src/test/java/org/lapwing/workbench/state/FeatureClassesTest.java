package org.lapwing.workbench.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lapwing.jobs.CancelToken;
import org.lapwing.mapview.ColorMap;
import org.lapwing.mapview.FeatureColors;
import org.lapwing.project.FeatureLook.Cut;
import org.lapwing.raster.SourceId;
import org.lapwing.vector.Feature;
import org.lapwing.vector.FeatureSet;
import org.lapwing.vector.Field;
import org.locationtech.jts.geom.GeometryFactory;

class FeatureClassesTest {

    @Test
    void equalRangesAreEquallyWideAndQuantilesHoldAsManyEach() {
        var numbers = new double[] {0, 1, 2, 3, 4, 5, 6, 100};

        assertEquals(
                List.of(0.0, 25.0, 50.0, 75.0, 100.0),
                FeatureClasses.cut("n", numbers, 4, Cut.EQUAL_INTERVALS, ColorMap.VIRIDIS)
                        .limits());
        assertEquals(
                List.of(0.0, 2.0, 4.0, 6.0, 100.0),
                FeatureClasses.cut("n", numbers, 4, Cut.QUANTILES, ColorMap.VIRIDIS)
                        .limits());
    }

    @Test
    void thereAreNoMoreRangesThanNumbersThatDiffer() {
        var few = FeatureClasses.cut("n", new double[] {1, 1, 1, 2}, 5, Cut.QUANTILES, ColorMap.VIRIDIS);
        var one = FeatureClasses.cut("n", new double[] {7, 7}, 5, Cut.EQUAL_INTERVALS, ColorMap.VIRIDIS);

        assertEquals(1, few.colors().size());
        assertEquals(1, one.colors().size());
        assertEquals(0, one.classOf(7));
    }

    @Test
    void everyNumberLiesInOneRange() {
        var numbers = IntStream.range(0, 500)
                .mapToDouble(i -> Math.sin(i) * i)
                .sorted()
                .toArray();
        for (var how : Cut.values()) {
            var classes = FeatureClasses.cut("n", numbers, 7, how, ColorMap.CIVIDIS);
            assertEquals(7, classes.colors().size());
            for (double number : numbers) {
                assertTrue(classes.classOf(number) >= 0, number + " by " + how);
            }
        }
    }

    @Test
    void categoriesOfNumbersAreInTheOrderOfNumbersAndTheRarestAreLeftToTheOthers() {
        var features = new ArrayList<Feature>();
        for (long value = 0; value < 100; value++) {
            for (long times = 0; times <= value; times++) {
                features.add(new Feature(new GeometryFactory().createPoint(), new Object[] {value}));
            }
        }
        var set = new FeatureSet(
                SourceId.of("n"), "n", "", List.of(new Field("n", Field.Kind.INTEGER)), features, List.of());

        var categories = FeatureClasses.categories(set, 0, CancelToken.NEVER);

        assertEquals(FeatureClasses.MOST_CATEGORIES, categories.size());
        assertEquals("40", categories.getFirst().value());
        assertEquals("99", categories.getLast().value());
        assertEquals(
                45,
                categories.stream()
                        .map(FeatureColors.Category::color)
                        .distinct()
                        .count(),
                "three shades of fifteen colours");
    }
}
