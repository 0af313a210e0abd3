package org.lapwing.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;

/// Against the numbers of Karney (2013) and of the ellipsoid itself.
class GroundMeasureTest {

    private final GroundMeasure measure = new GroundMeasure(Coordinate::new);

    @Test
    void aDegreeOfTheEquatorIsItsShareOfTheCircumference() {
        assertEquals(
                Math.PI * 6_378_137 / 180, measure.metres(List.of(new Coordinate(10, 0), new Coordinate(11, 0))), 1e-6);
    }

    @Test
    void theMeridianFromEquatorToPoleIsAQuarterOfIt() {
        assertEquals(10_001_965.729, measure.metres(List.of(new Coordinate(0, 0), new Coordinate(0, 90))), 1e-3);
    }

    @Test
    void aLineOfSeveralPointsIsTheSumOfItsParts() {
        var first = measure.metres(List.of(new Coordinate(7, 50), new Coordinate(8, 50.5)));
        var second = measure.metres(List.of(new Coordinate(8, 50.5), new Coordinate(8, 51)));

        assertEquals(
                first + second,
                measure.metres(List.of(new Coordinate(7, 50), new Coordinate(8, 50.5), new Coordinate(8, 51))),
                1e-6);
        assertEquals(0, measure.metres(List.of(new Coordinate(7, 50))));
    }

    @Test
    void anEighthOfTheEarthHasAnEighthOfItsArea() {
        var octant =
                List.of(new Coordinate(0, 0), new Coordinate(90, 0), new Coordinate(90, 90), new Coordinate(0, 90));

        assertEquals(510_065_621_724_088.0 / 8, measure.squareMetres(octant), 1e4);
    }

    @Test
    void theAreaDoesNotDependOnTheWayRound() {
        var ring = List.of(new Coordinate(7, 50), new Coordinate(7.01, 50), new Coordinate(7.01, 50.01));

        assertEquals(measure.squareMetres(ring), measure.squareMetres(ring.reversed()), 1e-3);
        assertTrue(measure.squareMetres(ring) > 0);
    }

    @Test
    void aParallelIsMeasuredAsItIsDrawnOnTheMapAndNotAsTheGreatCircleThatLeavesIt() {
        double drawn = measure.metres(List.of(new Coordinate(0, 60), new Coordinate(90, 60)));
        double quarterOfTheParallel = 2 * Math.PI * 3_197_104.6 / 4;

        assertEquals(quarterOfTheParallel, drawn, quarterOfTheParallel * 0.001);
    }

    @Test
    void theOutlineIsClosed() {
        var ring = List.of(new Coordinate(0, 0), new Coordinate(1, 0), new Coordinate(0.5, 1));

        assertEquals(
                measure.metres(List.of(ring.get(0), ring.get(1), ring.get(2), ring.get(0))),
                measure.outlineMetres(ring),
                1e-6);
    }

    @Test
    void theAreaOfAGeometryLeavesOutItsHoles() throws IOException {
        var factory = new GeometryFactory();
        var outer = factory.toGeometry(new Envelope(500_000, 501_000, 5_000_000, 5_001_000));
        var hole = factory.toGeometry(new Envelope(500_400, 500_600, 5_000_400, 5_000_600));
        var utm = GroundMeasure.in("EPSG:32632");
        // on the middle meridian of a zone, lengths on the map are 0.9996 of those on the ground
        double scale = 0.9996 * 0.9996;
        assertEquals(1_000_000 / scale, utm.squareMetres(outer), 2);
        assertEquals(960_000 / scale, utm.squareMetres(outer.difference(hole)), 2);
        assertEquals(0, utm.squareMetres(factory.createPoint(new Coordinate(500_000, 5_000_000))));
    }
}
