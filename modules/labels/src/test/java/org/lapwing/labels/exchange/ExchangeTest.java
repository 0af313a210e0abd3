package org.lapwing.labels.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.ProgressListener;
import org.lapwing.labels.annotation.Annotation;
import org.lapwing.labels.annotation.AnnotationRaster;
import org.lapwing.labels.annotation.AnnotationSource;
import org.lapwing.labels.annotation.EditRefusedException;
import org.lapwing.labels.annotation.LabelClass;
import org.lapwing.labels.annotation.LabelClasses;
import org.lapwing.labels.annotation.LabelEdit;
import org.lapwing.labels.annotation.LabelSnapshot;
import org.lapwing.labels.annotation.LabelStore;
import org.lapwing.labels.exchange.ClassMapping.Target;
import org.lapwing.labels.exchange.LabelImport.Unfit;
import org.lapwing.raster.CategoryNames;
import org.lapwing.raster.Grid;
import org.lapwing.raster.GridToCrs;
import org.lapwing.raster.RasterFiles;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

class ExchangeTest {

    private static final Instant NOON = Instant.parse("2026-05-04T12:00:00.250Z");
    private static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);
    private static final String UTM = "EPSG:32632";
    private static final LabelClasses CLASSES = new LabelClasses(List.of(
            LabelClass.of(1, "water", "#2B6CB0"),
            LabelClass.of(2, "forest", "#2F855A"),
            LabelClass.unknown(9, "cannot tell", "#808080")));
    private static final GeometryFactory GEOMETRIES = new GeometryFactory();

    @TempDir
    private Path folder;

    private int named;

    @Test
    void geoJsonComesBackWithAllItSays() throws IOException, EditRefusedException {
        var labels = labels();
        var file = folder.resolve("labels.geojson");
        assertEquals(List.of(), LabelExport.geoJson(labels, file, CancelToken.NEVER));

        var back = imported(file, CLASSES, UTM);

        assertEquals(3, back.size());
        assertSayTheSame(labels, back, 1e-6);
    }

    @Test
    void aGeoPackageComesBackExactlyAndIsNoStore() throws IOException, EditRefusedException {
        var labels = labels();
        var file = folder.resolve("labels.gpkg");
        LabelExport.geoPackage(labels, file, CLOCK, CancelToken.NEVER);

        assertSayTheSame(labels, imported(file, CLASSES, UTM), 0);
        assertThrows(IOException.class, () -> LabelStore.open(file, "Ada", CLOCK));
        LabelExport.geoPackage(labels, file, CLOCK, CancelToken.NEVER);
        try (var files = Files.list(folder)) {
            assertEquals(1, files.count(), "nothing else is left");
        }
    }

    @Test
    void aClassRasterComesBackAsTheSamePixels() throws IOException, EditRefusedException {
        var labels = labels();
        var grid = new Grid(70, 50, new GridToCrs(499_990, 2, 0, 5_000_070, 0, -2), UTM);
        var file = folder.resolve("labels.tif");
        LabelExport.geoTiff(labels, file, grid, CancelToken.NEVER, ProgressListener.NONE);

        assertEquals(
                Map.of(1, "water", 2, "forest", 9, "cannot tell"),
                CategoryNames.beside(file).entrySet().stream()
                        .filter(each -> !each.getValue().isBlank())
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
        var back = imported(file, CLASSES, UTM);
        var legend = CLASSES.legend();
        var before = AnnotationRaster.of(labels, legend, grid).read(grid.bounds(), CancelToken.NEVER);
        var after = AnnotationRaster.of(back, legend, grid).read(grid.bounds(), CancelToken.NEVER);
        int labelled = 0;
        try (var raster = RasterFiles.open(file)) {
            var codes = raster.read(grid.bounds(), CancelToken.NEVER);
            for (int i = 0; i < 3500; i++) {
                int column = i % 70;
                int row = i / 70;
                assertEquals(before.isValid(column, row), after.isValid(column, row));
                if (before.isValid(column, row)) {
                    labelled++;
                    assertEquals(before.sample(0, column, row), after.sample(0, column, row));
                    assertEquals(before.sample(0, column, row) == 0 ? 1 : 2, codes.sample(0, column, row));
                }
            }
        }
        assertTrue(labelled > 1000, labelled + " pixels");
    }

    @Test
    void unmatchedValuesAreListedAndRefusedUntilEachHasATargetOrIsLeftOut() throws IOException, EditRefusedException {
        var file = folder.resolve("fields.geojson");
        Files.writeString(file, """
            {"type":"FeatureCollection","features":[
             {"type":"Feature","properties":{"kind":"FOREST"},"geometry":{"type":"Polygon","coordinates":[[[9,45],[9.001,45],[9.001,45.001],[9,45]]]}},
             {"type":"Feature","properties":{"kind":"rock"},"geometry":{"type":"Polygon","coordinates":[[[9,45],[9.001,45],[9.001,45.001],[9,45]]]}},
             {"type":"Feature","properties":{"kind":"rock"},"geometry":{"type":"Point","coordinates":[9,45]}},
             {"type":"Feature","properties":{"kind":"?"},"geometry":{"type":"Point","coordinates":[9,45]}}]}
            """);
        var read = LabelImport.read(file, Optional.empty(), CancelToken.NEVER, ProgressListener.NONE)
                .byField("kind");
        var into = LabelStore.inMemory(UTM, CLASSES, "Ada", CLOCK);
        var proposed = ClassMapping.propose(read.values(), CLASSES);

        assertEquals(Map.of("FOREST", new Target.Known(2)), proposed.targets());
        assertEquals(
                List.of(new ClassValue("rock", "", 2), new ClassValue("?", "", 1)), proposed.unmatched(read.values()));
        var refused = assertThrows(IOException.class, () -> edit(read, into.snapshot(), proposed, Unfit.REFUSE));
        assertTrue(refused.getMessage().contains("no class is known for \"rock\" (2 features), \"?\" (1 feature)"));

        var chosen = proposed.with("?", new Target.Skipped())
                .addingTheRest(read.values(), CLASSES, List.of("#2F855A", "#B7791F"));
        var made = edit(read, into.snapshot(), chosen, Unfit.REFUSE);
        into.apply(made.edit());
        assertEquals(3, made.added());
        assertEquals(List.of("1 features of the value \"?\" are left out."), made.notes());
        var rock = into.snapshot().classes().named("rock").orElseThrow();
        assertEquals("#B7791F", rock.color());
        assertEquals(
                2,
                into.snapshot().annotations().stream()
                        .filter(each -> each.classCode() == rock.code())
                        .count());
        assertEquals(2, into.snapshot().revision(), "one step");
    }

    @Test
    void linesAreRefusedByNumberOrLeftOutWhereThatIsAskedFor() throws IOException, EditRefusedException {
        var file = folder.resolve("roads.geojson");
        Files.writeString(file, """
            {"type":"FeatureCollection","features":[
             {"type":"Feature","properties":{"class":1},"geometry":{"type":"LineString","coordinates":[[9,45],[9.1,45]]}},
             {"type":"Feature","properties":{"class":1},"geometry":{"type":"Polygon","coordinates":[[[9,45],[9.1,45.1],[9.1,45],[9,45.1],[9,45]]]}}]}
            """);
        var read = LabelImport.read(file, Optional.empty(), CancelToken.NEVER, ProgressListener.NONE);
        var mapping = ClassMapping.propose(read.values(), CLASSES);
        var into = LabelStore.inMemory(UTM, CLASSES, "Ada", CLOCK);
        var refused = assertThrows(IOException.class, () -> edit(read, into.snapshot(), mapping, Unfit.REFUSE));
        assertTrue(refused.getMessage().contains("(feature 1: A LineString has no inside"), refused.getMessage());

        var made = edit(read, into.snapshot(), mapping, Unfit.LEAVE_OUT);
        into.apply(made.edit());
        assertEquals(1, made.added());
        assertEquals(1, made.mended(), "a bow tie");
        assertEquals(1, into.snapshot().size());
    }

    @Test
    void anIdThatIsThereAlreadyIsNotTakenOver() throws IOException, EditRefusedException {
        var labels = labels();
        var file = folder.resolve("labels.geojson");
        LabelExport.geoJson(labels, file, CancelToken.NEVER);
        var read = LabelImport.read(file, Optional.empty(), CancelToken.NEVER, ProgressListener.NONE);
        var into = LabelStore.inMemory(UTM, CLASSES, "Ada", CLOCK);
        for (int i = 0; i < 2; i++) {
            into.apply(edit(read, into.snapshot(), ClassMapping.propose(read.values(), CLASSES), Unfit.REFUSE)
                    .edit());
        }
        assertEquals(6, into.snapshot().size());
        assertTrue(into.snapshot().find(new UUID(1, 1)).isPresent());
    }

    @Test
    void labelsInPixelsAreNoGeoJsonAndTakeNoGround() throws IOException, EditRefusedException {
        var pixels = LabelStore.inMemory("", CLASSES, "Ada", CLOCK);
        pixels.apply(new LabelEdit.Add(drawn(1, 1, box(0, 0, 5, 5))));
        var file = folder.resolve("labels.geojson");
        var refused =
                assertThrows(IOException.class, () -> LabelExport.geoJson(pixels.snapshot(), file, CancelToken.NEVER));
        assertTrue(refused.getMessage().contains("Export a GeoPackage"), refused.getMessage());
        assertFalse(Files.exists(file));
        LabelExport.geoJson(labels(), file, CancelToken.NEVER);
        var read = LabelImport.read(file, Optional.empty(), CancelToken.NEVER, ProgressListener.NONE);
        assertThrows(
                IOException.class,
                () -> edit(read, pixels.snapshot(), ClassMapping.propose(read.values(), CLASSES), Unfit.REFUSE));
    }

    @Test
    void labelsInPixelsComeBackFromAGeoPackage() throws IOException, EditRefusedException {
        var pixels = LabelStore.inMemory("", CLASSES, "Ada", CLOCK);
        pixels.apply(new LabelEdit.Add(drawn(1, 1, box(0, -5, 5, 0))));
        var file = folder.resolve("pixels.gpkg");
        LabelExport.geoPackage(pixels.snapshot(), file, CLOCK, CancelToken.NEVER);
        assertSayTheSame(pixels.snapshot(), imported(file, CLASSES, ""), 0);
    }

    private LabelSnapshot imported(Path file, LabelClasses classes, String crs)
            throws IOException, EditRefusedException {
        var store = LabelStore.inMemory(crs, classes, "Importer", Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
        var read = LabelImport.read(file, Optional.empty(), CancelToken.NEVER, ProgressListener.NONE);
        store.apply(edit(read, store.snapshot(), ClassMapping.propose(read.values(), classes), Unfit.REFUSE)
                .edit());
        return store.snapshot();
    }

    private LabelImport.Imported edit(LabelImport read, LabelSnapshot into, ClassMapping mapping, Unfit unfit)
            throws IOException {
        Supplier<UUID> ids = () -> new UUID(99, ++named);
        return read.edit(into, mapping, unfit, "Importer", Instant.EPOCH, ids, CancelToken.NEVER);
    }

    private static void assertSayTheSame(LabelSnapshot expected, LabelSnapshot actual, double tolerance) {
        assertEquals(expected.size(), actual.size());
        for (var each : expected.annotations()) {
            var other = actual.find(each.id()).orElseThrow();
            boolean same = tolerance == 0
                    ? each.geometry().norm().equalsExact(other.geometry().norm())
                    : each.geometry().buffer(tolerance).covers(other.geometry())
                            && other.geometry().buffer(tolerance).covers(each.geometry());
            assertTrue(same, each.geometry() + " is now " + other.geometry());
            var saying = new Annotation(
                    other.id(),
                    other.classCode(),
                    each.geometry(),
                    other.author(),
                    other.time(),
                    each.source(),
                    other.round(),
                    each.revision(),
                    each.order(),
                    other.confidence(),
                    other.comment());
            assertEquals(each, saying);
            assertEquals(AnnotationSource.IMPORTED, other.source());
        }
    }

    private static LabelSnapshot labels() throws EditRefusedException {
        var store = LabelStore.inMemory(UTM, CLASSES, "Ada", CLOCK);
        store.apply(new LabelEdit.Add(
                drawn(1, 1, box(500_000, 5_000_000, 500_060, 5_000_040)).withConfidence(OptionalDouble.of(0.5))));
        store.apply(new LabelEdit.Add(drawn(
                        2,
                        2,
                        box(500_030, 5_000_010, 500_100, 5_000_060)
                                .difference(box(500_050, 5_000_030, 500_060, 5_000_040)))
                .withComment("with \"quotes\" and ümläuts")));
        store.apply(new LabelEdit.Add(drawn(3, 2, GEOMETRIES.createPoint(new Coordinate(500_005, 5_000_055)))
                .withRound(4)));
        return store.snapshot();
    }

    private static Annotation drawn(int number, int code, Geometry geometry) {
        return Annotation.drawn(new UUID(1, number), code, geometry, "Bob", NOON);
    }

    private static Geometry box(double left, double bottom, double right, double top) {
        return GEOMETRIES.toGeometry(new Envelope(left, right, bottom, top));
    }
}
