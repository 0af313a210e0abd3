package org.lapwing.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lapwing.prediction.InputDifference;
import org.lapwing.prediction.InputDifference.Kind;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// A person opens a model on an image that is unlike those it learnt from.
@ExtendWith(ApplicationExtension.class)
class InputGuardFlowTest {

    private static final List<InputDifference> DIFFERENCES = List.of(
            new InputDifference(
                    Kind.RESOLUTION,
                    "The model learnt from pixels of 1 m; those of the image are 10 m, so that things look 10 times as"
                            + " small as it knows them."),
            new InputDifference(
                    Kind.VALUES,
                    "Band red has a mean of 61.2 where the model learnt from 119, and a standard deviation of 24 where it"
                            + " learnt from 69.8; 31 % of its values lie outside 3 to 254, in training 2 %."));

    private WindowFixture fixture;

    @Start
    void start(Stage stage) {
        fixture = WindowFixture.at(stage, 960, 900);
    }

    @AfterEach
    void close() throws Exception {
        fixture.close();
    }

    private boolean predicts() throws Exception {
        return WindowFixture.onFx(() -> fixture.window.live().prediction().get().isPresent());
    }

    private boolean asks() throws Exception {
        return WindowFixture.isShown(fixture.find("#input-guard"));
    }

    @Test
    void theDifferencesAreShownAndThePersonDecidesByKey(FxRobot robot) throws Exception {
        fixture.services.models.differences = DIFFERENCES;
        fixture.open("trained");
        assertTrue(asks());
        var texts = fixture.shownTexts();
        DIFFERENCES.forEach(each -> assertTrue(texts.contains(each.sentence()), texts.toString()));
        assertTrue(texts.contains("Model “fake”, image image.tif:"), texts.toString());
        assertFalse(predicts());
        assertEquals(
                fixture.find("#guard-leave"),
                WindowFixture.onFx(() -> fixture.stage.getScene().getFocusOwner()),
                "the careful answer has the focus");
        picture("input-guard");

        robot.type(KeyCode.ESCAPE);
        assertFalse(asks());
        assertFalse(predicts());

        WindowFixture.run(fixture.window.live().guard()::askAgain);
        robot.clickOn("#guard-predict");
        WindowFixture.until(fixture.window.live().prediction(), Optional::isPresent);
        assertFalse(asks());
    }

    /// Pictures in both themes, where somebody wants to look at them.
    private void picture(String name) throws Exception {
        var folder = System.getProperty("lapwing.pictures");
        if (folder == null) {
            return;
        }
        Files.createDirectories(Path.of(folder));
        var tour = fixture.workbench.tour();
        for (var theme : List.of(ThemeChoice.LIGHT, ThemeChoice.DARK)) {
            WindowFixture.done(tour.theme(theme));
            fixture.settle();
            Files.write(
                    Path.of(folder, name + "-" + theme.name().toLowerCase(java.util.Locale.ROOT) + ".png"),
                    WindowFixture.done(tour.snapshot()));
        }
    }
}
