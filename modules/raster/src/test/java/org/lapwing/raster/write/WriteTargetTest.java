package org.lapwing.raster.write;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriteTargetTest {

    @TempDir
    Path folder;

    @Test
    void aNewFileAndAnOrdinaryOneMayBeWritten() throws IOException {
        var there = Files.writeString(folder.resolve("there.html"), "old");
        assertDoesNotThrow(() -> WriteTarget.check(there));
        assertDoesNotThrow(() -> WriteTarget.check(folder.resolve("new.html")));
        assertFalse(Files.exists(folder.resolve("new.html")));
    }

    @Test
    void aFolderAndAMissingFolderAreRefusedWithTheRemedy() {
        assertTold(() -> WriteTarget.check(folder), folder + ": it is a folder. Give the name of a file.");
        assertTold(() -> WriteTarget.check(folder.resolve("none/a.html")), "Make it first, or choose another.");
    }

    @Test
    void whatIsReadIsNotReplacedWhateverItIsCalled() throws IOException {
        var map = Files.writeString(folder.resolve("map.tif"), "map");
        var link = Files.createSymbolicLink(folder.resolve("link.tif"), map);
        var detour = Files.createDirectory(folder.resolve("sub")).resolve("../map.tif");
        for (var name : List.of(map, link, detour)) {
            assertTold(() -> WriteTarget.refuseInputs(name, List.of(map)), "it is read by this very job");
        }
        assertDoesNotThrow(() -> WriteTarget.refuseInputs(folder.resolve("other.tif"), List.of(map)));
    }

    @Test
    void aFolderThatIsReadTakesNoFileAnywhereInside() throws IOException {
        var model = Files.createDirectories(folder.resolve("model/checkpoints")).getParent();
        var link = Files.createSymbolicLink(folder.resolve("linked"), model.resolve("checkpoints"));
        for (var name : List.of(model.resolve("a.html"), model.resolve("none/a.html"), link.resolve("a.html"))) {
            assertTold(() -> WriteTarget.refuseInputs(name, List.of(model)), "the folder " + model);
        }
        assertFalse(WriteTarget.liesIn(folder.resolve("model.html"), model));
    }

    @Test
    void failuresAreSentencesThatNeverNameAPart() {
        var page = folder.resolve("x.html");
        var readOnly = new FileSystemException(page + ".part", null, "Read-only file system");
        assertEquals(
                "Cannot write " + page + ": the disk is read-only. Choose another folder.",
                WriteFailures.of(page, readOnly).getMessage());
        var strange = new FileSystemException(page + ".part", null, "Input/output error");
        assertEquals(
                "Cannot write " + page + ": Input/output error. Choose another folder or name.",
                WriteFailures.of(page, strange).getMessage());
    }

    @Test
    void aFolderIsMadeOrItsRefusalExplained() throws IOException {
        var file = Files.writeString(folder.resolve("file"), "");
        assertTrue(Files.isDirectory(WriteFailures.makeFolder(folder.resolve("a/b"))));
        assertTrue(Files.isDirectory(WriteFailures.makeFolder(folder.resolve("a/b"))));
        assertTold(() -> WriteFailures.makeFolder(file), "a file has that name. Choose another folder.");
        assertTold(() -> WriteFailures.makeFolder(file.resolve("c")), "Cannot make the folder " + file.resolve("c"));
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void assertTold(Work work, String part) {
        var told = assertThrows(FileWriteException.class, work::run).getMessage();
        assertTrue(told.contains(part), told);
    }
}
