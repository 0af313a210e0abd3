package org.lapwing.datasets.scene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lapwing.datasets.scene.Watercourse.Vertex;

class WatersTest {

    private final Waters waters = new Waters();
    private final Waters.Place place = new Waters.Place();

    @Test
    void distanceIsMeasuredFromTheBank() {
        waters.add(straight(0), Waters.Color.RIVER);
        waters.locate(100, 62, place);
        assertEquals(12 - 10, place.bank, 1e-4);
        waters.locate(100, 47, place);
        assertEquals(-7, place.bank, 1e-4);
        assertEquals(-7, place.water, 1e-4);
    }

    @Test
    void sandLiesInsideTheBedOnTheInnerSideOfABend() {
        // Flowing east and turning right, which is south: sand on the south bank.
        waters.add(straight(1), Waters.Color.RIVER);
        waters.locate(100, 58, place);
        assertTrue(place.bank < 0 && place.water > 0, place.bank + " " + place.water);
        waters.locate(100, 42, place);
        assertEquals(place.bank, place.water);
    }

    @Test
    void theNearestWaterCounts() {
        waters.add(straight(0), Waters.Color.RIVER);
        waters.add(new Pond(100, 80, 9, 0, Waters.Color.GREEN));
        waters.locate(100, 80, place);
        assertEquals(Waters.Color.GREEN, place.color);
        assertTrue(place.water < -6);
        waters.locate(100, 50, place);
        assertEquals(Waters.Color.RIVER, place.color);
    }

    @Test
    void farFromWaterThereIsNone() {
        waters.add(straight(0), Waters.Color.RIVER);
        waters.locate(100, 400, place);
        assertEquals(Float.MAX_VALUE, place.bank);
    }

    private static Watercourse straight(float bend) {
        return new Watercourse(
                List.of(new Vertex(0, 50, 10, bend), new Vertex(100, 50, 10, bend), new Vertex(200, 50, 10, bend)));
    }
}
