package org.lapwing.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectFileTest {

    @TempDir
    Path folder;

    @Test
    void writtenProjectReadsBackTheSame() throws IOException {
        var project = Project.empty(folder.resolve("river"), "River valley")
                .withImage(folder.resolve("imagery/image.tif"))
                .withLabels(Path.of("labels.tif"), Path.of("legend.json"));

        ProjectFile.write(project);

        assertEquals(project, ProjectFile.read(folder.resolve("river")));
    }

    @Test
    void pathsInTheFileAreRelativeSoAProjectCanMove() throws IOException {
        var project = Project.empty(folder.resolve("a"), "A").withImage(folder.resolve("a/image.tif"));
        ProjectFile.write(project);

        Files.move(folder.resolve("a"), folder.resolve("b"));

        assertEquals(
                folder.resolve("b/image.tif").toAbsolutePath(),
                ProjectFile.read(folder.resolve("b")).image().orElseThrow());
    }

    @Test
    void aStoredFileOfFormatOneIsRead() throws IOException {
        Files.writeString(
                folder.resolve(ProjectFile.NAME),
                "{\"format\":1,\"name\":\"Delta\",\"image\":\"image.tif\",\"model\":\"models/first\"}");

        var project = ProjectFile.read(folder);

        assertEquals("Delta", project.name());
        assertEquals(folder.resolve("models/first").toAbsolutePath(), project.model());
        assertTrue(project.labels().isEmpty());
    }

    @Test
    void aBrokenFileIsRefusedWithItsNameAndLine() throws IOException {
        Files.writeString(folder.resolve(ProjectFile.NAME), "{\"format\":1,\n\"image\":[}");

        var refused = assertThrows(IOException.class, () -> ProjectFile.read(folder));

        assertTrue(refused.getMessage().contains("project.json"), refused.getMessage());
        assertTrue(refused.getMessage().contains("line 2"), refused.getMessage());
    }

    @Test
    void aNewerFormatIsRefused() throws IOException {
        Files.writeString(folder.resolve(ProjectFile.NAME), "{\"format\":99}");

        var refused = assertThrows(IOException.class, () -> ProjectFile.read(folder));

        assertTrue(refused.getMessage().contains("format 99"), refused.getMessage());
    }

    @Test
    void aFolderWithoutProjectSaysWhatToDo() {
        var refused = assertThrows(IOException.class, () -> ProjectFile.read(folder));

        assertTrue(refused.getMessage().contains("not a Lapwing project"), refused.getMessage());
    }

    @Test
    void writingLeavesNoPartFile() throws IOException {
        ProjectFile.write(Project.empty(folder, "A"));

        assertFalse(Files.exists(folder.resolve(ProjectFile.NAME + ".part")));
    }
}
