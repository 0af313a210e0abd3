package org.lapwing.datasets.scene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

class ParcelTreeTest {

    private final Parcel west = Parcel.of(LandUse.WHEAT, 1, 0, new Dice(1));
    private final Parcel northEast = Parcel.of(LandUse.WOOD, 1, 0, new Dice(2));
    private final Parcel southEast = Parcel.of(LandUse.MEADOW, 1, 0, new Dice(3));
    private final ParcelTree tree = new ParcelTree();
    private final ParcelTree.Place place = new ParcelTree.Place();

    ParcelTreeTest() {
        int hedge = tree.add(0, 1, 50, Border.HEDGE, tree.add(northEast), tree.add(southEast));
        tree.close(tree.add(1, 0, 100, Border.ROAD, tree.add(west), hedge));
    }

    @Test
    void aPlaceBelongsToTheParcelOnItsSideOfTheCuts() {
        tree.locate(99, 10, place);
        assertSame(west, tree.parcel(place.parcel));
        tree.locate(101, 10, place);
        assertSame(northEast, tree.parcel(place.parcel));
        tree.locate(101, 60, place);
        assertSame(southEast, tree.parcel(place.parcel));
    }

    @Test
    void distancesAreMeasuredToTheEdgeOfRoadsAndHedges() {
        tree.locate(110, 46, place);
        assertEquals(10 - Border.ROAD.halfWidth(), place.pavedEdge);
        assertEquals(4 - Border.HEDGE.halfWidth(), place.softEdge);
        assertEquals(4, place.nearest);
        assertEquals(Border.HEDGE, place.soft);
    }

    @Test
    void bordersOfOtherParcelsDoNotCount() {
        tree.locate(20, 50, place);
        assertEquals(Float.MAX_VALUE, place.softEdge);
        assertEquals(80, place.nearest);
    }
}
