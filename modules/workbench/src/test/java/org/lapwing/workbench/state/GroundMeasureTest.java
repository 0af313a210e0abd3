package org.lapwing.workbench.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lapwing.mapview.MapPoint;
import org.lapwing.workbench.service.LonLatTransform;

/// Against the numbers of Karney (2013) and of the ellipsoid itself.
class GroundMeasureTest {

    private static final LonLatTransform DEGREES = LonLatTransform.LonLat::new;
    private final GroundMeasure measure = new GroundMeasure(DEGREES);

    @Test
    void aDegreeOfTheEquatorIsItsShareOfTheCircumference() {
        assertEquals(
                Math.PI * 6_378_137 / 180, measure.metres(List.of(new MapPoint(10, 0), new MapPoint(11, 0))), 1e-6);
    }

    @Test
    void theMeridianFromEquatorToPoleIsAQuarterOfIt() {
        assertEquals(10_001_965.729, measure.metres(List.of(new MapPoint(0, 0), new MapPoint(0, 90))), 1e-3);
    }

    @Test
    void aLineOfSeveralPointsIsTheSumOfItsParts() {
        var first = measure.metres(List.of(new MapPoint(7, 50), new MapPoint(8, 50.5)));
        var second = measure.metres(List.of(new MapPoint(8, 50.5), new MapPoint(8, 51)));

        assertEquals(
                first + second,
                measure.metres(List.of(new MapPoint(7, 50), new MapPoint(8, 50.5), new MapPoint(8, 51))),
                1e-6);
        assertEquals(0, measure.metres(List.of(new MapPoint(7, 50))));
    }

    @Test
    void anEighthOfTheEarthHasAnEighthOfItsArea() {
        var octant = List.of(new MapPoint(0, 0), new MapPoint(90, 0), new MapPoint(90, 90), new MapPoint(0, 90));

        assertEquals(510_065_621_724_088.0 / 8, measure.squareMetres(octant), 1e4);
    }

    @Test
    void theAreaDoesNotDependOnTheWayRound() {
        var ring = List.of(new MapPoint(7, 50), new MapPoint(7.01, 50), new MapPoint(7.01, 50.01));

        assertEquals(measure.squareMetres(ring), measure.squareMetres(ring.reversed()), 1e-3);
        assertTrue(measure.squareMetres(ring) > 0);
    }

    @Test
    void aParallelIsMeasuredAsItIsDrawnOnTheMapAndNotAsTheGreatCircleThatLeavesIt() {
        double drawn = measure.metres(List.of(new MapPoint(0, 60), new MapPoint(90, 60)));
        double quarterOfTheParallel = 2 * Math.PI * 3_197_104.6 / 4;

        assertEquals(quarterOfTheParallel, drawn, quarterOfTheParallel * 0.001);
    }

    @Test
    void theOutlineIsClosed() {
        var ring = List.of(new MapPoint(0, 0), new MapPoint(1, 0), new MapPoint(0.5, 1));

        assertEquals(
                measure.metres(List.of(ring.get(0), ring.get(1), ring.get(2), ring.get(0))),
                measure.outlineMetres(ring),
                1e-6);
    }
}
