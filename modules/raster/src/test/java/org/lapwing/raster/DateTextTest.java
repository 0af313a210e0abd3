package org.lapwing.raster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateTextTest {

    @ParameterizedTest
    @CsvSource({
        "scene_2020-06-15.tif, 2020-06-15",
        "scene_2020_6_5_b, 2020-06-05",
        "20200615_rgb, 2020-06-15",
        "S2A_MSIL2A_20200615T101031_N0214_R022_T32UQD_20200616T131530, 2020-06-15",
        "LC08_L1TP_196030_20150810_20170406_01_T1, 2015-08-10",
        "LC81960302015222LGN00, 2015-08-10",
        "MOD13Q1.A2019123.h18v04.006, 2019-05-03",
        "ndvi-2019_123, 2019-05-03",
        "field 15.06.2021 noon, 2021-06-15",
        "15Jun2021_ortho, 2021-06-15",
        "composite_2020-06, 2020-06-01",
        "composite_202006, 2020-06-01",
        "June 2020, 2020-06-01",
        "crop2015, 2015-01-01",
    })
    void daysAreFoundInTheWaysInWhichSensorsAndPeopleWriteThem(String name, String day) {
        assertEquals(day, DateText.find(name).map(Object::toString).orElse("none"));
    }

    @ParameterizedTest
    @CsvSource({"image", "tile_12_34", "N5120E0930", "20201345678", "B2", "3020-01-01", "31.02.1850"})
    void namesWithoutADayHaveNone(String name) {
        assertEquals(Optional.empty(), DateText.find(name));
    }

    @Test
    void aDayThatThereIsNotIsNoDayButItsMonthStillCounts() {
        assertEquals(
                "2020-02-01",
                DateText.find("x_2020-02-31").map(Object::toString).orElse("none"));
        assertEquals(Optional.empty(), DateText.parse("2020-02-31"));
        assertEquals(
                "2020-12-31", DateText.find("2020366").map(Object::toString).orElse("none"));
        assertEquals(Optional.empty(), DateText.parse("2019366"));
    }

    @Test
    void whatIsTypedMustBeADayAndNothingElse() {
        assertEquals(
                "2020-06-15",
                DateText.parse(" 2020-06-15 ").map(Object::toString).orElse("none"));
        assertEquals(Optional.empty(), DateText.parse("2020-06-15 noon"));
        assertEquals(Optional.empty(), DateText.parse(""));
    }
}
