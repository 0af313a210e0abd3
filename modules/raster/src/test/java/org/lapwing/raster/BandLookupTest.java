package org.lapwing.raster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BandLookupTest {

    private static final List<Band> SENTINEL = bands("B01", "B02", "B03", "B04", "B08", "B11");
    private static final List<Band> SPECTRUM = bands(
            "band 1 (418.24 Nanometers)",
            "band 2 (490 nm)",
            "band 3 (0.561 µm)",
            "band 4 (665.1 nm)",
            "band 5 (842 nm)",
            "band 6 (1610 nm)");

    private static List<Band> bands(String... names) {
        return Stream.of(names).map(name -> Band.of(name, SampleType.UINT16)).toList();
    }

    @Test
    void aBandIsFoundByNumberNameAndWavelength() {
        assertEquals(OptionalInt.of(3), BandLookup.find(SPECTRUM, "4"));
        assertEquals(OptionalInt.of(3), BandLookup.find(SPECTRUM, " Band 4 "));
        assertEquals(OptionalInt.of(3), BandLookup.find(SPECTRUM, "670 nm"));
        assertEquals(OptionalInt.of(2), BandLookup.find(SPECTRUM, "0.56um"));
        assertEquals(OptionalInt.of(4), BandLookup.find(SENTINEL, "b08"));
        assertEquals(OptionalInt.of(1), BandLookup.find(bands("red", "green", "blue"), "gr"));
    }

    @Test
    void aTextThatMeansNoBandOrSeveralFindsNone() {
        for (var text : List.of("", "0", "7", "nir", "band", "nm", "-1", "4.5")) {
            assertEquals(OptionalInt.empty(), BandLookup.find(SPECTRUM, text), text);
        }
        assertEquals(OptionalInt.empty(), BandLookup.find(bands("red", "green"), "665 nm"));
        assertEquals(OptionalInt.empty(), BandLookup.find(SENTINEL, "b0"));
    }

    @Test
    void aNameThatIsEqualWinsOverANumber() {
        assertEquals(OptionalInt.of(0), BandLookup.find(bands("B4", "B3", "B2", "B8"), "b4"));
        assertEquals(OptionalInt.of(3), BandLookup.find(bands("B4", "B3", "B2", "B8"), "4"));
    }

    @Test
    void wavelengthsAreReadFromNames() {
        var nanometres = BandLookup.nanometres(SPECTRUM);
        assertEquals(OptionalDouble.of(418.24), nanometres.get(0));
        assertEquals(561, nanometres.get(2).orElseThrow(), 1e-9);
        assertEquals(List.of(OptionalDouble.empty()), BandLookup.nanometres(bands("red")));
        assertEquals(OptionalDouble.empty(), BandLookup.wavelength("0 nm"));
    }

    @Test
    void whatTheFileSaysOfABandCountsBeforeItsName() {
        var told = new Band(
                "band 1 (490 nm)",
                SampleType.UINT16,
                OptionalDouble.empty(),
                1,
                0,
                java.util.Optional.empty(),
                OptionalDouble.of(665));
        var bands = List.of(told, Band.of("842 nm", SampleType.UINT16), Band.of("quality", SampleType.UINT16));

        assertEquals(
                List.of(OptionalDouble.of(665), OptionalDouble.of(842), OptionalDouble.empty()),
                BandLookup.nanometres(bands));
        assertEquals(OptionalInt.of(0), SpectralRegion.RED.in(bands));
        assertEquals(OptionalInt.of(0), BandLookup.find(bands, "0.66 µm"));
    }

    @Test
    void bandsOfSentinelTwoAndLandsatAreFoundByWavelength() {
        assertEquals(OptionalInt.of(3), BandLookup.find(SENTINEL, "665 nm"));
        assertEquals(OptionalInt.of(5), BandLookup.find(SENTINEL, "1.6 µm"));
        assertEquals(OptionalInt.of(0), SpectralRegion.RED.in(bands("S2 B4", "S2 B8")));

        var eight = bands("SR_B2", "SR_B3", "SR_B4", "SR_B5", "SR_B6", "QA_PIXEL");
        assertEquals(OptionalInt.of(2), SpectralRegion.RED.in(eight));
        assertEquals(OptionalInt.of(3), SpectralRegion.NEAR_INFRARED.in(eight));
        assertEquals(OptionalDouble.empty(), BandLookup.nanometres(eight).getLast());
        var seven = bands("SR_B1", "SR_B2", "SR_B3", "SR_B4", "SR_B5", "SR_B7");
        assertEquals(OptionalInt.of(2), SpectralRegion.RED.in(seven));
        assertEquals(OptionalInt.of(3), SpectralRegion.NEAR_INFRARED.in(seven));
        assertEquals(OptionalInt.of(4), SpectralRegion.SHORT_WAVE_INFRARED.in(seven));

        assertEquals(
                List.of(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty()),
                BandLookup.nanometres(bands("B2", "B3", "B4")),
                "numbers that several satellites use tell nothing");
    }

    @Test
    void regionsAreFoundByNameWavelengthAndTheNumbersOfSentinelTwo() {
        assertEquals(OptionalInt.of(3), SpectralRegion.RED.in(SENTINEL));
        assertEquals(OptionalInt.of(4), SpectralRegion.NEAR_INFRARED.in(SENTINEL));
        assertEquals(OptionalInt.of(2), SpectralRegion.RED.in(bands("B2", "B3", "B4", "B8", "B8A")));
        assertEquals(
                OptionalInt.empty(), SpectralRegion.RED.in(bands("B2", "B3", "B4", "B5")), "Landsat counts otherwise");
        assertEquals(OptionalInt.of(3), SpectralRegion.RED.in(SPECTRUM));
        assertEquals(OptionalInt.of(2), SpectralRegion.GREEN.in(SPECTRUM));
        assertEquals(OptionalInt.of(5), SpectralRegion.SHORT_WAVE_INFRARED.in(SPECTRUM));
        assertEquals(OptionalInt.of(1), SpectralRegion.NEAR_INFRARED.in(bands("x", "NIR")));
    }

    @Test
    void aFourthBandBesideRedGreenAndBlueIsInfraredUnlessItIsTransparency() {
        assertEquals(OptionalInt.of(3), SpectralRegion.NEAR_INFRARED.in(bands("red", "green", "blue", "band 4")));
        assertEquals(OptionalInt.empty(), SpectralRegion.NEAR_INFRARED.in(bands("red", "green", "blue", "alpha")));
    }

    @Test
    void aRegionOutsideTheMeasuredWavelengthsIsNotFound() {
        assertEquals(OptionalInt.empty(), SpectralRegion.NEAR_INFRARED.in(bands("450 nm", "550 nm", "650 nm")));
        assertEquals(OptionalInt.empty(), SpectralRegion.RED.in(bands("band 1", "band 2")));
    }
}
