package org.lapwing.raster.write;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartFileTest {

    @TempDir
    Path folder;

    @Test
    void aPartIsHeldUntilItHasItsNameAndIsReleased() throws IOException {
        var target = folder.resolve("map.tif");
        var path = folder.resolve("map.tif.part");
        var part = PartFile.create(path, target, 0);
        part.writeAt(0, ByteBuffer.wrap(new byte[] {1, 2, 3}));
        part.force();
        assertEquals(3, part.read(0, 3).length);
        assertThrows(FileWriteException.class, () -> PartFile.create(path, target, 0), "it is read back and held");

        WholeFile.move(path, target);
        try (var next = PartFile.create(path, target, 0)) {
            next.writeAt(0, ByteBuffer.wrap(new byte[] {9}));
            next.force();
            part.release();
            assertEquals(3, Files.size(target), "the finished file is not the next one's part");
        }
        assertTrue(Files.exists(target));
        assertFalse(Files.exists(path));
    }

    @Test
    void whatIsNotReleasedIsDeletedWhileItIsHeld() throws IOException {
        var path = folder.resolve("map.tif.part");
        var part = PartFile.create(path, folder.resolve("map.tif"), 0);
        part.close();
        part.close();
        assertFalse(Files.exists(path));
    }

    @Test
    void whatAKilledProcessLeftIsReplaced() throws IOException {
        var path = Files.writeString(folder.resolve("map.tif.part"), "left by a killed process");
        try (var part = PartFile.create(path, folder.resolve("map.tif"), 0)) {
            assertEquals(0, Files.size(path));
            assertEquals(0, part.position());
        }
    }
}
