package org.lapwing.workbench.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class FileManagerTest {

    private static final Path FILE = Path.of("maps", "land cover.tif").toAbsolutePath();

    @Test
    void windowsAndMacPointAtTheFile() {
        assertEquals(List.of("explorer.exe", "/select,", FILE.toString()), FileManager.command("Windows 11", FILE));
        assertEquals(List.of("open", "-R", FILE.toString()), FileManager.command("Mac OS X", FILE));
    }

    @Test
    void elsewhereTheFolderIsOpened() {
        assertEquals(List.of("xdg-open", FILE.getParent().toString()), FileManager.command("Linux", FILE));
    }
}
