package org.lapwing.workbench.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lapwing.workbench.service.LonLatTransform.LonLat;

class GeographicPlaceTest {

    @Test
    void thereAndBackIsTheSamePlace() {
        var transform = GeographicPlace.transform("EPSG:32632").orElseThrow();
        var degrees = transform.at(554_213.5, 5_338_970);
        var back = transform.place(degrees).orElseThrow();

        assertEquals(9.73, degrees.longitude(), 0.01, "longitude comes first");
        assertEquals(48.2, degrees.latitude(), 0.01);
        assertEquals(554_213.5, back.x(), 1e-4);
        assertEquals(5_338_970, back.y(), 1e-4);
    }

    @Test
    void aReferenceSystemThatNobodyKnowsHasNoWay() {
        assertEquals(Optional.empty(), GeographicPlace.transform("EPSG:999999"));
    }

    @Test
    void aPlaceThatTheProjectionDoesNotReachHasNone() {
        var transform = GeographicPlace.transform("EPSG:3857").orElseThrow();

        assertTrue(transform.place(new LonLat(0, 90)).isEmpty());
    }
}
