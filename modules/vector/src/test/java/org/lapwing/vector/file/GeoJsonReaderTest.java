package org.lapwing.vector.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.ProgressListener;
import org.lapwing.vector.FeatureSet;
import org.lapwing.vector.Field;
import org.lapwing.vector.Shape;

class GeoJsonReaderTest {

    @TempDir
    private Path folder;

    @Test
    void everyKindOfGeometryIsReadWhateverTheOrderOfItsMembers() throws IOException {
        var set = read(collection(
                feature("{\"coordinates\":[1,2,900],\"type\":\"Point\"}"),
                feature("{\"type\":\"MultiPoint\",\"coordinates\":[[1,2],[3,4]]}"),
                feature("{\"type\":\"LineString\",\"coordinates\":[[0,0],[3,4]]}"),
                feature("{\"type\":\"MultiLineString\",\"coordinates\":[[[0,0],[3,4]],[[0,0],[0,1]]]}"),
                feature("{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[9,0],[9,9],[0,9],[0,0]],"
                        + "[[1,1],[2,1],[2,2],[1,2],[1,1]]]}"),
                feature("{\"type\":\"MultiPolygon\",\"coordinates\":[[[[0,0],[1,0],[1,1],[0,0]]],"
                        + "[[[5,5],[6,5],[6,6],[5,5]]]]}"),
                feature("{\"type\":\"GeometryCollection\",\"geometries\":[{\"type\":\"Point\",\"coordinates\":[7,8]},"
                        + "{\"type\":\"LineString\",\"coordinates\":[[7,8],[9,10]]}]}")));

        var geometries =
                set.features().stream().map(feature -> feature.geometry()).toList();
        assertEquals(Shape.MIXED, set.shape());
        assertEquals(2, geometries.get(1).getNumGeometries());
        assertEquals(5, geometries.get(2).getLength());
        assertEquals(6, geometries.get(3).getLength());
        assertEquals(80, geometries.get(4).getArea());
        assertEquals(1, geometries.get(5).getArea());
        assertEquals(3, geometries.get(6).getNumPoints());
        assertEquals("EPSG:4326", set.crs());
    }

    @Test
    void featuresWithoutGeometryOrWithAnEmptyOneKeepTheirAttributes() throws IOException {
        var set = read(collection(
                "{\"type\":\"Feature\",\"geometry\":null,\"properties\":{\"n\":1}}",
                "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[]},\"properties\":{\"n\":2}}",
                "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[]},\"properties\":null}"));

        assertEquals(3, set.features().size());
        assertTrue(
                set.features().stream().allMatch(feature -> feature.geometry().isEmpty()));
        assertEquals(Optional.of(2L), set.features().get(1).value(0));
        assertEquals(Optional.empty(), set.features().get(2).value(0));
        assertEquals(Shape.NONE, set.shape());
    }

    @Test
    void fieldsAreWideEnoughForAllTheirValues() throws IOException {
        var set = read(collection(
                withProperties("{\"a\":1,\"b\":1,\"c\":true,\"d\":null}"),
                withProperties("{\"a\":2.5,\"b\":\"x\",\"e\":{\"f\":[1,2]}}"),
                withProperties("{\"c\":false,\"g\":12345678901234567890}")));

        assertEquals(
                List.of(
                        new Field("a", Field.Kind.REAL),
                        new Field("b", Field.Kind.TEXT),
                        new Field("c", Field.Kind.BOOLEAN),
                        new Field("d", Field.Kind.TEXT),
                        new Field("e", Field.Kind.TEXT),
                        new Field("g", Field.Kind.REAL)),
                set.fields());
        assertEquals(Optional.of(1.0), set.features().getFirst().value(0), "a whole number in a field of fractions");
        assertEquals(Optional.of("1"), set.features().getFirst().value(1), "a number in a field of texts");
        assertEquals(Optional.of("{\"f\":[1,2]}"), set.features().get(1).value(4));
        assertEquals(Optional.empty(), set.features().getFirst().value(5), "a field met later");
    }

    @Test
    void theReferenceSystemOfTheDraftCounts() throws IOException {
        assertEquals("EPSG:32632", read(inSystem("urn:ogc:def:crs:EPSG::32632")).crs());
        assertEquals("EPSG:3857", read(inSystem("EPSG:3857")).crs());
        assertEquals(
                "EPSG:4326", read(inSystem("urn:ogc:def:crs:OGC:1.3:CRS84")).crs());
        var refused = assertThrows(IOException.class, () -> read(inSystem("somewhere")));
        assertTrue(refused.getMessage().contains("somewhere"), refused.getMessage());
    }

    @Test
    void aSingleFeatureABareGeometryAndOneFeatureALineAreRead() throws IOException {
        assertEquals(1, read(withProperties("{\"a\":1}")).features().size());
        assertEquals(
                1, read("{\"type\":\"Point\",\"coordinates\":[1,2]}").features().size());
        assertEquals(
                2,
                read(withProperties("{\"a\":1}") + "\n" + withProperties("{\"a\":2}"))
                        .features()
                        .size());
    }

    @Test
    void aDamagedFileIsRefusedWithLineAndColumn() throws IOException {
        var file = Files.writeString(
                folder.resolve("cut.geojson"),
                "{\"type\":\"FeatureCollection\",\n\"features\":[\n" + withProperties("{\"a\":1}") + ",\n{\"type\"");

        var refused = assertThrows(IOException.class, () -> read(file));

        assertTrue(refused.getMessage().contains(file.toString()), refused.getMessage());
        assertTrue(refused.getMessage().contains("line 4"), refused.getMessage());
    }

    @Test
    void coordinatesThatAreNoneAreRefusedWithTheirPlace() {
        for (var bad : List.of(
                "{\"type\":\"LineString\",\"coordinates\":[[1,2],[3]]}",
                "{\"type\":\"LineString\",\"coordinates\":[[1,2],\"x\"]}",
                "{\"type\":\"LineString\",\"coordinates\":[[[1,2],[3,4]]]}",
                "{\"type\":\"Polygon\",\"coordinates\":[[1,2],[3,4]]}",
                "{\"type\":\"Polygon\",\"coordinates\":[[1,2],[[3,4],[5,6]]]}",
                "{\"type\":\"Circle\",\"coordinates\":[1,2]}",
                "{\"type\":\"Point\",\"coordinates\":[1e999,2]}")) {
            var refused = assertThrows(IOException.class, () -> read(collection(feature(bad))), bad);
            assertTrue(refused.getMessage().contains("line 1"), refused.getMessage());
        }
    }

    @Test
    void bracketsWithoutEndAreRefused() {
        var refused = assertThrows(
                IOException.class, () -> read("{\"type\":\"Polygon\",\"coordinates\":" + "[".repeat(100_000)));

        assertTrue(refused.getMessage().contains("damaged"), refused.getMessage());
    }

    @Test
    void otherJsonIsNotTakenForFeatures() throws IOException {
        var legend = Files.writeString(folder.resolve("legend.json"), "{\"format\":1,\"classes\":[]}");
        var features = Files.writeString(folder.resolve("land.json"), collection(withProperties("{}")));

        assertFalse(FeatureFiles.recognises(legend));
        assertTrue(FeatureFiles.recognises(features));
        var refused = assertThrows(IOException.class, () -> read(legend));
        assertTrue(refused.getMessage().contains(legend.toString()), refused.getMessage());
    }

    private static String collection(String... features) {
        return "{\"type\":\"FeatureCollection\",\"features\":[" + String.join(",", features) + "]}";
    }

    private static String feature(String geometry) {
        return "{\"type\":\"Feature\",\"properties\":{},\"geometry\":" + geometry + "}";
    }

    private static String withProperties(String properties) {
        return "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[1,2]},\"properties\":"
                + properties + "}";
    }

    private static String inSystem(String name) {
        return "{\"type\":\"FeatureCollection\",\"features\":[],\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\""
                + name + "\"}}}";
    }

    private FeatureSet read(String json) throws IOException {
        return read(Files.writeString(folder.resolve("some.geojson"), json));
    }

    private static FeatureSet read(Path file) throws IOException {
        return FeatureFiles.read(file, Optional.empty(), CancelToken.NEVER, ProgressListener.NONE);
    }
}
