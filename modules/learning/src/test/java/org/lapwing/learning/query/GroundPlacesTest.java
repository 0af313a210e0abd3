package org.lapwing.learning.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lapwing.raster.Grid;
import org.lapwing.raster.GridToCrs;
import org.lapwing.raster.Window;

class GroundPlacesTest {

    @Test
    void projectedMetresAreMeasuredInThePlane() throws IOException {
        var grid = new Grid(1000, 1000, new GridToCrs(500_000, 2, 0, 4_000_000, 0, -2), "EPSG:32633");
        var places = GroundPlaces.of(pool(grid, Window.of(0, 0, 10, 10), Window.of(30, 40, 10, 10)));
        assertEquals(100, places.metres(0, 1), 1e-9); // 60 m east and 80 m south
        assertTrue(places.isNearer(0, 1, 100.001));
        assertFalse(places.isNearer(0, 1, 100));
    }

    @Test
    void degreesAreMeasuredOnTheEllipsoid() throws IOException {
        // one degree of longitude at 60° north on WGS 84 is 55 800 m, one of latitude 111 412 m
        var grid = new Grid(100, 100, new GridToCrs(10, 0.1, 0, 60.5, 0, -0.1), "EPSG:4326");
        var places = GroundPlaces.of(pool(grid, Window.of(0, 4, 1, 2), Window.of(10, 4, 1, 2), Window.of(0, 14, 1, 2)));
        assertEquals(55_798.98, places.metres(0, 1), 1);
        assertEquals(111_403.7, places.metres(0, 2), 1);
        assertTrue(places.isNearer(0, 2, 111_500));
        assertFalse(places.isNearAny(0, List.of(1, 2), 55_000));
    }

    @Test
    void imagesOfSeveralSystemsAreMeasuredOnTheEllipsoidToo() throws IOException {
        var west = new Grid(100, 100, new GridToCrs(700_000, 100, 0, 5_000_000, 0, -100), "EPSG:32632");
        var lonLat = org.lapwing.raster.reprojection.GroundTransform.between("EPSG:32632", "EPSG:32633");
        double[] same = {700_050, 4_999_950};
        lonLat.transform(same, 1);
        var east = new Grid(100, 100, new GridToCrs(same[0] - 50, 100, 0, same[1] + 50, 0, -100), "EPSG:32633");
        var pool = new PatchPool(
                List.of(new PoolImage("west", "w", west), new PoolImage("east", "e", east)),
                List.of(new QueryPatch(0, Window.of(0, 0, 1, 1)), new QueryPatch(1, Window.of(0, 0, 1, 1))));
        assertEquals(0, GroundPlaces.of(pool).metres(0, 1), 0.01);
    }

    @Test
    void withoutGeoreferenceDistancesAreRefused() {
        var refused = assertThrows(
                IOException.class, () -> GroundPlaces.of(pool(Grid.ofPixels(100, 100), Window.of(0, 0, 9, 9))));
        assertTrue(refused.getMessage().contains("without a minimum distance"), refused.getMessage());
    }

    private static PatchPool pool(Grid grid, Window... windows) {
        var patches = java.util.Arrays.stream(windows)
                .map(each -> new QueryPatch(0, each))
                .toList();
        return new PatchPool(List.of(new PoolImage("image", "content", grid)), patches);
    }
}
