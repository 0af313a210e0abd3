package org.lapwing.labels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LegendFileTest {

    @TempDir
    Path folder;

    @Test
    void bracketsWithoutEndAreRefusedWithTheirFile() throws IOException {
        var file = Files.writeString(folder.resolve("deep.json"), "[".repeat(100_000));
        var refused = assertThrows(LegendFormatException.class, () -> LegendFile.read(file));
        assertTrue(refused.getMessage().startsWith(file + " is not JSON"), refused.getMessage());
    }

    @Test
    void theSmallestFormIsRead() throws IOException {
        var legend = LegendFile.parse(
                "{\"format\":1,\"classes\":[{\"code\":1,\"name\":\"building\",\"color\":\"#3c1098\"}],\"ignore\":[0]}",
                "x");
        assertEquals(new Legend(List.of(new LegendClass(1, "building", "#3C1098", List.of())), Set.of(0)), legend);
    }

    @Test
    void whatIsWrittenIsReadBackInOrder() throws IOException {
        var legend = new Legend(
                List.of(
                        new LegendClass(7, "a \"quoted\" näme\n", "#010203", List.of(3, 8)),
                        new LegendClass(2, "second", "#FFFFFF", List.of())),
                Set.of(255, 0),
                Set.of("#9B9B9B", "#000000"));
        var file = folder.resolve("legend.json");
        LegendFile.write(file, legend);
        LegendFile.write(file, legend);
        assertEquals(legend, LegendFile.read(file));
        assertEquals(1, legend.indexOfCode(2));
        assertEquals(0, LegendFile.read(file).indexOfCode(8));
        try (var left = Files.list(folder)) {
            assertEquals(List.of(file), left.toList(), "nothing but the file is left behind");
        }
    }

    @Test
    void theTextHasOneClassALine() {
        assertEquals("""
                {
                  "format": 1,
                  "classes": [
                    { "code": 4, "name": "land", "color": "#8429F6" },
                    { "code": 1, "name": "water", "color": "#E2A929", "merges": [9] },
                    { "code": 7, "name": "road", "color": "#6EC1E4" }
                  ],
                  "ignore": [0]
                }
                """, LegendFile.toJson(Rasters.landWaterRoad()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "[1] | the top is not an object",
                "{ | line 1",
                "{\"format\":1,\"format\":1} | Duplicate",
                "{\"classes\":[],\"tags\":[]} | the top has no \"format\"",
                "{\"format\":2} | format is 2; this version reads format 1 only",
                "{\"format\":1,\"classes\":[],\"tags\":[]} | the top has the unknown key \"tags\"; known are format, classes",
                "{\"format\":1} | classes must be a list of at least one class",
                "{\"format\":1,\"classes\":[7]} | classes[0] is not an object",
                "{\"format\":1,\"classes\":[{\"title\":\"Water\"}]} | classes[0] has the unknown key \"title\"",
                "{\"format\":1,\"classes\":[{\"code\":1,\"name\":\"a\"}]} | classes[0] has no \"color\"",
                "{\"format\":1,\"classes\":[{\"code\":1,\"name\":\" \",\"color\":\"#010203\"}]} | classes[0].name",
                "{\"format\":1,\"classes\":[{\"code\":1.5,\"name\":\"a\",\"color\":\"#010203\"}]} | classes[0].code is 1.5",
                "{\"format\":1,\"classes\":[{\"code\":256,\"name\":\"a\",\"color\":\"#010203\"}]} | a whole number from 0 to 255",
                "{\"format\":1,\"classes\":[{\"code\":1,\"name\":\"a\",\"color\":\"red\"}]} | classes[0].color is \"red\"; write a colour as #RRGGBB",
                "{\"format\":1,\"classes\":[{\"code\":1,\"name\":\"a\",\"color\":\"#010203\"}],\"ignore\":[1]} | ignore[0] is 1, which classes[0].code already has",
                "{\"format\":1,\"classes\":[{\"code\":1,\"name\":\"a\",\"color\":\"#010203\",\"merges\":[1]}]} | classes[0].merges[0] is 1",
                "{\"format\":1,\"classes\":[{\"code\":1,\"name\":\"a\",\"color\":\"#010203\"}],\"ignore\":0} | ignore is 0; write a list",
                "{\"format\":1,\"classes\":[{\"code\":1,\"name\":\"a\",\"color\":\"#010203\"}],\"ignoreColors\":[0]} | ignoreColors[0] is 0"
            })
    void eachMistakeIsNamedWithItsFileAndPlace(String json, String expected) {
        var failure = assertThrows(LegendFormatException.class, () -> LegendFile.parse(json, "my legend.json"));
        var message = failure.getMessage();
        assertTrue(message.startsWith("my legend.json"), message);
        assertTrue(message.contains(expected), message);
        assertTrue(message.endsWith("."), message);
    }

    @Test
    void aMissingFileAndAMissingFolderAreNamed() {
        var file = folder.resolve("nowhere").resolve("legend.json");
        assertTrue(assertThrows(LegendFormatException.class, () -> LegendFile.read(file))
                .getMessage()
                .contains("nowhere"));
        assertTrue(assertThrows(IOException.class, () -> LegendFile.write(file, Rasters.landWaterRoad()))
                .getMessage()
                .contains("Make it first"));
    }

    @Test
    void aGiantFileIsRefusedUnread() throws IOException {
        var file = folder.resolve("scene.tif");
        try (var channel = java.nio.channels.FileChannel.open(
                file, java.nio.file.StandardOpenOption.CREATE, java.nio.file.StandardOpenOption.WRITE)) {
            channel.write(java.nio.ByteBuffer.allocate(1), 1L << 32);
        }
        assertTrue(assertThrows(LegendFormatException.class, () -> LegendFile.read(file))
                .getMessage()
                .contains("too many for a legend"));
    }
}
