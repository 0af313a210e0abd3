package org.lapwing.accuracy.design;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.lapwing.accuracy.Examples;
import org.lapwing.accuracy.estimate.SamplingDesign;
import org.lapwing.accuracy.raster.Regions;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.ProgressListener;
import org.lapwing.labels.LabelMatching;
import org.lapwing.labels.LabelRaster;
import org.lapwing.labels.Legend;
import org.lapwing.raster.Grid;
import org.lapwing.raster.GridToCrs;
import org.lapwing.raster.SourceId;
import org.lapwing.vector.Feature;
import org.lapwing.vector.FeatureSet;
import org.lapwing.vector.Field;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;

class DesignTest {

    private static final List<Double> WEIGHTS = List.of(0.02, 0.015, 0.32, 0.645);
    private static final List<Double> ACCURACIES = List.of(0.7, 0.6, 0.9, 0.95);
    private static final List<Long> UNITS = List.of(200_000L, 150_000L, 3_200_000L, 6_450_000L);
    private static final Legend LEGEND = Examples.legend("water", "land", "rock");

    /// 90 × 1100 pixels: a strip of water, rare rock, land elsewhere, no data at the right.
    private static LabelRaster map() throws IOException {
        var codes = new byte[90 * 1100];
        for (int row = 0; row < 1100; row++) {
            for (int column = 0; column < 90; column++) {
                codes[row * 90 + column] = (byte) (column >= 80 ? 0 : column < 20 ? 1 : row % 50 == 7 ? 3 : 2);
            }
        }
        var grid = new Grid(90, 1100, new GridToCrs(500_000, 10, 0, 5_000_000, 0, -10), "EPSG:32632");
        return LabelRaster.open(Examples.bytes(grid, codes), LEGEND, LabelMatching.BY_CODE);
    }

    private static List<StratumSize> census(LabelRaster map) throws IOException {
        return StrataCensus.of(
                map.grid(),
                Regions.classes(map),
                Optional.of(GroundArea.of(map.grid())),
                CancelToken.NEVER,
                ProgressListener.NONE);
    }

    private static DrawnDesign draw(LabelRaster map, List<Integer> counts, double spacing, long seed)
            throws IOException {
        return PixelDraw.draw(
                map.grid(),
                Regions.classes(map),
                census(map),
                counts,
                spacing,
                new SplittableRandom(seed),
                CancelToken.NEVER,
                ProgressListener.NONE);
    }

    @Test
    void thePublishedSampleSizesAndAllocationsAreReproduced() {
        // as published, without the term of the finite population; with it the same whole number
        assertEquals(640.54, SampleSize.stratified(WEIGHTS, ACCURACIES, Double.POSITIVE_INFINITY, 0.01), 0.005);
        assertEquals(641, Math.ceil(SampleSize.stratified(WEIGHTS, ACCURACIES, 10_000_000, 0.01)));
        assertEquals(306, SampleSize.simple(0.85, 0.04, 1.96), 0.5);
        var plans = new HashMap<Allocation, AllocationPlan>();
        AllocationPlan.all(641, WEIGHTS, ACCURACIES, UNITS, 75).forEach(plan -> plans.put(plan.allocation(), plan));
        assertEquals(
                List.of(13, 10, 205, 413), plans.get(Allocation.PROPORTIONAL).units());
        assertEquals(
                641,
                plans.get(Allocation.EQUAL).units().stream()
                        .mapToInt(Integer::intValue)
                        .sum());
        assertEquals(160, plans.get(Allocation.EQUAL).units().get(1));
        // 641 − 2 × 75 dealt by area, where the paper rounds to 165 and 325
        assertEquals(List.of(75, 75, 163, 328), plans.get(Allocation.MINIMUM).units());
        assertEquals(0.0100, plans.get(Allocation.NEYMAN).overallError(), 5e-5);
        for (var plan : plans.values()) {
            assertTrue(plan.overallError() >= plans.get(Allocation.NEYMAN).overallError() - 1e-6, plan.toString());
        }
        assertEquals(
                Math.sqrt(0.7 * 0.3 / 75),
                plans.get(Allocation.MINIMUM).usersErrors().getFirst(),
                1e-12);
    }

    @Test
    void noStratumGetsMoreThanItHasNorLessThanTwo() {
        var counts = Allocation.PROPORTIONAL.deal(
                100, List.of(0.999, 0.0005, 0.0005), List.of(0.8, 0.8, 0.8), List.of(1000L, 1L, 40L), 50);
        assertEquals(List.of(100, 1, 2), counts);
    }

    @Test
    void theCensusCountsPixelsAndTrueGround() throws IOException {
        var sizes = census(map());
        assertEquals(
                List.of("water", "land", "rock"),
                sizes.stream().map(StratumSize::name).toList());
        assertEquals(20 * 1100, sizes.get(0).units());
        assertEquals(60 * 22, sizes.get(2).units());
        // on the central meridian a metre of the map is 0.9996 of one on the ground
        double cell = sizes.get(0).squareMetres().orElseThrow() / sizes.get(0).units();
        assertEquals(100 / (0.9996 * 0.9996), cell, 0.001);
    }

    @Test
    void groundAreasAreThoseOfTheEllipsoid() throws IOException {
        var globe = GroundArea.of(new Grid(360, 180, new GridToCrs(-180, 1, 0, 90, 0, -1), "EPSG:4326"));
        assertEquals(5.10065621724e14, globe.total(), 1e8);
        assertTrue(globe.squareMetres(0, 0) < globe.squareMetres(0, 89) / 50);
        // web Mercator at 60° north: a cell looks four times as large as it is
        double y = 8_399_737.89;
        var mercator = GroundArea.of(new Grid(100, 100, new GridToCrs(0, 10, 0, y + 500, 0, -10), "EPSG:3857"));
        assertEquals(25, mercator.squareMetres(50, 50), 0.2);
        var albers = GroundArea.of(new Grid(10, 10, new GridToCrs(0, 30, 0, 2_000_000, 0, -30), "EPSG:5070"));
        assertEquals(900, albers.squareMetres(5, 5), 0.01);
        assertThrows(IllegalArgumentException.class, () -> GroundArea.of(Grid.ofPixels(3, 3)));
    }

    @Test
    void ofAWideWebMercatorMapTheSumIsTheEarths() throws IOException {
        double edge = 20_037_508.342789244;
        var world = GroundArea.of(
                new Grid(2048, 2048, new GridToCrs(-edge, edge / 1024, 0, edge, 0, -edge / 1024), "EPSG:3857"));
        // all but the caps beyond 85.0511°
        var strip = GroundArea.of(
                new Grid(1, 2000, new GridToCrs(-180, 360, 0, 85.05112878, 0, -2 * 85.05112878 / 2000), "EPSG:4326"));
        assertEquals(1, world.total() / strip.total(), 2e-4);
    }

    @Test
    void pointsLieInTheirStrataWithTheirProbabilitiesAndRepeatWithTheSeed() throws IOException {
        var map = map();
        var drawn = draw(map, List.of(30, 40, 20), 0, 5);
        assertEquals(SamplingDesign.STRATIFIED, drawn.design());
        assertEquals(90, drawn.points().size());
        var seen = new HashSet<List<Long>>();
        var counts = new HashMap<Integer, Integer>();
        for (var point : drawn.points()) {
            assertTrue(seen.add(List.of(point.column(), point.row())));
            counts.merge(point.stratum(), 1, Integer::sum);
            int expected = point.column() < 20 ? 0 : point.row() % 50 == 7 ? 2 : 1;
            assertEquals(expected, point.stratum());
            assertTrue(point.column() < 80, "no data is not drawn");
        }
        assertEquals(Map.of(0, 30, 1, 40, 2, 20), counts);
        var water = drawn.points().stream()
                .filter(point -> point.stratum() == 0)
                .findFirst()
                .orElseThrow();
        assertEquals(30 / 22_000.0, water.inclusion(), 1e-12);
        assertEquals(drawn, draw(map, List.of(30, 40, 20), 0, 5));
        assertNotEquals(drawn, draw(map, List.of(30, 40, 20), 0, 6));
    }

    @Test
    void everyPixelIsDrawnEquallyOften() throws IOException {
        var map = map();
        var rows = new int[11];
        for (int seed = 0; seed < 40; seed++) {
            draw(map, List.of(55, 2, 2), 0, seed).points().stream()
                    .filter(point -> point.stratum() == 0)
                    .forEach(point -> rows[(int) (point.row() / 100)]++);
        }
        // 2200 points on 11 equal parts: 200 each, with a deviation of 13.5
        for (int part : rows) {
            assertEquals(200, part, 4 * 13.5, Arrays.toString(rows));
        }
    }

    @Test
    void pointsKeepTheirDistanceOrItIsSaidThatThereIsNoRoom() throws IOException {
        var map = map();
        var points = draw(map, List.of(40, 40, 10), 8, 3).points();
        for (int one = 0; one < points.size(); one++) {
            for (int other = 0; other < one; other++) {
                assertTrue(Math.hypot(
                                points.get(one).column() - points.get(other).column(),
                                points.get(one).row() - points.get(other).row())
                        >= 8);
            }
        }
        var refused = assertThrows(IOException.class, () -> draw(map, List.of(400, 2, 2), 30, 3));
        assertTrue(refused.getMessage().contains("'water' has room for"), refused.getMessage());
    }

    @Test
    void systematicSamplesHaveOnePointACell() throws IOException {
        var map = map();
        for (var alignment : SystematicDraw.Alignment.values()) {
            var drawn = SystematicDraw.draw(
                    map.grid(),
                    Regions.classes(map),
                    census(map),
                    220,
                    alignment,
                    new SplittableRandom(9),
                    CancelToken.NEVER,
                    ProgressListener.NONE);
            assertEquals(220, drawn.points().size(), 25);
            var cells = new HashSet<List<Long>>();
            var offsets = new HashSet<Long>();
            for (var point : drawn.points()) {
                assertTrue(cells.add(List.of(point.column() / 20, point.row() / 20)));
                offsets.add(point.column() % 20);
            }
            assertEquals(alignment == SystematicDraw.Alignment.ALIGNED, offsets.size() == 1);
        }
    }

    @Test
    void blocksAreDrawnWholeOrInPart() throws IOException {
        var map = map();
        var whole = BlockDraw.draw(
                map.grid(),
                Regions.classes(map),
                16,
                12,
                0,
                Optional.empty(),
                new SplittableRandom(2),
                CancelToken.NEVER,
                ProgressListener.NONE);
        assertEquals(SamplingDesign.CLUSTER, whole.design());
        assertEquals(5 * 69, whole.strata().getFirst().units(), "blocks with data");
        var sizes = new HashMap<Long, Long>();
        whole.points().forEach(point -> sizes.merge(point.cluster(), 1L, Long::sum));
        assertEquals(12, sizes.size());
        whole.points().forEach(point -> assertEquals(sizes.get(point.cluster()), point.clusterSize()));
        var parts = BlockDraw.draw(
                map.grid(),
                Regions.classes(map),
                16,
                12,
                5,
                Optional.empty(),
                new SplittableRandom(2),
                CancelToken.NEVER,
                ProgressListener.NONE);
        assertEquals(60, parts.points().size());
        assertEquals(
                12.0 / 345 * 5 / parts.points().getFirst().clusterSize(),
                parts.points().getFirst().inclusion(),
                1e-12);
        assertThrows(
                IOException.class,
                () -> BlockDraw.draw(
                        map.grid(),
                        Regions.classes(map),
                        16,
                        400,
                        0,
                        Optional.empty(),
                        new SplittableRandom(2),
                        CancelToken.NEVER,
                        ProgressListener.NONE));
    }

    private static FeatureSet boxes(Envelope... boxes) {
        var factory = new GeometryFactory();
        var features = Arrays.stream(boxes)
                .map(box ->
                        new Feature(factory.toGeometry(box), new Object[] {box.getWidth() > 50 ? "large" : "small"}))
                .toList();
        return new FeatureSet(
                SourceId.of("boxes"), "boxes", "", List.of(new Field("kind", Field.Kind.TEXT)), features, List.of());
    }

    @Test
    void polygonsAreUnitsByStratum() throws IOException {
        var grid = map().grid();
        var polygons = boxes(
                new Envelope(500_000, 500_100, 4_999_900, 5_000_000),
                new Envelope(500_200, 500_220, 4_999_900, 4_999_920),
                new Envelope(500_300, 500_320, 4_999_900, 4_999_920),
                new Envelope(500_400, 500_420, 4_999_900, 4_999_920));
        var sizes = PolygonDraw.strata(polygons, OptionalInt.of(0));
        assertEquals(
                List.of("large", "small"), sizes.stream().map(StratumSize::name).toList());
        var drawn = PolygonDraw.draw(polygons, grid, OptionalInt.of(0), sizes, List.of(1, 2), new SplittableRandom(1));
        assertEquals(3, drawn.points().size());
        assertEquals(1, drawn.points().getFirst().cluster());
        assertEquals(2 / 3.0, drawn.points().getLast().inclusion(), 1e-12);
        assertEquals(5, drawn.points().getFirst().column());
    }

    @Test
    void pointsNearTrainingShapesAreFound() throws IOException {
        var map = map();
        var drawn = draw(map, List.of(30, 30, 10), 0, 1);
        var training = boxes(new Envelope(500_000, 500_200, 4_994_000, 5_000_000)); // all water of the upper half
        var near = NearTraining.ids(drawn.points(), map.grid(), training, 100);
        for (var point : drawn.points()) {
            double right = (point.column() + 0.5) * 10;
            double below = (point.row() + 0.5) * 10 - 6000;
            boolean expected = Math.hypot(Math.max(0, right - 200), Math.max(0, below)) <= 100;
            assertEquals(expected, near.contains(point.id()), point.toString());
        }
        assertTrue(near.size() > 5 && near.size() < 60, near.toString());
    }

    @Test
    void theTableHasWhatAssessReadsBack() throws IOException {
        var map = map();
        var drawn = draw(map, List.of(2, 2, 2), 0, 1);
        var table = new DesignTable(
                drawn, map.grid(), DesignTable.Units.PIXELS, List.of("water", "water", "land", "", "rock", "rock"));
        var lines = table.toCsv().split("\r\n");
        assertEquals("x,y,id,stratum,map,reference,confidence,comment,inclusion,column,row", lines[0]);
        assertEquals(7, lines.length);
        var strata = table.strataCsv().split("\r\n");
        assertEquals("stratum,size,area", strata[0]);
        assertTrue(strata[1].startsWith("water,22000,220.17"), strata[1]);
        var set = table.features("sample");
        assertEquals("EPSG:32632", set.crs());
        var first = drawn.points().getFirst();
        assertEquals(
                500_000 + 10 * (first.column() + 0.5),
                set.features().getFirst().geometry().getCoordinate().x,
                1e-9);
    }

    @Test
    void numbersAreDrawnWithoutRepetition() {
        for (int wanted : new int[] {0, 3, 60, 100}) {
            var drawn = Draws.distinct(100, wanted, new SplittableRandom(wanted));
            assertEquals(wanted, Arrays.stream(drawn).distinct().count());
            assertTrue(Arrays.stream(drawn).allMatch(each -> each >= 0 && each < 100));
        }
        assertThrows(IllegalArgumentException.class, () -> Draws.distinct(3, 4, new SplittableRandom(1)));
    }
}
