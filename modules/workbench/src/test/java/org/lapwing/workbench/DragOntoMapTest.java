package org.lapwing.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.javafx.scene.input.DragboardHelper;
import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lapwing.workbench.service.OpenedImage;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// Files dragged from the file manager onto the map. The headless platform has no drags of its own, so the events that
/// a system would send are made here.
@ExtendWith(ApplicationExtension.class)
class DragOntoMapTest {

    private WindowFixture fixture;

    @Start
    void start(Stage stage) {
        fixture = WindowFixture.at(stage, 1000, 800);
    }

    @AfterEach
    void close() throws Exception {
        fixture.close();
    }

    @Test
    void aDroppedImageIsOpened() throws Exception {
        var map = fixture.find(".lw-map");
        var board = board("land.tif");

        var over = send(map, DragEvent.DRAG_OVER, board);
        assertEquals(TransferMode.COPY, over.getAcceptedTransferMode());
        assertTrue(styled(map), "the map shows that it takes the file");
        var dropped = send(map, DragEvent.DRAG_DROPPED, board);
        send(map, DragEvent.DRAG_EXITED, board);

        assertTrue(dropped.isDropCompleted());
        assertFalse(styled(map));
        WindowFixture.until(fixture.window.workspace().image(), Optional::isPresent);
        assertEquals(
                "land.tif",
                fixture.window.workspace().image().get().map(OpenedImage::name).orElseThrow());
    }

    @Test
    void anImageAndItsLabelsMayBeDroppedTogetherInAnyOrder() throws Exception {
        send(fixture.find(".lw-map"), DragEvent.DRAG_DROPPED, board("labels.tif", "land.tif"));

        WindowFixture.until(fixture.window.workspace().labels(), Optional::isPresent);
        assertEquals(
                "land.tif",
                fixture.window.workspace().image().get().map(OpenedImage::name).orElseThrow());
    }

    @Test
    void aDroppedFileThatCannotBeReadIsExplained() throws Exception {
        send(fixture.find(".lw-map"), DragEvent.DRAG_DROPPED, board("broken.tif"));

        WindowFixture.until(
                javafx.beans.binding.Bindings.size(fixture.window.notices().unread()), count -> count.intValue() == 1);
        assertTrue(
                fixture.window.notices().unread().getFirst().detail().contains("broken.tif ends after 12 bytes"),
                fixture.window.notices().unread().toString());
    }

    @Test
    void draggedTextIsNotTaken() throws Exception {
        var map = fixture.find(".lw-map");
        var board = WindowFixture.onFx(() -> {
            var made = DragboardHelper.createDragboard(new SystemDrag());
            var content = new ClipboardContent();
            content.putString("land.tif");
            made.setContent(content);
            return made;
        });

        var over = send(map, DragEvent.DRAG_OVER, board);

        assertEquals(Optional.empty(), Optional.ofNullable(over.getAcceptedTransferMode()));
        assertFalse(styled(map));
    }

    private static Dragboard board(String... names) throws Exception {
        return WindowFixture.onFx(() -> {
            var made = DragboardHelper.createDragboard(new SystemDrag());
            var content = new ClipboardContent();
            content.putFiles(Arrays.stream(names)
                    .map(name -> Path.of(name).toFile())
                    .map(File::getAbsoluteFile)
                    .toList());
            made.setContent(content);
            return made;
        });
    }

    private static DragEvent send(Node target, EventType<DragEvent> type, Dragboard board) throws Exception {
        return WindowFixture.onFx(() -> {
            var event = new DragEvent(type, board, 300, 300, 300, 300, TransferMode.COPY, null, null, null);
            target.fireEvent(event);
            return event;
        });
    }

    private static boolean styled(Node map) throws Exception {
        return WindowFixture.onFx(() -> map.getStyleClass().contains("lw-map-drop"));
    }
}
