package org.lapwing.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;

/// A window closed and opened again.
@ExtendWith(ApplicationExtension.class)
class WindowRestartTest {

    @TempDir
    Path folder;

    @Test
    void aWindowComesBackWhereItWasInItsColoursAndTextSize() throws Exception {
        var first = WindowFixture.onFx(() -> new WindowFixture(new Stage(), WindowMemory.in(folder)));
        WindowFixture.run(() -> {
            first.stage.setX(40);
            first.stage.setY(30);
            first.stage.setWidth(920);
            first.stage.setHeight(640);
            first.window.annotations().author().set("Ada");
        });
        WindowFixture.done(first.workbench.tour().theme(ThemeChoice.DARK));
        first.close();

        assertEquals(
                Optional.of(new WindowPlace(
                        40, 30, 920, 640, false, ThemeChoice.DARK, Theme.USUAL_TEXT, 256L << 20, "Ada")),
                WindowMemory.in(folder).recall());
        try (var second = WindowFixture.onFx(() -> new WindowFixture(new Stage(), WindowMemory.in(folder)))) {
            assertEquals(920, WindowFixture.onFx(second.stage::getWidth));
            assertEquals(640, WindowFixture.onFx(second.stage::getHeight));
            assertEquals(40, WindowFixture.onFx(second.stage::getX));
            assertEquals(30, WindowFixture.onFx(second.stage::getY));
            assertEquals(
                    "Ada",
                    WindowFixture.onFx(
                            () -> second.window.annotations().author().get()));
        }
    }
}
