package org.lapwing.labels.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;

class AreaEditsTest {

    private static final Geometry SQUARE = Wkt.shape("POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0))");

    @Test
    void aBrushLeavesItsWayWidenedByItsRadius() {
        var stroke = AreaEdits.brush(Wkt.way(0, 0, 100, 0), 10);
        assertTrue(stroke.isValid());
        assertEquals(100 * 20 + Math.PI * 100, stroke.getArea(), 8);
        assertEquals(10, stroke.getEnvelopeInternal().getMaxY(), 1e-9);
    }

    @Test
    void aBrushThatDoesNotMoveLeavesADisc() {
        assertEquals(Math.PI * 25, AreaEdits.brush(Wkt.way(3, 4, 3, 4, 3, 4), 5).getArea(), 0.6);
    }

    @Test
    void aBrushThatCrossesItsOwnWayLeavesOneValidShape() {
        var eight = AreaEdits.brush(Wkt.way(0, 0, 50, 50, 50, 0, 0, 50, 0, 0), 6);
        assertTrue(eight.isValid());
        assertEquals(1, eight.getNumGeometries());
    }

    @Test
    void aWayOfVeryManyPlacesMakesAShapeOfFewVertices() {
        var way = new ArrayList<Coordinate>();
        for (int i = 0; i < 20_000; i++) {
            way.add(Wkt.at(i * 0.05, 20 * Math.sin(i * 0.005)));
        }
        var stroke = AreaEdits.brush(way, 10);
        assertTrue(stroke.getNumPoints() < 1000, stroke.getNumPoints() + " vertices");
        assertTrue(stroke.isValid());
    }

    @Test
    void aBrushWithoutSizeOrWayIsACallersMistake() {
        assertThrows(IllegalArgumentException.class, () -> AreaEdits.brush(List.of(), 5));
        assertThrows(IllegalArgumentException.class, () -> AreaEdits.brush(Wkt.way(0, 0), 0));
    }

    @Test
    void anEraserTakesAwayWhatItPassedOver() {
        Wkt.assertSame(
                "MULTIPOLYGON (((0 0, 4 0, 4 10, 0 10, 0 0)), ((6 0, 10 0, 10 10, 6 10, 6 0)))",
                AreaEdits.subtract(SQUARE, Wkt.shape("POLYGON ((4 -1, 6 -1, 6 11, 4 11, 4 -1))")));
        assertTrue(AreaEdits.subtract(SQUARE, SQUARE.buffer(1)).isEmpty());
    }

    @Test
    void whatOnlyTouchesIsNoSharedArea() {
        assertTrue(AreaEdits.shared(SQUARE, Wkt.shape("POLYGON ((10 0, 20 0, 20 10, 10 10, 10 0))"))
                .isEmpty());
    }

    @Test
    void mergedNeighboursLoseTheBorderTheyShare() {
        var merged = AreaEdits.merge(List.of(SQUARE, Wkt.shape("POLYGON ((10 0, 20 0, 20 10, 10 10, 10 0))")));
        Wkt.assertSame("POLYGON ((0 0, 20 0, 20 10, 0 10, 0 0))", merged);
        assertEquals(1, merged.getNumGeometries());
    }

    @Test
    void aLineSplitsAnAreaIntoPartsThatFillIt() {
        var donut = AreaEdits.subtract(SQUARE, Wkt.shape("POLYGON ((4 4, 6 4, 6 6, 4 6, 4 4))"));
        var parts = AreaEdits.split(donut, (LineString) Wkt.shape("LINESTRING (-1 5, 11 5)"));
        assertEquals(2, parts.size());
        assertEquals(48, parts.get(0).getArea(), 1e-9);
        assertEquals(48, parts.get(1).getArea(), 1e-9);
        assertTrue(AreaEdits.merge(parts).equalsTopo(donut));
    }

    @Test
    void aWindingLineSplitsIntoAsManyPartsAsItCutsOff() {
        var parts = AreaEdits.split(SQUARE, (LineString) Wkt.shape("LINESTRING (2 -1, 2 11, 5 11, 5 -1, 8 -1, 8 11)"));
        assertEquals(
                List.of(30.0, 30.0, 20.0, 20.0),
                parts.stream().map(Geometry::getArea).toList());
    }

    @Test
    void aLineThatEndsInsideSplitsNothing() {
        assertEquals(List.of(), AreaEdits.split(SQUARE, (LineString) Wkt.shape("LINESTRING (5 -1, 5 5)")));
        assertEquals(List.of(), AreaEdits.split(SQUARE, (LineString) Wkt.shape("LINESTRING (50 0, 60 0)")));
    }

    @Test
    void partsThatALineDoesNotMeetStayWhole() {
        var two = Wkt.shape("MULTIPOLYGON (((0 0, 10 0, 10 10, 0 10, 0 0)), ((20 0, 30 0, 30 10, 20 10, 20 0)))");
        var parts = AreaEdits.split(two, (LineString) Wkt.shape("LINESTRING (-1 2, 11 2)"));
        assertEquals(
                List.of(100.0, 80.0, 20.0),
                parts.stream().map(Geometry::getArea).toList());
    }

    @Test
    void narrowingBeyondTheMiddleLeavesNothing() {
        assertEquals(36, AreaEdits.buffer(SQUARE, -2).getArea(), 1e-9);
        assertTrue(AreaEdits.buffer(SQUARE, -6).isEmpty());
    }

    @Test
    void simplifyingKeepsPartsHolesAndValidity() {
        var disc = AreaEdits.subtract(
                Wkt.shape("POINT (0 0)").buffer(100, 90),
                Wkt.shape("POINT (10 0)").buffer(20, 90));
        var simple = AreaEdits.simplify(disc, 2);
        assertTrue(simple.isValid());
        assertTrue(simple.getNumPoints() < disc.getNumPoints() / 5, simple.getNumPoints() + " vertices are left");
        assertEquals(disc.getArea(), simple.getArea(), disc.getArea() * 0.03);
    }
}
