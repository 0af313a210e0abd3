package org.lapwing.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.datasets.scene.SceneSettings;
import org.lapwing.datasets.scene.SceneWriter;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.ProgressListener;
import org.lapwing.labels.LabelMatching;
import org.lapwing.labels.LabelRaster;
import org.lapwing.labels.LegendFile;
import org.lapwing.labels.annotation.Annotation;
import org.lapwing.labels.annotation.EditRefusedException;
import org.lapwing.labels.annotation.LabelClasses;
import org.lapwing.labels.annotation.LabelEdit;
import org.lapwing.labels.annotation.LabelStore;
import org.lapwing.raster.RasterFiles;
import org.lapwing.raster.Window;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;

/// What is left when the process is killed or stopped in the middle of its work: nothing half written, nothing lost.
///
/// Runs the program's own main method in processes of their own.
@Timeout(value = 3, unit = java.util.concurrent.TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class KilledProcessTest {

    private static final int EPOCHS = 3;
    private static final int SIDE = 640;

    @TempDir
    private static Path folder;

    private static Path scene;
    private static Path model;

    @BeforeAll
    static void trainWithoutDisturbance() throws IOException {
        scene = folder.resolve("scene");
        model = folder.resolve("model");
        SceneWriter.write(scene, SceneSettings.square(SIDE, 1), CancelToken.NEVER, ProgressListener.NONE);
        try (var training = LapwingProcess.start(shortTraining(model))) {
            assertEquals(0, training.exitCode(), training.text());
        }
    }

    @Test
    void aKilledTrainingGoesOnToTheSameWeights() throws IOException {
        var killed = folder.resolve("killed");
        try (var training = LapwingProcess.start(shortTraining(killed))) {
            training.awaitLine("epoch 2:").kill(); // the checkpoint of epoch 1 stands, that of epoch 2 is on its way
        }
        assertTrue(Files.exists(killed.resolve("checkpoints/epoch-0001/weights.safetensors")));

        resume(killed);

        assertSameModel(killed);
    }

    @Test
    void aTrainingStoppedByCtrlCSaysSoAndGoesOnToTheSameWeights() throws IOException {
        var stopped = folder.resolve("stopped");
        try (var training = LapwingProcess.start(interruptible(), shortTraining(stopped))) {
            training.awaitLine("epoch 1:").interrupt();
            assertEquals(130, training.exitCode(), training.text());
            assertTrue(training.text().contains("lapwing: cancelled"), training.text());
        }

        resume(stopped);

        assertSameModel(stopped);
    }

    @Test
    void aTrainingStoppedInTheMiddleOfAStepEndsInOrder() throws IOException {
        var interruptible = interruptible();
        for (int round = 0; round < 3; round++) {
            var model = folder.resolve("stopped-in-a-step-" + round);
            try (var training = LapwingProcess.start(interruptible, longSteps(model))) {
                training.awaitLine("epoch 1 ").interrupt();
                assertEquals(130, training.exitCode(), training.text());
                assertTrue(training.text().endsWith("lapwing: cancelled"), training.text());
            }
            var other = folder.resolve("ended-in-a-step-" + round);
            try (var training = LapwingProcess.start(longSteps(other))) {
                training.awaitLine("epoch 1 ").terminate();
                assertEquals(143, training.exitCode(), training.text());
                assertTrue(training.text().endsWith("lapwing: cancelled"), training.text());
            }
        }
    }

    @Test
    void aKilledUpdateLeavesTheModelAsItWasAndTheNextOneWorks() throws IOException, EditRefusedException {
        var updated = folder.resolve("updated");
        copy(model, updated);
        var before = Files.readAllBytes(updated.resolve("model.json"));
        var labels = folder.resolve("labels.gpkg");
        drawSquares(labels);
        try (var update = LapwingProcess.start(update(updated, labels))) {
            update.awaitLine("describe labels").kill();
        }
        assertArrayEquals(before, Files.readAllBytes(updated.resolve("model.json")));
        assertTrue(names(updated.resolve("checkpoints")).stream().noneMatch(each -> each.contains("update")));

        try (var again = LapwingProcess.start(update(updated, labels))) {
            assertEquals(0, again.exitCode(), again.text());
            assertTrue(again.text().contains("-update-0001"), again.text());
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var all = Files.walk(from)) {
            for (var each : all.toList()) {
                Files.copy(each, to.resolve(from.relativize(each).toString()));
            }
        }
    }

    private static Object[] update(Path updated, Path labels) {
        return new Object[] {
            "update",
            "--image",
            scene.resolve("image.tif"),
            "--model",
            updated,
            "--annotations",
            labels,
            "--labels",
            scene.resolve("labels.tif"),
            "--legend",
            scene.resolve("legend.json"),
            "--device",
            "cpu"
        };
    }

    /// Draws squares of the class at their middle.
    private static void drawSquares(Path file) throws IOException, EditRefusedException {
        var clock = Clock.fixed(Instant.parse("2026-11-20T18:00:00Z"), ZoneOffset.UTC);
        var legend = LegendFile.read(scene.resolve("legend.json"));
        try (var image = RasterFiles.open(scene.resolve("labels.tif"));
                var truth = LabelRaster.open(image, legend, LabelMatching.AUTOMATIC);
                var store = LabelStore.create(file, image.grid().crs(), LabelClasses.of(legend), "Ada", clock)) {
            var to = image.grid().transform();
            for (int i = 0; i < 20; i++) {
                int column = 20 + i % 5 * 120;
                int row = 20 + i / 5 * 150;
                var square = new GeometryFactory()
                        .toGeometry(new Envelope(
                                to.x(column, row), to.x(column + 30, row), to.y(column, row), to.y(column, row + 30)));
                var middle = truth.read(Window.of(column + 15, row + 15, 1, 1), CancelToken.NEVER);
                int code = legend.classes().get((int) middle.sample(0, 0, 0)).code();
                store.apply(new LabelEdit.Add(Annotation.drawn(new UUID(1, i), code, square, "Ada", clock.instant())));
            }
        }
    }

    @Test
    void aKilledExportLeavesNoFileUnderItsNameAndTheNextOneWorks() throws IOException {
        var maps = Files.createDirectories(folder.resolve("killed-maps"));
        var map = maps.resolve("map.tif");
        try (var export = LapwingProcess.start(classify(map))) {
            export.awaitLine("classify").kill();
        }
        assertEquals(Set.of("map.tif.part"), names(maps));

        try (var again = LapwingProcess.start(classify(map))) {
            assertEquals(0, again.exitCode(), again.text());
        }

        assertEquals(Set.of("map.tif", "map.tif.aux.xml"), names(maps));
    }

    @Test
    void anExportStoppedByCtrlCLeavesNothing() throws IOException {
        var maps = Files.createDirectories(folder.resolve("interrupted-maps"));
        try (var export = LapwingProcess.start(interruptible(), classify(maps.resolve("map.tif")))) {
            export.awaitLine("classify").interrupt();
            assertEquals(130, export.exitCode(), export.text());
            assertTrue(export.text().contains("lapwing: cancelled"), export.text());
        }
        assertEquals(Set.of(), names(maps));
    }

    @Test
    void anExportAskedToEndLeavesNothing() throws IOException {
        assumeTrue(ProcessHandle.current().supportsNormalTermination(), "needs a system with polite signals");
        var maps = Files.createDirectories(folder.resolve("terminated-maps"));
        try (var export = LapwingProcess.start(classify(maps.resolve("map.tif")))) {
            export.awaitLine("classify").terminate();
            export.exitCode();
            assertTrue(export.text().contains("lapwing: cancelled"), export.text());
        }
        assertEquals(Set.of(), names(maps));
    }

    private static void resume(Path killed) throws IOException {
        try (var training = LapwingProcess.start(shortTraining(killed, "--resume"))) {
            assertEquals(0, training.exitCode(), training.text());
        }
    }

    private static void assertSameModel(Path other) throws IOException {
        var last = String.format(Locale.ROOT, "checkpoints/epoch-%04d/", EPOCHS);
        for (var file : List.of(
                last + "weights.safetensors", last + "training-state.safetensors", "split.json", "model.json")) {
            assertArrayEquals(Files.readAllBytes(model.resolve(file)), Files.readAllBytes(other.resolve(file)), file);
        }
        assertEquals(Set.of("epoch-0001", "epoch-0002", "epoch-0003"), names(other.resolve("checkpoints")));
        assertEquals(names(model), names(other));
    }

    private static Object[] shortTraining(Path target, Object... more) {
        var words = new ArrayList<Object>(List.of("--patches-per-epoch", 4, "--batch", 2, "--patch", 64));
        words.addAll(Arrays.asList(more));
        return train(target, words.toArray());
    }

    private static Object[] train(Path target, Object... more) {
        var words = new ArrayList<Object>(List.of("train", "--image", scene.resolve("image.tif")));
        words.addAll(List.of("--labels", scene.resolve("labels.tif"), "--legend", scene.resolve("legend.json")));
        words.addAll(List.of("--model", target, "--device", "cpu", "--epochs", EPOCHS, "--test-share", 0));
        words.addAll(Arrays.asList(more));
        return words.toArray();
    }

    /// Steps so long that a signal after the first one hits the second.
    private static Object[] longSteps(Path target) {
        return train(target, "--patches-per-epoch", 64, "--batch", 8, "--patch", 256);
    }

    private static Object[] classify(Path map) {
        return new Object[] {
            "classify", "--model", model, "--image", scene.resolve("image.tif"), "--output", map, "--device", "cpu"
        };
    }

    private static Set<String> names(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        }
    }

    /// A way of starting a process that hears Ctrl+C even where the build runs in the background and ignores it.
    private static List<String> interruptible() throws IOException {
        var by = List.of("env", "--default-signal=INT");
        boolean works = System.getProperty("os.name", "").startsWith("Linux") && works(by);
        assumeTrue(works, "needs `env --default-signal` of the GNU core utilities");
        return by;
    }

    private static boolean works(List<String> by) throws IOException {
        var words = new ArrayList<>(by);
        words.add("true");
        try {
            return new ProcessBuilder(words).start().waitFor() == 0;
        } catch (InterruptedException interrupted) {
            throw new IOException(interrupted);
        }
    }
}
