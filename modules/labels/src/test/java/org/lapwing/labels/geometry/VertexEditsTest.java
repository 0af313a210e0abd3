package org.lapwing.labels.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Geometry;

class VertexEditsTest {

    private static final Map<String, Geometry> FIELDS = Map.of(
            "west", Wkt.shape("POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0))"),
            "north east", Wkt.shape("POLYGON ((10 5, 20 5, 20 10, 10 10, 10 5))"),
            "south east", Wkt.shape("POLYGON ((10 0, 20 0, 20 5, 10 5, 10 0))"),
            "far", Wkt.shape("POLYGON ((50 50, 60 50, 60 60, 50 50))"));

    @Test
    void aSharedVertexMovesInAllShapesThatHaveItOrPassThroughIt() throws InvalidGeometryException {
        var moved = VertexEdits.move(FIELDS, Wkt.at(10, 5), Wkt.at(12, 6));

        assertEquals(Set.of("west", "north east", "south east"), moved.keySet());
        Wkt.assertSame("POLYGON ((0 0, 10 0, 12 6, 10 10, 0 10, 0 0))", shape(moved, "west"));
        Wkt.assertSame("POLYGON ((12 6, 20 5, 20 10, 10 10, 12 6))", shape(moved, "north east"));
        assertEquals(200, moved.values().stream().mapToDouble(Geometry::getArea).sum(), 1e-9);
        assertTrue(AreaEdits.shared(shape(moved, "west"), shape(moved, "south east"))
                .isEmpty());
    }

    @Test
    void movingTheFirstVertexKeepsTheRingClosed() throws InvalidGeometryException {
        var moved = VertexEdits.move(FIELDS, Wkt.at(0, 0), Wkt.at(-1, -1));
        Wkt.assertSame("POLYGON ((-1 -1, 10 0, 10 10, 0 10, -1 -1))", shape(moved, "west"));
    }

    @Test
    void aMoveThatMakesAShapeCrossItselfIsRefusedWithThePlace() {
        var refused = assertThrows(
                InvalidGeometryException.class, () -> VertexEdits.move(FIELDS, Wkt.at(0, 0), Wkt.at(15, 5)));
        assertTrue(refused.getMessage().contains("would cross itself at ("), refused.getMessage());
        assertTrue(refused.place().isPresent());
    }

    @Test
    void aVertexIsAddedToBothSidesOfASharedBorder() {
        var with = VertexEdits.insert(FIELDS, Wkt.at(10, 2.5));
        assertEquals(Set.of("west", "south east"), with.keySet());
        assertEquals(6, shape(with, "west").getNumPoints());
        Wkt.assertSame("POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0))", shape(with, "west"));
        assertEquals(Map.of(), VertexEdits.insert(FIELDS, Wkt.at(10, 10)), "it is a vertex already");
    }

    @Test
    void aVertexIsRemovedFromAllShapesThatHaveIt() throws InvalidGeometryException {
        var left = VertexEdits.remove(FIELDS, Wkt.at(20, 5));
        assertEquals(Set.of("north east", "south east"), left.keySet());
        Wkt.assertSame("POLYGON ((10 5, 20 10, 10 10, 10 5))", shape(left, "north east"));
    }

    @Test
    void removingTheThirdLastVertexIsRefused() {
        var refused = assertThrows(InvalidGeometryException.class, () -> VertexEdits.remove(FIELDS, Wkt.at(60, 60)));
        assertTrue(refused.getMessage().startsWith("Nothing of the shape would be left"), refused.getMessage());
    }

    @Test
    void placesSnapToVerticesBeforeBorders() {
        var all = List.copyOf(FIELDS.values());
        assertEquals(
                Optional.of(new Snapping.Snapped(Wkt.at(10, 5), Snapping.To.VERTEX)),
                Snapping.place(Wkt.at(10.1, 5.4), all, 0.5));
        assertEquals(
                Optional.of(new Snapping.Snapped(Wkt.at(10, 3), Snapping.To.BORDER)),
                Snapping.place(Wkt.at(10.3, 3), all, 0.5));
        assertEquals(Optional.empty(), Snapping.place(Wkt.at(15, 12), all, 0.5));
    }

    @Test
    void aShapeDrawnNearlyAlongANeighbourSharesItsBorder() {
        var neighbour = shape(FIELDS, "west");
        var drawn = Wkt.shape("POLYGON ((10.2 0.1, 20 0, 20 10, 9.8 9.9, 10.2 0.1))");
        var snapped = Snapping.shape(drawn, List.of(neighbour), 0.5);
        assertTrue(snapped.isValid());
        assertTrue(AreaEdits.shared(snapped, neighbour).isEmpty(), snapped.toString());
        assertEquals(10, snapped.intersection(neighbour).getLength(), 1e-6, snapped.toString());
    }

    @Test
    void aShapeThatOverlapsANeighbourOnPurposeStillDoes() {
        var neighbour = shape(FIELDS, "west");
        var drawn = Wkt.shape("POLYGON ((5 2, 20 2, 20 8, 5 8, 5 2))");
        assertEquals(
                30,
                AreaEdits.shared(Snapping.shape(drawn, List.of(neighbour), 0.5), neighbour)
                        .getArea(),
                1e-6);
    }

    private static Geometry shape(Map<String, Geometry> all, String name) {
        return Optional.ofNullable(all.get(name)).orElseThrow();
    }
}
