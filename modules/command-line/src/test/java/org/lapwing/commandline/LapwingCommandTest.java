package org.lapwing.commandline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lapwing.jobs.CancelToken;

class LapwingCommandTest {

    @TempDir
    private Path folder;

    @Test
    void withoutACommandTheWindowOpensOnTheSampleProject() {
        var desktop = new FakeDesktop();

        var invocation = Invocation.of(CancelToken.NEVER, desktop);

        invocation.succeeds();
        assertEquals(List.of(List.of()), desktop.opened);
    }

    @Test
    void openOpensTheWindowOnTheProjectAndPassesItsExitCodeOn() {
        var desktop = new FakeDesktop();
        desktop.exitCode = 1;

        var invocation = Invocation.of(CancelToken.NEVER, desktop, "open", folder);

        assertEquals(1, invocation.exitCode());
        assertEquals(List.of(List.of(folder)), desktop.opened);
    }

    @Test
    void demoMakesTheProjectThenToursIt() {
        var desktop = new FakeDesktop();

        var invocation =
                Invocation.of(CancelToken.NEVER, desktop, "demo", "--output", folder, "--size", 256, "--minutes", 0.5);

        invocation.succeeds();
        assertEquals(List.of(new TourRequest(folder, Duration.ofSeconds(30))), desktop.tours);
        assertTrue(invocation.out().contains(folder.toString()));
    }

    @Test
    void aCancelledDemoStops() {
        Invocation.cancelled("demo", "--output", folder, "--size", 256).wasCancelled();
    }

    @ParameterizedTest
    @ValueSource(strings = {"open", "info", "sample", "train", "classify", "assess", "demo", "run"})
    void everyCommandExplainsItselfOnRequest(String command) {
        var invocation = Invocation.of(command, "--help").succeeds();

        assertTrue(invocation.out().startsWith("Usage: lapwing " + command), invocation.out());
        var purpose = ResourceBundle.getBundle("org.lapwing.commandline.messages", Locale.ROOT)
                .getString("lapwing." + command + ".usage.description");
        assertTrue(invocation.out().contains(purpose.substring(0, 20)), invocation.out());
        assertFalse(invocation.out().contains("${"), invocation.out());
        assertEquals("", invocation.err());
    }

    @Test
    void theVersionIsPrinted() {
        assertTrue(Invocation.of("--version").succeeds().out().startsWith("Lapwing "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"info", "sample", "train", "classify", "assess", "demo", "open", "run"})
    void anUnknownOptionIsWrongUsage(String command) {
        Invocation.of(command, "--nonsense").isWrongUsage();
    }

    @Test
    void anUnknownCommandIsWrongUsageAndTheNearestIsNamed() {
        Invocation.of("fly").isWrongUsage("fly");
        Invocation.of("clasify").isWrongUsage("Did you mean", "classify");
    }

    @Test
    void aMistakeIsOneSentenceAndWhereToReadMore() {
        var mistaken = Invocation.of("train", "--minutes", "soon");

        assertEquals(2, mistaken.err().lines().count(), mistaken.err());
        assertTrue(mistaken.err().startsWith("lapwing: "), mistaken.err());
        assertTrue(mistaken.err().endsWith("See: lapwing train --help" + System.lineSeparator()), mistaken.err());
    }

    @Test
    void aSceneOfNoSizeIsWrongUsage() {
        Invocation.of("demo", "--output", folder, "--size", 1).isWrongUsage("256 to 65536");
    }

    @Test
    void aFileInTheWayOfTheDemoIsNamedWithTheRemedy() throws IOException {
        var file = Files.writeString(folder.resolve("taken"), "");

        Invocation.of("demo", "--output", file).fails(file, "a file has that name", "Choose another folder");
    }

    @Test
    void aMissingOptionIsWrongUsageAndIsNamed() {
        Invocation.of("classify", "--model", folder).isWrongUsage("--image", "--output");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,2,3", "a,b,c,d", "0,0,0,10", "0,0,-1,10", "0,0,10,99999999999"})
    void aWindowThatIsNoneIsWrongUsage(String window) {
        Invocation.of("assess", "--map", "m.tif", "--reference", "r.tif", "--window", window)
                .isWrongUsage(window, "COLUMN,ROW,WIDTH,HEIGHT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "soon", "NaN"})
    void aTimeBudgetThatIsNoneIsWrongUsage(String minutes) {
        Invocation.of("demo", "--output", folder, "--minutes", minutes).isWrongUsage("--minutes", "minutes");
    }
}
