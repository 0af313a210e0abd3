package org.lapwing.learning.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class BordersTest {

    private static final byte[] MAP = {
        0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 1, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0
    };

    @Test
    void thePlacesRightAtABorderTouchItByASide() {
        assertEquals("....... ...#... ..###.. ...#... .......", drawn(1));
    }

    @Test
    void aLongerReachGrowsThemBySquares() {
        assertEquals("..###.. .#####. .#####. .#####. ..###..", drawn(2));
    }

    @Test
    void whereOneClassFillsAllThereIsNoBorder() {
        assertEquals(0, Borders.of(new byte[12], 3, 4, 5).cardinality());
    }

    private static String drawn(int reach) {
        var near = Borders.of(MAP, 5, 7, reach);
        var text = new StringBuilder();
        for (int i = 0; i < MAP.length; i++) {
            text.append(i > 0 && i % 7 == 0 ? " " : "").append(near.get(i) ? '#' : '.');
        }
        return text.toString();
    }
}
