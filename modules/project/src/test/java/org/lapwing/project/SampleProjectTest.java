package org.lapwing.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.ProgressListener;
import org.lapwing.labels.LegendFile;
import org.lapwing.labels.Resampling;

class SampleProjectTest {

    @TempDir
    Path folder;

    @Test
    void theRiverValleyIsPartOfTheBuild() throws IOException {
        assertEquals("River valley", SampleProject.riverValley().name());
        assertEquals(4096, SampleProject.riverValley().size());
    }

    @Test
    void aPreparedSampleOpensAsAProjectWithAlignedLabels() throws IOException {
        var project = SampleProject.riverValley()
                .withSize(256)
                .prepare(folder.resolve("river"), CancelToken.NEVER, ProgressListener.NONE);

        assertEquals(project, ProjectFile.read(folder.resolve("river")));
        var legend = LegendFile.read(project.legend().orElseThrow());
        try (var files = LabelledFiles.open(
                java.util.List.of(project.image().orElseThrow()),
                java.util.List.of(project.labels().orElseThrow()),
                legend,
                Resampling.REFUSE)) {
            assertEquals(256, files.images().getFirst().image().grid().columns());
            assertTrue(files.labels().getFirst().unmatched().isEmpty());
        }
    }

    @Test
    void anExistingProjectIsLeftAsItIs() throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(ProjectFile.NAME), "{\"format\":1,\"name\":\"Mine\"}");

        var project = SampleProject.riverValley().prepare(folder, CancelToken.NEVER, ProgressListener.NONE);

        assertEquals("Mine", project.name());
        assertTrue(Files.notExists(folder.resolve("image.tif")));
    }
}
