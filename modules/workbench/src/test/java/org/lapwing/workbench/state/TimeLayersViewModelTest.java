package org.lapwing.workbench.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lapwing.mapview.Layer;
import org.lapwing.mapview.MapClick;
import org.lapwing.mapview.MapPoint;
import org.lapwing.raster.RasterSource;
import org.lapwing.raster.reprojection.ReprojectedRaster;
import org.lapwing.workbench.fake.FakeServices;
import org.lapwing.workbench.service.DatedBands;

class TimeLayersViewModelTest {

    private static final MapPoint IN_THE_FIELDS = new MapPoint(500_150, 5_399_850);
    private static final MapPoint UNDER_CLOUDS = new MapPoint(500_010, 5_399_990);

    private final FakeServices services = FakeServices.immediate();
    private final WindowViewModel window = new WindowViewModel(services, Runnable::run, Optional::empty);
    private final TimeLayersViewModel times = window.times();

    @BeforeEach
    void openImage() {
        window.workspace().openImage(Path.of("image.tif")).join();
    }

    private static List<DatedBands> dates(String... names) {
        return java.util.stream.IntStream.range(0, names.length)
                .mapToObj(i -> new DatedBands(Path.of(names[i]), List.of(), LocalDate.of(2020, 3 + 2 * i, 1)))
                .toList();
    }

    private LayerItem add() {
        return times.add("Fields", dates("march.tif", "cloudy-may.tif", "july.tif", "september.tif"), () -> {})
                .join();
    }

    private Layer drawn(LayerItem item) {
        return window.layers().drawn().get().stream()
                .filter(layer -> layer.id().equals(item.id()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void steppingShowsAnotherDateInTheSameStyleAndPreparesItsNeighbours() {
        var item = add();
        var stack = item.time().orElseThrow().stack();
        var style = drawn(item).style();
        assertSame(stack.raster(0), drawn(item).source());

        times.step(1);

        assertSame(stack.raster(1), drawn(item).source());
        assertEquals(style, drawn(item).style());
        assertEquals(List.of(stack.raster(2), stack.raster(0)), drawn(item).upcoming());
        assertEquals(
                TimeLayerViewModel.text(LocalDate.of(2020, 5, 1)), item.remark().get());
    }

    @Test
    void stepsEndAtTheFirstAndTheLastDateAndPlayingGoesRound() {
        var time = add().time().orElseThrow();
        times.step(-1);
        assertEquals(0, time.position().get());
        times.step(9);
        assertEquals(3, time.position().get());

        times.togglePlay();
        time.next();
        assertEquals(0, time.position().get());
        assertTrue(time.playing().get());

        times.step(1);
        assertFalse(time.playing().get(), "a step by hand ends playing");
        time.show(LocalDate.of(2020, 8, 20));
        assertEquals(LocalDate.of(2020, 9, 1), time.date());
    }

    @Test
    void theLookIsThatOfAllDatesTogether() {
        var item = add();
        var look = item.look().orElseThrow();

        assertTrue(look.statistics(1).max() > 0.5, "summer");
        assertTrue(look.statistics(1).min() < 0.4, "spring");
    }

    @Test
    void datesThatDoNotFitAreRefusedAndMayBeCorrected() {
        var again = new int[1];
        var twice = List.of(dates("march.tif").getFirst(), dates("april.tif").getFirst());

        assertThrows(CompletionException.class, () -> times.add("Fields", twice, () -> again[0]++)
                .join());

        var notice = window.notices().unread().getFirst();
        assertTrue(notice.detail().contains("have the same date, 2020-03-01"), notice.detail());
        notice.action().orElseThrow().run().run();
        assertEquals(1, again[0]);
        assertEquals(1, window.layers().items().size());
    }

    @Test
    void filesThatCannotBeReadAreToldOfBeforeAnyDateIsAsked() {
        assertThrows(CompletionException.class, () -> times.draft(List.of(Path.of("broken.tif"), Path.of("a.tif")))
                .join());
        assertTrue(window.notices().unread().getFirst().detail().contains("ends after 12 bytes"));
    }

    @Test
    void aPinnedDateLiesBelowAndInTheSecondView() {
        var item = add();
        times.step(1);

        times.pin();
        times.step(1);

        var pin = window.layers().items().get(1);
        var stack = item.time().orElseThrow().stack();
        assertSame(stack.raster(1), pin.source().get());
        assertSame(stack.raster(2), item.source().get());
        assertEquals(2, window.map().views().count().get());
        assertTrue(window.map().views().shows(1, drawn(pin)));
        assertFalse(window.map().views().shows(1, drawn(item)));
        assertSame(item.look().orElseThrow(), pin.look().orElseThrow());
    }

    @Test
    void theLayerTakesItsPinsAlongAndClosesItsFiles() {
        var item = add();
        times.pin();
        window.layers().move(item, 2);
        assertEquals(3, window.layers().items().size(), "moving is not removing");

        window.added().remove(item);

        assertEquals(
                List.of("IMAGERY"),
                window.layers().items().stream().map(LayerItem::id).toList());
        assertTrue(times.active().get().isEmpty());
    }

    @Test
    void aProjectBringsTheLayerBackWithItsDateAndLook() {
        var item = add();
        times.step(2);
        item.look().orElseThrow().single().set(1);
        var kept = times.kept(item).orElseThrow();
        window.workspace().openImage(Path.of("image.tif")).join();

        var back = times.restore(kept).join();

        assertEquals(kept, times.kept(back).orElseThrow());
        assertEquals(LocalDate.of(2020, 7, 1), back.time().orElseThrow().date());
        assertEquals(1, back.look().orElseThrow().single().get());
    }

    @Test
    void theTopmostVisibleOneIsTheOneThatKeysMove() {
        var below = add();
        var above = add();
        window.layers().move(above, 0);
        assertSame(above, times.active().get().orElseThrow());

        above.visible().set(false);

        assertSame(below, times.active().get().orElseThrow());
    }

    @Test
    void inAnotherReferenceSystemADateStaysUntilTheNextIsReadyThere() {
        var item = add();
        window.reference().chosen().set(Optional.of("EPSG:4326"));
        var stack = item.time().orElseThrow().stack();
        assertSame(stack.raster(0), under(drawn(item).source()));

        times.step(1);

        assertSame(stack.raster(1), under(drawn(item).source()));
        assertEquals(
                List.of(stack.raster(2), stack.raster(0)),
                drawn(item).upcoming().stream()
                        .map(TimeLayersViewModelTest::under)
                        .toList());
    }

    private static RasterSource under(RasterSource seen) {
        return ((ReprojectedRaster) seen).source();
    }

    @Test
    void clickedPointsArePlottedOverTimeWithGapsUnderClouds() {
        add();
        assertEquals("NDVI", window.series().measures().get().getFirst().name());

        window.map().inspect().click(new MapClick(UNDER_CLOUDS, MapClick.Kind.SINGLE));
        window.map().inspect().click(new MapClick(IN_THE_FIELDS, MapClick.Kind.EXTENDING));

        var lines = window.series().lines().get();
        assertEquals(2, lines.size());
        assertTrue(Double.isNaN(lines.getFirst().series().values().get(1)), "clouds in May");
        assertEquals(3, lines.getFirst().series().count());
        assertEquals(4, lines.getLast().series().count());
        assertTrue(
                lines.getLast().series().values().get(2)
                        > lines.getLast().series().values().get(0),
                "July is greener than March");

        window.series().measure().set("b1 +");
        assertTrue(window.series().lines().get().isEmpty());
        assertFalse(window.series().problem().get().isEmpty());
        window.series().measure().set("b2");
        assertEquals("", window.series().problem().get());
        assertEquals(2, window.series().lines().get().size());
    }

    @Test
    void theCursorIsPlottedBesideThePointsUntilItLeaves() {
        add();
        window.series().hover(IN_THE_FIELDS);
        assertTrue(window.series().cursor().get().isEmpty(), "nothing is plotted yet");

        window.map().inspect().click(new MapClick(UNDER_CLOUDS, MapClick.Kind.SINGLE));
        window.series().hover(IN_THE_FIELDS);
        assertEquals(4, window.series().cursor().get().orElseThrow().series().count());

        window.series().leave();
        assertTrue(window.series().cursor().get().isEmpty());
    }

    @Test
    void theTextHasARowADateAndNothingWhereThereIsNoData() {
        add();
        window.series().measure().set("b1");
        window.map().inspect().click(new MapClick(UNDER_CLOUDS, MapClick.Kind.SINGLE));

        var rows = window.series().csv().split("\n");

        assertEquals(5, rows.length);
        assertTrue(rows[0].startsWith("date,\"1: "), rows[0]);
        assertTrue(rows[1].matches("2020-03-01,0\\.\\d+"), rows[1]);
        assertEquals("2020-05-01,", rows[2]);
    }

    @Test
    void valuesOverTimeAreTheSameInAnotherReferenceSystem() {
        add();
        window.map().inspect().click(new MapClick(IN_THE_FIELDS, MapClick.Kind.SINGLE));
        var here = window.series().lines().get().getFirst().series();

        window.reference().chosen().set(Optional.of("EPSG:32633"));
        var seen = window.layers().drawn().get().getLast().source();
        var there = seen.grid();
        // the same pixel of the fields, found in the grid of the other reference system
        for (long row = 0; row < there.rows(); row++) {
            for (long column = 0; column < there.columns(); column++) {
                var pixel = ((ReprojectedRaster) seen).sourcePixel(column, row);
                if (pixel.isPresent()
                        && pixel.get().column() == 37
                        && pixel.get().row() == 37) {
                    window.map()
                            .inspect()
                            .click(new MapClick(
                                    new MapPoint(
                                            there.transform().x(column + 0.5, row + 0.5),
                                            there.transform().y(column + 0.5, row + 0.5)),
                                    MapClick.Kind.SINGLE));
                    assertEquals(here, window.series().lines().get().getFirst().series());
                    return;
                }
            }
        }
        throw new AssertionError("the pixel is nowhere");
    }
}
