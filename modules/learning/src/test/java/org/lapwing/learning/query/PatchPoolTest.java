package org.lapwing.learning.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.ProgressListener;
import org.lapwing.raster.Grid;
import org.lapwing.raster.GridToCrs;
import org.lapwing.raster.MemoryRaster;
import org.lapwing.raster.RasterSource;
import org.lapwing.raster.SourceId;
import org.lapwing.raster.Window;
import org.lapwing.testsupport.Scene;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

class PatchPoolTest {

    private static final GeometryFactory SHAPES = new GeometryFactory();
    private static final PoolSettings ALL =
            PoolSettings.DEFAULT.withSize(new PatchSize.Pixels(16)).withLeastValid(0);

    @Test
    void patchesLieOnAGridAndNarrowStripsAreLeftOut() throws IOException {
        var pool = pool(ALL, Scene.patchwork(70, 40, 2, 1));
        assertEquals(8, pool.size());
        assertEquals(Window.of(48, 16, 16, 16), pool.patches().getLast().window());
    }

    @Test
    void patchesWithTooLittleDataAreLeftOut() throws IOException {
        // rows 16 to 20 of columns 12 to 29 hold no data
        var image = Scene.patchwork(64, 64, 2, 3);
        int before = pool(ALL, image).size();
        var pool = pool(ALL.withLeastValid(0.9), image);
        assertTrue(pool.patches().stream().noneMatch(each -> each.window().equals(Window.of(16, 16, 16, 16))));
        assertEquals(before - 1, pool.size());
    }

    @Test
    void anAreaOfInterestKeepsPatchesWhoseMiddleLiesInsideIt() throws IOException {
        // x of the image runs from 500003 to 500067; middles lie 8, 24, 40 and 56 m east of that
        var area = new GroundArea(box(500_003, 4_649_900, 500_003 + 25, 4_650_000), "EPSG:32633");
        var pool = pool(ALL.withInside(area), Scene.patchwork(64, 16, 1, 1));
        assertEquals(
                List.of(0L, 16L),
                pool.patches().stream().map(each -> each.window().column()).toList());
    }

    @Test
    void patchesThatTouchForbiddenGroundAreLeftOutInAnyReferenceSystem() throws IOException {
        var lonLat = org.lapwing.raster.reprojection.GroundTransform.between("EPSG:32633", "EPSG:4326");
        double[] corners = {500_003 + 20, 4_649_985, 500_003 + 21, 4_649_986};
        lonLat.transform(corners, 2);
        var area = new GroundArea(box(corners[0], corners[1], corners[2], corners[3]), "EPSG:4326");
        var pool = pool(ALL.withOutside(area), Scene.patchwork(64, 16, 1, 1));
        assertEquals(
                List.of(0L, 32L, 48L),
                pool.patches().stream().map(each -> each.window().column()).toList());
    }

    @Test
    void severalImagesMakeOnePoolAndEqualNamesAreNumbered() throws IOException {
        var image = Scene.patchwork(32, 16, 1, 1);
        var pool = PatchPool.of(List.of(image, image), ALL, CancelToken.NEVER, ProgressListener.NONE);
        assertEquals(4, pool.size());
        assertEquals(1, pool.patches().getLast().image());
        assertEquals(
                pool.images().getFirst().name() + "-2", pool.images().getLast().name());
        assertEquals(3, pool.indicesByName().get(pool.name(3)));
    }

    @Test
    void sizesInMetresFollowThePixelsOfTheImage() {
        var degrees = new Grid(1000, 1000, new GridToCrs(10, 1e-4, 0, 60, 0, -1e-4), "EPSG:4326");
        var sides = new PatchSize.Metres(500).on(degrees, "north");
        assertEquals(Math.round(500 / (1e-4 * 111_319.49)), sides.rows());
        assertEquals(2, (double) sides.columns() / sides.rows(), 0.02); // cos 60° halves the columns' width
        var half = new Grid(100, 100, new GridToCrs(0, 0.5, 0, 0, 0, -0.5), "EPSG:32633");
        assertEquals(new PatchSize.Sides(64, 64), new PatchSize.Metres(32).on(half, "half"));
    }

    @Test
    void metresWithoutGeoreferenceAndPatchesOfAFewPixelsAreRefused() {
        var refused = assertThrows(
                IllegalArgumentException.class, () -> new PatchSize.Metres(50).on(Grid.ofPixels(100, 100), "photo"));
        assertTrue(refused.getMessage().contains("photo has no georeference"), refused.getMessage());
        assertThrows(IllegalArgumentException.class, () -> new PatchSize.Metres(3).on(Scene.grid(100, 100), "scene"));
    }

    @Test
    void aPoolOfNothingSaysWhatToDo() {
        var area = new GroundArea(box(0, 0, 1, 1), "EPSG:32633");
        var none = assertThrows(IOException.class, () -> pool(ALL.withInside(area), Scene.patchwork(64, 64, 1, 1)));
        assertTrue(none.getMessage().contains("None of the 16 patches"), none.getMessage());
        var small = assertThrows(IOException.class, () -> pool(ALL, Scene.patchwork(10, 64, 1, 1)));
        assertTrue(small.getMessage().contains("smaller than one patch"), small.getMessage());
        var placeless = raster(Grid.ofPixels(32, 32));
        var unknown = assertThrows(IOException.class, () -> pool(ALL.withInside(area), placeless));
        assertTrue(unknown.getMessage().contains("no georeference"), unknown.getMessage());
    }

    private static PatchPool pool(PoolSettings settings, RasterSource image) throws IOException {
        return PatchPool.of(List.of(image), settings, CancelToken.NEVER, ProgressListener.NONE);
    }

    private static RasterSource raster(Grid grid) {
        var scene = Scene.patchwork((int) grid.columns(), (int) grid.rows(), 1, 1);
        return new MemoryRaster(SourceId.of("plain"), grid, scene.read(grid.bounds(), CancelToken.NEVER));
    }

    private static Geometry box(double left, double bottom, double right, double top) {
        return SHAPES.toGeometry(new Envelope(left, right, bottom, top));
    }
}
