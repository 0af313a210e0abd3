package org.lapwing.raster.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonFileTest {

    @TempDir
    Path folder;

    private record Leg(int toes) {

        Leg {
            if (toes < 0) {
                throw new IllegalArgumentException(toes + " toes");
            }
        }
    }

    private record Bird(String name, List<Leg> legs) {}

    private record Nest(@Nullable String tree, List<Integer> eggs) {}

    @Test
    void aSoundValueIsRead() throws IOException {
        assertEquals(new Bird("lapwing", List.of(new Leg(4))), bird("{'name':'lapwing','legs':[{'toes':4}]}"));
    }

    @Test
    void whatIsMissingNullOrStrangeIsNamedByItsPlace() {
        assertTold("legs", () -> bird("{'name':'lapwing'}"));
        assertTold("legs", () -> bird("{'name':'lapwing','legs':null}"));
        assertTold("legs[1]", () -> bird("{'name':'lapwing','legs':[{'toes':4},null]}"));
        assertTold("legs[0].toes", () -> bird("{'name':'lapwing','legs':[{'toes':'four'}]}"));
        assertTold("legs[0].toes", () -> bird("{'name':'lapwing','legs':[{'toes':null}]}"));
        assertTold("wings", () -> bird("{'name':'lapwing','legs':[],'wings':2}"));
        assertTold("-1 toes", () -> bird("{'name':'lapwing','legs':[{'toes':-1}]}"));
    }

    @Test
    void whatIsNoJsonIsNamedByItsPlace() {
        assertTold("line 2, column", () -> bird("{'name':\n,}"));
        assertTold("bird.json is not JSON", () -> bird("[".repeat(100_000)));
        assertTold("not JSON", () -> bird("{'name':'a','name':'b','legs':[]}"));
        assertTold("not JSON", () -> bird("{'name':'a','legs':[]} and more"));
        assertTold("object", () -> bird("null"));
        assertTold("object", () -> bird(""));
        assertTold("object", () -> bird("[1]"));
    }

    @Test
    void fieldsOfPartialValuesMayBeMissingButNotTheMembersOfLists() throws IOException {
        var file = Files.writeString(folder.resolve("nest.json"), "{\"eggs\":[1,2]}");
        var nest = JsonFile.value(JsonFile.PARTIAL, JsonFile.read(file, 100), Nest.class, "nest");
        assertEquals(new Nest(null, List.of(1, 2)), nest);
        Files.writeString(file, "{\"tree\":null,\"eggs\":[1,null]}");
        assertTold("eggs[1]", () -> JsonFile.value(JsonFile.PARTIAL, JsonFile.read(file, 100), Nest.class, "nest"));
    }

    @Test
    void filesThatAreMissingOrTooLargeAreNamed() throws IOException {
        var file = Files.writeString(folder.resolve("large.json"), "{\"a\":1}");
        assertTold("large.json is too large (7 bytes)", () -> JsonFile.read(file, 6));
        assertTold("none.json is missing", () -> JsonFile.read(folder.resolve("none.json"), 6));
        assertTold("no ordinary file", () -> JsonFile.read(folder, 6));
    }

    private interface Reading {
        Object run() throws IOException;
    }

    private Bird bird(String json) throws IOException {
        var file = folder.resolve("bird.json");
        Files.write(file, json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
        return JsonFile.value(JsonFile.COMPLETE, JsonFile.read(file, 1 << 20), Bird.class, file.toString());
    }

    private static void assertTold(String part, Reading reading) {
        var told = assertThrows(JsonFormatException.class, reading::run).getMessage();
        assertEquals(true, told.contains(part), told);
    }
}
