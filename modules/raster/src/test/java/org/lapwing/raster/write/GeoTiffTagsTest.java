package org.lapwing.raster.write;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.raster.Band;
import org.lapwing.raster.ColorTable;
import org.lapwing.raster.Grid;
import org.lapwing.raster.GridToCrs;
import org.lapwing.raster.SampleType;

class GeoTiffTagsTest {

    private static final GeoTiffOptions SMALL = GeoTiffOptions.defaults().withTileSize(16);
    private static final ColorTable COLORS = new ColorTable(new int[] {0xFF000000, 0xFF0000FF, 0xFF80FF80});

    @TempDir
    Path folder;

    @Test
    void coloursNamesAndNoDataReachTheFileAndItsCompanion() throws IOException {
        var options = GeoTiffOptions.classes(COLORS, List.of("", "water", "grass & herbs"))
                .withTileSize(16)
                .withMetadata(Map.of("MODEL", "a<b"));
        var file = write(Ramp.GRID, Ramp.withNoData(SampleType.UINT8, 0), options);
        var tags = file.directories().getFirst();
        assertEquals(List.of(3), tags.get(262));
        assertEquals(List.of(0x00, 0x00, 0x80 * 257), tags.get(320).subList(0, 3));
        assertEquals(List.of(0x00, 0xFF * 257, 0x80 * 257), tags.get(320).subList(512, 515));
        assertEquals("0", file.text(42_113));
        assertTrue(file.text(42_112).contains("<Item name=\"CLASS_1\">water</Item>"), file.text(42_112));
        assertTrue(file.text(42_112).contains("<Item name=\"MODEL\">a&amp;lt;b</Item>"), file.text(42_112));

        var companion = Files.readString(folder.resolve("a.tif.aux.xml"));
        assertTrue(companion.contains("<Category>grass &amp; herbs</Category>"), companion);
        assertTrue(
                companion.contains(
                        "<Row index=\"1\"><F>2</F><F>grass &amp; herbs</F><F>128</F><F>255</F><F>128</F></Row>"),
                companion);
    }

    @Test
    void companionsOfAReplacedFileDoNotDescribeTheNewOne() throws IOException {
        Files.writeString(folder.resolve("a.tif.aux.xml"), "statistics of another file");
        Files.writeString(folder.resolve("a.tif.ovr"), "overviews of another file");
        write(Ramp.GRID, Ramp.bands(SampleType.UINT8, 1), SMALL);
        assertFalse(Files.exists(folder.resolve("a.tif.aux.xml")));
        assertFalse(Files.exists(folder.resolve("a.tif.ovr")));
    }

    @Test
    void aFourthBandIsDeclaredAsExtraSample() throws IOException {
        var bands = List.of("red", "green", "blue", "near infrared").stream()
                .map(name -> Band.of(name, SampleType.UINT8))
                .toList();
        var file = write(Ramp.GRID, bands, SMALL);
        var tags = file.directories().getFirst();
        assertEquals(List.of(2), tags.get(262));
        assertEquals(List.of(0), tags.get(338));
        assertTrue(file.text(42_112).contains("sample=\"3\" role=\"description\">near infrared<"), file.text(42_112));
    }

    @Test
    void scaleAndOffsetAreKept() throws IOException {
        var bands = List.of(
                new Band("reflectance", SampleType.UINT16, OptionalDouble.empty(), 0.0001, -0.1, Optional.empty()));
        var xml = write(Ramp.GRID, bands, SMALL).text(42_112);
        assertTrue(xml.contains("role=\"scale\">1.0E-4<"), xml);
        assertTrue(xml.contains("role=\"offset\">-0.1<"), xml);
    }

    @Test
    void northUpGridsHaveScaleAndTiepointAndTheirCode() throws IOException {
        var tags = write(Ramp.GRID, Ramp.bands(SampleType.UINT8, 1), SMALL)
                .directories()
                .getFirst();
        assertEquals(List.of(2.0, 2.0, 0.0), tags.get(33_550));
        assertEquals(List.of(0.0, 0.0, 0.0, 500_010.0, 5_400_020.0, 0.0), tags.get(33_922));
        assertEquals(List.of(1, 1, 0, 3, 1024, 0, 1, 1, 1025, 0, 1, 1, 3072, 0, 1, 32_632), tags.get(34_735));
    }

    @Test
    void geographicCodesAreToldFromProjectedOnes() throws IOException {
        // EPSG:6318 is geographic, EPSG:31468 projected; neither is among the codes known without the database.
        assertEquals(List.of(2048, 0, 1, 6318), codeKey("EPSG:6318"));
        assertEquals(List.of(3072, 0, 1, 31_468), codeKey("EPSG:31468"));
        assertEquals(List.of(2048, 0, 1, 4326), codeKey("EPSG:4326"));
    }

    @Test
    void turnedGridsHaveAMatrix() throws IOException {
        var grid = new Grid(71, 45, new GridToCrs(10, 0.8, 0.6, 20, 0.6, -0.8), "EPSG:32632");
        var tags = write(grid, Ramp.bands(SampleType.UINT8, 1), SMALL)
                .directories()
                .getFirst();
        assertEquals(
                List.of(0.8, 0.6, 0.0, 10.0, 0.6, -0.8, 0.0, 20.0),
                tags.get(34_264).subList(0, 8));
        assertFalse(tags.containsKey(33_550));
    }

    @Test
    void aSystemWithoutACodeIsWrittenAsKeysAndAsText() throws IOException {
        var wkt = """
                PROJCS["local",GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563]],\
                PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],\
                PARAMETER["latitude_of_origin",0],PARAMETER["central_meridian",10.5],\
                PARAMETER["scale_factor",0.9999],PARAMETER["false_easting",500000],\
                PARAMETER["false_northing",0],UNIT["metre",1]]""";
        var file = write(new Grid(71, 45, Ramp.GRID.transform(), wkt), Ramp.bands(SampleType.UINT8, 1), SMALL);
        assertTrue(file.directories().getFirst().get(34_736).contains(10.5));
        var companion = Files.readString(folder.resolve("a.tif.aux.xml"));
        assertTrue(companion.contains("<SRS>PROJCS[&quot;local&quot;,"), companion);
    }

    @Test
    void imagesWithoutGeoreferenceHaveNoGeoTags() throws IOException {
        var tags = write(Grid.ofPixels(71, 45), Ramp.bands(SampleType.UINT8, 1), SMALL)
                .directories()
                .getFirst();
        assertEquals(
                List.of(),
                tags.keySet().stream()
                        .filter(tag -> tag > 33_000 && tag < 42_000)
                        .toList());
    }

    @Test
    void directoriesComeFirstThenTheSmallestOverview() throws IOException {
        var directories =
                write(Ramp.GRID, Ramp.bands(SampleType.UINT8, 1), SMALL).directories();
        assertEquals(4, directories.size());
        long before = 0;
        for (var directory : directories.reversed()) {
            for (var offset : directory.get(324)) {
                assertTrue(offset.longValue() > before, offset + " after " + before);
                before = offset.longValue();
            }
        }
        var start = Files.readString(folder.resolve("a.tif"), StandardCharsets.ISO_8859_1)
                .substring(8, 80);
        assertTrue(start.startsWith("GDAL_STRUCTURAL_METADATA_SIZE=000140 bytes\nLAYOUT=IFDS_BEFORE_DATA"), start);
    }

    @Test
    void differentNoDataValuesAreRefused() {
        var one = Ramp.withNoData(SampleType.UINT8, 0).getFirst();
        var other = Ramp.withNoData(SampleType.UINT8, 1).getFirst();
        assertNotEquals(one, other);
        assertThrows(
                IllegalArgumentException.class,
                () -> GeoTiffWriter.create(folder.resolve("a.tif"), Ramp.GRID, List.of(one, other), SMALL));
    }

    private List<Number> codeKey(String crs) throws IOException {
        var keys = write(new Grid(71, 45, Ramp.GRID.transform(), crs), Ramp.bands(SampleType.UINT8, 1), SMALL)
                .directories()
                .getFirst()
                .get(34_735);
        return keys.subList(keys.size() - 4, keys.size());
    }

    private WrittenTiff write(Grid grid, List<Band> bands, GeoTiffOptions options) throws IOException {
        var target = folder.resolve("a.tif");
        try (var writer = GeoTiffWriter.create(target, grid, bands, options)) {
            writer.write(Ramp.tile(grid.bounds(), bands));
            writer.finish();
        }
        return new WrittenTiff(target);
    }
}
