package org.lapwing.raster.write;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.raster.SampleType;

class FileNamesTest {

    @TempDir
    Path folder;

    private FileNames names;

    @BeforeEach
    void oldFileWithCompanionsAndANewPart() throws IOException {
        names = new FileNames(folder.resolve("map.tif"));
        write("map.tif", "old");
        write("map.tif.aux.xml", "old names");
        write("map.tif.ovr", "old overviews");
        write("map.tif.msk", "old mask");
        write("map.tif.part", "new");
    }

    private void write(String name, String content) throws IOException {
        Files.writeString(folder.resolve(name), content);
    }

    private Map<String, String> files() throws IOException {
        var found = new TreeMap<String, String>();
        try (var entries = Files.list(folder)) {
            for (var file : entries.filter(Files::isRegularFile).toList()) {
                found.put(String.valueOf(file.getFileName()), Files.readString(file));
            }
        }
        return found;
    }

    @Test
    void aNewFileStandsWithItsOwnNamesOnly() throws IOException {
        names.publish("new names");
        assertEquals(Map.of("map.tif", "new", "map.tif.aux.xml", "new names"), files());
    }

    @Test
    void aFileWithoutNamesLosesThoseOfTheOneBefore() throws IOException {
        names.publish("");
        assertEquals(Map.of("map.tif", "new"), files());
    }

    @Test
    void whereTheMoveFailsTheFileBeforeKeepsItsCompanions() throws IOException {
        Files.delete(folder.resolve("map.tif.part"));
        assertThrows(IOException.class, () -> names.publish("new names"));
        assertEquals(
                Map.of(
                        "map.tif",
                        "old",
                        "map.tif.aux.xml",
                        "old names",
                        "map.tif.ovr",
                        "old overviews",
                        "map.tif.msk",
                        "old mask"),
                files());
    }

    @Test
    void aKillBeforeTheMoveLosesNoCompanion() throws IOException {
        Files.move(folder.resolve("map.tif.aux.xml"), folder.resolve("map.tif.aux.xml.old"));
        Files.move(folder.resolve("map.tif.ovr"), folder.resolve("map.tif.ovr.old"));
        write("map.tif.aux.xml.part", "new names");
        write("map.tif.part.overviews", "half");
        openAndGiveUp();
        assertEquals("old", files().get("map.tif"));
        assertEquals("old names", files().get("map.tif.aux.xml"));
        assertEquals("old overviews", files().get("map.tif.ovr"));
        assertEquals(4, files().size(), "only file and companions: " + files());
    }

    @Test
    void aKillAfterTheMoveLeavesNoCompanionOfTheFileBefore() throws IOException {
        Files.move(folder.resolve("map.tif.aux.xml"), folder.resolve("map.tif.aux.xml.old"));
        Files.move(folder.resolve("map.tif.ovr"), folder.resolve("map.tif.ovr.old"));
        Files.move(folder.resolve("map.tif.msk"), folder.resolve("map.tif.msk.old"));
        Files.delete(folder.resolve("map.tif"));
        Files.move(folder.resolve("map.tif.part"), folder.resolve("map.tif"));
        openAndGiveUp();
        assertEquals(Map.of("map.tif", "new"), files());
    }

    /// The next export of the same target, which is cancelled at once.
    private void openAndGiveUp() throws IOException {
        var bands = Ramp.bands(SampleType.UINT8, 1);
        try (var writer = GeoTiffWriter.create(names.target(), Ramp.GRID, bands, GeoTiffOptions.defaults())) {
            assertTrue(Files.exists(folder.resolve("map.tif.part")), writer + " writes its part");
        }
    }
}
