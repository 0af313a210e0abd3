package org.lapwing.mapview;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lapwing.raster.MapUnit;

class ScaleBarTest {

    private final Locale before = Locale.getDefault(Locale.Category.FORMAT);

    @BeforeEach
    void useOneLocale() {
        Locale.setDefault(Locale.Category.FORMAT, Locale.UK);
    }

    @AfterEach
    void giveTheLocaleBack() {
        Locale.setDefault(Locale.Category.FORMAT, before);
    }

    @Test
    void theLongestRoundDistanceThatFitsIsShown() {
        var metres = MapUnit.of("EPSG:32633");
        assertEquals(new ScaleBar("100 m", 100), ScaleBar.of(view(1, 0), metres));
        assertEquals(new ScaleBar("200 m", 100), ScaleBar.of(view(2, 0), metres));
        assertEquals(new ScaleBar("20 km", 133.3333), rounded(ScaleBar.of(view(150, 0), metres)));
    }

    @Test
    void degreesAreMeasuredOnTheGround() {
        var degrees = MapUnit.of("EPSG:4326");
        double oneDegreeAtSixtyNorth = 6_378_137 * Math.PI / 180 / 2;

        assertEquals(
                5000 / oneDegreeAtSixtyNorth / 0.001,
                ScaleBar.of(view(0.001, 60), degrees).pixels(),
                1e-6);
    }

    @Test
    void webMercatorIsMeasuredAtItsLatitude() {
        double ySixtyNorth = 6_378_137 * Math.log(Math.tan(Math.toRadians(45 + 30)));

        assertEquals(
                200, ScaleBar.of(view(4, ySixtyNorth), MapUnit.of("EPSG:3857")).pixels() * 2, 1e-6);
    }

    @Test
    void imagesWithoutReferenceAreMeasuredInPixels() {
        assertEquals("50 px", ScaleBar.of(view(0.5, 0), MapUnit.of("")).label());
    }

    private static ScaleBar rounded(ScaleBar bar) {
        return new ScaleBar(bar.label(), Math.round(bar.pixels() * 1e4) / 1e4);
    }

    private static Viewport view(double unitsPerPixel, double y) {
        return new Viewport(0, y, unitsPerPixel, 800, 600, 1);
    }
}
