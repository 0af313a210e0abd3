package org.lapwing.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.application.Platform;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// A person decides how much of what models predicted is kept.
@ExtendWith(ApplicationExtension.class)
class StorageFlowTest {

    private WindowFixture fixture;

    @Start
    void start(Stage stage) {
        fixture = WindowFixture.at(stage, 960, 900);
    }

    @AfterEach
    void close() throws Exception {
        fixture.close();
    }

    private Stage dialog() throws Exception {
        Platform.runLater(() -> new Dialogs(fixture.stage).storage(fixture.window.storage()));
        WindowFixture.run(() -> {}); // a dialog runs a loop of its own, in which this is run
        return WindowFixture.onFx(() -> (Stage) Window.getWindows().stream()
                .filter(window -> window != fixture.stage && window.isShowing())
                .findFirst()
                .orElseThrow());
    }

    @Test
    void predictionsAreKeptWithTheProjectWhenThePersonTicksTheBox(FxRobot robot) throws Exception {
        fixture.open("trained");
        var dialog = dialog();
        var keep = (CheckBox) dialog.getScene().lookup("#storage-keep");
        assertFalse(keep.isDisabled());
        assertFalse(keep.isSelected());

        robot.clickOn(keep);
        WindowFixture.run(() -> {});
        assertEquals(5L << 30, fixture.window.storage().diskLimit().get());
        @SuppressWarnings("unchecked")
        var memory = (ComboBox<Long>) dialog.getScene().lookup("#storage-memory");
        WindowFixture.run(() -> memory.setValue(128L << 20));
        assertEquals(128L << 20, fixture.services.models.storage.memoryBudget());
        var texts = WindowFixture.onFx(() -> dialog.getScene().getRoot().lookupAll(".label").stream()
                .map(node -> ((Label) node).getText())
                .toList());
        assertTrue(texts.contains("96 MiB in use. What was seen longest ago leaves first."), texts.toString());
        picture(dialog);
        robot.clickOn("#storage-delete");
        WindowFixture.run(() -> {});
        assertTrue(fixture.services.models.storage.asked.contains("delete predictions"));
        robot.type(KeyCode.ESCAPE);
    }

    @Test
    void withoutAProjectThereIsNoPlaceOnDisk(FxRobot robot) throws Exception {
        WindowFixture.done(WindowFixture.onFx(() -> fixture.window.workspace().openImage(Path.of("image.tif"))));
        var dialog = dialog();

        assertTrue(dialog.getScene().lookup("#storage-keep").isDisabled());
        assertTrue(dialog.getScene().lookup("#storage-delete").isDisabled());
        robot.type(KeyCode.ESCAPE);
    }

    private void picture(Stage dialog) throws Exception {
        var folder = System.getProperty("lapwing.pictures");
        if (folder == null) {
            return;
        }
        Files.createDirectories(Path.of(folder));
        for (var theme : List.of(ThemeChoice.LIGHT, ThemeChoice.DARK)) {
            WindowFixture.done(fixture.workbench.tour().theme(theme));
            WindowFixture.run(
                    () -> Theme.dressAs(fixture.stage, dialog.getScene().getRoot()));
            Files.write(
                    Path.of(folder, "storage-" + theme.name().toLowerCase(Locale.ROOT) + ".png"),
                    WindowFixture.onFx(() -> Snapshots.png(Snapshots.take(dialog.getScene()))));
        }
    }
}
