package org.lapwing.raster.write;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {

    @TempDir
    Path folder;

    @Test
    void aFileIsReplacedAndNoPartStays() throws IOException {
        var file = folder.resolve("legend.json");
        Files.writeString(folder.resolve("legend.json.part"), "left by a killed process, and longer");
        WholeFile.write(file, "old");
        WholeFile.write(file, "néw");
        assertEquals("néw", Files.readString(file));
        assertFalse(Files.exists(folder.resolve("legend.json.part")));
    }

    @Test
    void whatCannotBeReplacedStaysAndNoPartIsLeft() throws IOException {
        var taken = Files.createDirectories(folder.resolve("taken/inside")).getParent();
        assertThrows(IOException.class, () -> WholeFile.write(taken, "new"));
        assertTrue(Files.isDirectory(taken.resolve("inside")));
        assertFalse(Files.exists(folder.resolve("taken.part")));
    }

    @Test
    void aMissingFolderIsNamedWithTheRemedy() {
        var refused = assertThrows(IOException.class, () -> WholeFile.write(folder.resolve("none/a.json"), "x"));
        assertTrue(refused.getMessage().contains("Make it first"), refused.getMessage());
    }
}
