package org.lapwing.labels.annotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.ProgressListener;
import org.lapwing.vector.file.FeatureFiles;

@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LabelFileTest {

    @TempDir
    private Path folder;

    @Test
    void whatIsAppliedIsThereWhenTheFileIsOpenedAgain() throws IOException, EditRefusedException {
        var file = folder.resolve("labels.gpkg");
        LabelSnapshot last;
        try (var store = LabelStore.create(file, Drawings.UTM, Drawings.CLASSES, "Ada", Drawings.CLOCK)) {
            var edits = new RandomEdits(new SplittableRandom(5));
            for (int i = 0; i < 300; i++) {
                store.apply(edits.next(store.snapshot()));
            }
            last = store.snapshot();
        }
        try (var again = LabelStore.open(file, "Bob", Drawings.CLOCK)) {
            assertEquals(last.revision(), again.snapshot().revision());
            assertEquals(last.topOrder(), again.snapshot().topOrder());
            assertEquals(last.crs(), again.snapshot().crs());
            assertEquals(last.classes(), again.snapshot().classes());
            assertEquals(last.annotations(), again.snapshot().annotations());
            assertEquals(last.fingerprint(), again.snapshot().fingerprint());
        }
        assertEquals(List.of("labels.gpkg"), names());
    }

    @Test
    void theFileIsAGeoPackageThatOthersRead() throws IOException, EditRefusedException, SQLException {
        var file = folder.resolve("labels.gpkg");
        try (var store = LabelStore.create(file, Drawings.UTM, Drawings.CLASSES, "Ada", Drawings.CLOCK)) {
            store.apply(new LabelEdit.Add(Drawings.drawn(1, 2, Drawings.box(500_000, 5_000_000, 500_100, 5_000_050))
                    .withConfidence(OptionalDouble.of(0.75))
                    .withComment("edge of the wood")
                    .withRound(2)));
            store.apply(new LabelEdit.Add(Drawings.drawn(2, 1, Drawings.point(500_010, 5_000_200))));
            store.apply(new LabelEdit.Classes(Drawings.CLASSES.replacing(LabelClass.of(2, "wood", "#2F855A"))));
        }
        var layers = FeatureFiles.layers(file);
        assertEquals(
                List.of("annotations", "annotation_points"),
                layers.stream().map(each -> each.name()).toList());
        var areas = FeatureFiles.read(file, Optional.of("annotations"), CancelToken.NEVER, ProgressListener.NONE);
        assertEquals(Drawings.UTM, areas.crs());
        assertEquals(5000, areas.features().getFirst().geometry().getArea(), 1e-6);
        var values = new ArrayList<Object>();
        for (var field : List.of(
                "class_code", "class", "author", "time", "source", "round", "revision", "confidence", "comment")) {
            values.add(areas.features()
                    .getFirst()
                    .value(areas.field(field).orElseThrow())
                    .orElseThrow());
        }
        assertEquals(
                List.of(2L, "wood", "Ada", "2026-05-04T12:00:00.250Z", "drawn", 2L, 2L, 0.75, "edge of the wood"),
                values);
        assertEquals(List.of("GPKG 10300"), query(file, "SELECT 'GPKG ' || user_version FROM pragma_user_version"));
        assertEquals(List.of("1196444487"), query(file, "SELECT application_id FROM pragma_application_id"));
        assertEquals(
                List.of("500000.0 500100.0 5000000.0 5000050.0"),
                query(
                        file,
                        "SELECT min_x || ' ' || max_x || ' ' || min_y || ' ' || max_y FROM gpkg_contents"
                                + " WHERE table_name = 'annotations'"));
        assertEquals(List.of("1"), query(file, "SELECT count(*) FROM rtree_annotations_geom"));
        assertEquals(List.of("ok"), query(file, "PRAGMA integrity_check"));
        assertEquals(List.of(), query(file, "PRAGMA foreign_key_check"));
    }

    @Test
    void twoProgramsDoNotEditOneFile() throws IOException {
        var file = folder.resolve("labels.gpkg");
        try (var store = LabelStore.create(file, "", Drawings.CLASSES, "Ada", Drawings.CLOCK)) {
            var refused = assertThrows(IOException.class, () -> LabelStore.open(file, "Bob", Drawings.CLOCK));
            assertTrue(refused.getMessage().startsWith(file + " is being edited by another"), refused.getMessage());
            assertEquals("", store.snapshot().crs());
        }
        LabelStore.open(file, "Bob", Drawings.CLOCK).close();
    }

    @Test
    void otherProgramsReadWhileWeEditAndCannotWrite() throws IOException, SQLException, EditRefusedException {
        var file = folder.resolve("labels.gpkg");
        try (var store = LabelStore.create(file, "", Drawings.CLASSES, "Ada", Drawings.CLOCK)) {
            store.apply(new LabelEdit.Add(Drawings.drawn(1, 1, Drawings.box(0, 0, 1, 1))));
            store.written().join();
            assertEquals(List.of("1"), query(file, "SELECT count(*) FROM annotations"));
            try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file + "?busy_timeout=0");
                    var statement = connection.createStatement()) {
                assertThrows(SQLException.class, () -> statement.execute("DELETE FROM annotations"));
            }
            store.apply(new LabelEdit.Add(Drawings.drawn(2, 1, Drawings.box(0, 0, 1, 1))));
            store.written().join();
            assertEquals(List.of("2"), query(file, "SELECT count(*) FROM annotations"));
        }
    }

    @Test
    void editsWaitWhereTheDiskIsFullAndAreWrittenWhenItIsNotAnyMore()
            throws IOException, SQLException, EditRefusedException {
        var file = folder.resolve("labels.gpkg");
        var told = new LinkedBlockingQueue<Optional<IOException>>();
        try (var store = LabelStore.create(file, "", Drawings.CLASSES, "Ada", Drawings.CLOCK)) {
            store.onWriteFailure(told::add);
            store.limitFile(0);
            store.apply(new LabelEdit.Add(Drawings.drawn(1, 1, Drawings.shape(manyVertices()))));
            var failure = await(told).orElseThrow();
            assertTrue(failure.getMessage().contains("the disk is full"), failure.getMessage());
            assertTrue(failure.getMessage().startsWith(file.toString()), failure.getMessage());
            assertFalse(store.written().isDone());

            store.limitFile(100_000);
            store.apply(new LabelEdit.Add(Drawings.drawn(2, 1, Drawings.box(0, 0, 1, 1))));
            store.written().join();
            assertEquals(Optional.empty(), await(told));
        }
        assertEquals(List.of("2"), query(file, "SELECT count(*) FROM annotations"));
    }

    @Test
    void closingSaysWhereEditsCouldNotBeWritten() throws IOException, EditRefusedException {
        var file = folder.resolve("labels.gpkg");
        var store = LabelStore.create(file, "", Drawings.CLASSES, "Ada", Drawings.CLOCK);
        store.limitFile(0);
        store.apply(new LabelEdit.Add(Drawings.drawn(1, 1, Drawings.shape(manyVertices()))));
        var failure = assertThrows(IOException.class, store::close);
        assertTrue(failure.getMessage().endsWith("1 edit is not written."), failure.getMessage());
        assertEquals(List.of("labels.gpkg"), names());
    }

    private static <T> T await(BlockingQueue<T> queue) {
        try {
            return Objects.requireNonNull(queue.poll(20, TimeUnit.SECONDS), "nothing was told");
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static String manyVertices() {
        return IntStream.range(0, 4000)
                .mapToObj(i -> i + " " + (i % 2 + 1))
                .collect(Collectors.joining(", ", "POLYGON ((0 0, ", ", 3999 0, 0 0))"));
    }

    @Test
    void anExistingFileIsNeverReplaced() throws IOException {
        var file = Files.writeString(folder.resolve("labels.gpkg"), "mine");
        assertThrows(IOException.class, () -> LabelStore.create(file, "", Drawings.CLASSES, "Ada", Drawings.CLOCK));
        assertEquals("mine", Files.readString(file));
        assertEquals(List.of("labels.gpkg"), names());
    }

    @Test
    void whatIsNoFileOfLabelsIsRefusedWithARemedy() throws IOException, SQLException {
        var text = Files.writeString(folder.resolve("text.gpkg"), "no database at all, but long enough");
        assertRefused(text, "is no GeoPackage. Import it");
        assertRefused(folder.resolve("missing.gpkg"), "check the path");
        assertRefused(folder, "is a folder");
        var other = folder.resolve("other.gpkg");
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + other);
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE roads (fid INTEGER PRIMARY KEY)");
        }
        assertRefused(other, "is a database of another program");
        var newer = folder.resolve("newer.gpkg");
        LabelStore.create(newer, "", Drawings.CLASSES, "Ada", Drawings.CLOCK).close();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + newer);
                var statement = connection.createStatement()) {
            statement.execute("UPDATE lapwing_labels SET format = 2");
        }
        assertRefused(newer, "was written by a newer Lapwing");
        var cut = folder.resolve("cut.gpkg");
        LabelStore.create(cut, "", Drawings.CLASSES, "Ada", Drawings.CLOCK).close();
        Files.write(cut, Arrays.copyOf(Files.readAllBytes(cut), 5000));
        assertRefused(cut, "damaged");
        assertFalse(names().stream().anyMatch(name -> name.endsWith(".lock")), names().toString());
    }

    private static void assertRefused(Path file, String words) {
        var refused = assertThrows(IOException.class, () -> LabelStore.open(file, "Ada", Drawings.CLOCK));
        assertTrue(refused.getMessage().contains(words), refused.getMessage());
        assertTrue(refused.getMessage().contains(file.toString()), refused.getMessage());
    }

    private List<String> names() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static List<String> query(Path file, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var answers = new ArrayList<String>();
            while (rows.next()) {
                answers.add(rows.getString(1));
            }
            return answers;
        }
    }
}
