package org.lapwing.raster.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lapwing.jobs.CancelToken;
import org.lapwing.raster.Band;
import org.lapwing.raster.Grid;
import org.lapwing.raster.GridToCrs;
import org.lapwing.raster.MemoryRaster;
import org.lapwing.raster.RasterReadException;
import org.lapwing.raster.RasterSource;
import org.lapwing.raster.SampleType;
import org.lapwing.raster.SourceId;
import org.lapwing.raster.Tile;
import org.lapwing.raster.Window;
import org.lapwing.raster.expression.BandExpression;
import org.lapwing.raster.expression.ExpressionException;

class TimeStackTest {

    private static final Grid TEN = new Grid(40, 30, new GridToCrs(600_000, 10, 0, 5_400_000, 0, -10), "EPSG:32632");
    private static final LocalDate MAY = LocalDate.of(2020, 5, 1);
    private static final LocalDate JUNE = LocalDate.of(2020, 6, 1);
    private static final LocalDate JULY = LocalDate.of(2020, 7, 1);

    /// Every band is `value` plus ten times the band's number from 0; -9 is no data.
    private static MemoryRaster flat(String name, Grid grid, int bands, float value) {
        int pixels = (int) (grid.columns() * grid.rows());
        var samples = new float[bands * pixels];
        for (int band = 0; band < bands; band++) {
            Arrays.fill(samples, band * pixels, (band + 1) * pixels, value + 10 * band);
        }
        return raster(name, grid, bands(SampleType.FLOAT32, bands), samples);
    }

    private static MemoryRaster raster(String name, Grid grid, List<Band> bands, Object samples) {
        return new MemoryRaster(SourceId.of(name), grid, new Tile(grid.bounds(), bands, samples, Optional.empty()));
    }

    private static List<Band> bands(SampleType type, int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> new Band("band " + i, type, OptionalDouble.of(-9), 1, 0, Optional.empty()))
                .toList();
    }

    private static TimeStack stack(DatedRaster... rasters) throws IOException {
        return TimeStack.of(
                List.of(rasters),
                Arrays.stream(rasters).map(DatedRaster::source).toList());
    }

    private static DatedRaster at(LocalDate date, RasterSource source) {
        return new DatedRaster(date, source);
    }

    private static BandExpression expression(TimeStack stack, String text) throws ExpressionException {
        return BandExpression.parse(text, stack.bands());
    }

    @Test
    void datesAreSortedAndEachKeepsItsPixels() throws Exception {
        var stack =
                stack(at(JULY, flat("c", TEN, 1, 3)), at(MAY, flat("a", TEN, 1, 1)), at(JUNE, flat("b", TEN, 1, 2)));

        assertEquals(List.of(MAY, JUNE, JULY), stack.dates());
        for (int date = 0; date < 3; date++) {
            assertEquals(
                    date + 1.0,
                    stack.raster(date)
                            .read(Window.of(5, 5, 1, 1), CancelToken.NEVER)
                            .value(0, 0, 0));
        }
        assertEquals(TEN, stack.grid());
    }

    @Test
    void otherGridsAreSeenOnTheFinestMadeLargerUntilAllLieOnIt() throws Exception {
        var coarse = new Grid(10, 10, new GridToCrs(599_900, 30, 0, 5_400_060, 0, -30), "EPSG:32632");
        var stack = stack(at(MAY, flat("a", coarse, 1, 1)), at(JUNE, flat("b", TEN, 1, 2)));

        assertEquals(10, stack.grid().transform().columnSize());
        assertEquals(599_900, stack.grid().transform().originX());
        assertEquals(5_400_060, stack.grid().transform().originY());
        assertEquals(50, stack.grid().columns());
        assertEquals(36, stack.grid().rows());
        var first = stack.raster(0).read(Window.of(0, 0, 50, 36), CancelToken.NEVER);
        var second = stack.raster(1).read(Window.of(0, 0, 50, 36), CancelToken.NEVER);
        assertEquals(1, first.value(0, 3, 3), 1e-6);
        assertFalse(first.isValid(45, 3), "the coarse one ends there");
        assertFalse(second.isValid(5, 3), "the fine one begins further right");
        assertTrue(second.isValid(10, 6));
        assertEquals(2, second.value(0, 10, 6), 1e-6);
    }

    @Test
    void anotherReferenceSystemIsReprojected() throws Exception {
        var degrees = new Grid(60, 60, new GridToCrs(10.355, 0.0002, 0, 48.750, 0, -0.0002), "EPSG:4326");
        var stack = stack(at(MAY, flat("a", TEN, 1, 1)), at(JUNE, flat("b", degrees, 1, 2)));

        assertEquals("EPSG:32632", stack.grid().crs());
        assertEquals(stack.grid(), stack.raster(0).grid());
        assertEquals(stack.grid(), stack.raster(1).grid());
    }

    @Test
    void whatDoesNotFitIsRefusedByName() {
        var one = flat("one.tif", TEN, 2, 1);
        refused("have the same date, 2020-05-01", at(MAY, one), at(MAY, flat("two.tif", TEN, 2, 1)));
        refused(
                "three.tif (2020-06-01) has 3 bands, one.tif (2020-05-01) has 2 bands",
                at(MAY, one),
                at(JUNE, flat("three.tif", TEN, 3, 1)));
        refused(
                "samples of type UINT8",
                at(MAY, one),
                at(JUNE, raster("bytes.tif", TEN, bands(SampleType.UINT8, 2), new byte[2 * 1200])));
        var elsewhere = new Grid(40, 30, new GridToCrs(700_000, 10, 0, 5_400_000, 0, -10), "EPSG:32632");
        refused(
                "far.tif (2020-06-01) shares no ground with one.tif",
                at(MAY, one),
                at(JUNE, flat("far.tif", elsewhere, 2, 1)));
        refused("has no map coordinates", at(MAY, one), at(JUNE, flat("bare.tif", Grid.ofPixels(40, 30), 2, 1)));
        refused(
                "neither has map coordinates",
                at(MAY, flat("bare.tif", Grid.ofPixels(40, 30), 2, 1)),
                at(JUNE, flat("bare2.tif", Grid.ofPixels(41, 30), 2, 1)));
        refused("at least two dates", at(MAY, one));
    }

    private static void refused(String words, DatedRaster... rasters) {
        var failure = assertThrows(IOException.class, () -> stack(rasters));
        assertTrue(String.valueOf(failure.getMessage()).contains(words), failure.getMessage());
    }

    @Test
    void bandsOfOtherOrderAreRefused() {
        var red = Band.of("red", SampleType.FLOAT32);
        var nir = Band.of("nir", SampleType.FLOAT32);
        refused(
                "in the order red, nir",
                at(MAY, raster("a", TEN, List.of(red, nir), new float[2400])),
                at(JUNE, raster("b", TEN, List.of(nir, red), new float[2400])));
    }

    @Test
    void theSeriesOfAnIndexHasGapsWhereThereIsNoData() throws Exception {
        var hole = flat("b", TEN, 2, -9);
        var stack = stack(at(MAY, flat("a", TEN, 2, 1)), at(JUNE, hole), at(JULY, flat("c", TEN, 2, 5)));

        var series = stack.series(3, 4, expression(stack, "(b2 - b1) / (b2 + b1)"), CancelToken.NEVER);

        assertEquals(10 / 12.0, series.values().get(0), 1e-6);
        assertTrue(Double.isNaN(series.values().get(1)), "one of its bands holds no data");
        assertEquals(10 / 20.0, series.values().get(2), 1e-6);
        assertEquals(2, series.count());
    }

    @Test
    void aDateThatCannotBeReadIsToldOfAndTheOthersAreRead() throws Exception {
        var broken = new RasterSourceThatFails(flat("b", TEN, 1, 2));
        var stack = stack(at(MAY, flat("a", TEN, 1, 1)), at(JUNE, broken));

        var series = stack.series(0, 0, expression(stack, "b1"), CancelToken.NEVER);

        assertEquals(1.0, series.values().getFirst());
        assertEquals(1, series.count());
        assertEquals(List.of("b is damaged."), series.problems());
    }

    @Test
    void statisticsAreThoseOfAllDatesTogether() throws Exception {
        var stack = stack(at(MAY, flat("a", TEN, 1, 1)), at(JUNE, flat("b", TEN, 1, 3)));

        var statistics = stack.statistics(CancelToken.NEVER).getFirst();

        assertEquals(1, statistics.min());
        assertEquals(3, statistics.max());
        assertEquals(2, statistics.mean(), 1e-9);
        assertEquals(1, statistics.deviation(), 1e-9);
        assertEquals(2400, statistics.count());
        assertEquals(1, statistics.percentile(20));
        assertEquals(3, statistics.percentile(80));
    }

    @Test
    void closingADateLeavesTheOthersOpenAndClosingTheStackClosesAll() throws Exception {
        var closed = new ArrayList<String>();
        var stack = stack(
                at(MAY, new ClosingRaster(flat("a", TEN, 1, 1), closed)),
                at(JUNE, new ClosingRaster(flat("b", TEN, 1, 1), closed)));

        stack.raster(0).close();
        assertEquals(List.of(), closed);

        stack.close();
        assertEquals(List.of("a", "b"), closed);
    }

    private static class ClosingRaster extends org.lapwing.raster.DerivedRaster {
        private final List<String> closed;

        ClosingRaster(RasterSource source, List<String> closed) {
            super(source);
            this.closed = closed;
        }

        @Override
        public SourceId id() {
            return source.id();
        }

        @Override
        public Tile read(Window window, CancelToken cancel) throws RasterReadException {
            return source.read(window, cancel);
        }

        @Override
        public void close() {
            closed.add(source.name());
        }
    }

    private static final class RasterSourceThatFails extends ClosingRaster {
        RasterSourceThatFails(RasterSource source) {
            super(source, new ArrayList<>());
        }

        @Override
        public Tile read(Window window, CancelToken cancel) throws RasterReadException {
            throw new RasterReadException(source.name() + " is damaged.");
        }
    }
}
