package org.lapwing.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WindowMemoryTest {

    private static final WindowPlace PLACE =
            new WindowPlace(-1200.5, 40, 1280, 800, true, ThemeChoice.DARK, 15, 512L << 20, "Ada");
    private static final Rectangle2D MAIN = new Rectangle2D(0, 25, 1920, 1055);
    private static final Rectangle2D LEFT = new Rectangle2D(-1280, 0, 1280, 1024);

    @TempDir
    Path folder;

    @Test
    void whatWasKeptIsRecalledAndAFolderIsMadeForIt() {
        var place = folder.resolve("settings/lapwing");
        WindowMemory.in(place).keep(PLACE);

        assertEquals(Optional.of(PLACE), WindowMemory.in(place).recall());
        assertFalse(Files.exists(place.resolve("window.json.part")));
    }

    @Test
    void aFileWrittenBeforePredictionsHadABudgetIsRecalled() throws IOException {
        Files.writeString(
                folder.resolve(WindowMemory.NAME),
                "{\"format\":1,\"x\":0,\"y\":0,\"width\":9,\"height\":9,\"maximised\":false,\"theme\":\"DARK\",\"textSize\":9}");

        assertEquals(256L << 20, WindowMemory.in(folder).recall().orElseThrow().predictionBytes());
    }

    @Test
    void nothingIsRecalledWhereNothingWasKept() {
        assertEquals(Optional.empty(), WindowMemory.in(folder).recall());
        WindowMemory.none().keep(PLACE);
        assertEquals(Optional.empty(), WindowMemory.none().recall());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{\"format\":1",
                "[1, 2]",
                "{\"format\":1}",
                "{\"format\":9,\"x\":0,\"y\":0,\"width\":9,\"height\":9,\"maximised\":false,\"theme\":\"DARK\",\"textSize\":9}",
                "{\"format\":1,\"x\":0,\"y\":0,\"width\":-9,\"height\":9,\"maximised\":false,\"theme\":\"DARK\",\"textSize\":9}",
                "{\"format\":1,\"x\":0,\"y\":0,\"width\":9,\"height\":9,\"maximised\":false,\"theme\":\"PINK\",\"textSize\":9}",
            })
    void aBrokenFileIsIgnoredAndWrittenAnew(String text) throws IOException {
        Files.writeString(folder.resolve(WindowMemory.NAME), text);

        assertEquals(Optional.empty(), WindowMemory.in(folder).recall());
        WindowMemory.in(folder).keep(PLACE);
        assertEquals(Optional.of(PLACE), WindowMemory.in(folder).recall());
    }

    @Test
    void aFolderThatCannotBeWrittenKeepsNobodyFromClosing() throws IOException {
        var file = Files.writeString(folder.resolve("file"), "no folder");

        WindowMemory.in(file).keep(PLACE);

        assertTrue(Files.isRegularFile(file));
    }

    @Test
    void aWindowStaysOnTheScreenItWasOn() {
        var wanted = new Rectangle2D(-1100, 100, 900, 700);

        assertEquals(wanted, WindowKeeper.onScreen(wanted, List.of(MAIN, LEFT)));
    }

    @Test
    void aWindowOfALostScreenComesToTheMiddleOfTheMainOne() {
        assertEquals(
                new Rectangle2D(510, 202.5, 900, 700),
                WindowKeeper.onScreen(new Rectangle2D(-1100, 100, 900, 700), List.of(MAIN)));
    }

    @Test
    void aWindowLargerThanItsScreenShrinksIntoIt() {
        assertEquals(MAIN, WindowKeeper.onScreen(new Rectangle2D(-50, -50, 4000, 3000), List.of(MAIN, LEFT)));
    }

    @Test
    void aWindowPartlyOutsideIsMovedInside() {
        assertEquals(
                new Rectangle2D(1020, 380, 900, 700),
                WindowKeeper.onScreen(new Rectangle2D(1800, 900, 900, 700), List.of(MAIN)));
    }
}
