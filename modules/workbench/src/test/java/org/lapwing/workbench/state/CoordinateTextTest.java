package org.lapwing.workbench.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lapwing.mapview.MapPoint;

class CoordinateTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9.735277777777778 48.20833333333333",
                "9.735277777777778, 48.20833333333333",
                "9.735277777777778;48.20833333333333",
                "48.20833333333333 N 9.735277777777778 E",
                "48.20833333333333° N  9.735277777777778° E",
                "E9.735277777777778 N48.20833333333333",
                "48°12'30\"N 9°44'07\"E",
                "48° 12′ 30″ N, 9° 44′ 07″ E",
                "48 12.5 N 9 44 7 E",
                "N 48 12 30 E 9 44 7",
                "9 44 7 48 12 30",
                "9°44'7\" 48°12'30\"",
                "  9.735277777777778   48.20833333333333  ",
                "9.735277777777778e 48.20833333333333n",
            })
    void longitudeAndLatitudeAreReadHoweverTheyAreWritten(String text) {
        var place = assertInstanceOf(
                CoordinateText.OnEarth.class, CoordinateText.read(text).orElseThrow());

        assertEquals(9 + 44 / 60.0 + 7 / 3600.0, place.at().longitude(), 1e-9);
        assertEquals(48 + 12 / 60.0 + 30 / 3600.0, place.at().latitude(), 1e-9);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-70.5 -33.25",
                "33.25 S 70.5 W",
                "33°15'S 70°30'O",
                "−70.5, −33.25",
                "-70 30 0 -33 15 0",
            })
    void southAndWestAreBelowZero(String text) {
        var place = assertInstanceOf(
                CoordinateText.OnEarth.class, CoordinateText.read(text).orElseThrow());

        assertEquals(-70.5, place.at().longitude(), 1e-9);
        assertEquals(-33.25, place.at().latitude(), 1e-9);
    }

    @Test
    void minutesWestOfGreenwichKeepTheirSign() {
        var place = assertInstanceOf(
                CoordinateText.OnEarth.class,
                CoordinateText.read("-0 7 30 51 28 38").orElseThrow());

        assertEquals(-0.125, place.at().longitude(), 1e-9);
    }

    @Test
    void largeNumbersAreMapCoordinates() {
        assertEquals(
                Optional.of(new CoordinateText.OnMap(new MapPoint(554213.5, 5338970))),
                CoordinateText.read("554213.5 5338970"));
        assertEquals(
                Optional.of(new CoordinateText.OnMap(new MapPoint(-12, 120))),
                CoordinateText.read("-12 120"),
                "no latitude is 120");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "9.7",
                "north pole",
                "48 N 9 N",
                "9 E 9 E",
                "91 N 9 E",
                "48 N 181 E",
                "48 61 0 N 9 0 0 E",
                "48 12 30 N",
                "-48 N 9 E",
                "1 2 3",
                "1,2,3",
                "48.2.1 9.7",
                "N E",
                "48 1 2 3 N 9 E",
                ",",
                "9,",
            })
    void whatIsNoPlaceIsRefused(String text) {
        assertEquals(Optional.empty(), CoordinateText.read(text));
    }
}
