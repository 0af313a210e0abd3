package org.lapwing.datasets.scene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SunTest {

    private static final int SIDE = 80;
    private static final int POST = 40;

    @Test
    void levelGroundReceivesItsFullShareAndSlopesToTheSunMore() {
        assertEquals(1, Sun.onSlope(0, 0), 1e-3);
        assertTrue(Sun.onSlope(0, 0.5f) > 1.1);
        assertTrue(Sun.onSlope(0, -0.5f) < 0.8);
    }

    @Test
    void aPostThrowsItsShadowAwayFromTheSun() {
        var canvas = new Canvas(0, 0, SIDE, SIDE);
        Arrays.fill(canvas.color[0], 100);
        canvas.elevation[POST * SIDE + POST] = 12;
        Sun.shade(canvas, Sun.SHADOW_REACH + 1);
        assertTrue(canvas.color[0][(POST - 6) * SIDE + POST - 3] < 60, "north-north-west of the post");
        assertEquals(100, canvas.color[0][(POST + 6) * SIDE + POST + 3], 1e-3);
        assertEquals(100, canvas.color[0][(POST - 6) * SIDE + POST + 6], 1e-3);
    }
}
