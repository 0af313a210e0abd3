package org.lapwing.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lapwing.workbench.state.LayerItem;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// A person who wants imagery from the web.
@ExtendWith(ApplicationExtension.class)
class RemoteFlowTest {

    private WindowFixture fixture;

    @Start
    void start(Stage stage) {
        fixture = WindowFixture.at(stage, 960, 900);
    }

    @AfterEach
    void close() throws Exception {
        fixture.close();
    }

    private void openDialog(FxRobot robot) throws Exception {
        fixture.open("trained");
        robot.press(KeyCode.CONTROL, KeyCode.K).release(KeyCode.K, KeyCode.CONTROL);
        robot.write("Add Remote").type(KeyCode.ENTER);
        WindowFixture.until(
                WindowFixture.onFx(() -> robot.lookup("#remote-address").query().focusedProperty()),
                focused -> focused);
    }

    private List<LayerItem> webLayers() throws Exception {
        return WindowFixture.onFx(() -> fixture.window.layers().items().stream()
                .filter(item -> item.id().startsWith("WEB"))
                .toList());
    }

    @Test
    void tilesAreConnectedByKeysAndTheirMakersNamed(FxRobot robot) throws Exception {
        openDialog(robot);
        assertTrue(
                WindowFixture.onFx(() -> robot.lookup("Connect").queryButton().isDisabled()));
        robot.clickOn("#remote-address").write("https://tiles.example.org/{z}/{x}/{y}.png");
        assertEquals(List.of(), fixture.services.remotes.asked, "typing fetches nothing");
        assertEquals(
                "https://tiles.example.org/{z}/{x}/{y}.png",
                WindowFixture.onFx(() ->
                        robot.lookup("#remote-address").queryTextInputControl().getText()));
        robot.clickOn("#remote-attribution").write("Example mappers").type(KeyCode.ENTER);
        WindowFixture.until(fixture.window.remotes().attribution(), text -> !text.isEmpty());
        fixture.settle();

        assertEquals(1, webLayers().size());
        assertTrue(fixture.shownTexts().contains("Example mappers"));
        assertEquals(List.of("https://tiles.example.org/{z}/{x}/{y}.png"), fixture.services.remotes.asked);
    }

    @Test
    void aMapServiceIsAskedAndALayerChosenFromItsList(FxRobot robot) throws Exception {
        openDialog(robot);
        WindowFixture.run(() ->
                robot.lookup("#remote-kind").queryComboBox().getSelectionModel().select(1));
        robot.clickOn("#remote-address").write("https://maps.example.org/wms").type(KeyCode.ENTER);
        var list = WindowFixture.onFx(() -> robot.lookup("#remote-layers").<ListView<?>>query());
        WindowFixture.until(
                WindowFixture.onFx(
                        () -> robot.lookup("#remote-verdict").queryLabeled().textProperty()),
                text -> text.startsWith("Choose a layer"));
        WindowFixture.run(() -> {
            list.requestFocus();
            list.getSelectionModel().select(1);
        });
        robot.clickOn("Connect");
        WindowFixture.until(fixture.window.remotes().attribution(), "Survey of the valley"::equals);

        var layer = webLayers().getFirst();
        assertEquals("Aerial images 2020", WindowFixture.onFx(() -> layer.name().get()));
    }
}
