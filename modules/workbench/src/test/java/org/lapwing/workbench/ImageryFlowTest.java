package org.lapwing.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lapwing.workbench.WindowFixture.onFx;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TitledPane;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lapwing.project.ImageryLook.Stretching;
import org.lapwing.workbench.state.BandCombination;
import org.lapwing.workbench.state.ImageryViewModel;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// A person at the controls of the image.
@ExtendWith(ApplicationExtension.class)
class ImageryFlowTest {

    private WindowFixture fixture;
    private Workbench workbench;
    private ImageryViewModel imagery;

    @Start
    void start(Stage shown) {
        fixture = WindowFixture.at(shown, 960, 900);
        workbench = fixture.workbench;
        imagery = fixture.window.imagery();
    }

    @AfterEach
    void close() throws Exception {
        fixture.close();
    }

    private void openImage() throws Exception {
        onFx(() -> workbench.viewModel().workspace().openImage(Path.of("image.tif")))
                .get(30, TimeUnit.SECONDS);
        workbench.tour().settled().get(30, TimeUnit.SECONDS);
    }

    @Test
    void aBandIsTypedByItsNumberAndNoKeyReachesTheMap(FxRobot robot) throws Exception {
        openImage();
        var view = onFx(() -> workbench.viewModel().layers().items().size());
        boolean visible = onFx(() ->
                workbench.viewModel().layers().items().getFirst().visible().get());

        robot.clickOn(".lw-band-red").press(KeyCode.CONTROL, KeyCode.A).release(KeyCode.A, KeyCode.CONTROL);
        robot.write("4").type(KeyCode.ENTER);

        assertEquals(3, onFx(() -> imagery.red().get()));
        assertEquals(BandCombination.OWN, onFx(() -> imagery.combination().get()));

        robot.press(KeyCode.CONTROL, KeyCode.A).release(KeyCode.A, KeyCode.CONTROL);
        robot.write("i");

        assertEquals(visible, onFx(() -> workbench
                .viewModel()
                .layers()
                .items()
                .getFirst()
                .visible()
                .get()));
        assertEquals(view, onFx(() -> workbench.viewModel().layers().items().size()));
    }

    @Test
    void aTextThatMeansNoBandIsMarkedAndGivenUp(FxRobot robot) throws Exception {
        openImage();

        robot.clickOn(".lw-band-green").press(KeyCode.CONTROL, KeyCode.A).release(KeyCode.A, KeyCode.CONTROL);
        robot.write("ultraviolet");
        var picker = onFx(() -> (ComboBox<?>) robot.lookup(".lw-band-green").query());
        assertTrue(onFx(() -> picker.getPseudoClassStates().contains(PseudoClass.getPseudoClass("danger"))));
        robot.type(KeyCode.ENTER);

        assertEquals(1, onFx(() -> imagery.green().get()));
        assertEquals("green", onFx(() -> picker.getEditor().getText()));
    }

    @Test
    void aLimitOfTheHistogramIsMovedByKeysAndByTyping(FxRobot robot) throws Exception {
        openImage();
        var fold = onFx(() -> (TitledPane) robot.lookup(".lw-card .lw-fold").query());
        onFx(() -> {
            fold.setExpanded(true);
            fold.getScene().getRoot().layout();
            return true;
        });
        double before = onFx(() -> imagery.limits(0).low());
        onFx(() -> {
            robot.lookup(".lw-limit").<Node>queryAll().iterator().next().requestFocus();
            return true;
        });

        robot.type(KeyCode.RIGHT);

        assertEquals(Stretching.FIXED, onFx(() -> imagery.stretching().get()));
        assertTrue(onFx(() -> imagery.limits(0).low()) > before);

        var fields =
                onFx(() -> List.copyOf(robot.lookup(".lw-stretch .text-field").<TextInputControl>queryAll()));
        robot.clickOn(fields.get(1)).press(KeyCode.CONTROL, KeyCode.A).release(KeyCode.A, KeyCode.CONTROL);
        robot.write("99.5").type(KeyCode.ENTER);

        assertEquals(99.5, onFx(() -> imagery.limits(0).high()));
    }

    @Test
    void anIndexIsAddedByKeysAndAWrongExpressionSaysWhere(FxRobot robot) throws Exception {
        openImage();

        robot.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.I).release(KeyCode.I, KeyCode.SHIFT, KeyCode.CONTROL);
        robot.clickOn("#index-expression").press(KeyCode.CONTROL, KeyCode.A).release(KeyCode.A, KeyCode.CONTROL);
        robot.write("(b4 - b9) / b1");
        var verdict = onFx(() -> robot.lookup("#index-verdict").queryLabeled());
        assertTrue(onFx(verdict::getText).startsWith("At character 7:"), verdict.getText());
        assertTrue(onFx(() -> robot.lookup("Add").queryButton().isDisabled()));

        robot.clickOn("#index-expression").press(KeyCode.CONTROL, KeyCode.A).release(KeyCode.A, KeyCode.CONTROL);
        robot.write("b4 / b1").type(KeyCode.ENTER);
        workbench.tour().settled().get(30, TimeUnit.SECONDS);

        assertEquals("b4 / b1", onFx(() -> workbench
                .viewModel()
                .layers()
                .items()
                .getFirst()
                .remark()
                .get()));
    }
}
