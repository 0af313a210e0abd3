package org.lapwing.commandline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.model.Networks;

class NetworksCommandTest {

    @TempDir
    Path folder;

    @Test
    void everyNetworkIsListedWithASentence() {
        for (var name : Networks.names()) {
            assertFalse(NetworkWords.sentence(name).isBlank(), name);
        }
        var out = Invocation.of("networks").succeeds().out();
        for (var name : Networks.names()) {
            assertTrue(out.contains(name + ":"), out);
        }
    }

    @Test
    void layersAreToldAsOneJsonValue() throws IOException {
        var json = Invocation.of("networks", "pspnet", "--bands", "7", "--classes", "2", "--patch", "192", "--json")
                .json("name", "parameters", "flopsPerPixel", "seesWholePatch", "layers");
        assertEquals(34_664_258, json.path("parameters").longValue());
        assertTrue(json.path("seesWholePatch").booleanValue());
        var layers = json.path("layers");
        assertEquals("enlarged", layers.path(layers.size() - 1).path("name").textValue());
        assertEquals(192, layers.path(layers.size() - 1).path("rows").intValue());
        assertEquals(2, layers.path(layers.size() - 1).path("channels").intValue());
    }

    @Test
    void aNetworkIsDrawnIntoAFile() throws IOException {
        var file = folder.resolve("net.svg");
        Invocation.of("networks", "mobile-unet", "--diagram", file.toString()).succeeds();
        Invocation.of(
                        "networks",
                        "mobile-unet",
                        "--diagram",
                        file.resolveSibling("none").resolve("x.svg"))
                .fails("Cannot write", "there is no folder");
        assertTrue(Files.readString(file).contains("features.17"));
    }

    @Test
    void wrongNamesAndSizesAreWrongUsage() {
        Invocation.of("networks", "lenet").isWrongUsage("lenet", "mobile-unet");
        Invocation.of("networks", "pspnet", "--patch", "256").isWrongUsage("256", "48");
        Invocation.of("networks", "unet", "--bands", "0").isWrongUsage("0 bands");
        Invocation.of("networks", "--patch", "256").isWrongUsage("--patch");
    }
}
