package org.lapwing.labels.geometry;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/// Shapes for tests.
final class Wkt {

    private Wkt() {}

    static Geometry shape(String wkt) {
        try {
            return new WKTReader().read(wkt);
        } catch (ParseException wrong) {
            throw new IllegalArgumentException(wkt, wrong);
        }
    }

    static Coordinate at(double x, double y) {
        return new Coordinate(x, y);
    }

    static List<Coordinate> way(double... xy) {
        var way = new java.util.ArrayList<Coordinate>();
        for (int i = 0; i < xy.length; i += 2) {
            way.add(at(xy[i], xy[i + 1]));
        }
        return way;
    }

    static void assertSame(String expected, Geometry actual) {
        assertTrue(actual.isValid(), actual.toString());
        assertTrue(shape(expected).equalsTopo(actual), actual + " instead of " + expected);
    }
}
