package org.lapwing.datasets.scene;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.CancelledException;
import org.lapwing.jobs.Progress;
import org.lapwing.jobs.ProgressListener;
import org.lapwing.jobs.WorkerPool;
import org.lapwing.labels.LegendFile;
import org.lapwing.raster.RasterFiles;
import org.lapwing.raster.Window;

class SceneWriterTest {

    @TempDir
    Path folder;

    @Test
    void imageLabelsAndLegendHoldTheScene() throws IOException {
        var settings = new SceneSettings(530, 270, 7, 0, 0.2);
        SceneWriter.write(folder, settings, CancelToken.NEVER, ProgressListener.NONE);
        var scene = LandscapeScene.plan(settings);
        var window = Window.of(500, 200, 30, 70);
        var expected = scene.view(window);
        try (var image = RasterFiles.open(folder.resolve("image.tif"));
                var labels = RasterFiles.open(folder.resolve("labels.tif"))) {
            assertEquals(scene.grid(), image.grid());
            assertEquals(scene.grid(), labels.grid());
            assertEquals(
                    List.of("red", "green", "blue", "near infrared"),
                    image.bands().stream().map(band -> band.name()).toList());
            assertArrayEquals(
                    LandscapeSceneTest.bytes(expected.image()),
                    LandscapeSceneTest.bytes(image.read(window, CancelToken.NEVER)));
            assertArrayEquals(
                    LandscapeSceneTest.bytes(expected.labels()),
                    LandscapeSceneTest.bytes(labels.read(window, CancelToken.NEVER)));
            assertEquals(
                    0xFF80FF80,
                    labels.bands().getFirst().colorTable().orElseThrow().argb(SceneClass.HERBACEOUS));
            assertTrue(image.levels() > 1);
        }
        assertEquals(SceneClass.LEGEND, LegendFile.read(folder.resolve("legend.json")));
        assertTrue(Files.readString(folder.resolve("labels.tif.aux.xml")).contains("<Category>herbaceous</Category>"));
    }

    @Test
    void theNumberOfThreadsDoesNotChangeTheFiles() throws IOException {
        var settings = new SceneSettings(700, 540, 11, 0.1, 0.1);
        SceneWriter.write(folder.resolve("one"), settings, CancelToken.NEVER, ProgressListener.NONE, Runnable::run, 1);
        try (var pool = WorkerPool.create("scene-test", 2, WorkerPool.Ending.ABANDON)) {
            SceneWriter.write(folder.resolve("two"), settings, CancelToken.NEVER, ProgressListener.NONE, pool, 5);
        }
        for (var name : List.of("image.tif", "labels.tif", "labels.tif.aux.xml", "legend.json")) {
            assertArrayEquals(
                    Files.readAllBytes(folder.resolve("one").resolve(name)),
                    Files.readAllBytes(folder.resolve("two").resolve(name)),
                    name);
        }
    }

    @Test
    void cancellingLeavesNoFiles() throws IOException {
        var cancel = CancelToken.create();
        ProgressListener cancelAtOnce = _ -> cancel.cancel();
        assertThrows(
                CancelledException.class,
                () -> SceneWriter.write(folder, SceneSettings.square(600, 1), cancel, cancelAtOnce));
        try (var left = Files.list(folder)) {
            assertEquals(List.of(), left.toList());
        }
    }

    @Test
    void progressCountsWindows() throws IOException {
        var seen = new ArrayList<Progress>();
        SceneWriter.write(folder, new SceneSettings(600, 300, 1, 0, 0), CancelToken.NEVER, seen::add);
        assertEquals(List.of(1L, 2L), seen.stream().map(Progress::done).toList());
        assertEquals(2, seen.getLast().total());
    }
}
