package org.lapwing.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lapwing.workbench.WindowFixture.done;
import static org.lapwing.workbench.WindowFixture.onFx;
import static org.lapwing.workbench.WindowFixture.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.scene.control.ComboBox;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.mapview.FeatureColors;
import org.lapwing.mapview.LinkedMaps;
import org.lapwing.project.FeatureLook.Coloring;
import org.lapwing.workbench.fake.FeatureFile;
import org.lapwing.workbench.state.FeatureLayerViewModel;
import org.lapwing.workbench.state.MapTool;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// A person adds a vector layer, styles it and asks what it holds.
@ExtendWith(ApplicationExtension.class)
class FeatureFlowTest {

    @TempDir
    private Path folder;

    private WindowFixture fixture;

    @Start
    void start(Stage shown) {
        fixture = WindowFixture.at(shown, 1200, 900);
    }

    @AfterEach
    void close() throws Exception {
        fixture.close();
    }

    private Path crops() throws IOException {
        return new FeatureFile()
                .field(20, 20, 120, 120, "wheat", 1)
                .field(130, 20, 230, 120, "rye", 2.5)
                .field(20, 130, 120, 230, "oats", 4)
                .field(130, 130, 230, 230, "wheat", 8)
                .write(folder.resolve("crops.geojson"));
    }

    private FeatureLayerViewModel add() throws Exception {
        done(onFx(() -> fixture.window.workspace().openImage(Path.of("image.tif"))));
        var file = crops();
        done(onFx(() -> fixture.window.features().open(file)));
        fixture.settle();
        return onFx(() -> fixture.window.layers().items().getFirst().drawing().orElseThrow());
    }

    @Test
    void theCardStylesByCategoryAndTheMapFollows(FxRobot robot) throws Exception {
        var drawing = add();
        @SuppressWarnings("unchecked")
        var coloring = (ComboBox<Coloring>) fixture.find("#feature-coloring");

        run(() -> coloring.setValue(Coloring.CATEGORIES));
        WindowFixture.until(drawing.legend(), lines -> lines.size() == 4);
        fixture.settle();

        assertTrue(
                fixture.shownTexts().containsAll(List.of("oats", "rye", "wheat", "4 polygons")),
                fixture.shownTexts()::toString);
        var colors = (FeatureColors.Categories) onFx(() -> drawing.style().get().colors());
        assertEquals("crop", colors.field());

        robot.clickOn("#feature-coloring").type(KeyCode.DOWN).type(KeyCode.ENTER);
        assertEquals(Coloring.CLASSES, onFx(() -> drawing.coloring().get()));
    }

    @Test
    void aClickTellsTheAttributes(FxRobot robot) throws Exception {
        add();
        var maps = (LinkedMaps) fixture.find(".linked-maps");
        run(() -> fixture.window.map().tool().set(MapTool.INSPECT));
        var middle = fixture.place(maps.primary());
        robot.clickOn(middle.getCenterX() + 60, middle.getCenterY() - 60);
        var points = fixture.window.map().inspect().points();
        WindowFixture.until(
                Bindings.valueAt(points, 0),
                point -> point != null && !point.layers().isEmpty());

        assertTrue(fixture.shownTexts().containsAll(List.of("crop", "rye")), fixture.shownTexts()::toString);
    }

    @Test
    void featuresAloneAreAMapToo() throws Exception {
        var file = crops();
        done(onFx(() -> fixture.window.features().open(file)));
        fixture.settle();

        var maps = (LinkedMaps) fixture.find(".linked-maps");
        assertTrue(WindowFixture.isShown(maps));
        var picture = onFx(() -> maps.primary().picture());
        int painted = 0;
        for (int i = 0; i < picture.width(); i += 7) {
            painted += picture.argb(i, picture.height() / 3) == 0 ? 0 : 1;
        }
        assertTrue(painted > 10, painted + " points of a row are painted");
    }

    @Test
    void theMenuAddsTheChosenFile(FxRobot robot) throws Exception {
        fixture.dialogs.features = Optional.of(crops());
        robot.press(KeyCode.CONTROL, KeyCode.SHIFT).type(KeyCode.V).release(KeyCode.SHIFT, KeyCode.CONTROL);

        WindowFixture.until(fixture.window.layers().hasAny(), any -> any);
        assertEquals(
                "crops",
                onFx(() -> fixture.window.layers().items().getFirst().name().get()));
    }
}
