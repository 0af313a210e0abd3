package org.lapwing.vector.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.CancelledException;
import org.lapwing.jobs.ProgressListener;
import org.lapwing.vector.FeatureSet;
import org.lapwing.vector.Field;
import org.lapwing.vector.Shape;

class ShapefileReaderTest {

    private static final double[] OUTER = {0, 0, 0, 10, 10, 10, 10, 0, 0, 0};
    private static final double[] HOLE = {2, 2, 4, 2, 4, 4, 2, 4, 2, 2};
    private static final double[] FAR = {20, 0, 20, 5, 25, 5, 25, 0, 20, 0};

    @TempDir
    private Path folder;

    @Test
    void polygonsKeepTheirHolesAndParts() throws IOException {
        var file = shapefile("land").parts(5, OUTER, HOLE, FAR).write();

        var set = read(file);

        assertEquals(Shape.POLYGON, set.shape());
        assertEquals(
                100 - 4 + 25,
                set.features().getFirst().geometry().getArea(),
                "two parts, and the hole is none of them");
        assertEquals(2, set.features().getFirst().geometry().getNumGeometries());
    }

    @Test
    void aRingThatIsOpenAndOneThatRunsTheWrongWayAreTakenAsMeant() throws IOException {
        var open = new double[] {0, 0, 0, 10, 10, 10, 10, 0};
        var wrongWay = new double[] {20, 0, 25, 0, 25, 5, 20, 5, 20, 0};
        var file = shapefile("land").parts(5, open).parts(5, wrongWay).write();

        var set = read(file);

        assertEquals(100, set.features().getFirst().geometry().getArea());
        assertEquals(25, set.features().get(1).geometry().getArea());
    }

    @Test
    void linesPointsWithHeightAndEmptyShapesAreRead() throws IOException {
        var lines = read(shapefile("lines")
                .parts(3, new double[] {0, 0, 3, 4}, new double[] {10, 10, 10, 12})
                .empty()
                .write());
        var points = read(shapefile("points").pointZ(3, 5, 700).point(4, 6).write());

        assertEquals(Shape.LINE, lines.shape());
        assertEquals(7, lines.features().getFirst().geometry().getLength());
        assertTrue(lines.features().get(1).geometry().isEmpty());
        assertEquals(Shape.POINT, points.shape());
        assertEquals(3, points.bounds().getMinX());
        assertEquals(6, points.bounds().getMaxY());
    }

    @Test
    void attributesHaveTheTypesOfTheirColumns() throws IOException {
        var file = shapefile("sites")
                .point(1, 1)
                .point(2, 2)
                .table(
                        StandardCharsets.UTF_8,
                        List.of("name:C:12:0", "count:N:5:0", "share:N:8:3", "open:L:1:0", "day:D:8:0"),
                        List.of(
                                List.of("Ufer", "42", "0.125", "T", "20240229"),
                                List.of("", "*****", "", "?", "00000000")))
                .write();

        var set = read(file);

        assertEquals(
                List.of(
                        new Field("name", Field.Kind.TEXT),
                        new Field("count", Field.Kind.INTEGER),
                        new Field("share", Field.Kind.REAL),
                        new Field("open", Field.Kind.BOOLEAN),
                        new Field("day", Field.Kind.TEXT)),
                set.fields());
        var first = set.features().getFirst();
        assertEquals(Optional.of("Ufer"), first.value(0));
        assertEquals(Optional.of(42L), first.value(1));
        assertEquals(Optional.of(0.125), first.value(2));
        assertEquals(Optional.of(true), first.value(3));
        assertEquals(Optional.of("2024-02-29"), first.value(4));
        for (int field = 0; field < 5; field++) {
            assertEquals(Optional.empty(), set.features().get(1).value(field), "field " + field);
        }
    }

    @Test
    void aRowMarkedAsDeletedTakesItsShapeAlong() throws IOException {
        var file = shapefile("sites")
                .point(1, 1)
                .point(2, 2)
                .point(3, 3)
                .table(StandardCharsets.UTF_8, List.of("n:N:3:0"), List.of(List.of("1"), List.of("*2"), List.of("3")))
                .write();

        var set = read(file);

        assertEquals(2, set.features().size());
        assertEquals(Optional.of(3L), set.features().get(1).value(0));
        assertEquals(3, set.features().get(1).geometry().getCoordinate().getX());
    }

    @Test
    void theIndexSaysWhichShapesCountAndInWhichOrder() throws IOException {
        var file = shapefile("edited")
                .point(1, 1)
                .point(99, 99) // rewritten at the end of the file, the old one left behind
                .point(2, 2)
                .index(0, 2)
                .table(StandardCharsets.UTF_8, List.of("n:N:3:0"), List.of(List.of("1"), List.of("2")))
                .write();

        var set = read(file);

        assertEquals(2, set.features().size());
        assertEquals(2, set.features().get(1).geometry().getCoordinate().getX());
        assertEquals(Optional.of(2L), set.features().get(1).value(0));
    }

    @Test
    void anIndexThatCannotBeTrueDoesNotCount() throws IOException {
        var file = shapefile("edited").point(1, 1).point(2, 2).index(0, 7).write();

        assertEquals(2, read(file).features().size());
    }

    @Test
    void textsAreInTheEncodingThatTheFileBesideNames() throws IOException {
        assertEquals("Gärten", textIn("windows-1252", "1252"));
        assertEquals("Gärten", textIn("UTF-8", "UTF-8"));
        assertEquals("Łąka", textIn("windows-1250", "ANSI 1250"));
        assertEquals("Łąka", textIn("ISO-8859-2", "ISO 8859-2"));
        assertEquals("поле", textIn("IBM866", "866"));
    }

    @Test
    void withoutAnEncodingTextsAreUtf8WhereTheyAreThatAndWesternWhereNot() throws IOException {
        assertEquals("Gärten", textIn("UTF-8", ""));
        assertEquals("Gärten", textIn("windows-1252", ""));
    }

    @Test
    void theReferenceSystemIsNamedByItsCodeWhereItsWordsLeaveNoDoubt() throws IOException {
        var known = read(
                shapefile("a").point(1, 1).projection(ShapefileFixture.UTM32).write());
        var missing = read(shapefile("b").point(1, 1).write());
        var nonsense = read(shapefile("c").point(1, 1).projection("nowhere").write());

        assertEquals("EPSG:32632", known.crs());
        assertEquals("", missing.crs());
        assertEquals("", nonsense.crs());
        assertTrue(nonsense.notes().stream().anyMatch(note -> note.contains("c.prj")), nonsense.notes()::toString);
    }

    @Test
    void anyPartOfTheFileMayBeNamed() throws IOException {
        shapefile("land")
                .parts(5, OUTER)
                .table(StandardCharsets.UTF_8, List.of("n:N:3:0"), List.of(List.of("1")))
                .write();

        assertTrue(FeatureFiles.recognises(folder.resolve("land.dbf")));
        assertEquals(1, read(folder.resolve("land.dbf")).features().size());
    }

    @Test
    void aCutFileIsRefusedWithThePlaceWhereItEnds() throws IOException {
        var file = shapefile("land").parts(5, OUTER).parts(5, FAR).write();
        var bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length - 40));

        var refused = assertThrows(IOException.class, () -> read(file));

        assertTrue(refused.getMessage().contains(file.toString()), refused.getMessage());
        assertTrue(refused.getMessage().contains("record 2"), refused.getMessage());
    }

    @Test
    void aRecordThatClaimsMorePointsThanItHoldsIsRefusedBeforeTheyAreAllocated() throws IOException {
        var file = shapefile("land").parts(5, OUTER).write();
        var bytes = Files.readAllBytes(file);
        java.nio.ByteBuffer.wrap(bytes)
                .order(java.nio.ByteOrder.LITTLE_ENDIAN)
                .putInt(100 + 8 + 4 + 32 + 4, Integer.MAX_VALUE);
        Files.write(file, bytes);

        var refused = assertThrows(IOException.class, () -> read(file));

        assertTrue(refused.getMessage().contains("claims 2147483647 points"), refused.getMessage());
    }

    @Test
    void shapesOfAnotherKindAreRefusedByName() throws IOException {
        var file = shapefile("land").parts(31, OUTER).write();

        var refused = assertThrows(IOException.class, () -> read(file));

        assertTrue(refused.getMessage().contains("shape type 31"), refused.getMessage());
    }

    @Test
    void stopsWhenCancelled() throws IOException {
        var file = shapefile("land").point(1, 1).write();
        var cancelled = CancelToken.create();
        cancelled.cancel();

        assertThrows(
                CancelledException.class,
                () -> FeatureFiles.read(file, Optional.empty(), cancelled, ProgressListener.NONE));
    }

    @Test
    void moreThanFitsIntoMemoryIsRefusedWithARemedy() throws IOException {
        var fixture = shapefile("points");
        for (int i = 0; i < 100; i++) {
            fixture.point(i, i);
        }
        var file = fixture.write();

        var refused = assertThrows(
                IOException.class,
                () -> FeatureFiles.read(file, Optional.empty(), 10_000, CancelToken.NEVER, ProgressListener.NONE));

        assertTrue(refused.getMessage().contains("does not fit into memory"), refused.getMessage());
    }

    private String textIn(String charset, String cpg) throws IOException {
        var stem = "text-" + charset + cpg.replace(" ", "");
        var text = charset.contains("866") ? "поле" : charset.matches(".*(1250|8859-2)") ? "Łąka" : "Gärten";
        var fixture = shapefile(stem)
                .point(1, 1)
                .table(Charset.forName(charset), List.of("name:C:20:0"), List.of(List.of(text)));
        if (!cpg.isEmpty()) {
            fixture.encoding(cpg);
        }
        return (String) read(fixture.write()).features().getFirst().value(0).orElseThrow();
    }

    private ShapefileFixture shapefile(String stem) {
        return new ShapefileFixture(folder.resolve(stem + ".shp"));
    }

    private static FeatureSet read(Path file) throws IOException {
        return FeatureFiles.read(file, Optional.empty(), CancelToken.NEVER, ProgressListener.NONE);
    }
}
