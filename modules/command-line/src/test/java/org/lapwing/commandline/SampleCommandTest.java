package org.lapwing.commandline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleCommandTest {

    @TempDir
    private Path folder;

    @Test
    void writesImageLabelsAndLegendAndNamesThemAsJson() throws IOException {
        var output = folder.resolve("new/scene");

        var invocation = Invocation.of("sample", "--output", output, "--size", 256, "--seed", 7, "--json");

        var json = invocation.json("image", "labels", "legend", "seed", "size");
        for (var key : List.of("image", "labels", "legend")) {
            assertTrue(Files.isRegularFile(Path.of(json.path(key).textValue())), json.toString());
        }
        assertEquals(7, json.path("seed").intValue());
        assertFalse(invocation.err().isBlank(), "progress belongs on standard error");
    }

    @Test
    void theSameSeedGivesTheSameBytes() throws IOException {
        var one = folder.resolve("one");
        var two = folder.resolve("two");

        Invocation.of("sample", "--output", one, "--size", 256, "--seed", 3).succeeds();
        Invocation.of("sample", "--output", two, "--size", 256, "--seed", 3).succeeds();

        for (var name : List.of("image.tif", "labels.tif", "legend.json")) {
            assertArrayEquals(Files.readAllBytes(one.resolve(name)), Files.readAllBytes(two.resolve(name)), name);
        }
    }

    @Test
    void aCancelledRunLeavesNoRaster() throws IOException {
        Invocation.cancelled("sample", "--output", folder, "--size", 256, "--json")
                .wasCancelled();

        try (var files = Files.list(folder)) {
            assertEquals(List.of(), files.toList());
        }
    }

    @Test
    void anImpossibleSizeIsWrongUsage() {
        Invocation.of("sample", "--output", folder, "--size", 10).isWrongUsage("256 to 65536");
        Invocation.of("sample", "--output", folder, "--size", "large").isWrongUsage("--size");
        Invocation.of("sample", "--output", folder, "--label-noise", 2).isWrongUsage("label noise");
    }

    @Test
    void aFileInTheWayOfTheFolderIsNamedWithTheRemedy() throws IOException {
        var file = Files.writeString(folder.resolve("taken"), "");

        Invocation.of("sample", "--output", file, "--size", 256, "--json")
                .fails(file, "a file has that name", "Choose another folder");
        Invocation.of("sample", "--output", file.resolve("below"), "--size", 256)
                .fails(file, "Cannot make the folder", "Choose another folder");
    }

    @Test
    void aSceneThatIsThereIsReplacedOnlyWhenAsked() throws IOException {
        var legend = Files.writeString(folder.resolve("legend.json"), "my own classes");

        Invocation.of("sample", "--output", folder, "--size", 256).fails(folder, "legend.json", "--replace");

        assertEquals("my own classes", Files.readString(legend));
        assertFalse(Files.exists(folder.resolve("image.tif")));
        Invocation.of("sample", "--output", folder, "--size", 256, "--replace").succeeds();
        assertTrue(Files.readString(legend).contains("water"));
    }
}
