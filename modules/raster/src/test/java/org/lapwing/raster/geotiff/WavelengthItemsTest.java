package org.lapwing.raster.geotiff;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.raster.Band;
import org.lapwing.raster.BandLookup;
import org.lapwing.raster.RasterFiles;

class WavelengthItemsTest {

    private static final OptionalDouble NONE = OptionalDouble.empty();

    @TempDir
    Path folder;

    private List<Band> bands(String items) throws Exception {
        var image = new TiffFixture.Image().field(Tag.GDAL_METADATA, "<GDALMetadata>" + items + "</GDALMetadata>");
        image.samples = 3;
        try (var raster = RasterFiles.open(TiffFixture.of(image).write(folder.resolve("image.tif")))) {
            return raster.bands();
        }
    }

    private List<OptionalDouble> nanometres(String items) throws Exception {
        return bands(items).stream().map(Band::nanometres).toList();
    }

    private static List<OptionalDouble> of(double first, double second, double third) {
        return List.of(OptionalDouble.of(first), OptionalDouble.of(second), OptionalDouble.of(third));
    }

    @Test
    void itemsOfEachBandWithTheirUnitAreRead() throws Exception {
        assertEquals(
                of(418.24, 423.874, 665),
                nanometres("<Item name=\"wavelength\" sample=\"0\">418.24</Item>"
                        + "<Item name=\"wavelength_units\" sample=\"0\">Nanometers</Item>"
                        + "<Item name=\"wavelength\" sample=\"1\">423.874</Item>"
                        + "<Item name=\"wavelength_units\" sample=\"1\">Nanometers</Item>"
                        + "<Item name=\"WAVELENGTH\" sample=\"2\">0.665</Item>"
                        + "<Item name=\"wavelength_units\" sample=\"2\">Micrometers</Item>"
                        + "<Item name=\"fwhm\" sample=\"2\">6.9</Item>"));
    }

    @Test
    void gdalsOwnItemIsRead() throws Exception {
        assertEquals(
                List.of(OptionalDouble.of(665), NONE, OptionalDouble.of(842)),
                nanometres("<Item name=\"CENTRAL_WAVELENGTH_UM\" sample=\"0\" domain=\"IMAGERY\">0.665</Item>"
                        + "<Item name=\"CENTRAL_WAVELENGTH_UM\" sample=\"2\" domain=\"IMAGERY\">0.842</Item>"));
    }

    @Test
    void theListOfAnEnviHeaderIsRead() throws Exception {
        assertEquals(
                of(450, 550, 850),
                nanometres("<Item name=\"wavelength\" domain=\"ENVI\">{ 0.45, 0.55,\n 0.85 }</Item>"
                        + "<Item name=\"wavelength units\" domain=\"ENVI\">Micrometers</Item>"));
        assertEquals(
                List.of(OptionalDouble.of(450), OptionalDouble.of(2190), NONE),
                nanometres("<Item name=\"wavelength\" domain=\"ENVI\">{450, 2190}</Item>"),
                "without a unit, by size; a short list");
        assertEquals(
                of(429.3, 560, 1610),
                nanometres("<Item name=\"Band_1\">429.3 Nanometers</Item><Item name=\"Band_2\">(560 nm)</Item>"
                        + "<Item name=\"Band_3\">1.61 um</Item>"));
    }

    @Test
    void whatIsNoWavelengthIsNone() throws Exception {
        var none = List.of(NONE, NONE, NONE);
        assertEquals(none, nanometres(""));
        assertEquals(
                none,
                nanometres("<Item name=\"wavelength\" sample=\"0\">red</Item>"
                        + "<Item name=\"wavelength\" sample=\"1\">-5</Item>"
                        + "<Item name=\"wavelength\" sample=\"2\">94.9</Item>"
                        + "<Item name=\"wavelength_units\" sample=\"2\">GHz</Item>"
                        + "<Item name=\"Band_1\">1</Item><Item name=\"wavelength\" sample=\"99999\">7</Item>"));
    }

    @Test
    void bandsOfAFileAreChosenByWavelength() throws Exception {
        var bands = bands("<Item name=\"wavelength\">{450, 665, 850}</Item>");

        assertEquals(OptionalInt.of(1), BandLookup.find(bands, "660 nm"));
    }
}
