package org.lapwing.labels.annotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What is left of the labels when the process that edits them is killed: every edit that it was told is on the disk.
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class KilledEditorTest {

    private static final List<Integer> EDITS_BEFORE_THE_KILL = List.of(1, 25, 7, 60, 13);

    @TempDir
    private Path folder;

    @Test
    void nothingWrittenIsLostAndTheFileStaysWholeHoweverOftenTheEditorIsKilled()
            throws IOException, SQLException, EditRefusedException, InterruptedException {
        var file = folder.resolve("labels.gpkg");
        LabelStore.create(file, Drawings.UTM, Drawings.CLASSES, "Ada", Drawings.CLOCK)
                .close();
        var expected = LabelStore.inMemory(Drawings.UTM, Drawings.CLASSES, "Ada", Drawings.CLOCK);
        for (int edits : EDITS_BEFORE_THE_KILL) {
            long told = editAndKill(file, edits);
            assertWhole(file);
            try (var store = LabelStore.open(file, "Ada", Drawings.CLOCK)) {
                var left = store.snapshot();
                assertTrue(left.revision() >= told, "revision " + told + " was written, " + left.revision() + " left");
                while (expected.snapshot().revision() < left.revision()) {
                    expected.apply(RandomEdits.after(expected.snapshot()));
                }
                assertEquals(expected.snapshot().classes(), left.classes());
                assertEquals(expected.snapshot().annotations(), left.annotations());
            }
        }
        assertTrue(
                expected.snapshot().revision() > 105,
                "only " + expected.snapshot().revision() + " edits");
    }

    /// @return the last revision that the process said to be on the disk
    private static long editAndKill(Path file, int edits) throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx256m",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SteadyEditor.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        long last = 0;
        try (var output = process.inputReader(StandardCharsets.UTF_8)) {
            for (int i = 0; i < edits; i++) {
                last = revision(output.readLine());
            }
            process.toHandle().destroyForcibly();
            for (var line = output.readLine(); line != null && line.matches("written \\d+"); line = output.readLine()) {
                last = revision(line); // what it still said before the end
            }
        } finally {
            process.destroyForcibly();
        }
        process.waitFor();
        return last;
    }

    private static long revision(String line) {
        assertNotNull(line, "the editor ended by itself");
        return Long.parseLong(line.substring("written ".length()));
    }

    private static void assertWhole(Path file) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            try (var answer = statement.executeQuery("PRAGMA integrity_check")) {
                assertTrue(answer.next());
                assertEquals("ok", answer.getString(1));
            }
            try (var answer = statement.executeQuery(
                    "SELECT (SELECT count(*) FROM annotations) - (SELECT count(*) FROM rtree_annotations_geom)")) {
                assertTrue(answer.next());
                assertEquals(0, answer.getInt(1));
            }
        }
    }
}
