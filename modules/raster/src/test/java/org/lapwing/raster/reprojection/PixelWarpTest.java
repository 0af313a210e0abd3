package org.lapwing.raster.reprojection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Random;
import org.geotools.api.referencing.operation.MathTransform;
import org.geotools.referencing.CRS;
import org.junit.jupiter.api.Test;
import org.lapwing.raster.Grid;
import org.lapwing.raster.GridToCrs;
import org.lapwing.raster.Window;

class PixelWarpTest {

    private static Grid grid(String crs, double left, double top, double pixelX, double pixelY) {
        return new Grid(10_980, 10_980, new GridToCrs(left, pixelX, 0, top, 0, -pixelY), crs);
    }

    private static double farthestOff(Grid source, String to, int level, long seed) throws Exception {
        var target = ReprojectedGrid.of(source, to);
        MathTransform exact = CRS.findMathTransform(CRS.decode(to, true), CRS.decode(source.crs(), true), true);
        var way = GroundTransform.between(to, source.crs());
        var random = new Random(seed);
        double worst = 0;
        double scale = Math.scalb(1.0, level);
        for (int i = 0; i < 6; i++) {
            var window = new Window(
                    (long) (random.nextDouble() * (target.columns(level) - 200)),
                    (long) (random.nextDouble() * (target.rows(level) - 200)),
                    256,
                    171,
                    level);
            var places = PixelWarp.places(way, target, window, source, level);
            for (int row = 0; row < window.height(); row++) {
                for (int column = 0; column < window.width(); column++) {
                    var point = new double[] {
                        target.transform()
                                .x((window.column() + column + 0.5) * scale, (window.row() + row + 0.5) * scale),
                        target.transform()
                                .y((window.column() + column + 0.5) * scale, (window.row() + row + 0.5) * scale)
                    };
                    exact.transform(point, 0, point, 0, 1);
                    int at = 2 * (row * window.width() + column);
                    worst = Math.max(
                            worst,
                            Math.hypot(
                                    places[at] - source.transform().column(point[0], point[1]) / scale,
                                    places[at + 1] - source.transform().row(point[0], point[1]) / scale));
                }
            }
        }
        return worst;
    }

    @Test
    void noPlaceIsOffByMoreThanHalfAPixelOfTheExactTransform() throws Exception {
        var utm = grid("EPSG:32632", 600_000, 5_400_000, 10, 10);
        var degrees = grid("EPSG:4326", -76.5, 36.2, 1.1e-4, 9e-5);
        var europe = grid("EPSG:3035", 4_300_000, 3_200_000, 100, 100);
        var north = grid("EPSG:32633", 400_000, 8_900_000, 20, 20);
        long seed = 5;
        for (var source : new Grid[] {utm, degrees, europe, north}) {
            for (var to : new String[] {"EPSG:3857", "EPSG:4326", "EPSG:32618", "EPSG:3035"}) {
                boolean far =
                        to.equals("EPSG:32618") != (source == degrees) || to.equals("EPSG:3035") && source == degrees;
                if (to.equals(source.crs()) || far && !to.equals("EPSG:3857") && !to.equals("EPSG:4326")) {
                    continue; // the other side of the earth
                }
                for (int level : new int[] {0, 3}) {
                    double worst = farthestOff(source, to, level, seed++);
                    assertTrue(worst < 0.5, source.crs() + " in " + to + ", level " + level + ": " + worst + " pixels");
                }
            }
        }
    }

    @Test
    void longitudeComesFirstWhateverTheAuthoritySays() throws IOException {
        var way = GroundTransform.between("EPSG:4326", "EPSG:32631");
        var london = new double[] {-0.1276, 51.5072};

        way.transform(london, 1);
        assertEquals(282_900, london[0], 1000);
        assertEquals(5_710_000, london[1], 2000);

        GroundTransform.between("EPSG:32631", "EPSG:4258").transform(london, 1);
        assertEquals(-0.1276, london[0], 1e-6);
        assertEquals(51.5072, london[1], 1e-6);
    }

    @Test
    void wktWithLatitudeFirstIsReadLongitudeFirstToo() throws IOException {
        var latitudeFirst = "GEOGCS[\"WGS 84\",DATUM[\"WGS_1984\",SPHEROID[\"WGS 84\",6378137,298.257223563]],"
                + "PRIMEM[\"Greenwich\",0],UNIT[\"degree\",0.0174532925199433],"
                + "AXIS[\"Latitude\",NORTH],AXIS[\"Longitude\",EAST]]";
        var place = new double[] {9, 48};

        GroundTransform.between(latitudeFirst, "EPSG:32632").transform(place, 1);

        assertEquals(500_000, place[0], 0.01);
        assertEquals(5_316_300, place[1], 500);
    }

    @Test
    void pointsWithoutPlaceAreNotANumberAndOthersAreNotHarmed() throws IOException {
        var places = new double[] {9, 48, 9, 91, 10, 48};

        GroundTransform.between("EPSG:4326", "EPSG:3857").transform(places, 3);

        assertTrue(Double.isFinite(places[0]) && Double.isFinite(places[4]));
    }
}
